//! Patterns that stand twice: where both match, always the same one wins.

use std::fmt::Write as _;

use rustc_hash::FxHashMap;

use super::{Notes, Split};
use crate::diagnostic::Diagnostic;
use crate::rule::ast::{Atom, Item};
use crate::rule::compile::Halves;

/// The patterns of all rules so far, as text, with the rule that has each.
#[derive(Default)]
pub(super) struct Seen(FxHashMap<String, String>);

impl Seen {
    pub(super) fn check(&mut self, rule: &Split<'_>, notes: &mut Notes<'_>) {
        // A rule that may step back leaves its place to another with the same pattern.
        let unless: Vec<String> = rule.unless.iter().map(shown).collect();
        let around = format!("{} {unless:?}", rule.source.scope.as_str());
        let id = &rule.source.id;
        for halves in &rule.matches {
            let key = format!("{} {around}", shown(halves));
            let Some(first) = self.0.get(&key) else {
                self.0.insert(key, id.clone());
                continue;
            };
            let message = if first == id {
                format!("rule `{id}` has this pattern twice")
            } else {
                format!("rules `{first}` and `{id}` have the same pattern")
            };
            notes.found.push(
                Diagnostic::warning("R104", notes.file, halves.span, message)
                    .help("only one of them ever wins; remove the other"),
            );
        }
    }
}

/// The whole pattern, `%names` and choices around the cue written out.
fn shown(halves: &Halves) -> String {
    let mut text = String::new();
    let items = halves.left.iter().chain([&halves.cue]).chain(&halves.right);
    for item in items {
        show(item, &mut text);
    }
    text
}

/// Shows an item; a group that only holds items together is shown as they are.
fn show(item: &Item, text: &mut String) {
    match &item.atom {
        Atom::Group(pattern)
            if pattern.choices.len() == 1
                && (item.min, item.max, item.role) == (1, Some(1), None) =>
        {
            for item in &pattern.choices[0] {
                show(item, text);
            }
        }
        _ => write!(text, "{item} ").expect("a string takes all"),
    }
}
