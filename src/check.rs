//! Puts every rule's examples through the whole pipeline: what a rule's writer promises, it must do.
//!
//! Whether rule files can be read at all is not asked here; [`Language::load`] has done that.

use std::ops::Range;

use crate::claim::{Claim, Party};
use crate::diagnostic::Diagnostic;
use crate::lexicon::LexiconFiles;
use crate::pipeline::{Language, extract};
use crate::rule::{Example, ExampleKind, Marked, Role, Rule};
use crate::text::{Document, Span};

/// The examples of `language`'s rules that fail; `files` are what it was loaded from.
///
/// A `yes` example wants a claim by its own rule with exactly the roles that are marked; a source it
/// does not mark may still be there, as participles share one with another verb. A `no` example
/// wants no claim by its rule, whatever others say. A `todo` example may fail, and is worth a
/// warning once it no longer does.
#[must_use]
pub fn check_examples(language: &Language, files: &LexiconFiles) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for rule in language.rules.rules() {
        let file = files
            .rules
            .iter()
            .map(|file| &*file.name)
            .find(|name| name.rsplit(['/', '\\']).next() == Some(&rule.reference.file))
            .unwrap_or(&rule.reference.file);
        for example in &rule.examples {
            diagnostics.extend(check(rule, example, file, language));
        }
    }
    diagnostics
}

/// What is wrong with one example.
fn check(rule: &Rule, example: &Example, file: &str, language: &Language) -> Option<Diagnostic> {
    let id = &rule.reference.id;
    let text = &example.marked.text;
    let claims = extract(&Document::new("-", text), language).claims;
    let (own, others): (Vec<&Claim>, Vec<&Claim>) =
        claims.iter().partition(|claim| claim.rule.id == *id);
    let as_marked = own.iter().any(|claim| agrees(&example.marked, claim));
    let why = || format!("`allege explain --rule {id} '{text}'` shows how far it comes");
    match example.kind {
        ExampleKind::Yes if as_marked => None,
        ExampleKind::Yes => Some(match own.first() {
            Some(claim) => Diagnostic::error(
                "X001",
                file,
                example.span,
                format!("rule `{id}` finds other roles here than are marked"),
            )
            .label(format!("found: {}", marked(text, claim)))
            .help(format!("mend the pattern or the marks; {}", why())),
            None => Diagnostic::error(
                "X002",
                file,
                example.span,
                format!("rule `{id}` makes no claim here"),
            )
            .label(match others.first() {
                Some(claim) => format!("`{}` found: {}", claim.rule.id, marked(text, claim)),
                None => "nor does any other".to_owned(),
            })
            .help(why()),
        }),
        ExampleKind::No => own.first().map(|claim| {
            Diagnostic::error(
                "X003",
                file,
                example.span,
                format!("rule `{id}` makes a claim where it should not"),
            )
            .label(format!("found: {}", marked(text, claim)))
            .help("narrow the pattern, add an `unless`, or let another rule stand `over` it")
        }),
        ExampleKind::TodoYes => as_marked.then(|| {
            Diagnostic::warning(
                "X004",
                file,
                example.span,
                format!("rule `{id}` can do this by now"),
            )
            .help("write `yes` for `todo-yes`, so that it stays so")
        }),
        ExampleKind::TodoNo => own.is_empty().then(|| {
            Diagnostic::warning(
                "X005",
                file,
                example.span,
                format!("rule `{id}` lets this alone by now"),
            )
            .help("write `no` for `todo-no`, so that it stays so")
        }),
    }
}

/// Whether `claim` has the roles that are marked.
fn agrees(expected: &Marked, claim: &Claim) -> bool {
    let found = roles(claim);
    [Role::Cue, Role::Source, Role::Target, Role::Content]
        .into_iter()
        .all(|role| {
            let wanted = ranges(&expected.roles, role);
            wanted == ranges(&found, role) || role == Role::Source && wanted.is_empty()
        })
}

/// The places of one role, in text order.
fn ranges(roles: &[(Role, Range<usize>)], role: Role) -> Vec<Range<usize>> {
    let own = roles.iter().filter(|(r, _)| *r == role);
    let mut ranges: Vec<_> = own.map(|(_, range)| range.clone()).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges
}

/// `text` with the roles of `claim` marked as in an example.
fn marked(text: &str, claim: &Claim) -> Marked {
    Marked::new(text, roles(claim))
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
