//! `allege check`: are lexicons, rules and the rules' examples sound?

use allege::check::check_examples;
use allege::diagnostic::{Diagnostic, Severity};
use allege::lexicon::LexiconFiles;
use allege::pipeline::Language;

use crate::args::Check;
use crate::exit::Exit;
use crate::{language, render};

pub(crate) fn run(args: &Check) -> anyhow::Result<Exit> {
    let files = language::files(args.dir.as_deref())?;
    let diagnostics = mistakes(&files);
    render::diagnostics(&diagnostics, |file| render::source_of(&files, file));
    let n_errors = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .count();
    let n_warnings = diagnostics.len() - n_errors;
    let n_files = files.tables.len() + files.rules.len();
    render::say(&format!(
        "{} checked: {}, {}",
        render::plural(n_files, "file"),
        render::plural(n_errors, "error"),
        render::plural(n_warnings, "warning")
    ));
    Ok(if n_errors > 0 {
        Exit::CheckFailed
    } else {
        Exit::Ran
    })
}

/// All that is wrong: examples can run only once everything loads.
fn mistakes(files: &LexiconFiles) -> Vec<Diagnostic> {
    match Language::load(files) {
        Ok(language) => check_examples(&language, files),
        Err(diagnostics) => diagnostics,
    }
}
