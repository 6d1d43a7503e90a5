//! What a rule compiles to: programs that run outwards from the cue, one to each side.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::ast::{PhraseTest, Prim, Role, Voices};
use super::needs::SideNeeds;
use super::opener::Opener;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
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

    /// Adds all of `other`.
    pub(super) fn add_all(&mut self, other: &Self) {
        let texts = other.texts.iter().map(|text| (WordId::UNKNOWN, &**text));
        let ids = other.ids.iter().map(|&id| (id, ""));
        ids.chain(texts).for_each(|(id, text)| self.add(id, text));
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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

/// Index of a [`Side`] among those of its rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SideId(pub u32);

/// What stands on one side of a cue. Patterns that say the same there share it, so that it is looked
/// for once at a place, whichever of them ask.
#[derive(Debug)]
pub struct Side {
    /// Its place among all sides.
    pub id: SideId,
    /// Whether it stands before the cue and is read backwards.
    pub back: bool,
    /// Its instructions; slots `2k` and `2k + 1` are the ends of its pair `k`.
    pub insts: Vec<Inst>,
    /// How many slots it has.
    pub n_slots: usize,
    /// What must be there if it is to be found.
    pub needs: SideNeeds,
    /// What it begins with, if one token tells.
    pub opener: Option<Opener>,
    /// For each of its gaps, by instruction, what comes behind it, if one token tells.
    pub behind_gap: FxHashMap<u16, Opener>,
}

/// The different sides of a rule set.
#[derive(Debug, Default)]
pub(super) struct Sides(FxHashMap<(bool, Vec<Inst>), Arc<Side>>);

impl Sides {
    /// The side of these instructions, and of these needs if it is new.
    pub(super) fn intern(
        &mut self,
        back: bool,
        insts: Vec<Inst>,
        needs: impl FnOnce() -> SideNeeds,
    ) -> Arc<Side> {
        let id = SideId(self.0.len() as u32);
        let side = self.0.entry((back, insts));
        let side = side.or_insert_with_key(|(back, insts)| {
            Arc::new(Side {
                id,
                back: *back,
                insts: insts.clone(),
                n_slots: n_slots(insts),
                needs: needs(),
                opener: Opener::at(insts, 0),
                behind_gap: behind_gaps(insts),
            })
        });
        Arc::clone(side)
    }
}

/// What comes behind each gap, where one token tells.
fn behind_gaps(insts: &[Inst]) -> FxHashMap<u16, Opener> {
    let gaps = (0..insts.len()).filter(|&pc| matches!(insts[pc], Inst::Gap(_)));
    gaps.filter_map(|pc| Some((pc as u16, Opener::at(insts, pc + 1)?)))
        .collect()
}

/// How many slots there are, each pair's ends being in use or neither.
fn n_slots(insts: &[Inst]) -> usize {
    insts
        .iter()
        .filter(|inst| matches!(inst, Inst::Save(_)))
        .count()
}

/// One way a rule can match, split at its cue.
#[derive(Clone, Debug)]
pub struct Program {
    /// What the cue must be.
    pub cue: CueTest,
    /// What stands before it.
    pub left: Arc<Side>,
    /// What stands after it.
    pub right: Arc<Side>,
    /// The role of each pair of slots, those of the left side first.
    pub roles: Vec<Role>,
    /// How many pairs of slots the left side has.
    pub left_slots: usize,
}

impl Program {
    /// Every test for a cue of the lexicon in it, that of its own cue first.
    pub(crate) fn lexeme_tests(&self) -> impl Iterator<Item = LexemeTest> + '_ {
        let cue = match &self.cue {
            CueTest::Lexeme(test) => Some(*test),
            CueTest::Words(_) => None,
        };
        let items = self.left.insts.iter().chain(&self.right.insts);
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
