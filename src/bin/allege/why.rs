//! The second half of `allege explain`: which rules were tried at each cue, and what came of them.

use std::io::Write;

use allege::find::{Attempt, Match, Outcome, Reason, Stop, Trace, trace};
use allege::pipeline::{Extraction, Language};
use allege::rule::{Role, Rule, RuleId};
use anstyle::{AnsiColor, Style};
use anyhow::bail;

use crate::args::Explain;
use crate::explain::{DIM, HEAD, KIND};
use crate::render::sanitised;

const WON: Style = AnsiColor::Green.on_default().bold();
const LOST: Style = AnsiColor::Yellow.on_default();
const FAILED: Style = AnsiColor::Red.on_default();

/// Rules shown of those that did not match.
const MOST_FAILED: usize = 12;

/// Items named that could have come where a rule stopped.
const MOST_WANTED: usize = 6;

/// What to tell, and from what.
pub(crate) struct Why<'a> {
    extraction: &'a Extraction<'a>,
    language: &'a Language,
    rule: Option<&'a str>,
    cue: Option<&'a str>,
    all: bool,
}

impl<'a> Why<'a> {
    pub(crate) fn new(
        args: &'a Explain,
        extraction: &'a Extraction<'a>,
        language: &'a Language,
    ) -> anyhow::Result<Self> {
        let why = Self {
            extraction,
            language,
            rule: args.rule.as_deref(),
            cue: args.cue.as_deref(),
            all: args.all,
        };
        let rules = language.rules.rules();
        if let Some(id) = why.rule
            && !rules.iter().any(|rule| why.wants_rule(rule))
        {
            bail!("no rule is called `{id}`; `say.*` names all that begin with `say.`");
        }
        Ok(why)
    }

    /// Shows what was tried at every cue of one sentence.
    pub(crate) fn show(&self, out: &mut impl Write, sentence: usize) -> std::io::Result<()> {
        let Extraction {
            segmented, phrases, ..
        } = self.extraction;
        let traces = trace(
            segmented,
            &self.language.lexicon,
            phrases,
            &self.language.rules,
            segmented.sentences[sentence].tokens.clone(),
        );
        for trace in traces {
            self.show_trace(out, &trace)?;
        }
        Ok(())
    }

    fn show_trace(&self, out: &mut impl Write, trace: &Trace) -> std::io::Result<()> {
        let attempts: Vec<&Attempt> = trace
            .attempts
            .iter()
            .filter(|attempt| {
                self.wants_cue(trace.token, attempt) && self.wants_rule(self.rule_of(attempt))
            })
            .collect();
        let matched = |attempt: &&Attempt| {
            matches!(
                attempt.outcome,
                Outcome::Won(_) | Outcome::Lost(..) | Outcome::Vetoed(_)
            )
        };
        let (matched, failed): (Vec<&Attempt>, Vec<&Attempt>) =
            attempts.iter().copied().partition(matched);
        // A word that only could have been a cue is worth showing when asked for.
        let with_failed = self.all || self.rule.is_some() || self.cue.is_some();
        if attempts.is_empty() || matched.is_empty() && !with_failed {
            return Ok(());
        }
        let mut lexemes: Vec<String> = Vec::new();
        for attempt in &attempts {
            let shown = self.shown_lexeme(attempt);
            if !lexemes.contains(&shown) {
                lexemes.push(shown);
            }
        }
        writeln!(
            out,
            "  {HEAD}cue {}{HEAD:#} {DIM}{}{DIM:#}",
            sanitised(self.extraction.segmented.token_text(trace.token)),
            lexemes.join("; "),
        )?;
        for attempt in &matched {
            self.show_matched(out, attempt)?;
        }
        if with_failed {
            self.show_failed(out, &failed)?;
        } else {
            let tried = failed
                .iter()
                .filter(|attempt| matches!(attempt.outcome, Outcome::Stopped(_)))
                .count();
            if tried > 0 {
                writeln!(
                    out,
                    "    {DIM}{tried} more tried in vain; --all shows them{DIM:#}"
                )?;
            }
        }
        Ok(())
    }

    fn show_matched(&self, out: &mut impl Write, attempt: &Attempt) -> std::io::Result<()> {
        let id = self.shown_rule(attempt);
        match &attempt.outcome {
            Outcome::Won(found) => {
                let dropped = if self.became_claim(found) {
                    ""
                } else {
                    "; no claim, as a longer cue holds these words or the author speaks"
                };
                writeln!(
                    out,
                    "    {WON}won{WON:#}  {id}{dropped} {}",
                    self.shown_roles(found)
                )
            }
            Outcome::Lost(found, reason) => writeln!(
                out,
                "    {LOST}lost{LOST:#} {id} {DIM}{}{DIM:#} {}",
                self.shown_reason(*reason),
                self.shown_roles(found)
            ),
            Outcome::Vetoed(unless) => writeln!(
                out,
                "    {LOST}veto{LOST:#} {id} {DIM}its `unless` {} fits{DIM:#}",
                unless + 1
            ),
            _ => Ok(()),
        }
    }

    /// One line for each rule that did not match, of its furthest program; all programs of a rule
    /// that was asked for.
    fn show_failed(&self, out: &mut impl Write, failed: &[&Attempt]) -> std::io::Result<()> {
        let distance = |attempt: &Attempt| match &attempt.outcome {
            Outcome::Stopped(stop) => 1 + stop.distance(),
            _ => 0,
        };
        let mut lines: Vec<&Attempt> = Vec::new();
        for attempt in failed {
            // What was never tried is told only of a rule that was asked for.
            let tried = matches!(attempt.outcome, Outcome::Stopped(_));
            if !tried && self.rule.is_none() {
                continue;
            }
            let same = |other: &Attempt| {
                other.rule == attempt.rule
                    && (self.rule.is_none() || !tried && distance(other) == 0)
            };
            match lines.iter().position(|other| same(other)) {
                Some(k) if distance(attempt) > distance(lines[k]) => lines[k] = attempt,
                Some(_) => {}
                None => lines.push(attempt),
            }
        }
        lines.sort_by_key(|attempt| std::cmp::Reverse(distance(attempt)));
        for attempt in lines.iter().take(MOST_FAILED) {
            writeln!(
                out,
                "    {FAILED}no{FAILED:#}   {} {}",
                self.shown_rule(attempt),
                self.shown_failure(attempt)
            )?;
        }
        if lines.len() > MOST_FAILED {
            writeln!(
                out,
                "    {DIM}{} more rules came less far{DIM:#}",
                lines.len() - MOST_FAILED
            )?;
        }
        Ok(())
    }

    fn shown_failure(&self, attempt: &Attempt) -> String {
        let test = &self.rule_of(attempt).programs[attempt.program].cue;
        match &attempt.outcome {
            Outcome::Stopped(stop) => self.shown_stop(stop),
            Outcome::OutOfScope => format!(
                "looks in scope {} only",
                self.rule_of(attempt).scope.as_str()
            ),
            _ => match attempt.cue.group {
                Some(group) => format!(
                    "wants {test}; this is {}, its form {:?}{}",
                    self.shown_lexeme(attempt),
                    group.voice,
                    if group.negated { ", negated" } else { "" }
                ),
                None => format!("wants {test}; this is {}", self.shown_lexeme(attempt)),
            },
        }
    }

    /// stopped after the cue at `of`: saw `for`
    fn shown_stop(&self, stop: &Stop) -> String {
        let mut wanted: Vec<String> = stop
            .wanted
            .iter()
            .take(MOST_WANTED)
            .map(|inst| format!("`{inst}`"))
            .collect();
        if stop.wanted.len() > MOST_WANTED {
            wanted.push("…".to_owned());
        }
        let saw: Vec<String> = stop
            .saw
            .iter()
            .take(3)
            .map(|token| match token {
                Some(i) => format!("`{}`", sanitised(self.extraction.segmented.token_text(*i))),
                None => "the text's end".to_owned(),
            })
            .collect();
        format!(
            "stopped {} the cue at {}: saw {}",
            if stop.before_cue { "before" } else { "after" },
            wanted.join(" or "),
            saw.join(", then ")
        )
    }

    fn shown_reason(&self, reason: Reason) -> String {
        match reason {
            Reason::Over(id) => format!("{} is over it", self.id(id)),
            Reason::Roles => "fills fewer roles".to_owned(),
            Reason::CueLength => "its cue is shorter".to_owned(),
            Reason::Start => "begins later".to_owned(),
            Reason::Length => "holds fewer words".to_owned(),
            Reason::Order => "stands later in the rules".to_owned(),
        }
    }

    fn shown_roles(&self, found: &Match) -> String {
        let segmented = &self.extraction.segmented;
        let shown = |role: Role, tokens: std::ops::Range<usize>| {
            let text = segmented.span_of(tokens).slice(segmented.text);
            format!("{{{KIND}{}{KIND:#} {}}}", role.as_str(), sanitised(text))
        };
        let cue = [(Role::Cue, found.cue.tokens.clone())];
        let mut roles: Vec<_> = found.roles.iter().cloned().chain(cue).collect();
        roles.sort_by_key(|(_, tokens)| (tokens.start, tokens.end));
        let roles: Vec<String> = roles
            .into_iter()
            .map(|(r, tokens)| shown(r, tokens))
            .collect();
        roles.join(" ")
    }

    /// `accuse: accusation, np-of`
    fn shown_lexeme(&self, attempt: &Attempt) -> String {
        let Some(id) = attempt.cue.lexeme else {
            return "words of a rule".to_owned();
        };
        let lexeme = self.language.lexicon.lexeme(id);
        let frames: Vec<&str> = allege::lexicon::Frame::ALL
            .iter()
            .filter(|&&frame| lexeme.frames.has(frame))
            .map(|frame| frame.as_str())
            .collect();
        format!(
            "{} ({} {}: {})",
            lexeme.lemma,
            lexeme.claim_type.as_str(),
            lexeme.class.as_str(),
            frames.join(" ")
        )
    }

    fn shown_rule(&self, attempt: &Attempt) -> String {
        let rule = self.rule_of(attempt);
        let n = rule.programs.len();
        let way = match n {
            1 => String::new(),
            _ => format!(" {}/{n}", attempt.program + 1),
        };
        format!("{HEAD}{}{HEAD:#}{DIM}{way}{DIM:#}", rule.reference.id)
    }

    fn became_claim(&self, found: &Match) -> bool {
        let cue = self.extraction.segmented.span_of(found.cue.tokens.clone());
        let claims = &self.extraction.claims;
        claims
            .iter()
            .any(|claim| claim.cue == cue && claim.rule.id == self.id(found.rule))
    }

    fn rule_of(&self, attempt: &Attempt) -> &'a Rule {
        self.language.rules.rule(attempt.rule)
    }

    fn id(&self, id: RuleId) -> &'a str {
        &self.language.rules.rule(id).reference.id
    }

    fn wants_rule(&self, rule: &Rule) -> bool {
        self.rule
            .is_none_or(|wanted| match wanted.strip_suffix('*') {
                Some(family) => rule.reference.id.starts_with(family),
                None => rule.reference.id == wanted,
            })
    }

    fn wants_cue(&self, token: usize, attempt: &Attempt) -> bool {
        self.cue.is_none_or(|wanted| {
            let text = self.extraction.segmented.token_text(token);
            let lemma = attempt
                .cue
                .lexeme
                .map(|id| &self.language.lexicon.lexeme(id).lemma);
            text.eq_ignore_ascii_case(wanted)
                || lemma.is_some_and(|lemma| lemma.eq_ignore_ascii_case(wanted))
        })
    }
}
