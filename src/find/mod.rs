//! From tokens, phrases and rules to matches: which rule found which roles at which cue.
//!
//! Only tokens that can be a cue are looked at; at each, every rule for it runs outwards, and one wins.
//! What the roles refer to, and how claims hang together, is not known here.

mod cue;
mod known;
mod matcher;
mod measure;
mod present;
mod steps;
#[cfg(test)]
mod tests;
mod trace;
mod tried;
mod visited;

use std::cmp::Reverse;
use std::ops::Range;

pub use cue::{Cue, cues_at};
use matcher::Matcher;
pub use measure::{RuleUse, measure};
pub use steps::{Step, Stop};
pub use trace::{Attempt, Outcome, Reason, Trace, trace};

use crate::lexicon::Lexicon;
use crate::phrase::{Extents, Phrases};
use crate::rule::{Entry, Role, RuleId, RuleSet, Scope, WordCue};
use crate::segment::Segmented;

/// One rule's finding at one cue.
#[derive(Clone, Debug)]
pub struct Match {
    /// The cue.
    pub cue: Cue,
    /// The rule.
    pub rule: RuleId,
    /// Which of its programs.
    pub program: usize,
    /// Roles and their tokens, the cue left out, in text order.
    pub roles: Vec<(Role, Range<usize>)>,
}

impl Match {
    /// The tokens of one role, in text order.
    pub fn role(&self, role: Role) -> impl Iterator<Item = Range<usize>> + '_ {
        self.roles
            .iter()
            .filter(move |(r, _)| *r == role)
            .map(|(_, tokens)| tokens.clone())
    }

    /// How many different roles are filled.
    fn n_roles(&self) -> usize {
        Role::ALL
            .iter()
            .filter(|&&role| self.roles.iter().any(|(r, _)| *r == role))
            .count()
    }

    fn start(&self) -> usize {
        self.roles
            .iter()
            .map(|(_, tokens)| tokens.start)
            .chain([self.cue.tokens.start])
            .min()
            .unwrap_or(0)
    }

    fn len(&self) -> usize {
        self.roles.iter().map(|(_, tokens)| tokens.len()).sum()
    }
}

/// The winning match at every cue of the document, in text order.
#[must_use]
pub fn find(
    segmented: &Segmented<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    rules: &RuleSet,
) -> Vec<Match> {
    let extents = Extents {
        segmented,
        lexicon,
        phrases,
    };
    winners(extents, rules, |_| true)
}

/// What [`find`] would find if there were no rule `absent`.
#[must_use]
pub fn find_without(absent: RuleId, extents: Extents<'_>, rules: &RuleSet) -> Vec<Match> {
    winners(extents, rules, |found| found.rule != absent)
}

/// The best at every cue of the matches that `counts` lets pass.
fn winners(extents: Extents<'_>, rules: &RuleSet, counts: impl Fn(&Match) -> bool) -> Vec<Match> {
    let mut matcher = Matcher::new(extents, rules);
    let mut matches = Vec::new();
    for i in 0..extents.segmented.tokens.len() {
        let mut candidates = find_at(i, extents, rules, &mut matcher);
        if !candidates.is_empty() {
            candidates.retain(&counts);
            matches.extend(best(candidates, rules));
        }
    }
    matches
}

/// Every rule's match at the cue that begins with token `i`.
fn find_at(
    i: usize,
    extents: Extents<'_>,
    rules: &RuleSet,
    matcher: &mut Matcher<'_>,
) -> Vec<Match> {
    let mut found = Vec::new();
    for_each_cue(i, extents, rules, |cue, entries| {
        run(entries, cue, extents, rules, matcher, &mut found);
    });
    found
}

/// Shows every cue that begins with token `i`, with the rules that may be tried at it.
fn for_each_cue(
    i: usize,
    extents: Extents<'_>,
    rules: &RuleSet,
    mut show: impl FnMut(&Cue, &[Entry]),
) {
    let word = extents.segmented.tokens[i].word;
    if !rules.may_open_cue(word) {
        return;
    }
    for cue in cues_at(i, extents) {
        if let Some(lexeme) = cue.lexeme {
            show(&cue, rules.at_lexeme(lexeme));
        }
    }
    for WordCue { words, entries } in rules.at_word(extents.segmented.token_text(i)) {
        if let Some(cue) = Cue::of_words(i, words, extents) {
            show(&cue, entries);
        }
    }
}

fn run(
    entries: &[Entry],
    cue: &Cue,
    extents: Extents<'_>,
    rules: &RuleSet,
    matcher: &mut Matcher<'_>,
    found: &mut Vec<Match>,
) {
    for entry in entries {
        let Entry {
            rule: id, program, ..
        } = *entry;
        let in_form = |(voice, negated)| cue.is_in_form(voice, negated);
        if !in_scope(entry.scope, cue) || !entry.form.is_none_or(in_form) {
            continue;
        }
        let Some(roles) = matcher.run(&rules.rule(id).programs[program], cue) else {
            continue;
        };
        if veto(id, cue, extents, rules, matcher).is_none() {
            found.push(Match {
                cue: cue.clone(),
                rule: id,
                program,
                roles,
            });
        }
    }
}

/// The match that wins: not beaten by a rule `over` its own, then more roles filled, then the longer
/// cue, then the earlier start, then more words, then the earlier rule.
fn best(mut candidates: Vec<Match>, rules: &RuleSet) -> Option<Match> {
    if candidates.len() > 1 {
        let beaten: Vec<bool> = candidates
            .iter()
            .map(|loser| {
                candidates.iter().any(|winner| {
                    winner.rule != loser.rule && rules.is_over(winner.rule, loser.rule)
                })
            })
            .collect();
        let mut beaten = beaten.into_iter();
        candidates.retain(|_| !beaten.next().unwrap_or(false));
    }
    candidates.into_iter().min_by_key(rank)
}

/// How a match compares with the others at its cue, the smallest wins.
fn rank(
    m: &Match,
) -> (
    Reverse<usize>,
    Reverse<usize>,
    usize,
    Reverse<usize>,
    RuleId,
    usize,
) {
    (
        Reverse(m.n_roles()),
        Reverse(m.cue.tokens.len()),
        m.start(),
        Reverse(m.len()),
        m.rule,
        m.program,
    )
}

fn in_scope(scope: Scope, cue: &Cue) -> bool {
    match scope {
        Scope::OutsideQuote => !cue.quoted,
        Scope::Any => true,
        Scope::Headline => cue.headline && !cue.quoted,
    }
}

/// Which of the rule's `unless` patterns fits at the cue.
fn veto(
    id: RuleId,
    cue: &Cue,
    extents: Extents<'_>,
    rules: &RuleSet,
    matcher: &mut Matcher<'_>,
) -> Option<usize> {
    rules
        .rule(id)
        .unless
        .iter()
        .position(|unless| cue.fits(&unless.cue, extents) && matcher.run(unless, cue).is_some())
}
