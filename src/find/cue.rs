//! Tokens that can be a cue, and the group of words that comes with them.

use std::ops::Range;

use crate::lexicon::{Form, LexemeId, WordClass};
use crate::phrase::{Extents, Tag, VerbGroup, Voice};
use crate::rule::{CueTest, LexemeTest, Voices};

/// A possible cue where it stands.
#[derive(Clone, Debug)]
pub struct Cue {
    /// The verb group, noun or phrase, adverbs at its edges left out.
    pub tokens: Range<usize>,
    /// Its head: the verb, the noun, the phrase's first word.
    pub head: usize,
    /// Where matching to the left begins: before leading adverbs or adjectives.
    pub left: usize,
    /// The cue, if the lexicon lists it.
    pub lexeme: Option<LexemeId>,
    /// Of a verb: its group.
    pub group: Option<VerbGroup>,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// Whether it stands in a headline.
    pub headline: bool,
}

impl Cue {
    /// A cue made of these words, beginning at token `i`.
    pub(super) fn of_words(i: usize, words: &[Box<str>], extents: Extents<'_>) -> Option<Self> {
        let (_, end) = extents.sentence(i);
        let tokens = i..i + words.len();
        let same = |k: usize| {
            extents
                .segmented
                .token_text(i + k)
                .eq_ignore_ascii_case(&words[k])
                || &*words[k] == "—" && extents.phrases.tags[i + k] == Tag::Dash
        };
        (tokens.end <= end && (0..words.len()).all(same)).then(|| Self {
            head: i,
            left: i,
            lexeme: None,
            group: None,
            quoted: is_quoted(i, extents),
            headline: is_headline(i, extents),
            tokens,
        })
    }

    /// The cue of this class, listed or not, that has its head at token `i` and ends before `after`.
    pub(super) fn around(
        i: usize,
        after: usize,
        class: WordClass,
        lexeme: Option<LexemeId>,
        extents: Extents<'_>,
    ) -> Self {
        let group = (class == WordClass::Verb)
            .then(|| VerbGroup::at(i, extents.segmented, extents.lexicon, extents.phrases));
        Self {
            tokens: group.map_or(i, |group| group.start)..after,
            head: i,
            left: match group {
                Some(group) => group.edge,
                None if class == WordClass::Noun => modifiers(i, extents),
                None => i,
            },
            lexeme,
            group,
            quoted: is_quoted(i, extents),
            headline: is_headline(i, extents),
        }
    }

    /// Whether it is what a rule asks for.
    pub(super) fn fits(&self, test: &CueTest, extents: Extents<'_>) -> bool {
        match test {
            CueTest::Words(words) => Self::of_words(self.head, words, extents).is_some(),
            CueTest::Lexeme(test) => self
                .lexeme
                .is_some_and(|lexeme| self.is_lexeme(lexeme, *test, extents)),
        }
    }

    fn is_lexeme(&self, lexeme: LexemeId, test: LexemeTest, extents: Extents<'_>) -> bool {
        test.admits(extents.lexicon.lexeme(lexeme)) && self.is_in_form(test.voice, test.negated)
    }

    /// Whether a verb group has the form that a rule asks for; anything else has.
    pub(super) fn is_in_form(&self, voice: Voices, negated: bool) -> bool {
        self.group
            .is_none_or(|group| allows(group.voice, voice) && (group.negated || !negated))
    }
}

/// Whether a verb group in this voice can stand where a rule asks for that one.
fn allows(voice: Voice, wanted: Voices) -> bool {
    match wanted {
        Voices::Finite => matches!(voice, Voice::Active | Voice::ActiveOrParticiple),
        Voices::Passive => voice == Voice::Passive,
        Voices::Ing => voice == Voice::Ing,
        Voices::Participle => matches!(voice, Voice::Participle | Voice::ActiveOrParticiple),
        Voices::Gerund => voice == Voice::Gerund,
        Voices::Infinitive => voice == Voice::Infinitive,
    }
}

/// The cues of the lexicon that token `i` begins, as the words after it and its class allow.
#[must_use]
pub fn cues_at(i: usize, extents: Extents<'_>) -> Vec<Cue> {
    let segmented = extents.segmented;
    let words = extents.lexicon.word(segmented.tokens[i].word).cues();
    if words.is_empty() {
        return Vec::new();
    }
    let tag = extents.phrases.tags[i];
    let mut cues: Vec<Cue> = Vec::new();
    for word in words {
        let after = i + 1 + word.rest.len();
        if !extents.follow(i, &word.rest) {
            continue;
        }
        let class = extents.lexicon.lexeme(word.lexeme).class;
        let fits = match class {
            WordClass::Verb => match word.form {
                Form::Base => tag == Tag::V,
                Form::Third => tag == Tag::Vz,
                Form::Past => matches!(tag, Tag::Vd),
                Form::Pp => matches!(tag, Tag::Vn | Tag::Vd),
                Form::Ing => tag == Tag::Vg,
                Form::Plural => false,
            },
            WordClass::Noun => matches!(tag, Tag::Noun | Tag::Nouns),
            WordClass::Adj => matches!(tag, Tag::Adj | Tag::Noun | Tag::Vn),
            WordClass::Phrase => true,
        };
        // Past and participle are often one word: one cue each lexeme is enough.
        if !fits
            || cues
                .iter()
                .any(|cue| cue.lexeme == Some(word.lexeme) && cue.tokens.end == after)
        {
            continue;
        }
        cues.push(Cue::around(i, after, class, Some(word.lexeme), extents));
    }
    cues
}

/// Where the adjectives before the noun at `i` begin.
fn modifiers(i: usize, extents: Extents<'_>) -> usize {
    let start = extents
        .phrases
        .chunk_at(i)
        .map_or(i, |chunk| chunk.start as usize);
    let opener = |k: &usize| {
        matches!(
            extents.phrases.tags[*k],
            Tag::Det | Tag::Poss | Tag::PossMark
        )
    };
    (start..i).rev().find(opener).map_or(start, |k| k + 1)
}

/// Whether token `i` stands inside a quotation that stands as speech. A few words between marks
/// (`a “so-called deal”`) do not hide a cue from its rules unless it is one of them.
fn is_quoted(i: usize, extents: Extents<'_>) -> bool {
    extents.segmented.tokens[i].quote.is_some()
}

fn is_headline(i: usize, extents: Extents<'_>) -> bool {
    extents.segmented.sentences[extents.segmented.tokens[i].sentence as usize].headline
}
