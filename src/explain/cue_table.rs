//! `cues.tsv` as lines of a file, where people look for a word and where they would add one.

use super::wire::CueLine;
use crate::lexicon::{Frame, FrameSet, Lexeme, LexiconFile, LexiconFiles};

/// The lines of `cues.tsv`.
pub(super) struct CueTable<'f> {
    pub(super) file: &'f LexiconFile,
}

/// One line of it.
#[derive(Clone, Copy)]
pub(super) struct Line<'f> {
    /// From 1.
    pub(super) number: usize,
    pub(super) text: &'f str,
}

impl<'f> Line<'f> {
    /// One column, the lemma being the first.
    pub(super) fn column(self, i: usize) -> &'f str {
        self.text.split('\t').nth(i).unwrap_or_default()
    }

    pub(super) fn lemma(self) -> &'f str {
        self.column(0)
    }

    /// Every spelling of every inflected form.
    pub(super) fn forms(self) -> impl Iterator<Item = &'f str> {
        self.column(4).split([';', '/'])
    }
}

impl<'f> CueTable<'f> {
    pub(super) fn of(files: &'f LexiconFiles) -> Self {
        let is_cues = |file: &&LexiconFile| file.name.ends_with("cues.tsv");
        let file = files.tables.iter().find(is_cues);
        Self {
            file: file.expect("LexiconFiles always holds every table"),
        }
    }

    /// All entries.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'f>> {
        let lines = (1..).zip(self.file.text.lines());
        lines
            .filter(|(_, text)| !text.is_empty() && !text.starts_with('#'))
            .map(|(number, text)| Line { number, text })
    }

    /// The line of one lexeme.
    pub(super) fn line_of(&self, lexeme: &Lexeme) -> Option<Line<'f>> {
        self.lines().find(|line| {
            let claim_type = line.column(2).split('/').next();
            line.lemma() == lexeme.lemma
                && line.column(1) == lexeme.class.as_str()
                && claim_type == Some(lexeme.claim_type.as_str())
        })
    }

    /// One lexeme with its place.
    pub(super) fn shown(&self, lexeme: &Lexeme) -> CueLine {
        CueLine {
            file: self.file.name.clone(),
            line: self.line_of(lexeme).map_or(0, |line| line.number),
            lemma: lexeme.lemma.clone(),
            class: lexeme.class.as_str(),
            claim_type: lexeme.claim_type.as_str(),
            frames: frame_names(lexeme.frames),
        }
    }

    /// The last line that stands before `text` in byte order.
    pub(super) fn line_before(&self, text: &str) -> Option<Line<'f>> {
        self.lines().take_while(|line| line.text < text).last()
    }

    /// The file with `text` as a line more, or in place of line `instead`.
    pub(super) fn with(&self, text: &str, instead: Option<usize>) -> LexiconFile {
        let at = self.line_before(text).map_or(0, |line| line.number);
        let mut lines: Vec<&str> = self.file.text.lines().collect();
        if let Some(number) = instead {
            lines[number - 1] = text;
        } else {
            // Before the first entry stands the head of the file.
            let head = lines
                .iter()
                .take_while(|line| line.starts_with('#'))
                .count();
            lines.insert(at.max(head), text);
        }
        LexiconFile {
            name: self.file.name.clone(),
            text: (lines.join("\n") + "\n").into(),
        }
    }
}

/// The names of these frames, in the order of the documentation.
pub(super) fn frame_names(frames: FrameSet) -> Vec<&'static str> {
    let held = Frame::ALL.iter().filter(|&&frame| frames.has(frame));
    held.map(|frame| frame.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn lines_are_found_and_added_in_byte_order() {
        let files = LexiconFiles::embedded();
        let lexicon = Lexicon::load(&files).unwrap();
        let table = CueTable::of(&files);
        for lexeme in lexicon.lexemes() {
            let line = table.line_of(lexeme).unwrap();
            assert_eq!(line.lemma(), lexeme.lemma);
        }
        for new in [
            "accusf\tverb\tstatement\tthat\ta;b;c;d",
            "!\tverb\tstatement\tthat\ta;b;c;d",
        ] {
            let text = table.with(new, None).text;
            let entries: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(entries.is_sorted() && entries.contains(&new), "{new}");
        }
    }
}
