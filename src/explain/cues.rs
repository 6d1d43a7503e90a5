//! What the rules did at a cue, and how a claim came of it.

use super::wire::{Antecedent, Attempt, Claim, Cue, Item, Outcome, Stop, Understood, Wanted};
use super::{Explainer, cue_table, meaning};
use crate::claim::{Party, Via};
use crate::find::{self, Match, Reason, Step, Trace};
use crate::resolve::Note;
use crate::rule::{CueTest, Role};

impl<'t> Explainer<'t> {
    /// What was tried at one token, if that is asked about.
    pub(super) fn cue(&self, trace: &Trace, asked: &[usize], claims: &[usize]) -> Option<Cue<'t>> {
        let rule_asked = self.question.rule.is_some();
        let mut attempts: Vec<(usize, Attempt<'t>)> = trace
            .attempts
            .iter()
            .filter(|attempt| self.question.wants_rule(self.rule(attempt.rule)))
            .map(|attempt| self.attempt(attempt))
            .filter(|(_, attempt)| rule_asked || attempt.outcome != Outcome::OtherCue)
            .collect();
        attempts.sort_by_key(|(distance, attempt)| (attempt.outcome, std::cmp::Reverse(*distance)));
        let first = trace.attempts.first()?;
        let tokens = first.cue.tokens.start..first.cue.tokens.end.max(trace.token + 1);
        let (won, claim) = match trace.winner().map(|winner| &winner.outcome) {
            Some(find::Outcome::Won(found)) => (Some(found), self.claim_of(found)),
            _ => (None, None),
        };
        let wanted = (!self.question.is_about_words() || asked.iter().any(|k| tokens.contains(k)))
            && (self.question.claim.is_none() || claim.is_some_and(|k| claims.contains(&k)))
            && !attempts.is_empty();
        if !wanted {
            return None;
        }
        let mut lines = Vec::new();
        for attempt in &trace.attempts {
            let lexeme = attempt
                .cue
                .lexeme
                .map(|id| self.language.lexicon.lexeme(id));
            lines.extend(lexeme.map(|lexeme| self.cue_table.shown(lexeme)));
            lines.dedup();
        }
        let dropped = won.filter(|_| claim.is_none()).and_then(|found| {
            let mut notes = self.notes_of(found);
            notes.find(|note| note.is_drop())
        });
        Some(Cue {
            span: self.span(trace.token..trace.token + 1),
            lines,
            form: first
                .cue
                .group
                .map(|group| meaning::forms(group.voice))
                .unwrap_or_default(),
            negated: first.cue.group.is_some_and(|group| group.negated),
            quoted: first.cue.quoted,
            claim: claim.map(|k| self.records[k].id.clone()),
            dropped: dropped.map(|note| self.understood(note)),
            attempts: attempts.into_iter().map(|(_, attempt)| attempt).collect(),
        })
    }

    /// Claim `k`, explained from the match it came of.
    pub(super) fn claim(&self, k: usize, traces: &[Trace]) -> Claim<'t> {
        let winners = traces.iter().filter_map(Trace::winner);
        let own = winners
            .filter_map(|attempt| match &attempt.outcome {
                find::Outcome::Won(found) => Some((attempt, found)),
                _ => None,
            })
            .find(|(_, found)| self.claim_of(found) == Some(k));
        let claim = &self.extraction.claims[k];
        let parties = claim.sources.iter().chain(&claim.targets);
        Claim {
            record: self.records[k].clone(),
            file: own.map_or_else(
                || claim.rule.file.clone(),
                |(attempt, _)| self.file_of(self.rule(attempt.rule)),
            ),
            items: own.map_or_else(Vec::new, |(attempt, _)| self.items(attempt)),
            understood: own.map_or_else(Vec::new, |(_, found)| {
                let notes = self.notes_of(found);
                notes.map(|note| self.understood(note)).collect()
            }),
            antecedents: parties.filter_map(|party| self.antecedent(party)).collect(),
        }
    }

    /// Which claim came of a match.
    fn claim_of(&self, found: &Match) -> Option<usize> {
        let cue = self.extraction.segmented.span_of(found.cue.tokens.clone());
        let id = &self.rule(found.rule).reference.id;
        let claims = &self.extraction.claims;
        let own = |claim: &crate::claim::Claim| claim.cue == cue && claim.rule.id == *id;
        claims.iter().position(own)
    }

    fn notes_of(&self, found: &Match) -> impl Iterator<Item = &'t Note> {
        let (cue, rule) = (found.cue.head, found.rule);
        let notes = self.extraction.notes.iter();
        notes.filter(move |note| note.cue == cue && note.rule == rule)
    }

    fn understood(&self, note: &Note) -> Understood<'t> {
        Understood {
            what: note.what.as_str(),
            means: meaning::of_note(note.what),
            by: self.span(note.tokens.clone()),
        }
    }

    /// Whom a party means that is not named in full, and where that name stood last.
    fn antecedent(&self, party: &Party) -> Option<Antecedent<'t>> {
        let entity = party.entity.as_ref()?;
        let via = party.via.filter(|via| *via != Via::Name)?;
        let entities = &self.extraction.entities;
        let mentions = entities.mentions.iter().rev();
        let named = mentions
            .map(|mention| {
                let span = self.extraction.segmented.span_of(mention.tokens.clone());
                (mention, span)
            })
            .find(|(mention, span)| {
                span.end() <= party.span.start()
                    && entities.character(mention.entity).entity.id == entity.id
            });
        Some(Antecedent {
            span: self.places.span(party.span),
            name: entity.name.clone(),
            via,
            named: named.map(|(_, span)| self.places.span(span)),
        })
    }

    /// One attempt, and how far it came.
    fn attempt(&self, attempt: &find::Attempt) -> (usize, Attempt<'t>) {
        let rule = self.rule(attempt.rule);
        let mut shown = Attempt {
            rule: rule.reference.id.clone(),
            file: self.file_of(rule),
            line: rule.reference.line,
            way: attempt.program + 1,
            ways: rule.programs.len(),
            outcome: Outcome::Won,
            tie_breaker: None,
            over: None,
            because: String::new(),
            items: self.items(attempt),
            stop: None,
            frames: Vec::new(),
        };
        let mut distance = 0;
        match &attempt.outcome {
            find::Outcome::Won(_) => "it won".clone_into(&mut shown.because),
            find::Outcome::Lost(_, reason) => {
                shown.outcome = Outcome::Lost;
                shown.tie_breaker = Some(match reason {
                    Reason::Over(_) => "over",
                    Reason::Roles => "roles",
                    Reason::CueLength => "cue-length",
                    Reason::Start => "start",
                    Reason::Length => "length",
                    Reason::Order => "order",
                });
                shown.because = match reason {
                    Reason::Over(id) => {
                        let id = &self.rule(*id).reference.id;
                        shown.over = Some(id.clone());
                        format!("{id} stands over it")
                    }
                    Reason::Roles => "the winner fills more roles".to_owned(),
                    Reason::CueLength => "the winner's cue is longer".to_owned(),
                    Reason::Start => "the winner begins earlier".to_owned(),
                    Reason::Length => "the winner has more words in its roles".to_owned(),
                    Reason::Order => "all else being equal, the winner stands earlier".to_owned(),
                };
            }
            find::Outcome::Vetoed(unless) => {
                shown.outcome = Outcome::Vetoed;
                shown.because = format!("its `unless` {} matches too", unless + 1);
            }
            find::Outcome::OtherFrame(frames, _) => {
                shown.outcome = Outcome::OtherFrame;
                shown.frames = cue_table::frame_names(*frames);
                shown.because = self.because_of_frame(attempt, &shown.frames);
            }
            find::Outcome::Stopped(stop) => {
                shown.outcome = Outcome::Stopped;
                distance = 1 + stop.distance();
                let stop = self.stop(stop);
                shown.because = because_of_stop(&stop);
                shown.stop = Some(stop);
            }
            find::Outcome::OutOfScope => {
                shown.outcome = Outcome::OutOfScope;
                shown.because = format!("it looks in scope {} only", rule.scope.as_str());
            }
            find::Outcome::OtherCue => {
                shown.outcome = Outcome::OtherCue;
                shown.because = self.because_of_cue(attempt, &rule.programs[attempt.program].cue);
            }
        }
        (distance, shown)
    }

    fn because_of_frame(&self, attempt: &find::Attempt, frames: &[&str]) -> String {
        let Some(id) = attempt.cue.lexeme else {
            return String::new();
        };
        let line = self.cue_table.shown(self.language.lexicon.lexeme(id));
        format!(
            "`{}` has no frame {}; with it in {}:{} this would match",
            line.lemma,
            or(frames.iter().map(|frame| format!("`{frame}`"))),
            line.file,
            line.line
        )
    }

    fn because_of_cue(&self, attempt: &find::Attempt, test: &CueTest) -> String {
        let Some(id) = attempt.cue.lexeme else {
            return format!("it wants {test}");
        };
        let line = self.cue_table.shown(self.language.lexicon.lexeme(id));
        let form = attempt.cue.group.map(|group| {
            let negated = if group.negated { ", negated" } else { "" };
            format!(
                " in form {}{negated}",
                meaning::forms(group.voice).join("/")
            )
        });
        format!(
            "it wants {test}; this is {} ({} {}: {}){}",
            line.lemma,
            line.claim_type,
            line.class,
            line.frames.join(" "),
            form.unwrap_or_default()
        )
    }

    fn stop(&self, stop: &find::Stop) -> Stop<'t> {
        Stop {
            side: if stop.before_cue { "before" } else { "after" },
            wanted: stop
                .wanted
                .iter()
                .map(|inst| Wanted {
                    item: inst.to_string(),
                    means: meaning::of_item(inst, stop.before_cue),
                })
                .collect(),
            saw: stop
                .saw
                .iter()
                .map(|token| token.map(|k| self.span(k..k + 1)))
                .collect(),
            passed: stop.progress.0,
            of: stop.progress.1,
        }
    }

    /// The items of an attempt with the cue between them.
    fn items(&self, attempt: &find::Attempt) -> Vec<Item<'t>> {
        let shown = |step: &Step| Item {
            roles: step.roles.iter().map(|role| role.as_str()).collect(),
            item: step.item.to_string(),
            took: Some(step.tokens.clone())
                .filter(|tokens| !tokens.is_empty())
                .map(|tokens| self.span(tokens)),
        };
        let reached = matches!(
            attempt.outcome,
            find::Outcome::OutOfScope | find::Outcome::OtherCue
        );
        if reached {
            return Vec::new();
        }
        let program = &self.rule(attempt.rule).programs[attempt.program];
        let cue = Item {
            roles: vec![Role::Cue.as_str()],
            item: program.cue.to_string(),
            took: Some(self.span(attempt.cue.tokens.clone())),
        };
        let (before, after): (Vec<&Step>, Vec<&Step>) =
            attempt.steps.iter().partition(|step| step.before_cue);
        before
            .into_iter()
            .map(shown)
            .chain([cue])
            .chain(after.into_iter().map(shown))
            .collect()
    }
}

/// Items named that could have come where a rule stopped.
const MOST_WANTED: usize = 6;

/// The longest item, in bytes, that is named as rules write it and not in words.
const LONGEST_ITEM: usize = 40;

/// Places named at which it stopped.
const MOST_SEEN: usize = 3;

/// after the cue it wants `of`; there stands `for`
fn because_of_stop(stop: &Stop<'_>) -> String {
    let wanted = or(stop.wanted.iter().take(MOST_WANTED).map(|wanted| {
        // Words say for themselves what they are.
        let plain = wanted.item.chars().all(|c| !c.is_uppercase() && c != '<');
        if plain && wanted.item.len() <= LONGEST_ITEM {
            format!("`{}`", wanted.item)
        } else if plain {
            wanted.means.clone()
        } else {
            format!("{} ({})", wanted.item, wanted.means)
        }
    }));
    let more = if stop.wanted.len() > MOST_WANTED {
        " or …"
    } else {
        ""
    };
    let saw = or(stop.saw.iter().take(MOST_SEEN).map(|token| match token {
        Some(token) => format!("`{}`", token.text),
        None => format!(
            "nothing, as the text {}",
            if stop.side == "before" {
                "begins"
            } else {
                "ends"
            }
        ),
    }));
    format!(
        "{} the cue it wants {wanted}{more}; there stands {saw}",
        stop.side
    )
}

/// `a, b or c`
fn or(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}
