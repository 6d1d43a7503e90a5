//! Why a cue became the claim it did, and why not another: every rule tried, and how far it came.
//!
//! For people; the way of [`super::find`] itself goes through none of this.

use std::ops::Range;

use super::cue::Cue;
use super::matcher::{Failures, Matcher};
use super::{Match, for_each_cue, in_scope, rank, veto};
use crate::lexicon::{Lexicon, WordClass};
use crate::phrase::{Extents, Phrases};
use crate::rule::{CueTest, Inst, Prim, Program, RuleId, RuleSet};
use crate::segment::Segmented;

/// All that was tried at one token.
#[derive(Clone, Debug)]
pub struct Trace {
    /// The token that begins the cue, or is its head.
    pub token: usize,
    /// Every program of every rule for this class of cue, in rule order for each cue.
    pub attempts: Vec<Attempt>,
}

impl Trace {
    /// The attempt that won.
    #[must_use]
    pub fn winner(&self) -> Option<&Attempt> {
        let won = |attempt: &&Attempt| matches!(attempt.outcome, Outcome::Won(_));
        self.attempts.iter().find(won)
    }
}

/// One program of one rule at one cue.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The cue.
    pub cue: Cue,
    /// The rule.
    pub rule: RuleId,
    /// Which of its programs.
    pub program: usize,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of an attempt.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It matched and won.
    Won(Match),
    /// It matched; another match won.
    Lost(Match, Reason),
    /// It matched, and so did this one of the rule's `unless` patterns.
    Vetoed(usize),
    /// It did not match.
    Stopped(Stop),
    /// The rule does not look here: inside quotation marks, or outside headlines.
    OutOfScope,
    /// The cue is not of the kind, frame or form that the program asks for.
    OtherCue,
}

/// What decided between two matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// This rule, which matched too, is over it.
    Over(RuleId),
    /// The winner fills more roles.
    Roles,
    /// The winner's cue is longer.
    CueLength,
    /// The winner starts earlier.
    Start,
    /// The winner holds more words.
    Length,
    /// The winner stands earlier in the rule files.
    Order,
}

/// How far a program came.
#[derive(Clone, Debug)]
pub struct Stop {
    /// Whether it failed on the side before the cue; what stands after it is tried first.
    pub before_cue: bool,
    /// The items that could have come next.
    pub wanted: Vec<Inst>,
    /// The tokens that stood there instead; none for an end of the text.
    pub saw: Vec<Option<usize>>,
    /// Items of the side it went past, of how many.
    pub progress: (usize, usize),
}

impl Stop {
    /// Bigger is further.
    #[must_use]
    pub fn distance(&self) -> usize {
        usize::from(self.before_cue) * 1000 + 999 * self.progress.0 / self.progress.1.max(1)
    }
}

/// What was tried at every token of `tokens`, tokens where nothing can be tried left out.
#[must_use]
pub fn trace(
    segmented: &Segmented<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    rules: &RuleSet,
    tokens: Range<usize>,
) -> Vec<Trace> {
    let extents = Extents {
        segmented,
        lexicon,
        phrases,
    };
    let mut matcher = Matcher::noting(extents);
    let mut traces = Vec::new();
    for token in tokens {
        let mut attempts = Vec::new();
        for_each_cue(token, extents, rules, |cue, entries| {
            let all = match cue.lexeme {
                Some(lexeme) => of_class(lexicon.lexeme(lexeme).class, rules),
                None => entries.to_vec(),
            };
            for (rule, program) in all {
                attempts.push(Attempt {
                    cue: cue.clone(),
                    rule,
                    program,
                    outcome: attempt(cue, (rule, program), extents, rules, &mut matcher),
                });
            }
        });
        if !attempts.is_empty() {
            decide(&mut attempts, rules);
            traces.push(Trace { token, attempts });
        }
    }
    traces
}

/// All programs whose cue is of this class, those for other frames too: people ask about them.
fn of_class(class: WordClass, rules: &RuleSet) -> Vec<(RuleId, usize)> {
    let mut all = Vec::new();
    for (id, rule) in (0..).map(RuleId).zip(rules.rules()) {
        for (k, program) in rule.programs.iter().enumerate() {
            if matches!(&program.cue, CueTest::Lexeme(test) if test.class == class) {
                all.push((id, k));
            }
        }
    }
    all
}

/// What comes of one program by itself; a match counts as won until it is compared.
fn attempt(
    cue: &Cue,
    (id, k): (RuleId, usize),
    extents: Extents<'_>,
    rules: &RuleSet,
    matcher: &mut Matcher<'_>,
) -> Outcome {
    let rule = rules.rule(id);
    let program = &rule.programs[k];
    if !cue.fits(&program.cue, extents) {
        return Outcome::OtherCue;
    }
    if !in_scope(rule.scope, cue) {
        return Outcome::OutOfScope;
    }
    let Some(roles) = matcher.run(program, cue) else {
        let failures = matcher.failures().cloned().unwrap_or_default();
        return Outcome::Stopped(stop(program, &failures, extents));
    };
    match veto(id, cue, extents, rules, matcher) {
        Some(unless) => Outcome::Vetoed(unless),
        None => Outcome::Won(Match {
            cue: cue.clone(),
            rule: id,
            program: k,
            roles,
        }),
    }
}

/// The furthest item of the program that was reached, and what stood there each time.
fn stop(program: &Program, failures: &Failures, extents: Extents<'_>) -> Stop {
    let side = if failures.back {
        &program.left
    } else {
        &program.right
    };
    let furthest = failures.dead_ends.iter().map(|&(pc, _)| pc).max();
    let mut places: Vec<u32> = Vec::new();
    for &(pc, at) in &failures.dead_ends {
        if Some(pc) == furthest && !places.contains(&at) {
            places.push(at);
        }
    }
    // What else could have come at those places.
    let mut wanted: Vec<Inst> = Vec::new();
    for &(pc, at) in &failures.dead_ends {
        let inst = &side[pc as usize];
        if places.contains(&at) && !wanted.contains(inst) {
            wanted.push(inst.clone());
        }
    }
    // Insertions may come nearly everywhere; what has to come tells more.
    let filler = |inst: &Inst| matches!(inst, Inst::Prim(Prim::App | Prim::Adv, _));
    if !wanted.iter().all(filler) {
        wanted.retain(|inst| !filler(inst));
    }
    let count = |insts: &[Inst]| insts.iter().filter(|inst| inst.is_item()).count();
    let tokens = extents.segmented.tokens.len();
    let saw = |&at: &u32| {
        if failures.back {
            (at as usize).checked_sub(1)
        } else {
            Some(at as usize).filter(|&at| at < tokens)
        }
    };
    Stop {
        before_cue: failures.back,
        saw: places.iter().map(saw).collect(),
        wanted,
        progress: (count(&side[..furthest.map_or(0, usize::from)]), count(side)),
    }
}

/// Leaves one match as the winner, and tells the others why they are not.
fn decide(attempts: &mut [Attempt], rules: &RuleSet) {
    let matches: Vec<Match> = attempts
        .iter()
        .filter_map(|attempt| match &attempt.outcome {
            Outcome::Won(m) => Some(m.clone()),
            _ => None,
        })
        .collect();
    let over = |loser: &Match| {
        let winner = matches
            .iter()
            .find(|winner| winner.rule != loser.rule && rules.is_over(winner.rule, loser.rule));
        winner.map(|winner| winner.rule)
    };
    let Some(best) = super::best(matches.clone(), rules) else {
        return;
    };
    for attempt in attempts {
        let Outcome::Won(m) = &attempt.outcome else {
            continue;
        };
        if rank(m) == rank(&best) && m.cue.lexeme == best.cue.lexeme {
            continue;
        }
        let reason = over(m).map_or_else(|| difference(m, &best), Reason::Over);
        attempt.outcome = Outcome::Lost(m.clone(), reason);
    }
}

/// The first thing in which the winner is ahead.
fn difference(loser: &Match, winner: &Match) -> Reason {
    let (loser, winner) = (rank(loser), rank(winner));
    if loser.0 != winner.0 {
        Reason::Roles
    } else if loser.1 != winner.1 {
        Reason::CueLength
    } else if loser.2 != winner.2 {
        Reason::Start
    } else if loser.3 != winner.3 {
        Reason::Length
    } else {
        Reason::Order
    }
}
