//! What each rule costs, and how often it matches, whoever wins: for those who tend the rules.

use std::slice;
use std::time::{Duration, Instant};

use super::matcher::Matcher;
use super::{for_each_cue, run};
use crate::lexicon::Lexicon;
use crate::phrase::{Extents, Phrases};
use crate::rule::{RuleId, RuleSet};
use crate::segment::Segmented;

/// One rule at all cues of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RuleUse {
    /// Cues at which it was tried.
    pub tried: u32,
    /// Cues at which it matched.
    pub matched: u32,
    /// Time its programs took, with that of reading the clock. A phrase that several rules ask for at
    /// one place costs the first of them.
    pub time: Duration,
}

/// Runs every rule at every cue with a clock around it; the result goes by [`RuleId`].
#[must_use]
pub fn measure(
    segmented: &Segmented<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    rules: &RuleSet,
) -> Vec<RuleUse> {
    let extents = Extents {
        segmented,
        lexicon,
        phrases,
    };
    let mut matcher = Matcher::new(extents, rules);
    let mut found = Vec::new();
    let mut uses = vec![RuleUse::default(); rules.rules().len()];
    for i in 0..segmented.tokens.len() {
        // A rule's programs stand next to each other.
        let mut last: Option<(RuleId, bool)> = None;
        for_each_cue(i, extents, rules, |cue, entries| {
            for entry in entries {
                let own = &mut uses[entry.rule.0 as usize];
                let start = Instant::now();
                run(
                    slice::from_ref(entry),
                    cue,
                    extents,
                    rules,
                    &mut matcher,
                    &mut found,
                );
                own.time += start.elapsed();
                let before = last.filter(|(rule, _)| *rule == entry.rule);
                let matched = found.drain(..).next().is_some();
                own.tried += u32::from(before.is_none());
                own.matched += u32::from(matched && !before.is_some_and(|(_, matched)| matched));
                last = Some((
                    entry.rule,
                    matched || before.is_some_and(|(_, matched)| matched),
                ));
            }
        });
    }
    uses
}
