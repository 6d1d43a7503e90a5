//! Where a mistake stands, as people and editors count.

use crate::text::{CodePoints, Span};

/// A place in a file; lines and columns count from 1, columns in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Place {
    /// The line it begins in.
    pub line: usize,
    /// The code point it begins at.
    pub column: usize,
    /// The line it ends in.
    pub end_line: usize,
    /// The code point before which it ends.
    pub end_column: usize,
}

/// The places of `spans` in `text`, which is indexed once for all of them.
pub fn places(text: &str, spans: impl IntoIterator<Item = Span>) -> Vec<Place> {
    let points = CodePoints::new(text);
    let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
    let breaks: Vec<u32> = breaks.map(|(at, _)| at as u32).collect();
    let place = |at: u32| {
        let at = at.min(text.len() as u32);
        let line = breaks.partition_point(|&end| end < at);
        let start = line.checked_sub(1).map_or(0, |before| breaks[before] + 1);
        (line + 1, (points.at(at) - points.at(start)) as usize + 1)
    };
    spans
        .into_iter()
        .map(|span| {
            let ((line, column), (end_line, end_column)) = (place(span.start()), place(span.end()));
            Place {
                line,
                column,
                end_line,
                end_column,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wants `span` of `text` at `line:column` to `line:column`.
    #[track_caller]
    fn check(text: &str, span: (u32, u32), wanted: [usize; 4]) {
        let place = places(text, [Span::new(span.0, span.1)])[0];
        let found = [place.line, place.column, place.end_line, place.end_column];
        assert_eq!(found, wanted);
    }

    #[test]
    fn columns_count_code_points() {
        check("“é” x\ny", (0, 1), [1, 1, 1, 2]);
        check("“é” x\ny", (9, 10), [1, 5, 1, 6]);
        check("“é” x\ny", (11, 12), [2, 1, 2, 2]);
        // A line's end belongs to it, and the end of the file is a place too.
        check("ab\ncd\n", (2, 2), [1, 3, 1, 3]);
        check("ab\ncd\n", (1, 4), [1, 2, 2, 2]);
        check("ab\ncd\n", (6, 6), [3, 1, 3, 1]);
        check("", (0, 0), [1, 1, 1, 1]);
        check("ab", (9, 9), [1, 3, 1, 3]);
    }
}
