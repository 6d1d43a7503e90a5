//! What can be wrong with an input, where, and what to do about it.

use std::io;

/// One input, or one line of it, that could not be read; it costs only itself.
#[derive(Debug, thiserror::Error)]
#[error("{}: {kind}", Place(path, *line))]
pub struct ReadError {
    /// The file, as [`Input::path`](super::Input::path) names it.
    pub path: String,
    /// The line, counted from one, where the input has lines.
    pub line: Option<u64>,
    /// What is wrong.
    #[source]
    pub kind: ReadErrorKind,
}

/// What is wrong with an input; each message ends with its remedy.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// There is nothing at this path.
    #[error("no such file or folder; check the spelling and the current folder")]
    Missing,
    /// The system refuses to read it.
    #[error("cannot be read ({0}); check that it is a file and that you may read it")]
    Unreadable(io::Error),
    /// Nothing but white space.
    #[error("holds no text; remove it, or save it again if it should hold some")]
    Empty,
    /// Not text in any encoding we know.
    #[error("is not text but binary data; convert it to plain text or HTML first")]
    Binary,
    /// Longer than offsets can count, or than the options allow.
    #[error("is longer than {max_bytes} bytes; split it into one file or line an article")]
    TooLong {
        /// The longest that would be read.
        max_bytes: u64,
    },
    /// A JSONL file whose bytes are not UTF-8.
    #[error("is not in UTF-8, as JSON must be; convert it first")]
    NotUtf8,
    /// A line of a JSONL file that is not a JSON object, or whose text is no string.
    #[error("is not a JSON object of one article ({0}); write each article as one line")]
    Json(String),
    /// A line of a JSONL file without an article.
    #[error("has no text; put the article under \"text\"")]
    NoText,
    /// HTML in which no article was found.
    #[error("no article found in this page; save its text as .txt instead")]
    NoArticle,
    /// HTML nested too deeply or made of too many elements to be worth the time.
    #[error("is HTML too large or too deeply nested for a page; save its text as .txt instead")]
    TooComplex,
    /// An exclude file in a folder with a pattern that means nothing.
    #[error("a pattern is not understood and excludes nothing ({0}); correct or remove it")]
    Pattern(String),
}

impl ReadErrorKind {
    /// This, about a whole file.
    pub(super) fn in_file(self, path: impl Into<String>) -> ReadError {
        ReadError {
            path: path.into(),
            line: None,
            kind: self,
        }
    }

    /// This, about one line of a file.
    pub(super) fn in_line(self, path: impl Into<String>, line: u64) -> ReadError {
        ReadError {
            line: Some(line),
            ..self.in_file(path)
        }
    }
}

impl ReadError {
    /// The error for a file that the system would not open or read.
    pub(super) fn io(path: impl Into<String>, error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => ReadErrorKind::Missing,
            _ => ReadErrorKind::Unreadable(error),
        }
        .in_file(path)
    }
}

/// `path:line`, as editors and terminals understand it.
struct Place<'e>(&'e str, Option<u64>);

impl std::fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)?;
        self.1.map_or(Ok(()), |line| write!(f, ":{line}"))
    }
}
