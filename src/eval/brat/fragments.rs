//! Spans and the fragments that brat makes of them.
//!
//! brat compares the text of an annotation with the article, line by line, so a span that runs over a
//! line break is stored as one fragment a line. Read the other way, fragments with nothing but one
//! line break between them are one span. Where that is not what was meant, a note tells how many
//! fragments each span has.

use crate::record::SpanRecord;

/// The article's text by code points.
pub(super) struct Text(Vec<char>);

impl Text {
    pub(super) fn new(text: &str) -> Self {
        Self(text.chars().collect())
    }

    pub(super) fn len(&self) -> u32 {
        self.0.len() as u32
    }

    /// What stands between two places, if they are in the text.
    pub(super) fn slice(&self, (start, end): (u32, u32)) -> Option<String> {
        let chars = self.0.get(start as usize..end as usize)?;
        Some(chars.iter().collect())
    }

    /// The fragments of a span.
    pub(super) fn split(&self, span: &SpanRecord<'_>) -> Vec<(u32, u32)> {
        let mut fragments: Vec<(u32, u32)> = Vec::new();
        for at in span.start..span.end {
            let is_break = matches!(self.0.get(at as usize), Some('\n' | '\r') | None);
            match fragments.last_mut() {
                _ if is_break => {}
                Some(last) if last.1 == at => last.1 += 1,
                _ => fragments.push((at, at + 1)),
            }
        }
        if fragments.is_empty() {
            fragments.push((span.start, span.end));
        }
        fragments
    }

    /// How many fragments each span has, where nothing else is said.
    pub(super) fn lengths(&self, fragments: &[(u32, u32)]) -> Vec<usize> {
        let mut lengths: Vec<usize> = Vec::new();
        for (i, fragment) in fragments.iter().enumerate() {
            let before = i.checked_sub(1).map(|i| fragments[i].1);
            let between = before
                .filter(|&end| end <= fragment.0)
                .and_then(|end| self.slice((end, fragment.0)));
            match lengths.last_mut() {
                Some(n) if matches!(between.as_deref(), Some("\n" | "\r\n")) => *n += 1,
                _ => lengths.push(1),
            }
        }
        lengths
    }

    /// The spans of fragments; all of them must lie in the text.
    pub(super) fn join(
        &self,
        fragments: &[(u32, u32)],
        lengths: &[usize],
    ) -> Vec<SpanRecord<'static>> {
        let mut rest = fragments;
        let mut spans = Vec::new();
        for &n in lengths {
            let (own, others) = rest.split_at(n.min(rest.len()));
            rest = others;
            if let (Some(first), Some(last)) = (own.first(), own.last()) {
                spans.extend(self.span((first.0, last.1)));
            }
        }
        spans
    }

    fn span(&self, (start, end): (u32, u32)) -> Option<SpanRecord<'static>> {
        Some(SpanRecord {
            start,
            end,
            text: self.slice((start, end))?.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "one\ntwo\n\nthree four";

    fn span(start: u32, end: u32) -> SpanRecord<'static> {
        Text::new(TEXT).span((start, end)).unwrap()
    }

    #[test]
    fn a_line_break_splits_and_joins() {
        let text = Text::new(TEXT);
        assert_eq!(text.split(&span(0, 7)), [(0, 3), (4, 7)]);
        assert_eq!(text.split(&span(4, 14)), [(4, 7), (9, 14)]);
        assert_eq!(
            text.lengths(&[(0, 3), (4, 7), (9, 14), (15, 19)]),
            [2, 1, 1]
        );
        assert_eq!(text.join(&[(0, 3), (4, 7)], &[2]), [span(0, 7)]);
        assert_eq!(
            text.join(&[(0, 3), (4, 7)], &[1, 1]),
            [span(0, 3), span(4, 7)]
        );
    }
}
