//! Items of patterns, word classes and notes in words.

use crate::phrase::Voice;
use crate::resolve::What;
use crate::rule::{Inst, PhraseTest, Prim, Voices};

/// What an item of a pattern asks for, before the cue or after it.
pub(super) fn of_item(inst: &Inst, before_cue: bool) -> String {
    match inst {
        Inst::Word(_, text) if text.chars().any(char::is_alphanumeric) => {
            format!("the word `{text}`")
        }
        Inst::Word(_, text) => format!("the mark `{text}`"),
        Inst::OneOf(words) => {
            let words: Vec<String> = words.words().map(|word| format!("`{word}`")).collect();
            match &words[..] {
                [first, second, third, .., last] if words.len() > 6 => format!(
                    "one of {} words: {first}, {second}, {third} … {last}",
                    words.len()
                ),
                words => format!("one of the words {}", words.join(", ")),
            }
        }
        Inst::Comma => "a comma, also one inside the quotation before".to_owned(),
        Inst::Exact(text) => format!("exactly `{text}`"),
        Inst::Lexeme(test) => format!("a word that cues.tsv has as {test}"),
        Inst::Prim(prim, test) => {
            let of = match test {
                None => "",
                Some(PhraseTest::Party) => " of somebody who can speak or act",
                Some(PhraseTest::Person) => " of human beings",
                Some(PhraseTest::Document) => " of a report or the like",
                Some(PhraseTest::Thing) => " of something that cannot speak or act",
                Some(PhraseTest::Sentence) => " that opens with a capital",
            };
            let phrase = match prim {
                Prim::Np if before_cue => {
                    "a noun phrase that can be the subject of what follows; ANYNP takes any"
                }
                prim => of_phrase(*prim),
            };
            format!("{phrase}{of}")
        }
        Inst::Gap(most) => format!("up to {most} words"),
        Inst::SentenceStart => "the sentence's begin".to_owned(),
        Inst::SentenceEnd => "the sentence's end".to_owned(),
        Inst::Break => "the border of the next sentence".to_owned(),
        Inst::Not(inner) => format!("anything but {}", of_item(inner, before_cue)),
        Inst::Split(..) | Inst::Jump(_) | Inst::Save(_) | Inst::Match => String::new(),
    }
}

fn of_phrase(prim: Prim) -> &'static str {
    match prim {
        Prim::Np => "a noun phrase",
        Prim::AnyNp => "a noun phrase wherever it stands",
        Prim::LongNp => "a noun phrase with all that belongs to it",
        Prim::Poss => "a possessor, as `his`",
        Prim::Name => "a name",
        Prim::Pron => "a pronoun",
        Prim::Quote => "a quotation that stands as speech",
        Prim::Scare => "a quotation of a few words",
        Prim::Clause => "a clause with a finite verb",
        Prim::Opening => "the sentence's first words, its verb to come",
        Prim::Matter => "anything, to where the speaker's words end",
        Prim::Rest => "everything to the paragraph's end",
        Prim::VpIng => "an -ing clause",
        Prim::ToInf => "a to-infinitive",
        Prim::Pp => "a preposition with its noun phrase",
        Prim::App => "an insertion between commas, dashes or brackets",
        Prim::Adv => "adverbs, dates, places",
        Prim::Wh => "a word that asks",
        Prim::Be => "a form of be",
        Prim::Adj => "an adjective",
        Prim::Num => "a number",
        Prim::Time => "a word that dates",
    }
}

/// What resolution did.
pub(super) fn of_note(what: What) -> &'static str {
    match what {
        What::LongerCue => "no claim: these words are part of a longer cue",
        What::NearerCue => "no claim: this cue is nearer to the quotation",
        What::AuthorSpeaks => {
            "no claim: the author speaks, whose own `I`, `we` and `you` attribute nothing"
        }
        What::SourceBeside => "the source is the noun right before the -ing form",
        What::SourceShared => "the source is that of the claim before it in the sentence",
        What::SourceSubject => "the source is the subject of the nearest finite verb before it",
        What::SourceAfter => "the source is the subject of the main clause that follows",
        What::RunsOn => "the quotation that follows is the same speaker's",
    }
}

/// The forms in which rules can ask for a verb group of this voice.
pub(super) fn forms(voice: Voice) -> Vec<&'static str> {
    let forms: &[Voices] = match voice {
        Voice::Active => &[Voices::Finite],
        Voice::ActiveOrParticiple => &[Voices::Finite, Voices::Participle],
        Voice::Passive => &[Voices::Passive],
        Voice::Participle => &[Voices::Participle],
        Voice::Ing => &[Voices::Ing],
        Voice::Gerund => &[Voices::Gerund],
        Voice::Infinitive => &[Voices::Infinitive],
    };
    forms.iter().map(|form| form.as_str()).collect()
}
