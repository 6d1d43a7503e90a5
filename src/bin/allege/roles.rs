//! A sentence with the roles of its words below it, as linguists gloss: one row a side.
//!
//! ```text
//! The town accused the port of hiding the report.
//! SOURCE·· CUE···· TARGET··    CONTENT··········   expected
//! SOURCE·· CUE····                                 found
//! ```

use std::fmt::Write as _;
use std::ops::Range;

use allege::diagnostic::{Comparison, Row};
use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use crate::render::sanitised;

/// Columns before every line.
const INDENT: usize = 4;
/// Columns of text shown at least, however narrow the terminal.
const NARROWEST: usize = 24;

/// Draws `comparison` into lines of at most `width` columns.
pub(crate) fn drawn(comparison: &Comparison, width: usize) -> String {
    let rows = &comparison.rows;
    let titles = rows.iter().map(|row| row.title.width()).max().unwrap_or(0);
    let width = width.saturating_sub(INDENT + 2 + titles).max(NARROWEST);
    let cells = cells(comparison);
    let lines = lines(&cells, width);
    let widest = lines.iter().map(ExactSizeIterator::len).max().unwrap_or(0);
    let mut out = String::new();
    for (i, line) in lines.iter().enumerate() {
        let mut text = String::new();
        for cell in cells.iter().filter(|cell| cell.is_in(line)) {
            text.push_str(&cell.text);
            text.push_str(&" ".repeat(cell.padding));
        }
        push(&mut out, text.trim_end());
        for row in rows {
            for (k, lane) in lanes(row, &cells).into_iter().enumerate() {
                let parts: Vec<_> = lane
                    .into_iter()
                    .filter_map(|(name, columns)| {
                        let start = columns.start.max(line.start);
                        let end = columns.end.min(line.end);
                        (start < end).then(|| (name, start - line.start..end - line.start))
                    })
                    .collect();
                // What one side does not name at all is said once.
                if parts.is_empty() && (i > 0 || k > 0) {
                    continue;
                }
                let title = if k == 0 { &*row.title } else { "" };
                push(&mut out, glosses(&parts, widest, title).trim_end());
            }
        }
    }
    out
}

fn push(out: &mut String, line: &str) {
    if !line.is_empty() {
        out.push_str(&" ".repeat(INDENT));
        out.push_str(line);
    }
    out.push('\n');
}

/// One character of the text as it is shown.
struct Cell {
    text: String,
    /// Where it begins, in bytes of the text.
    at: usize,
    /// Blanks behind it, to make room for a name.
    padding: usize,
    /// The columns it takes, padding and all.
    columns: Range<usize>,
}

impl Cell {
    /// Whether it stands in a line; an accent stands where the letter before it does.
    fn is_in(&self, line: &Range<usize>) -> bool {
        let before = usize::from(self.columns.is_empty());
        line.contains(&self.columns.start.saturating_sub(before))
    }
}

/// The text in columns, wide enough for every name below it.
fn cells(comparison: &Comparison) -> Vec<Cell> {
    let mut cells: Vec<Cell> = comparison
        .text
        .char_indices()
        .map(|(at, c)| {
            let mut bytes = [0; 4];
            Cell {
                text: sanitised(c.encode_utf8(&mut bytes)).replace('\t', " "),
                at,
                padding: 0,
                columns: 0..0,
            }
        })
        .collect();
    let mut parts: Vec<_> = comparison.rows.iter().flat_map(|row| &row.parts).collect();
    // Inner ones first: what makes room for them does so for those around them.
    parts.sort_by_key(|(_, range)| range.len());
    for (name, range) in parts {
        let inside = |cell: &&mut Cell| range.contains(&cell.at);
        let own: Vec<&mut Cell> = cells.iter_mut().filter(inside).collect();
        let width: usize = own.iter().map(|c| c.text.width() + c.padding).sum();
        if let Some(last) = own.into_iter().next_back() {
            last.padding += name.len().saturating_sub(width);
        }
    }
    let mut column = 0;
    for cell in &mut cells {
        let end = column + cell.text.width() + cell.padding;
        cell.columns = column..end;
        column = end;
    }
    cells
}

/// The columns of each line: broken behind blanks where that can be.
fn lines(cells: &[Cell], width: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut blank) = (0, None);
    for cell in cells {
        if cell.columns.end > start + width && cell.columns.start > start {
            let end = blank.take().unwrap_or(cell.columns.start);
            lines.push(start..end);
            start = end;
        }
        if cell.text == " " {
            blank = Some(cell.columns.end);
        }
    }
    let end = cells.last().map_or(0, |cell| cell.columns.end);
    lines.push(start..end);
    lines
}

/// The parts of a row in columns, those inside others in lanes of their own.
fn lanes(row: &Row, cells: &[Cell]) -> Vec<Vec<(&'static str, Range<usize>)>> {
    let mut parts = row.parts.clone();
    parts.sort_by_key(|(_, range)| (range.start, std::cmp::Reverse(range.end)));
    let mut lanes: Vec<Vec<(&'static str, Range<usize>)>> = vec![Vec::new()];
    for (name, range) in parts {
        let mut own = cells.iter().filter(|cell| range.contains(&cell.at));
        let Some(first) = own.next() else { continue };
        let last = own.next_back().unwrap_or(first);
        let columns = first.columns.start..last.columns.end;
        let free = |lane: &Vec<(_, Range<usize>)>| {
            lane.last()
                .is_none_or(|(_, before)| before.end <= columns.start)
        };
        match lanes.iter_mut().find(|lane| free(lane)) {
            Some(lane) => lane.push((name, columns)),
            None => lanes.push(vec![(name, columns)]),
        }
    }
    lanes
}

/// `SOURCE·· CUE····   expected`, for text of `width` columns.
fn glosses(parts: &[(&'static str, Range<usize>)], width: usize, title: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for (name, columns) in parts {
        out.push_str(&" ".repeat(columns.start - column));
        let name: String = name.chars().take(columns.len()).collect();
        let dots = "·".repeat(columns.len() - name.len());
        let style = style(&name);
        write!(out, "{style}{name}{dots}{style:#}").expect("a string takes all");
        column = columns.end;
    }
    out.push_str(&" ".repeat(width + 2 - column.min(width)));
    out.push_str(title);
    out
}

/// The colour of a role.
fn style(name: &str) -> Style {
    let colour = match name.as_bytes() {
        [b'S', ..] => AnsiColor::Cyan,
        [b'T', ..] => AnsiColor::Magenta,
        [b'C', b'U', ..] => AnsiColor::Yellow,
        _ => AnsiColor::Green,
    };
    colour.on_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wants a text with the parts of two rows, given as name and words, drawn like this.
    #[track_caller]
    fn check(text: &str, rows: [&[(&'static str, &str)]; 2], width: usize, expected: &str) {
        let titles = ["expected", "found"];
        let rows = rows.iter().zip(titles).map(|(parts, title)| Row {
            title: title.to_owned(),
            parts: parts
                .iter()
                .map(|(name, words)| {
                    let at = text.find(words).unwrap();
                    (*name, at..at + words.len())
                })
                .collect(),
        });
        let comparison = Comparison {
            text: text.to_owned(),
            rows: rows.collect(),
        };
        let drawn = anstream::adapter::strip_str(&drawn(&comparison, width)).to_string();
        let expected: String = expected
            .lines()
            .map(|line| {
                if line.is_empty() {
                    "\n".to_owned()
                } else {
                    format!("    {line}\n")
                }
            })
            .collect();
        assert_eq!(drawn, expected, "\n{drawn}");
    }

    #[test]
    fn rows_stand_under_their_words() {
        check(
            "The town accused the port of theft.",
            [
                &[
                    ("SOURCE", "The town"),
                    ("CUE", "accused"),
                    ("TARGET", "the port"),
                    ("CONTENT", "theft"),
                ],
                &[("SOURCE", "The town"), ("CUE", "accused")],
            ],
            80,
            "\
The town accused the port of theft  .
SOURCE·· CUE···· TARGET··    CONTENT   expected
SOURCE·· CUE····                       found",
        );
    }

    #[test]
    fn a_role_in_another_has_a_row_of_its_own() {
        check(
            "He said she must go.",
            [
                &[
                    ("SOURCE", "He"),
                    ("CUE", "said"),
                    ("CONTENT", "she must go"),
                    ("TARGET", "she"),
                ],
                &[],
            ],
            80,
            "\
He     said she    must go.
SOURCE CUE· CONTENT·······   expected
            TARGET
                             found",
        );
    }

    #[test]
    fn wide_characters_take_two_columns() {
        check(
            "東京新聞社 said e\u{301}u\u{308}x!",
            [
                &[
                    ("SOURCE", "東京新聞社"),
                    ("CUE", "said"),
                    ("CONTENT", "e\u{301}u\u{308}x"),
                ],
                &[("CUE", "said")],
            ],
            80,
            "\
東京新聞社 said e\u{301}u\u{308}x    !
SOURCE···· CUE· CONTENT   expected
           CUE·           found",
        );
    }

    #[test]
    fn long_texts_are_broken_between_words() {
        check(
            "The old harbour town accused the new port of hiding the report.",
            [
                &[
                    ("SOURCE", "The old harbour town"),
                    ("CUE", "accused"),
                    ("CONTENT", "hiding the report"),
                ],
                &[("CUE", "accused")],
            ],
            50,
            "\
The old harbour town accused the
SOURCE·············· CUE····       expected
                     CUE····       found
new port of hiding the report.
            CONTENT··········      expected",
        );
    }

    #[test]
    fn nothing_is_drawn_twice_and_no_terminal_commanded() {
        check(
            "a\u{1b}b\tsaid",
            [&[("CUE", "said")], &[]],
            10,
            "\
a\\u{1b}b said
         CUE·  expected
               found",
        );
    }
}
