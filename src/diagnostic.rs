//! A mistake in a file that a person wrote, as plain data: what, where, what to do.
//!
//! Whoever finds one adds it and goes on; the binary renders them.

use crate::text::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used as it stands.
    Error,
    /// It works, but somebody should look.
    Warning,
}

/// One mistake in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code: `L…` lexicons, `R…` rules, `X…` examples, `G…` gold.
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
}

/// The candidate nearest to `word` by edit distance, if near enough to be what was meant.
pub fn did_you_mean<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (edit_distance(word, candidate), candidate))
        .filter(|&(distance, _)| distance <= limit)
        // Of equals, the one that begins the same.
        .min_by_key(|&(distance, candidate)| {
            let same = candidate.chars().next() == word.chars().next();
            (distance, !same, candidate)
        })
        .map(|(_, candidate)| candidate)
}

/// Levenshtein distance in characters.
fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_nearest() {
        assert_eq!(
            did_you_mean("acusation", ["accusation", "admission"]),
            Some("accusation")
        );
        assert_eq!(did_you_mean("zebra", ["accusation", "admission"]), None);
    }
}
