//! What can be read and yet is hardly meant: patterns that never match, and what nothing needs.
//!
//! A warning is given only where it can be proved from the files; a pattern that is merely unlikely
//! to match is left alone.

mod alternatives;
mod duplicates;
mod items;
mod sides;
#[cfg(test)]
mod tests;
mod unless;

use super::ast::{Item, RuleSource};
use super::compile::{Compiler, Halves};
use super::needs::Needs;
use super::parse::parse;
use super::program::Sides;
use crate::diagnostic::{Diagnostic, unique};
use crate::lexicon::{Lexicon, LexiconFile};

/// Warnings about rule files that compile.
#[must_use]
pub fn lint(files: &[LexiconFile], lexicon: &Lexicon) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut seen = duplicates::Seen::default();
    for file in files {
        // Its mistakes were told when it was compiled.
        let parsed = parse(file, &mut Vec::new());
        for (name, span) in &parsed.unused {
            found.push(
                Diagnostic::warning(
                    "R103",
                    &file.name,
                    *span,
                    format!("`%{name}` is never used"),
                )
                .help("use it in a pattern below, or remove the line"),
            );
        }
        // Those that one `each` makes stand together and have their id at one place.
        for sources in parsed
            .rules
            .chunk_by(|one, next| one.id_span == next.id_span)
        {
            found.extend(of_rule(sources, file, lexicon, &mut seen));
        }
    }
    // A `let` is looked at wherever it is used, a rule with `each` once for every value.
    unique(found)
}

/// Warnings about one rule, or about those that `each` makes of it.
fn of_rule(
    sources: &[RuleSource],
    file: &LexiconFile,
    lexicon: &Lexicon,
    seen: &mut duplicates::Seen,
) -> Vec<Diagnostic> {
    let (mut twice, mut common): (Vec<Diagnostic>, Option<Vec<Diagnostic>>) = (Vec::new(), None);
    for source in sources {
        let rule = Split::new(source, file, lexicon);
        let mut own = Vec::new();
        let mut notes = Notes {
            file: &file.name,
            found: &mut own,
        };
        for halves in rule.matches.iter().chain(&rule.unless) {
            items::check(halves, lexicon, &mut notes);
            sides::check(halves, lexicon, &mut notes);
            alternatives::check(halves, &mut notes);
        }
        unless::check(&rule, lexicon, &mut notes);
        seen.check(
            &rule,
            &mut Notes {
                file: &file.name,
                found: &mut twice,
            },
        );
        // What is idle for one value may be there for another.
        common = Some(match common {
            None => own,
            Some(mut common) => {
                common.retain(|one| own.iter().any(|other| same_place(one, other)));
                common
            }
        });
    }
    twice.extend(common.into_iter().flatten());
    twice
}

fn same_place(one: &Diagnostic, other: &Diagnostic) -> bool {
    (one.code, one.span) == (other.code, other.span)
}

/// A rule with its patterns split at their cues.
struct Split<'s> {
    source: &'s RuleSource,
    matches: Vec<Halves>,
    unless: Vec<Halves>,
}

impl<'s> Split<'s> {
    fn new(source: &'s RuleSource, file: &LexiconFile, lexicon: &Lexicon) -> Self {
        let mut told = Vec::new();
        let mut compiler = Compiler {
            lexicon,
            file: &file.name,
            sides: &mut Sides::default(),
            needs: &mut Needs::default(),
            diagnostics: &mut told,
        };
        let mut split = |patterns: &[_]| {
            let halves = patterns.iter().map(|pattern| compiler.halves(pattern));
            halves.flatten().collect()
        };
        Self {
            source,
            matches: split(&source.matches),
            unless: split(&source.unless),
        }
    }
}

/// Where warnings of one file are gathered.
struct Notes<'n> {
    file: &'n str,
    found: &'n mut Vec<Diagnostic>,
}

impl Notes<'_> {
    fn warn(&mut self, code: &'static str, item: &Item, message: String, help: impl Into<String>) {
        let warning = Diagnostic::warning(code, self.file, item.span, message);
        self.found.push(warning.help(help));
    }
}

/// The items of one side in the order in which they are tried: from the cue outwards.
fn outwards(items: &[Item], back: bool) -> Vec<&Item> {
    if back {
        items.iter().rev().collect()
    } else {
        items.iter().collect()
    }
}
