//! Puts every rule's examples through the whole pipeline.

use std::ops::Range;

use rayon::prelude::*;

use crate::claim::{Claim, Party};
use crate::diagnostic::{Comparison, Diagnostic, Row};
use crate::find::{Outcome, Reason, find_without, trace};
use crate::lexicon::LexiconFiles;
use crate::pipeline::{Extraction, Language, extract};
use crate::resolve::{Context, resolve};
use crate::rule::{Example, ExampleKind, Marked, Role, Rule, RuleId};
use crate::text::{Document, Span};

pub(super) fn check(language: &Language, files: &LexiconFiles) -> Vec<Diagnostic> {
    let rules: Vec<(RuleId, &Rule)> = (0..).map(RuleId).zip(language.rules.rules()).collect();
    rules
        .par_iter()
        .flat_map_iter(|&(id, rule)| {
            let file = files
                .rules
                .iter()
                .map(|file| &*file.name)
                .find(|name| name.rsplit(['/', '\\']).next() == Some(&rule.reference.file))
                .unwrap_or(&rule.reference.file);
            let checker = Checker {
                id,
                rule,
                file,
                language,
            };
            checker.examples()
        })
        .collect()
}

/// Checks the examples of one rule.
struct Checker<'c> {
    id: RuleId,
    rule: &'c Rule,
    file: &'c str,
    language: &'c Language,
}

/// What one example came to.
#[derive(Default)]
struct Tried {
    diagnostic: Option<Diagnostic>,
    /// Of a `yes` example that the rule matches and another one wins: that one.
    lost_to: Option<RuleId>,
    /// Of a `yes` example that holds: the rule that makes the same claim without this one.
    spare: Option<String>,
}

impl Checker<'_> {
    fn examples(&self) -> Vec<Diagnostic> {
        let examples = &self.rule.examples;
        let tried: Vec<Tried> = examples
            .iter()
            .map(|example| self.example(example))
            .collect();
        let yes = || {
            let all = examples.iter().zip(&tried);
            all.filter(|(example, _)| example.kind == ExampleKind::Yes)
                .map(|(_, tried)| tried)
        };
        let id = self.name();
        let mut found = Vec::new();
        // One `yes` at least is there, or the rule would not compile.
        if let Some(winners) = yes().map(|tried| tried.lost_to).collect::<Option<Vec<_>>>() {
            let winners = winners.iter().map(|&winner| self.name_of(winner));
            found.push(
                self.warn("X007", format!("every `yes` example of rule `{id}` is won by another"))
                    .label(format!("won by {}", listed(winners)))
                    .help("as it stands the rule does nothing: let it stand `over` the others, or delete it"),
            );
        }
        if let Some(others) = yes()
            .map(|tried| tried.spare.as_deref())
            .collect::<Option<Vec<_>>>()
        {
            found.push(
                self.warn(
                    "X008",
                    format!("nothing shows what rule `{id}` is good for"),
                )
                .label(format!(
                    "without it, {} would make the same claims of its `yes` examples",
                    listed(others.into_iter())
                ))
                .help("add a `yes` example that no other rule finds, or delete the rule"),
            );
        }
        found.extend(self.repeated());
        found.extend(tried.into_iter().filter_map(|tried| tried.diagnostic));
        found
    }

    /// Examples that stand there before.
    fn repeated(&self) -> impl Iterator<Item = Diagnostic> {
        let examples = &self.rule.examples;
        examples.iter().enumerate().filter_map(move |(i, example)| {
            let same =
                |other: &&Example| (other.kind, &other.marked) == (example.kind, &example.marked);
            examples[..i].iter().find(same)?;
            Some(
                Diagnostic::warning(
                    "X009",
                    self.file,
                    example.span,
                    "this example stands here twice",
                )
                .help("remove one of the two, or show something else"),
            )
        })
    }

    fn name(&self) -> &str {
        &self.rule.reference.id
    }

    fn name_of(&self, id: RuleId) -> &str {
        &self.language.rules.rule(id).reference.id
    }

    /// A warning about the rule itself, at its head.
    fn warn(&self, code: &'static str, message: String) -> Diagnostic {
        Diagnostic::warning(code, self.file, self.rule.id_span, message)
    }

    fn error(&self, code: &'static str, example: &Example, message: String) -> Diagnostic {
        Diagnostic::error(code, self.file, example.span, message)
    }

    fn example(&self, example: &Example) -> Tried {
        let document = Document::new("-", &example.marked.text);
        let extraction = extract(&document, self.language);
        let id = self.name();
        let own: Vec<&Claim> = extraction
            .claims
            .iter()
            .filter(|claim| claim.rule.id == *id)
            .collect();
        let as_marked = own
            .iter()
            .copied()
            .find(|claim| agrees(&example.marked, claim));
        match (example.kind, as_marked) {
            (ExampleKind::Yes, Some(claim)) => Tried {
                spare: self.spare(claim, &extraction),
                ..Tried::default()
            },
            (ExampleKind::Yes, None) => match nearest(&example.marked, &own) {
                Some(claim) => self.other_roles(example, claim).into(),
                None => self.no_claim(example, &extraction),
            },
            (ExampleKind::No, _) => own.first().map_or_else(Tried::default, |claim| {
                self.error(
                    "X003",
                    example,
                    format!("rule `{id}` makes a claim where it should not"),
                )
                .compare(found_only("found", &example.marked.text, claim))
                .help("narrow the pattern, add an `unless`, or let another rule stand `over` it")
                .into()
            }),
            (ExampleKind::TodoYes, Some(_)) => self
                .holds("X004", example, "can do this by now", "yes")
                .into(),
            (ExampleKind::TodoNo, _) if own.is_empty() => self
                .holds("X005", example, "lets this alone by now", "no")
                .into(),
            (ExampleKind::TodoYes | ExampleKind::TodoNo, _) => Tried::default(),
        }
    }

    /// A `todo` example that holds.
    fn holds(
        &self,
        code: &'static str,
        example: &Example,
        what: &str,
        keyword: &str,
    ) -> Diagnostic {
        let message = format!("rule `{}` {what}", self.name());
        Diagnostic::warning(code, self.file, example.span, message)
            .help(format!(
                "write `{keyword}` for `todo-{keyword}`, so that it stays so"
            ))
            .replace(example.keyword, keyword)
    }

    /// The rule makes a claim, but another one.
    fn other_roles(&self, example: &Example, claim: &Claim) -> Diagnostic {
        let (id, text) = (self.name(), &example.marked.text);
        let found = roles(claim);
        let differ = ROLES
            .into_iter()
            .filter(|&role| !same(&example.marked, &found, role));
        self.error(
            "X001",
            example,
            format!("rule `{id}` finds other roles here than are marked"),
        )
        .label(format!("{} differs", listed(differ.map(Role::as_str))))
        .compare(Comparison {
            text: text.clone(),
            rows: vec![expected(&example.marked), row("found", claim)],
        })
        .help(format!("mend the pattern or the marks; {}", self.how(text)))
    }

    /// The rule makes no claim: it does not match, or another one wins.
    fn no_claim(&self, example: &Example, extraction: &Extraction<'_>) -> Tried {
        let (id, text) = (self.name(), &example.marked.text);
        let Extraction {
            segmented, phrases, ..
        } = extraction;
        let Language { lexicon, rules, .. } = self.language;
        let tokens = 0..segmented.tokens.len();
        let traces = trace(segmented, lexicon, phrases, rules, tokens);
        let mut rows = vec![expected(&example.marked)];
        let others: Vec<&Claim> = extraction.claims.iter().collect();
        let other = nearest(&example.marked, &others);
        rows.extend(other.map(|claim| row(&format!("found by {}", claim.rule.id), claim)));
        let comparison = Comparison {
            text: text.clone(),
            rows,
        };
        let own = || {
            let attempts = traces.iter().flat_map(|trace| &trace.attempts);
            attempts.filter(|attempt| attempt.rule == self.id)
        };
        let lost = traces.iter().find_map(|trace| {
            let mut own = trace.attempts.iter().filter(|a| a.rule == self.id);
            let reason = own.find_map(|attempt| match &attempt.outcome {
                Outcome::Lost(_, reason) => Some(*reason),
                _ => None,
            })?;
            Some((trace.winner()?.rule, reason))
        });
        if let Some((winner, reason)) = lost {
            let diagnostic = self
                .error(
                    "X006",
                    example,
                    format!("rule `{id}` matches here, but another one wins"),
                )
                .label(self.said(winner, reason))
                .compare(comparison)
                .help("say `over` for the one that should win, or narrow the other");
            return Tried {
                diagnostic: Some(diagnostic),
                lost_to: Some(winner),
                spare: None,
            };
        }
        let vetoed = own().any(|attempt| matches!(attempt.outcome, Outcome::Vetoed(_)));
        let label = if vetoed {
            "it matches, but so does one of its `unless`"
        } else if extraction.claims.is_empty() {
            "nor does any other"
        } else {
            "another does"
        };
        self.error("X002", example, format!("rule `{id}` makes no claim here"))
            .label(label)
            .compare(comparison)
            .help(self.how(text))
            .into()
    }

    /// The rule that makes the same claim where this one does not exist.
    fn spare(&self, claim: &Claim, extraction: &Extraction<'_>) -> Option<String> {
        let Extraction {
            segmented,
            entities,
            phrases,
            ..
        } = extraction;
        let Language { lexicon, rules, .. } = self.language;
        let context = Context {
            segmented,
            lexicon,
            entities,
            phrases,
            rules,
        };
        let matches = find_without(self.id, context.extents(), rules);
        let (claims, _) = resolve(context, matches);
        let same = claims
            .into_iter()
            .find(|other| says_the_same(claim, other))?;
        Some(same.rule.id)
    }

    /// Why `winner` wins over this rule.
    fn said(&self, winner: RuleId, reason: Reason) -> String {
        let name = self.name_of(winner);
        let why = match reason {
            Reason::Over(over) if over == winner => "it stands over this rule",
            Reason::Over(over) => {
                return format!(
                    "`{name}` wins, for `{}` stands over this rule",
                    self.name_of(over)
                );
            }
            Reason::Roles => "it fills more roles",
            Reason::CueLength => "its cue is longer",
            Reason::Start => "it starts earlier",
            Reason::Length => "its roles hold more words",
            Reason::Order => "it stands earlier in the files",
        };
        format!("`{name}` wins: {why}")
    }

    /// How to see more.
    fn how(&self, text: &str) -> String {
        // What a shell takes as it stands.
        let quote = if text.contains('\'') { '"' } else { '\'' };
        format!(
            "`allege explain --rule {} {quote}{text}{quote}` shows how far it comes",
            self.name()
        )
    }
}

impl From<Diagnostic> for Tried {
    fn from(diagnostic: Diagnostic) -> Self {
        Self {
            diagnostic: Some(diagnostic),
            ..Self::default()
        }
    }
}

/// Names in backquotes, each once.
fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut listed: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    listed.sort();
    listed.dedup();
    listed.join(", ")
}

/// The roles that a claim has.
const ROLES: [Role; 4] = [Role::Source, Role::Cue, Role::Target, Role::Content];

/// The claim with the marked cue, else the first.
fn nearest<'c>(expected: &Marked, claims: &[&'c Claim]) -> Option<&'c Claim> {
    let same_cue = |claim: &&&Claim| same(expected, &roles(claim), Role::Cue);
    claims.iter().find(same_cue).or(claims.first()).copied()
}

/// Whether `claim` has the roles that are marked.
fn agrees(expected: &Marked, claim: &Claim) -> bool {
    let found = roles(claim);
    ROLES.into_iter().all(|role| same(expected, &found, role))
}

/// Whether one role is as marked; a source that is not marked may be there all the same.
fn same(expected: &Marked, found: &[(Role, Range<usize>)], role: Role) -> bool {
    let wanted = ranges(&expected.roles, role);
    wanted == ranges(found, role) || role == Role::Source && wanted.is_empty()
}

/// Whether two claims differ in nothing but the rule that found them.
fn says_the_same(one: &Claim, other: &Claim) -> bool {
    roles(one) == roles(other)
        && (one.claim_type, one.force) == (other.claim_type, other.force)
        && (one.explicit, one.negated) == (other.explicit, other.negated)
        && one.modality == other.modality
}

/// The places of one role, in text order.
fn ranges(roles: &[(Role, Range<usize>)], role: Role) -> Vec<Range<usize>> {
    let own = roles.iter().filter(|(r, _)| *r == role);
    let mut ranges: Vec<_> = own.map(|(_, range)| range.clone()).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges
}

fn expected(marked: &Marked) -> Row {
    Row {
        title: "expected".to_owned(),
        parts: named(&marked.roles),
    }
}

fn row(title: &str, claim: &Claim) -> Row {
    Row {
        title: title.to_owned(),
        parts: named(&roles(claim)),
    }
}

fn found_only(title: &str, text: &str, claim: &Claim) -> Comparison {
    Comparison {
        text: text.to_owned(),
        rows: vec![row(title, claim)],
    }
}

fn named(roles: &[(Role, Range<usize>)]) -> Vec<(&'static str, Range<usize>)> {
    let named = roles.iter();
    named
        .map(|(role, range)| (role.as_str(), range.clone()))
        .collect()
}

fn roles(claim: &Claim) -> Vec<(Role, Range<usize>)> {
    let mut roles = vec![(Role::Cue, claim.cue.range())];
    let mut add = |role, spans: &mut dyn Iterator<Item = Span>| {
        roles.extend(spans.map(|span| (role, span.range())));
    };
    let party = |party: &Party| party.span;
    add(Role::Source, &mut claim.sources.iter().map(party));
    add(Role::Target, &mut claim.targets.iter().map(party));
    add(Role::Content, &mut claim.contents.iter().copied());
    roles
}
