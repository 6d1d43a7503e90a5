//! JSONL: one article a line, read as it comes.

use std::io::{self, BufRead, Read};

use encoding_rs::Encoding;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::decode::{UTF8_BOM, is_blank};
use super::{ReadError, ReadErrorKind};
use crate::text::{Document, Metadata};

/// The fields of a line that are read; all others are passed over. Only `text` must be there.
///
/// `id` is the document's id, a string or a number; without one the id is a hash of the text.
pub const FIELDS: [&str; 7] = [
    "id",
    "text",
    "title",
    "url",
    "published",
    "publisher",
    "lang",
];

/// The lines of one source as documents; blank lines are passed over.
pub(super) struct Lines {
    source: Box<dyn BufRead + Send>,
    path: String,
    max_bytes: u64,
    line: u64,
    /// Whether all lines so far were blank.
    is_blank: bool,
    is_over: bool,
}

impl Lines {
    pub(super) fn new(source: Box<dyn BufRead + Send>, path: String, max_bytes: u64) -> Self {
        Self {
            source,
            path,
            max_bytes,
            line: 0,
            is_blank: true,
            is_over: false,
        }
    }

    /// The next line with its end, `None` after the last, or too long a one as an error.
    fn next_line(&mut self) -> io::Result<Option<Result<Vec<u8>, ReadErrorKind>>> {
        let mut line = Vec::new();
        let max_bytes = self.max_bytes;
        // One byte for the line end, one to see that there is more.
        let mut within = (&mut self.source).take(max_bytes.saturating_add(2));
        within.read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        self.line += 1;
        if line.len() as u64 > max_bytes + 1 && line.last() != Some(&b'\n') {
            drop(line);
            self.source.skip_until(b'\n')?;
            return Ok(Some(Err(ReadErrorKind::TooLong { max_bytes })));
        }
        Ok(Some(Ok(line)))
    }

    /// What the line just read becomes; nothing if it is blank.
    fn read_line(&mut self, mut line: Vec<u8>) -> Option<Result<Document, ReadErrorKind>> {
        if self.line == 1 {
            if line.starts_with(&UTF8_BOM) {
                line.drain(..UTF8_BOM.len());
            } else if Encoding::for_bom(&line).is_some() {
                // UTF-16: every line of it would fail, so say it once.
                self.is_over = true;
                return Some(Err(ReadErrorKind::NotUtf8));
            }
        }
        let line = line.trim_ascii();
        (!line.is_empty()).then(|| document(line, &self.path))
    }
}

impl Iterator for Lines {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            let item = match self.next_line() {
                Ok(Some(Ok(line))) => self.read_line(line),
                Ok(Some(Err(kind))) => Some(Err(kind)),
                Ok(None) => {
                    self.is_over = true;
                    return self
                        .is_blank
                        .then(|| Err(ReadErrorKind::Empty.in_file(&self.path)));
                }
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(ReadError::io(&self.path, error)));
                }
            };
            if let Some(item) = item {
                self.is_blank = false;
                return Some(item.map_err(|kind| kind.in_line(&self.path, self.line)));
            }
        }
        None
    }
}

fn document(line: &[u8], path: &str) -> Result<Document, ReadErrorKind> {
    // A list would pass for an object whose fields come in the order of their declaration.
    if line.first() != Some(&b'{') {
        return Err(ReadErrorKind::Json("it does not begin with {".to_owned()));
    }
    let article: Article =
        serde_json::from_slice(line).map_err(|error| json_error(&error, line))?;
    let text = article.text.filter(|text| !is_blank(text));
    let document = Document::new(path, text.ok_or(ReadErrorKind::NoText)?);
    Ok(Document {
        id: article.id.unwrap_or(document.id),
        metadata: Metadata {
            title: article.title,
            url: article.url,
            publisher: article.publisher,
            published: article.published,
            lang: article.lang,
        },
        ..document
    })
}

/// What one line may say; fields that are no string count as missing, except `text`.
#[derive(Deserialize)]
struct Article {
    #[serde(default, deserialize_with = "word")]
    id: Option<String>,
    text: Option<String>,
    #[serde(default, deserialize_with = "word")]
    title: Option<String>,
    #[serde(default, deserialize_with = "word")]
    url: Option<String>,
    #[serde(default, deserialize_with = "word")]
    published: Option<String>,
    #[serde(default, deserialize_with = "word")]
    publisher: Option<String>,
    #[serde(default, deserialize_with = "word")]
    lang: Option<String>,
}

/// A string or number that says something, else nothing.
fn word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(word) if !is_blank(&word) => Some(word),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// The parser's message with the column only: its line is always one.
fn json_error(error: &serde_json::Error, line: &[u8]) -> ReadErrorKind {
    if std::str::from_utf8(line).is_err() {
        return ReadErrorKind::NotUtf8;
    }
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&place).unwrap_or(&message);
    ReadErrorKind::Json(format!("column {}: {message}", error.column()))
}
