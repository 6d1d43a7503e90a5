//! Tables in one layout: entries in order, no blanks around values.

use super::embedded::LexiconFile;
use super::table::entries;
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// The text of a table in the one layout: what [`super::Lexicon::load`] demands of order and blanks.
///
/// # Errors
/// Lines that another number of columns has than the first, and comments among entries: what they
/// were meant to be is for a person to say.
pub fn formatted(file: &LexiconFile) -> Result<String, Vec<Diagnostic>> {
    let mut mistakes = Vec::new();
    let mut head = Vec::new();
    let mut n_columns = None;
    let mut lines: Vec<String> = Vec::new();
    for (span, cells) in entries(file) {
        let blank = cells.iter().all(|cell| cell.text.trim().is_empty());
        if blank {
            continue;
        }
        let wanted = *n_columns.get_or_insert(cells.len());
        if cells.len() != wanted {
            mistakes.push(
                Diagnostic::error(
                    "L002",
                    &file.name,
                    span,
                    format!("{} columns, {wanted} in the first entry", cells.len()),
                )
                .help("separate columns by one tab each"),
            );
        }
        let values: Vec<&str> = cells.iter().map(|cell| cell.text.trim()).collect();
        lines.push(values.join("\t"));
    }
    let mut in_head = true;
    let mut start = 0;
    for line in file.text.split_inclusive('\n') {
        let text = line.trim_end();
        if text.starts_with('#') && in_head {
            head.push(text.to_owned());
        } else if text.starts_with('#') {
            mistakes.push(
                Diagnostic::error(
                    "L001",
                    &file.name,
                    Span::of(start..start + text.len()),
                    "comment below the first entry",
                )
                .help("move it to the head of the file"),
            );
        } else if !text.is_empty() {
            in_head = false;
        }
        start += line.len();
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    lines.sort();
    head.append(&mut lines);
    head.push(String::new());
    Ok(head.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::LexiconFiles;

    fn check(text: &str) -> Result<String, Vec<&'static str>> {
        let file = LexiconFile {
            name: "a.tsv".to_owned(),
            text: text.to_owned().into(),
        };
        let codes = |mistakes: Vec<Diagnostic>| mistakes.iter().map(|m| m.code).collect();
        formatted(&file).map_err(codes)
    }

    #[test]
    fn entries_are_sorted_and_trimmed() {
        let laid_out = "# title: a\n#\n# columns: x y\nA\t\na\tb c\né\t\n";
        let spoiled = "# title: a  \r\n#\n# columns: x y\né\t\n\n a \tb c \n   \nA\t";
        assert_eq!(check(spoiled).unwrap(), laid_out);
        assert_eq!(check(laid_out).unwrap(), laid_out);
    }

    #[test]
    fn what_a_person_must_mend_is_told() {
        assert_eq!(check("a\tb\nc\n"), Err(vec!["L002"]));
        assert_eq!(check("a\tb\n# c\n"), Err(vec!["L001"]));
    }

    #[test]
    fn the_tables_that_ship_are_laid_out() {
        for file in LexiconFiles::embedded().tables {
            assert!(formatted(&file).unwrap() == file.text, "{}", file.name);
        }
    }
}
