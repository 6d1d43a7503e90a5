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

/// The places of one text, which is indexed once for all of them.
#[derive(Debug)]
pub struct Places<'t> {
    points: CodePoints<'t>,
    /// Where lines end.
    breaks: Vec<u32>,
    end: u32,
}

impl<'t> Places<'t> {
    /// Indexes `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        Self {
            points: CodePoints::new(text),
            breaks: breaks.map(|(at, _)| at as u32).collect(),
            end: text.len() as u32,
        }
    }

    /// The place of `span`; what lies beyond the text counts as its end.
    #[must_use]
    pub fn of(&self, span: Span) -> Place {
        let ((line, column), (end_line, end_column)) = (self.at(span.start()), self.at(span.end()));
        Place {
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// Line and column of a byte.
    fn at(&self, byte: u32) -> (usize, usize) {
        let byte = byte.min(self.end);
        let line = self.breaks.partition_point(|&end| end < byte);
        let before = line.checked_sub(1);
        let start = before.map_or(0, |before| self.breaks[before] + 1);
        let column = self.points.at(byte) - self.points.at(start);
        (line + 1, column as usize + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wants `span` of `text` at `line:column` to `line:column`.
    #[track_caller]
    fn check(text: &str, span: (u32, u32), wanted: [usize; 4]) {
        let place = Places::new(text).of(Span::new(span.0, span.1));
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
