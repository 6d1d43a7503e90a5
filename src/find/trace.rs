//! Why a cue became the claim it did, and why not another: every rule tried, and how far it came.
//!
//! For people; the way of [`super::find`] itself goes through none of this.

use std::ops::Range;

use super::cue::Cue;
use super::matcher::{Matcher, Notes};
use super::steps::{Step, Stop, steps, stop};
use super::{Match, for_each_cue, in_scope, rank, veto};
use crate::lexicon::{FrameSet, Lexicon, WordClass};
use crate::phrase::{Extents, Phrases};
use crate::rule::{CueTest, RuleId, RuleSet};
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
    /// The items it went past and what each took, in text order; of a program that failed, those of
    /// the way that came furthest.
    pub steps: Vec<Step>,
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
    /// It would match, had the cue's line one of these frames.
    OtherFrame(FrameSet, Match),
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

/// What was tried at every token of `tokens`, tokens where nothing can be tried left out.
#[must_use]
pub fn trace(
    segmented: &Segmented<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    rules: &RuleSet,
    tokens: Range<usize>,
) -> Vec<Trace> {
    let mut tracer = Tracer::new(segmented, lexicon, phrases, rules);
    let mut traces = Vec::new();
    for token in tokens {
        let mut attempts = Vec::new();
        for_each_cue(token, tracer.extents, rules, |cue, entries| {
            let all = match cue.lexeme {
                Some(lexeme) => of_class(lexicon.lexeme(lexeme).class, rules),
                None => entries
                    .iter()
                    .map(|entry| (entry.rule, entry.program))
                    .collect(),
            };
            attempts.extend(all.into_iter().map(|entry| tracer.attempt(cue, entry)));
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

/// Runs programs and keeps what they noted.
struct Tracer<'a> {
    extents: Extents<'a>,
    rules: &'a RuleSet,
    matcher: Matcher<'a>,
}

impl<'a> Tracer<'a> {
    fn new(
        segmented: &'a Segmented<'a>,
        lexicon: &'a Lexicon,
        phrases: &'a Phrases,
        rules: &'a RuleSet,
    ) -> Self {
        let extents = Extents {
            segmented,
            lexicon,
            phrases,
        };
        Self {
            extents,
            rules,
            matcher: Matcher::noting(extents, rules),
        }
    }

    /// What comes of one program by itself; a match counts as won until it is compared.
    fn attempt(&mut self, cue: &Cue, entry: (RuleId, usize)) -> Attempt {
        let rule = self.rules.rule(entry.0);
        let test = &rule.programs[entry.1].cue;
        let without = |outcome| Attempt {
            cue: cue.clone(),
            rule: entry.0,
            program: entry.1,
            outcome,
            steps: Vec::new(),
        };
        if cue.fits(test, self.extents) {
            return if in_scope(rule.scope, cue) {
                self.run(cue, entry)
            } else {
                without(Outcome::OutOfScope)
            };
        }
        // Would the frame alone make the difference?
        if let CueTest::Lexeme(test) = test
            && let Some(lexeme) = cue.lexeme.map(|id| self.extents.lexicon.lexeme(id))
            && test
                .claim_type
                .is_none_or(|wanted| wanted == lexeme.claim_type)
            && cue.is_in_form(test.voice, test.negated)
            && in_scope(rule.scope, cue)
        {
            let mut attempt = self.run(cue, entry);
            if let Outcome::Won(found) = attempt.outcome {
                attempt.outcome = Outcome::OtherFrame(test.frames, found);
                return attempt;
            }
        }
        without(Outcome::OtherCue)
    }

    /// Runs a program at a cue that it may have.
    fn run(&mut self, cue: &Cue, (id, k): (RuleId, usize)) -> Attempt {
        let program = &self.rules.rule(id).programs[k];
        let roles = self.matcher.run(program, cue);
        let Notes {
            after,
            back,
            way,
            dead_ends,
            furthest,
        } = self.matcher.notes();
        let (steps, outcome) = if let Some(roles) = roles {
            let outcome = match veto(id, cue, self.extents, self.rules, &mut self.matcher) {
                Some(unless) => Outcome::Vetoed(unless),
                None => Outcome::Won(Match {
                    cue: cue.clone(),
                    rule: id,
                    program: k,
                    roles,
                }),
            };
            (steps(program, &way, &after), outcome)
        } else {
            let stop = stop(program, back, &dead_ends, self.extents);
            let (before, after) = if back {
                (furthest, after)
            } else {
                (Vec::new(), furthest)
            };
            (steps(program, &before, &after), Outcome::Stopped(stop))
        };
        Attempt {
            cue: cue.clone(),
            rule: id,
            program: k,
            outcome,
            steps,
        }
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
