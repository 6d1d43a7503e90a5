//! Whether a sentence ends at a stop: what stands before and behind it decides.

use super::sentences::{Splitter, Stop};
use super::stops::is_starter;
use super::{Case, Mark, TokenKind};
use crate::lexicon::{Class, ClassSet, Form, Frame, WordClass, WordId};

/// What may follow the hour inside a sentence, besides weekdays and months.
const TIME_ZONES: [&str; 22] = [
    "EST",
    "EDT",
    "ET",
    "CST",
    "CDT",
    "CT",
    "MST",
    "MDT",
    "MT",
    "PST",
    "PDT",
    "PT",
    "GMT",
    "BST",
    "UTC",
    "CET",
    "IST",
    "Eastern",
    "Central",
    "Mountain",
    "Pacific",
    "Greenwich",
];

impl Splitter<'_> {
    /// Whether a sentence ends before `next`, behind the stop at `at`.
    pub(super) fn breaks(&self, at: usize, stop: Stop, quoted: bool, next: usize) -> bool {
        // The first word, behind what opens it.
        let mut word = next;
        while word < self.end
            && (self.tokens[word].kind == TokenKind::Quote(Mark::Open)
                || self.is_punct(word, &["(", "[", "*", "_"]))
        {
            word += 1;
        }
        if word == self.end {
            return true;
        }
        let token = self.tokens[word];
        match token.kind {
            TokenKind::Clitic => return false,
            TokenKind::Punct | TokenKind::Quote(_) => {
                return match self.str(word).chars().next() {
                    Some(',' | ';' | ':' | '-' | '–' | '—' | '―' | ')' | ']' | '&' | '/') => {
                        false
                    }
                    _ => matches!(stop, Stop::Plain { .. }),
                };
            }
            TokenKind::Number => {
                return matches!(stop, Stop::Plain { .. });
            }
            TokenKind::Word => {}
        }
        if token.case == Case::Lower
            && self
                .str(word)
                .chars()
                .next()
                .is_some_and(char::is_lowercase)
        {
            return false;
        }
        match stop {
            Stop::Plain { question } => {
                !(quoted && word == next && self.is_speech_tag(word, question))
            }
            Stop::Ellipsis if quoted => !(word == next && self.is_speech_tag(word, false)),
            Stop::Ellipsis => is_starter(self.info(word)) && self.str(word) != "I",
            Stop::Abbreviation => self.abbreviation_ends(at, word),
        }
    }

    /// Whether the abbreviation at `at` ends its sentence, a capitalised `word` following.
    fn abbreviation_ends(&self, at: usize, word: usize) -> bool {
        let text = self.str(at);
        let info = self.info(at);
        let next = self.info(word);
        let starter = self.opens_sentence(word);
        // `From The U.S. And Iran`: a headline's capitals say nothing.
        let headline_case = at > self.start + 1
            && self.tokens[at - 1].case == Case::Title
            && is_starter(self.info(at - 1));
        if headline_case
            || at == self.start
            || text.chars().count() == 2 && text.starts_with(char::is_uppercase)
        {
            // An enumerator, an initial.
            return false;
        }
        if text.eq_ignore_ascii_case("a.m.") || text.eq_ignore_ascii_case("p.m.") {
            let dated = next
                .classes
                .meets(ClassSet::of(&[Class::Weekday, Class::Month]));
            return !dated && !TIME_ZONES.contains(&self.str(word));
        }
        let may_end = info.classes.has(Class::AbbrEnd);
        // `in Hartford, Conn. Police said …`: the state closes a place set off by a comma, and were
        // the sentence to go on, another comma would follow.
        let set_off = at >= self.start + 2
            && self.is_punct(at - 1, &[","])
            && self.tokens[at - 2].case == Case::Title
            && (text == "D.C." || info.classes.has(Class::Abbr) && !info.classes.has(Class::Title));
        if set_off {
            return true;
        }
        if info
            .classes
            .meets(ClassSet::of(&[Class::Abbr, Class::Title]))
            && !may_end
        {
            return false;
        }
        if info.classes.has(Class::Org) {
            let titled =
                next.classes
                    .meets(ClassSet::of(&[Class::Title, Class::Org, Class::Suffix]))
                    || next.role.is_some();
            return starter || !titled;
        }
        starter || (may_end && text.chars().next().is_some_and(char::is_lowercase))
    }

    /// Whether the word at `i` opens a sentence rather than goes on with a name.
    fn opens_sentence(&self, i: usize) -> bool {
        let info = self.info(i);
        let phrase = info.expressions().iter().any(|expression| {
            expression
                .classes
                .meets(ClassSet::of(&[Class::Prep, Class::Sub, Class::Adv]))
                && self.matches(i + 1, &expression.rest)
        }) || info.cues().iter().any(|cue| {
            self.lexicon.lexeme(cue.lexeme).class == WordClass::Phrase
                && self.matches(i + 1, &cue.rest)
        });
        (is_starter(info) && info.gender.is_none()) || phrase
    }

    fn matches(&self, from: usize, words: &[WordId]) -> bool {
        words.len() <= self.end - from.min(self.end)
            && words
                .iter()
                .zip(&self.tokens[from..])
                .all(|(word, token)| *word == token.word)
    }

    /// Whether `NAME said` stands at `i`, belonging to the quotation before.
    ///
    /// Behind a question or exclamation the verb may take more: `“Why?” Smith asked the crowd.`
    /// Behind a full stop a comma was due, so only a bare tag counts.
    fn is_speech_tag(&self, i: usize, question: bool) -> bool {
        // A tag would have a small `he`.
        let pronoun = self.str(i) == "I";
        let mut verb = i + 1;
        if !pronoun {
            if !self.is_name(i) {
                return false;
            }
            while verb < self.end.min(i + 4) && self.is_name(verb) {
                verb += 1;
            }
        }
        if self.adverb(verb) {
            verb += 1;
        }
        let Some(frames) = self.speech_verb(verb) else {
            return false;
        };
        let after = verb + 1;
        if after == self.end {
            return true;
        }
        if !question {
            return self.is_punct(after, &["."]);
        }
        match self.tokens[after].kind {
            TokenKind::Punct => {
                matches!(
                    self.str(after),
                    "." | "," | ";" | ":" | "—" | "–" | "--" | "!" | "?"
                )
            }
            TokenKind::Word => {
                let classes = self.info(after).classes;
                let adjunct = classes.meets(ClassSet::of(&[
                    Class::Prep,
                    Class::Time,
                    Class::Weekday,
                    Class::Sub,
                    Class::Adv,
                    Class::Coord,
                ])) && !classes.meets(ClassSet::of(&[Class::Comp, Class::Det]));
                let addressed = (frames.0 || !frames.1)
                    && !classes.meets(ClassSet::of(&[Class::Comp, Class::PronSubj]));
                adjunct || addressed
            }
            _ => false,
        }
    }

    fn adverb(&self, i: usize) -> bool {
        i < self.end && self.tokens[i].case == Case::Lower && self.info(i).classes.has(Class::Adv)
    }

    fn is_name(&self, i: usize) -> bool {
        let token = self.tokens[i];
        token.kind == TokenKind::Word
            && matches!(token.case, Case::Title | Case::Upper)
            && (!is_starter(self.info(i)) || self.info(i).gender.is_some())
    }

    /// If the word at `i` is a finite verb of speech: whether it takes an addressee, and whether a
    /// clause may follow it directly.
    fn speech_verb(&self, i: usize) -> Option<(bool, bool)> {
        if i >= self.end || self.tokens[i].case != Case::Lower {
            return None;
        }
        self.info(i).cues().iter().find_map(|cue| {
            let lexeme = self.lexicon.lexeme(cue.lexeme);
            let finite = matches!(cue.form, Form::Past | Form::Third | Form::Base);
            (lexeme.class == WordClass::Verb
                && finite
                && cue.rest.is_empty()
                && lexeme.frames.has(Frame::Quote))
            .then(|| {
                (
                    lexeme.frames.has(Frame::NpThat),
                    lexeme.frames.has(Frame::Zero),
                )
            })
        })
    }
}
