//! Verb groups: a full verb with its auxiliaries, negation and adverbs.

use super::{Phrases, Tag};
use crate::lexicon::{Class, Lexicon};
use crate::segment::Segmented;

/// What a verb group can do in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Voice {
    /// Finite, active: `has accused`, `accuses`, `is accusing`.
    Active,
    /// Finite, active, or a bare participle: `accused`.
    ActiveOrParticiple,
    /// With a form of be: `was accused`.
    Passive,
    /// A bare participle: `blamed for`.
    Participle,
    /// A bare -ing form: `accusing`.
    Ing,
    /// An -ing form that a preposition governs: `of accusing`.
    Gerund,
    /// After `to`.
    Infinitive,
}

/// A full verb and what belongs to it.
#[derive(Clone, Copy, Debug)]
pub struct VerbGroup {
    /// Token of the first auxiliary, or of the verb.
    pub start: usize,
    /// Token of the first adverb before that, or the same.
    pub edge: usize,
    /// Token of the verb itself.
    pub head: usize,
    /// What it can do.
    pub voice: Voice,
    /// Whether it is negated.
    pub negated: bool,
    /// Whether an adverb hedges it: `reportedly`.
    pub hedged: bool,
    /// `will`, `is going to`
    pub future: bool,
    /// `could`, `would`, `may` …
    pub hypothetical: bool,
}

impl VerbGroup {
    /// The group of the verb at token `head`.
    #[must_use]
    pub fn at(
        head: usize,
        segmented: &Segmented<'_>,
        lexicon: &Lexicon,
        phrases: &Phrases,
    ) -> Self {
        let tags = &phrases.tags;
        let first = segmented.sentences[segmented.tokens[head].sentence as usize]
            .tokens
            .start;
        let text = |i: usize| segmented.token_text(i);
        let mut group = Self {
            start: head,
            edge: head,
            head,
            voice: match tags[head] {
                Tag::Vg => Voice::Ing,
                Tag::Vn => Voice::Participle,
                Tag::Vd => Voice::ActiveOrParticiple,
                _ => Voice::Active,
            },
            negated: false,
            hedged: false,
            future: false,
            hypothetical: false,
        };
        let mut i = head;
        let mut nearest_aux = None;
        while i > first {
            let before = i - 1;
            match tags[before] {
                Tag::Adv => {
                    group.hedged |= lexicon
                        .word(segmented.tokens[before].word)
                        .classes
                        .has(Class::Hedge);
                }
                Tag::Neg => group.negated = true,
                Tag::Be | Tag::Have | Tag::Do | Tag::Modal => {
                    nearest_aux = nearest_aux.or(Some(before));
                    group.start = before;
                    if tags[before] == Tag::Modal {
                        let future = matches!(
                            text(before).trim_start_matches(['\'', '’']),
                            "will" | "ll" | "wo" | "shall"
                        );
                        group.future |= future;
                        group.hypothetical |= !future;
                    }
                }
                Tag::To => {
                    if group.start == i || tags[i] == Tag::Adv {
                        group.voice = Voice::Infinitive;
                    }
                    break;
                }
                // `that naming him was wrong`, `the thinking`: a subject, a noun.
                Tag::Comp | Tag::Det if group.voice == Voice::Ing && group.start == head => {
                    group.voice = Voice::Gerund;
                    break;
                }
                Tag::Prep if group.voice == Voice::Ing && group.start == head => {
                    if matches!(
                        text(before),
                        "of" | "for"
                            | "from"
                            | "to"
                            | "against"
                            | "about"
                            | "without"
                            | "into"
                            | "on"
                    ) {
                        group.voice = Voice::Gerund;
                    }
                    break;
                }
                _ => break,
            }
            i = before;
        }
        group.edge = i.min(group.start);
        if group.voice == Voice::Infinitive {
            return group;
        }
        if let Some(aux) = nearest_aux {
            let participle = matches!(tags[head], Tag::Vd | Tag::Vn);
            group.voice = match tags[aux] {
                Tag::Be if participle => Voice::Passive,
                _ => Voice::Active,
            };
            // `having been accused`, `being blamed`: not finite.
            if i == group.start && matches!(text(group.start), "having" | "Having") {
                group.voice = Voice::Ing;
            } else if matches!(text(group.start), "being" | "Being")
                && group.voice == Voice::Passive
            {
                group.voice = Voice::Participle;
            }
        }
        group
    }
}
