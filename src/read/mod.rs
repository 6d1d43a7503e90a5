//! From paths to [`Document`]s: finds the files, decodes them, and takes the article out of HTML.
//!
//! Two steps, so that a caller can show progress and read in parallel:
//! [`inputs`] lists what there is to read without opening it, [`read`] opens one of them.
//! Bad input costs only itself: it is an `Err` between the documents, never the end of the run.
//!
//! | input | what becomes of it |
//! |---|---|
//! | `.txt` | one document; its text is the file, decoded, otherwise untouched |
//! | `.md` | the same; the first `# ` heading is the title |
//! | `.html`, `.htm` | one document; its text is the article without menus, captions and comments |
//! | `.jsonl`, `.ndjson` | one document a line, from [`its fields`](JSONL_FIELDS) |
//! | standard input (`-`), files with other names | JSONL if it begins with `{`, HTML if with `<html` or `<!doctype`, else text |
//!
//! In folders only the endings above are read, and no `README.md` nor `*.gold.jsonl`, which are about
//! the articles beside them; any other file must be named itself.
//!
//! ```
//! use allege::read::{ReadOptions, inputs, read};
//!
//! # let folder = tempfile::tempdir()?;
//! # std::fs::write(folder.path().join("a.txt"), "Ana Ruiz said no.")?;
//! # let paths = [folder.path().to_owned()];
//! let options = ReadOptions::default();
//! for input in inputs(&paths, &options) {
//!     for document in read(&input?, &options) {
//!         assert_eq!(document?.text, "Ana Ruiz said no.");
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod decode;
mod error;
mod html;
mod jsonl;
mod metadata;
mod page;
mod walk;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

pub use error::{ReadError, ReadErrorKind};
pub use jsonl::FIELDS as JSONL_FIELDS;
pub use walk::inputs;

use crate::text::{Document, Metadata};

/// The longest text we take: offsets are `u32`, and this leaves room to spare.
pub const MAX_BYTES: u64 = 1 << 30;

/// What to read, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOptions {
    /// Whether `.gitignore`, `.ignore` and `.allegeignore` inside a folder exclude files in it.
    pub ignore_files: bool,
    /// The longest file, JSONL line or text that is read; larger values than [`MAX_BYTES`] count as it.
    pub max_bytes: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            ignore_files: true,
            max_bytes: MAX_BYTES,
        }
    }
}

/// One file, or standard input, that [`read`] can open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    path: PathBuf,
    bytes: Option<u64>,
}

impl Input {
    /// Its path as given, with the rest of the way added for files in folders; `-` for standard input.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many bytes it has, where it has a size: pipes and standard input do not.
    #[must_use]
    pub const fn bytes(&self) -> Option<u64> {
        self.bytes
    }

    /// Whether it may hold many documents, so that reading it as a whole could fill the memory: all
    /// but files whose name says otherwise.
    #[must_use]
    pub fn may_hold_many(&self) -> bool {
        matches!(Format::of_extension(&self.path), None | Some(Format::Jsonl))
    }

    fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }
}

/// How a file's bytes become documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Markdown,
    Html,
    Jsonl,
}

impl Format {
    fn of_extension(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match extension.as_str() {
            "txt" => Self::Text,
            "md" => Self::Markdown,
            "html" | "htm" => Self::Html,
            "jsonl" | "ndjson" => Self::Jsonl,
            _ => return None,
        })
    }
}

/// The documents of one [`Input`], as [`read`] yields them.
pub struct Documents(State);

enum State {
    /// JSONL: as many as it has lines.
    Lines(jsonl::Lines),
    /// Everything else: at most one. Boxed, since a document is much the larger.
    One(Option<Box<Result<Document, ReadError>>>),
}

impl Iterator for Documents {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            State::Lines(lines) => lines.next(),
            State::One(result) => result.take().map(|result| *result),
        }
    }
}

impl std::fmt::Debug for Documents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Documents").finish_non_exhaustive()
    }
}

/// Reads the documents of `input`: JSONL line by line as the iterator advances, all else at once.
///
/// Never fails as a whole; what cannot be read is an `Err` in its place.
#[must_use]
pub fn read(input: &Input, options: &ReadOptions) -> Documents {
    let path = input.path.to_string_lossy().into_owned();
    let opened: io::Result<Box<dyn BufRead + Send>> = if input.is_stdin() {
        Ok(Box::new(BufReader::new(io::stdin())))
    } else {
        // A large buffer: JSONL files are long, and everything else is read whole anyway.
        File::open(&input.path).map(|file| Box::new(BufReader::with_capacity(1 << 16, file)) as _)
    };
    match opened {
        Ok(source) => read_from(source, path, Format::of_extension(&input.path), options),
        Err(error) => failed(ReadError::io(path, error)),
    }
}

/// Reads from any source, which lets the tests stand in for standard input.
fn read_from(
    mut source: Box<dyn BufRead + Send>,
    path: String,
    format: Option<Format>,
    options: &ReadOptions,
) -> Documents {
    let max_bytes = options.max_bytes.min(MAX_BYTES);
    if format == Some(Format::Jsonl) {
        return Documents(State::Lines(jsonl::Lines::new(source, path, max_bytes)));
    }
    if format.is_none() {
        match begins_with_brace(source) {
            Ok((true, source)) => {
                return Documents(State::Lines(jsonl::Lines::new(source, path, max_bytes)));
            }
            Ok((false, unread)) => source = unread,
            Err(error) => return failed(ReadError::io(path, error)),
        }
    }
    let mut bytes = Vec::new();
    match source.take(max_bytes + 1).read_to_end(&mut bytes) {
        Err(error) => failed(ReadError::io(path, error)),
        Ok(n) if n as u64 > max_bytes => failed(ReadErrorKind::TooLong { max_bytes }.in_file(path)),
        Ok(_) => {
            let document = whole(&bytes, &path, format);
            one(document.map_err(|kind| kind.in_file(path)))
        }
    }
}

fn one(result: Result<Document, ReadError>) -> Documents {
    Documents(State::One(Some(Box::new(result))))
}

fn failed(error: ReadError) -> Documents {
    one(Err(error))
}

/// Whether the first byte that is neither blank nor part of a byte order mark is `{`.
///
/// Hands back a source that still yields all bytes, since a pipe cannot be rewound.
fn begins_with_brace(
    mut source: Box<dyn BufRead + Send>,
) -> io::Result<(bool, Box<dyn BufRead + Send>)> {
    let mut seen = Vec::new();
    let first = loop {
        let buffer = match source.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            result => result?,
        };
        if buffer.is_empty() {
            break None;
        }
        let is_skipped = |b: &u8| b.is_ascii_whitespace() || decode::UTF8_BOM.contains(b);
        let first = buffer.iter().copied().find(|b| !is_skipped(b));
        if first.is_some() {
            break first;
        }
        // Blank so far: keep it for later and look further, but not without end.
        seen.extend_from_slice(buffer);
        let n = buffer.len();
        source.consume(n);
        if seen.len() > 1 << 20 {
            break None;
        }
    };
    Ok((
        first == Some(b'{'),
        Box::new(Cursor::new(seen).chain(source)),
    ))
}

/// The one document of a file that is not JSONL.
fn whole(bytes: &[u8], path: &str, format: Option<Format>) -> Result<Document, ReadErrorKind> {
    let format = format.unwrap_or_else(|| {
        if html::is_html(&decode::start(bytes)) {
            Format::Html
        } else {
            Format::Text
        }
    });
    let is_html = format == Format::Html;
    let decoded = decode::decode(bytes, is_html);
    if decode::is_blank(&decoded) {
        return Err(ReadErrorKind::Empty);
    }
    if decode::is_binary(bytes, &decoded, is_html) {
        return Err(ReadErrorKind::Binary);
    }
    match format {
        Format::Html => {
            let (text, metadata) = html::article(&decoded)?;
            Ok(Document {
                metadata,
                ..Document::new(path, text)
            })
        }
        Format::Markdown => Ok(Document {
            metadata: Metadata {
                title: markdown_title(&decoded),
                ..Metadata::default()
            },
            ..Document::new(path, decoded)
        }),
        Format::Text | Format::Jsonl => Ok(Document::new(path, decoded)),
    }
}

/// The first `# ` heading outside code fences.
fn markdown_title(text: &str) -> Option<String> {
    let mut in_code = false;
    text.lines().find_map(|line| {
        if line.starts_with("```") || line.starts_with("~~~") {
            in_code = !in_code;
        }
        let heading = line.strip_prefix("# ").filter(|_| !in_code)?;
        let title = heading.trim().trim_end_matches('#').trim_end();
        (!title.is_empty()).then(|| title.to_owned())
    })
}

#[cfg(test)]
mod tests;
