//! What a rule compiles to: programs that run outwards from the cue, one to each side.

use super::ast::{PhraseTest, Prim, Role, Voices};
use crate::claim::Modality;
use crate::lexicon::{FrameSet, Lexeme, WordClass, WordId};
use crate::text::{ClaimType, Force};

/// Something a rule says of its claims besides their type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Whether a word names the act.
    Explicit(bool),
    /// Whether the claim is said not to have been made.
    Negated(bool),
    /// Whether it was made for certain.
    Modality(Modality),
    /// How forceful a demand is.
    Force(Force),
}

/// A test for a cue of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LexemeTest {
    /// Verb, noun, adjective or phrase.
    pub class: WordClass,
    /// It must have one of these frames; empty: any.
    pub frames: FrameSet,
    /// It must make this claim.
    pub claim_type: Option<ClaimType>,
    /// For a verb, the form of its group.
    pub voice: Voices,
    /// For a verb, whether its group must be negated.
    pub negated: bool,
}

impl LexemeTest {
    /// Whether `lexeme` is what it asks for, whatever its form.
    #[must_use]
    pub fn admits(&self, lexeme: &Lexeme) -> bool {
        lexeme.class == self.class
            && (self.frames.is_empty() || lexeme.frames.meets(self.frames))
            && self
                .claim_type
                .is_none_or(|wanted| lexeme.claim_type == wanted)
    }
}

/// What a rule's cue must be.
#[derive(Clone, Debug, PartialEq)]
pub enum CueTest {
    /// A cue of the lexicon.
    Lexeme(LexemeTest),
    /// A sequence of words or marks, lower case.
    Words(Vec<Box<str>>),
}

/// Words that stand for each other in a pattern: `( lied | stole | cheated )`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordSet {
    /// Those that the lexicon knows, sorted.
    ids: Vec<WordId>,
    /// All others, lower case.
    texts: Vec<Box<str>>,
    /// All of them, as the pattern has them.
    shown: Vec<Box<str>>,
}

impl WordSet {
    /// Adds a word, which the lexicon knows by `id`, or not at all.
    pub(super) fn add(&mut self, id: WordId, text: &str) {
        self.shown.push(text.into());
        if id == WordId::default() {
            self.texts.push(text.into());
        } else if let Err(at) = self.ids.binary_search(&id) {
            self.ids.insert(at, id);
        }
    }

    /// Whether a token of this word and text is one of them.
    #[must_use]
    pub fn has(&self, word: WordId, text: &str) -> bool {
        self.ids.binary_search(&word).is_ok()
            || self.texts.iter().any(|own| own.eq_ignore_ascii_case(text))
    }

    /// The words, as the pattern has them.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.shown.iter().map(|word| &**word)
    }
}

/// One instruction.
#[derive(Clone, Debug, PartialEq)]
pub enum Inst {
    /// This word, in any case; the text where the lexicon does not know it.
    Word(WordId, Box<str>),
    /// One of these words, in any case.
    OneOf(WordSet),
    /// A comma, or the edge of a quotation that holds one.
    Comma,
    /// This token, as written.
    Exact(Box<str>),
    /// A cue of the lexicon, in any form.
    Lexeme(LexemeTest),
    /// A phrase.
    Prim(Prim, Option<PhraseTest>),
    /// Up to so many tokens, few first.
    Gap(u16),
    /// The sentence begins here.
    SentenceStart,
    /// The sentence ends here (before its final stop).
    SentenceEnd,
    /// The next (or previous) sentence begins here.
    Break,
    /// None of these begins here (or ends here, going back).
    Not(Box<Inst>),
    /// Try the first, then the second.
    Split(u16, u16),
    /// Go on there.
    Jump(u16),
    /// Note the place in this slot.
    Save(u8),
    /// Done.
    Match,
}

/// One way a rule can match, split at its cue.
#[derive(Clone, Debug)]
pub struct Program {
    /// What the cue must be.
    pub cue: CueTest,
    /// What stands before it, read backwards.
    pub left: Vec<Inst>,
    /// What stands after it.
    pub right: Vec<Inst>,
    /// The role of each pair of slots; slots `2k` and `2k + 1` are pair `k`'s ends.
    pub roles: Vec<Role>,
    /// Whether the cue's words are content or target too (`CONTENT:<n.claim>` as anchor is not).
    pub left_slots: usize,
}

impl Program {
    /// Every test for a cue of the lexicon in it, that of its own cue first.
    pub(crate) fn lexeme_tests(&self) -> impl Iterator<Item = LexemeTest> + '_ {
        let cue = match &self.cue {
            CueTest::Lexeme(test) => Some(*test),
            CueTest::Words(_) => None,
        };
        let items = self.left.iter().chain(&self.right);
        let items = items.map(|inst| match inst {
            Inst::Not(inner) => inner,
            inst => inst,
        });
        cue.into_iter().chain(items.filter_map(|inst| match inst {
            Inst::Lexeme(test) => Some(*test),
            _ => None,
        }))
    }
}
