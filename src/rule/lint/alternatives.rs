//! Choices of a group that are never reached, as one before them always matches first.

use super::{Notes, outwards};
use crate::diagnostic::Diagnostic;
use crate::rule::ast::{Atom, Item, Pattern};
use crate::rule::compile::Halves;
use crate::text::Span;

pub(super) fn check(halves: &Halves, notes: &mut Notes<'_>) {
    sequence(&halves.left, true, true, notes);
    sequence(&halves.right, false, true, notes);
}

/// `last`: nothing is tried behind these items.
fn sequence(items: &[Item], back: bool, last: bool, notes: &mut Notes<'_>) {
    let items = outwards(items, back);
    for (i, item) in items.iter().enumerate() {
        if let Atom::Group(pattern) = &item.atom {
            let last = last && i + 1 == items.len() && item.max == Some(1);
            group(pattern, back, last, notes);
            for choice in &pattern.choices {
                sequence(choice, back, last, notes);
            }
        }
    }
}

fn group(pattern: &Pattern, back: bool, last: bool, notes: &mut Notes<'_>) {
    let shown = |choice: &Vec<Item>| -> Vec<String> {
        let items = outwards(choice, back);
        items.iter().map(ToString::to_string).collect()
    };
    let choices: Vec<Vec<String>> = pattern.choices.iter().map(shown).collect();
    for (later, choice) in choices.iter().enumerate() {
        let first = choices[..later].iter().position(|earlier| {
            // Once the earlier one has matched, all is done.
            earlier == choice || last && choice.starts_with(earlier)
        });
        let Some(first) = first else { continue };
        let what = if choices[first] == *choice {
            "a choice stands here twice"
        } else {
            "this choice is never reached"
        };
        let earlier = Pattern {
            choices: vec![pattern.choices[first].clone()],
        };
        let help = if choices[first] == *choice {
            "remove one of the two"
        } else {
            "put the longer choice first"
        };
        notes.found.push(
            Diagnostic::warning("R105", notes.file, whole(&pattern.choices[later]), what)
                .label(format!("`{earlier}` is tried before"))
                .help(help),
        );
    }
}

/// The place of a sequence.
fn whole(items: &[Item]) -> Span {
    let spans = items.iter().map(|item| item.span);
    spans.reduce(Span::cover).unwrap_or(Span::new(0, 0))
}
