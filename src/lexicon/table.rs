//! Reads a tab-separated lexicon file, noting every breach of the common form.

use std::str::FromStr;

use super::embedded::LexiconFile;
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// A row: its file and its cells.
pub(super) struct Row<'f, const N: usize> {
    pub(super) file: &'f str,
    pub(super) cells: [Cell<'f>; N],
}

/// A line or a cell of it: its text and its place in the file.
#[derive(Clone, Copy)]
pub(crate) struct Cell<'f> {
    pub(crate) text: &'f str,
    pub(crate) span: Span,
}

impl<'f> Cell<'f> {
    /// The cells of a line.
    pub(crate) fn cells(self) -> impl Iterator<Item = Cell<'f>> {
        let mut at = self.span.start();
        pieces(self.text, b'\t').map(move |text| {
            let span = Span::new(at, at + text.len() as u32);
            at = span.end() + 1;
            Cell { text, span }
        })
    }

    /// Its parts between `separator`s (ASCII), blanks around them dropped, empty ones left out.
    pub(crate) fn split(self, separator: u8) -> impl Iterator<Item = Cell<'f>> {
        let mut at = self.span.start();
        pieces(self.text, separator).filter_map(move |part| {
            let start = at + (part.len() - part.trim_start().len()) as u32;
            at += part.len() as u32 + 1;
            let text = part.trim();
            (!text.is_empty()).then(|| Cell {
                text,
                span: Span::new(start, start + text.len() as u32),
            })
        })
    }
}

/// The rows of `file`, which must have these `columns`, rows sorted and unique in the first `key`.
pub(super) fn read_rows<'f, const N: usize>(
    file: &'f LexiconFile,
    columns: [&str; N],
    key: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Row<'f, N>> {
    let name = &file.name;
    // The largest table has tens of thousands of rows: copying them as the list grows is dear.
    let n_lines = file.text.bytes().filter(|&byte| byte == b'\n').count();
    let mut rows: Vec<Row<'_, N>> = Vec::with_capacity(n_lines);
    let mut header: Vec<&str> = Vec::new();
    let mut previous = "";
    for line in lines(file) {
        let Cell { text, span } = line;
        if let Some(comment) = text.strip_prefix('#') {
            header.push(comment.trim());
            if !rows.is_empty() {
                diagnostics.push(
                    Diagnostic::error("L001", name, span, "comment below the first entry")
                        .help("move it to the head of the file"),
                );
            }
            continue;
        }
        let Some(cells) = read_cells(line) else {
            let message = format!(
                "{} columns, {N} wanted: {}",
                text.split('\t').count(),
                columns.join(", ")
            );
            diagnostics.push(
                Diagnostic::error("L002", name, span, message)
                    .help("separate columns by one tab each"),
            );
            continue;
        };
        for cell in cells.iter().filter(|cell| has_blank_edge(cell.text)) {
            diagnostics.push(
                Diagnostic::error("L003", name, cell.span, "blanks around a value")
                    .help("remove them, or let `allege fmt` do it"),
            );
        }
        if text < previous {
            diagnostics.push(
                Diagnostic::error("L004", name, span, "line out of order")
                    .help("sort the entries by byte order, or let `allege fmt` do it"),
            );
        }
        previous = text;
        let same_key = |row: &Row<'_, N>| {
            row.cells[..key]
                .iter()
                .map(|c| c.text)
                .eq(cells[..key].iter().map(|c| c.text))
        };
        if rows
            .iter()
            .rev()
            .take_while(|row| row.cells[0].text == cells[0].text)
            .any(same_key)
        {
            diagnostics.push(
                Diagnostic::error(
                    "L005",
                    name,
                    span,
                    format!("second entry for `{}`", cells[0].text),
                )
                .help("join the two entries"),
            );
        }
        rows.push(Row { file: name, cells });
    }
    for wanted in ["title:", "origin:", "licence:"] {
        if !header.iter().any(|line| line.starts_with(wanted)) {
            diagnostics.push(
                Diagnostic::error(
                    "L006",
                    name,
                    Span::new(0, 0),
                    format!("the file does not say its `{wanted}`"),
                )
                .help(format!("open it with a line `# {wanted} …`")),
            );
        }
    }
    rows
}

/// The lines of a file, without what ends them.
pub(super) fn lines(file: &LexiconFile) -> impl Iterator<Item = Cell<'_>> {
    let mut start = 0;
    file.text.split_inclusive('\n').map(move |line| {
        let text = line.trim_end_matches(['\n', '\r']);
        let span = Span::new(start, start + text.len() as u32);
        start += line.len() as u32;
        Cell { text, span }
    })
}

/// The entries of a table that loads, one a line.
pub(crate) fn entries(file: &LexiconFile) -> impl Iterator<Item = Cell<'_>> {
    lines(file).filter(|line| !line.text.starts_with('#'))
}

/// The cells of a line, if they are as many as wanted.
fn read_cells<const N: usize>(line: Cell<'_>) -> Option<[Cell<'_>; N]> {
    let mut cells = [line; N];
    let mut n_cells = 0;
    for cell in line.cells() {
        *cells.get_mut(n_cells)? = cell;
        n_cells += 1;
    }
    (n_cells == N).then_some(cells)
}

/// The parts of `text` between ASCII bytes `separator`.
///
/// Parts are a few bytes long, and for those `str::split` takes several times as long.
fn pieces(text: &str, separator: u8) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let pieces = text.as_bytes().split(move |&byte| byte == separator);
    pieces.map(move |piece| {
        let piece = &text[start..start + piece.len()];
        start += piece.len() + 1;
        piece
    })
}

fn has_blank_edge(text: &str) -> bool {
    text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace)
}

/// Looks up a label of a closed set, or notes that there is none of that name.
pub(super) fn label<T: Copy>(
    file: &str,
    what: &str,
    cell: Cell<'_>,
    all: &[T],
    name: fn(T) -> &'static str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<T> {
    let found = all.iter().copied().find(|&value| name(value) == cell.text);
    if found.is_none() {
        let names = || all.iter().map(|&value| name(value));
        let message = format!("unknown {what} `{}`", cell.text);
        diagnostics.push(Diagnostic::error("L010", file, cell.span, message).meant(
            cell.text,
            cell.span,
            names(),
            || format!("one of {}", names().collect::<Vec<_>>().join(", ")),
        ));
    }
    found
}

/// Reads a whole number, or notes that there is none.
pub(super) fn number<T: FromStr>(
    file: &str,
    what: &str,
    cell: Cell<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<T> {
    let found = cell.text.parse().ok();
    if found.is_none() {
        let message = format!("`{}` is no {what}", cell.text);
        diagnostics
            .push(Diagnostic::error("L013", file, cell.span, message).help("write digits only"));
    }
    found
}
