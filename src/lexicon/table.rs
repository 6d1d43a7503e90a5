//! Reads a tab-separated lexicon file, noting every breach of the common form.

use super::embedded::LexiconFile;
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// A row: its place and its cells.
pub(super) struct Row<'f> {
    pub(super) file: &'f str,
    pub(super) cells: Vec<Cell<'f>>,
}

/// One cell: its text and its place in the file.
#[derive(Clone, Copy)]
pub(super) struct Cell<'f> {
    pub(super) text: &'f str,
    pub(super) span: Span,
}

impl<'f> Cell<'f> {
    /// Its parts between `separator`s, blanks around them dropped, empty ones left out.
    pub(super) fn split(self, separator: char) -> impl Iterator<Item = Cell<'f>> {
        let mut at = self.span.start();
        self.text.split(separator).filter_map(move |part| {
            let start = at + (part.len() - part.trim_start().len()) as u32;
            at += (part.len() + separator.len_utf8()) as u32;
            let text = part.trim();
            (!text.is_empty()).then(|| Cell {
                text,
                span: Span::new(start, start + text.len() as u32),
            })
        })
    }
}

/// The rows of `file`, which must have these `columns`, rows sorted and unique in the first `key`.
pub(super) fn read_rows<'f>(
    file: &'f LexiconFile,
    columns: &[&str],
    key: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Row<'f>> {
    let name = &file.name;
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut header: Vec<&str> = Vec::new();
    let mut previous = "";
    let mut start = 0;
    for line in file.text.split_inclusive('\n') {
        let span = Span::new(
            start,
            start + line.trim_end_matches(['\n', '\r']).len() as u32,
        );
        let text = span.slice(&file.text);
        start += line.len() as u32;
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
        let mut at = span.start();
        let cells: Vec<Cell<'_>> = text
            .split('\t')
            .map(|cell| {
                let span = Span::new(at, at + cell.len() as u32);
                at = span.end() + 1;
                Cell { text: cell, span }
            })
            .collect();
        if cells.len() != columns.len() {
            let message = format!(
                "{} columns, {} wanted: {}",
                cells.len(),
                columns.len(),
                columns.join(", ")
            );
            diagnostics.push(
                Diagnostic::error("L002", name, span, message)
                    .help("separate columns by one tab each"),
            );
            continue;
        }
        for cell in cells.iter().filter(|cell| cell.text.trim() != cell.text) {
            diagnostics.push(
                Diagnostic::error("L003", name, cell.span, "blanks around a value")
                    .help("remove them"),
            );
        }
        if text < previous {
            diagnostics.push(
                Diagnostic::error("L004", name, span, "line out of order")
                    .help("sort the entries by byte order, e.g. `LC_ALL=C sort`"),
            );
        }
        previous = text;
        let same_key = |row: &Row<'_>| {
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
