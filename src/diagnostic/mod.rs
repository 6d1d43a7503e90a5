//! A mistake in a file that a person wrote, as plain data: what, where, what to do.
//!
//! Whoever finds one adds it and goes on; the binary renders them.

mod near;
mod pages;
mod place;
mod record;

pub use near::did_you_mean;
pub use pages::{codes, page, page_path};
pub use place::{Place, Places};
pub use record::DiagnosticRecord;

use std::ops::Range;

use crate::text::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used as it stands.
    Error,
    /// It works, but somebody should look.
    Warning,
}

impl Severity {
    /// Its name for people and programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One mistake in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code: `L…` lexicons, `R…` rules, `X…` examples, `G…` gold, `B…` brat,
    /// `F…` floors; [`page`] explains it.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The file, as named in [`crate::lexicon::LexiconFiles`] or on the command line.
    pub file: String,
    /// What is wrong: lower case, no final stop.
    pub message: String,
    /// Where, in bytes of the file.
    pub span: Span,
    /// What stands at the span, or what was wanted there.
    pub label: String,
    /// What to do.
    pub help: Option<String>,
    /// What to write instead, where that is known.
    pub suggestion: Option<Suggestion>,
    /// Of an example that fails, what was expected and what was found.
    pub comparison: Option<Box<Comparison>>,
}

/// An edit that mends a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What to replace, in bytes of the file.
    pub span: Span,
    /// What to put there.
    pub replacement: String,
}

/// One text, and the names that different sides give to parts of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The text.
    pub text: String,
    /// The sides, to be shown one below the other.
    pub rows: Vec<Row>,
}

/// The parts of a text that one side names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Who names them.
    pub title: String,
    /// Names and the bytes of the text they stand for; one may lie inside another.
    pub parts: Vec<(&'static str, Range<usize>)>,
}

impl Diagnostic {
    /// An error without a label or help.
    #[must_use]
    pub fn error(code: &'static str, file: &str, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            file: file.to_owned(),
            message: message.into(),
            span,
            label: String::new(),
            help: None,
            suggestion: None,
            comparison: None,
        }
    }

    /// A warning without a label or help.
    #[must_use]
    pub fn warning(code: &'static str, file: &str, span: Span, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, file, span, message)
        }
    }

    /// The same with words under the underlined place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// The same with a remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with an edit that mends it.
    #[must_use]
    pub fn replace(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.suggestion = Some(Suggestion {
            span,
            replacement: replacement.into(),
        });
        self
    }

    /// The same with the candidate that `word` was perhaps meant to be, to be put at `place` if
    /// that is known; with `otherwise` as a remedy if none is near.
    #[must_use]
    pub fn meant<'c>(
        self,
        word: &str,
        place: impl Into<Option<Span>>,
        candidates: impl IntoIterator<Item = &'c str>,
        otherwise: impl FnOnce() -> String,
    ) -> Self {
        let Some(near) = did_you_mean(word, candidates) else {
            return self.help(otherwise());
        };
        let diagnostic = self.help(format!("did you mean `{near}`?"));
        match place.into() {
            Some(place) => diagnostic.replace(place, near),
            None => diagnostic,
        }
    }

    /// The same with what was expected and found.
    #[must_use]
    pub fn compare(mut self, comparison: Comparison) -> Self {
        self.comparison = Some(Box::new(comparison));
        self
    }
}

/// Leaves of equal mistakes the first.
pub(crate) fn unique(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen: Vec<Diagnostic> = Vec::new();
    for diagnostic in diagnostics {
        if !seen.contains(&diagnostic) {
            seen.push(diagnostic);
        }
    }
    seen
}

/// Both results, or the mistakes of both.
pub(crate) fn both<T, U>(
    one: Result<T, Vec<Diagnostic>>,
    other: Result<U, Vec<Diagnostic>>,
) -> Result<(T, U), Vec<Diagnostic>> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (one, other) => {
            let mistakes = [one.err(), other.err()];
            Err(mistakes.into_iter().flatten().flatten().collect())
        }
    }
}
