//! Tables in one layout: entries in order, no blanks around values.

use super::embedded::LexiconFile;
use super::table::{Cell, lines};
use crate::diagnostic::Diagnostic;

/// The text of a table in the one layout: what [`super::Lexicon::load`] demands of order and blanks.
///
/// # Errors
/// Lines that another number of columns has than the first, and comments among entries: what they
/// were meant to be is for a person to say.
pub fn formatted(file: &LexiconFile) -> Result<String, Vec<Diagnostic>> {
    let mut mistakes = Vec::new();
    let mut mistake = |code, line: Cell<'_>, message: String, help: &str| {
        mistakes.push(Diagnostic::error(code, &file.name, line.span, message).help(help));
    };
    let (mut head, mut rows): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut n_columns = None;
    for line in lines(file) {
        if line.text.trim().is_empty() {
            continue;
        }
        if line.text.starts_with('#') {
            if n_columns.is_some() {
                let message = "comment below the first entry".to_owned();
                mistake("L001", line, message, "move it to the head of the file");
            }
            head.push(line.text.trim_end().to_owned());
            continue;
        }
        let values: Vec<&str> = line.cells().map(|cell| cell.text.trim()).collect();
        let wanted = *n_columns.get_or_insert(values.len());
        if values.len() != wanted {
            let message = format!("{} columns, {wanted} in the first entry", values.len());
            mistake("L002", line, message, "separate columns by one tab each");
        }
        rows.push(values.join("\t"));
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    rows.sort();
    head.append(&mut rows);
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
