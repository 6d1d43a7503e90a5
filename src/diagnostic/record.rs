//! A mistake as one JSON object, for editors and scripts.

use std::ops::Range;

use serde::Serialize;

use super::place::{Place, Places};
use super::{Comparison, Diagnostic, page_path};

/// One line of `allege check --json`. Field names and their order are public.
#[derive(Debug, Serialize)]
pub struct DiagnosticRecord<'d> {
    code: &'static str,
    severity: &'static str,
    file: &'d str,
    #[serde(flatten)]
    place: Place,
    message: &'d str,
    label: &'d str,
    help: Option<&'d str>,
    suggestion: Option<SuggestionRecord<'d>>,
    comparison: Option<ComparisonRecord<'d>>,
    /// The page of the manual, from the root of the source.
    page: String,
}

/// An edit that mends the mistake; its place counts as that of the mistake.
#[derive(Debug, Serialize)]
struct SuggestionRecord<'d> {
    #[serde(flatten)]
    place: Place,
    replacement: &'d str,
}

#[derive(Debug, Serialize)]
struct ComparisonRecord<'d> {
    text: &'d str,
    rows: Vec<RowRecord<'d>>,
}

#[derive(Debug, Serialize)]
struct RowRecord<'d> {
    title: &'d str,
    parts: Vec<PartRecord>,
}

/// A part of the compared text, in code points from 0, `end` not included.
#[derive(Debug, Serialize)]
struct PartRecord {
    name: &'static str,
    start: usize,
    end: usize,
}

impl<'d> DiagnosticRecord<'d> {
    /// The record of a mistake in the file whose places these are.
    #[must_use]
    pub fn new(diagnostic: &'d Diagnostic, places: &Places<'_>) -> Self {
        let suggestion = diagnostic.suggestion.as_ref();
        Self {
            code: diagnostic.code,
            severity: diagnostic.severity.as_str(),
            file: &diagnostic.file,
            place: places.of(diagnostic.span),
            message: &diagnostic.message,
            label: &diagnostic.label,
            help: diagnostic.help.as_deref(),
            suggestion: suggestion.map(|edit| SuggestionRecord {
                place: places.of(edit.span),
                replacement: &edit.replacement,
            }),
            comparison: diagnostic.comparison.as_deref().map(comparison),
            page: page_path(diagnostic.code),
        }
    }
}

fn comparison(comparison: &Comparison) -> ComparisonRecord<'_> {
    let points = |at: usize| comparison.text[..at].chars().count();
    let part = |(name, range): &(&'static str, Range<usize>)| PartRecord {
        name,
        start: points(range.start),
        end: points(range.end),
    };
    let row = comparison.rows.iter().map(|row| RowRecord {
        title: &row.title,
        parts: row.parts.iter().map(part).collect(),
    });
    ComparisonRecord {
        text: &comparison.text,
        rows: row.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Row;
    use crate::text::Span;

    #[test]
    fn a_record_says_all() {
        let text = "“é”\nfoo barr\n";
        let plain = Diagnostic::warning("L101", "a.tsv", Span::new(0, 2), "odd");
        let rich = Diagnostic::error("X001", "a.tsv", Span::new(13, 17), "wrong")
            .label("here")
            .meant("barr", Span::new(13, 17), ["bar"], String::new)
            .compare(Comparison {
                text: "“é” x".to_owned(),
                rows: vec![Row {
                    title: "found".to_owned(),
                    parts: vec![("CUE", 9..10)],
                }],
            });
        let places = Places::new(text);
        let lines = [&plain, &rich].map(|diagnostic| {
            serde_json::to_string(&DiagnosticRecord::new(diagnostic, &places)).unwrap()
        });
        assert_eq!(
            lines[0],
            r#"{"code":"L101","severity":"warning","file":"a.tsv","line":1,"column":1,"end_line":1,"end_column":2,"message":"odd","label":"","help":null,"suggestion":null,"comparison":null,"page":"docs/codes/L101.md"}"#
        );
        assert_eq!(
            lines[1],
            r#"{"code":"X001","severity":"error","file":"a.tsv","line":2,"column":5,"end_line":2,"end_column":9,"message":"wrong","label":"here","help":"did you mean `bar`?","suggestion":{"line":2,"column":5,"end_line":2,"end_column":9,"replacement":"bar"},"comparison":{"text":"“é” x","rows":[{"title":"found","parts":[{"name":"CUE","start":4,"end":5}]}]},"page":"docs/codes/X001.md"}"#
        );
    }
}
