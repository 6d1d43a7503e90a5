//! Are lexicons, rules and the rules' examples sound? What a rule's writer promises, it must do.
//!
//! Whether files can be read at all is not asked here; [`Language::load`] does that, and only where
//! it finds no mistake the examples are tried and warnings looked for.

mod examples;
mod lexicon;
mod stray;

pub use stray::stray_files;

use crate::diagnostic::Diagnostic;
use crate::lexicon::LexiconFiles;
use crate::pipeline::Language;
use crate::rule::lint;

/// What came of checking the files of a language.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Every mistake, then every warning, by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many examples were tried; `None` where the files could not be loaded.
    pub n_examples: Option<usize>,
}

/// All that is wrong with `files`, and what looks as if it were not meant.
#[must_use]
pub fn check(files: &LexiconFiles) -> Checked {
    let language = match Language::load(files) {
        Ok(language) => language,
        Err(diagnostics) => {
            return Checked {
                diagnostics: in_order(diagnostics, files),
                n_examples: None,
            };
        }
    };
    let (mut diagnostics, warnings) = rayon::join(
        || check_examples(&language, files),
        || check_sense(&language, files),
    );
    diagnostics.extend(warnings);
    let rules = language.rules.rules();
    Checked {
        diagnostics: in_order(diagnostics, files),
        n_examples: Some(rules.iter().map(|rule| rule.examples.len()).sum()),
    }
}

/// The examples of `language`'s rules that fail; `files` are what it was loaded from.
///
/// A `yes` example wants a claim by its own rule with exactly the roles that are marked; a source it
/// does not mark may still be there, as participles share one with another verb. A `no` example
/// wants no claim by its rule, whatever others say. A `todo` example may fail, and is worth a
/// warning once it no longer does.
#[must_use]
pub fn check_examples(language: &Language, files: &LexiconFiles) -> Vec<Diagnostic> {
    examples::check(language, files)
}

/// What loads and is hardly meant, in rules and tables; `files` are what `language` was loaded from.
#[must_use]
pub fn check_sense(language: &Language, files: &LexiconFiles) -> Vec<Diagnostic> {
    let (mut rules, tables) = rayon::join(
        || lint(&files.rules, &language.lexicon),
        || lexicon::check(language, files),
    );
    rules.extend(tables);
    rules
}

/// Sorted as the files are, and by place within each.
fn in_order(mut diagnostics: Vec<Diagnostic>, files: &LexiconFiles) -> Vec<Diagnostic> {
    let names: Vec<&str> = files
        .rules
        .iter()
        .chain(&files.tables)
        .map(|file| &*file.name)
        .collect();
    let place = |name: &str| names.iter().position(|&known| known == name);
    diagnostics.sort_by_key(|diagnostic| (place(&diagnostic.file), diagnostic.span));
    diagnostics
}
