//! Reads one gold file: what it holds, and every mistake in it.

use super::line::{Line, LineType};
use crate::diagnostic::Diagnostic;
use crate::eval::annotation::{Annotation, Link};
use crate::record::{ClaimId, SpanRecord};
use crate::text::{Document, Span};

/// One gold file on its way in.
pub(super) struct FileReader<'a> {
    file: &'a str,
    text: &'a str,
    text_name: &'a str,
    /// Where each character of the text begins, in bytes.
    chars: Vec<usize>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// A line that could be read: its place in the file, and the claim it became, if it is one.
struct Read<'s> {
    source: &'s str,
    start: usize,
    line: Line,
    claim: Option<usize>,
}

impl<'a> FileReader<'a> {
    pub(super) fn new(
        file: &'a str,
        document: &'a Document,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        let path = document.path.as_str();
        Self {
            file,
            text: &document.text,
            text_name: path
                .rsplit(['/', std::path::MAIN_SEPARATOR])
                .next()
                .unwrap_or(path),
            chars: document.text.char_indices().map(|(byte, _)| byte).collect(),
            diagnostics,
        }
    }

    /// The claims and hard negatives of the file.
    pub(super) fn read(&mut self, source: &str) -> (Vec<Annotation>, Vec<SpanRecord<'static>>) {
        let (mut claims, mut negatives) = (Vec::new(), Vec::new());
        // By their numbers, which relations use: a line that cannot be read has one too.
        let mut lines: Vec<Option<Read<'_>>> = Vec::new();
        let mut start = 0;
        for whole in source.split_inclusive('\n') {
            let content = whole.trim_end();
            if !content.is_empty() {
                lines.push(self.line(content, start).map(|line| {
                    let claim = (line.kind != Some(LineType::None)).then_some(claims.len());
                    match claim {
                        Some(_) => claims.push(line.annotation()),
                        None => negatives.push(line.cue.clone()),
                    }
                    Read {
                        source: content,
                        start,
                        line,
                        claim,
                    }
                }));
            }
            start += whole.len();
        }
        for read in lines.iter().flatten() {
            if let Some(claim) = read.claim {
                claims[claim].links = self.links(read, &lines);
            }
        }
        (claims, negatives)
    }

    /// One line, if it can be read.
    fn line(&mut self, source: &str, start: usize) -> Option<Line> {
        match serde_json::from_str::<Line>(source) {
            Ok(line) => {
                self.check(source, start, &line);
                Some(line)
            }
            Err(error) => {
                self.bad_line(source, start, &error);
                None
            }
        }
    }

    fn bad_line(&mut self, line: &str, start: usize, error: &serde_json::Error) {
        // Column 0 stands for the whole line, as does an error found only after its end.
        let mut at = error.column().saturating_sub(1).min(line.len());
        while !line.is_char_boundary(at) {
            at -= 1;
        }
        let width = line[at..].chars().next().map_or(0, char::len_utf8);
        self.diagnostics.push(
            Diagnostic::error(
                "G001",
                self.file,
                Span::of(start + at..start + at + width),
                format!("not a gold claim: {}", without_place(error)),
            )
            .help("a line is one JSON object with `doc.path`, `type`, `cue` and `contents`; corpus/README.md describes it"),
        );
    }

    /// What a parsed line may still get wrong: its places, and the document it names.
    fn check(&mut self, source: &str, start: usize, line: &Line) {
        if !line.doc.path.ends_with(self.text_name) {
            self.diagnostics.push(
                Diagnostic::error(
                    "G004",
                    self.file,
                    find(source, start, &line.doc.path),
                    format!("this claim is of `{}`", line.doc.path),
                )
                .label(format!("this file annotates `{}`", self.text_name))
                .help("move the line to the gold file of its article, or correct `doc.path`"),
            );
        }
        if line.kind != Some(LineType::None) && line.contents.is_none() {
            self.diagnostics.push(
                Diagnostic::error(
                    "G007",
                    self.file,
                    Span::of(start..start + source.len()),
                    "a claim without `contents`",
                )
                .help("mark what is said; write \"contents\": [] if the text does not say it, or \"type\": \"none\" if these words are no cue"),
            );
        }
        for span in line.spans() {
            self.check_span(source, start, span);
        }
    }

    fn check_span(&mut self, line: &str, start: usize, span: &SpanRecord<'_>) {
        let place = find(line, start, &span.text);
        let Some(stands) = self.slice(span) else {
            let n_chars = self.chars.len();
            self.diagnostics.push(
                Diagnostic::error(
                    "G003",
                    self.file,
                    place,
                    format!(
                        "{}..{} is no place in a text of {n_chars} code points",
                        span.start, span.end
                    ),
                )
                .help(
                    "offsets count code points from 0; `end` is exclusive and not before `start`",
                ),
            );
            return;
        };
        if stands != span.text {
            let shown: String = stands.chars().take(60).collect();
            let remedy = self.elsewhere(span);
            self.diagnostics.push(
                Diagnostic::error(
                    "G002",
                    self.file,
                    place,
                    format!(
                        "text[{}:{}] of {} is not this",
                        span.start, span.end, self.text_name
                    ),
                )
                .label(format!("there stands `{shown}`"))
                .help(remedy),
            );
        }
    }

    /// The claims that the relations of a line lead to.
    fn links(&mut self, from: &Read<'_>, lines: &[Option<Read<'_>>]) -> Vec<Link> {
        let mut links = Vec::new();
        for relation in &from.line.relations {
            let (name, other) = match &relation.claim {
                ClaimId::Index(index) => (index.to_string(), lines.get(*index)),
                ClaimId::Id(id) => {
                    let has_id = |line: &&Option<Read<'_>>| {
                        line.as_ref().is_some_and(|read| read.line.id == *id)
                    };
                    (format!("`{id}`"), lines.iter().find(has_id))
                }
            };
            let (code, message) = match other {
                Some(Some(other)) => match other.claim {
                    Some(claim) => {
                        links.push(Link {
                            kind: relation.kind,
                            claim,
                        });
                        continue;
                    }
                    None => (
                        "G006",
                        format!("a relation names line {name}, which is no claim but `none`"),
                    ),
                },
                // That line's own mistake is told already.
                Some(None) => continue,
                None => (
                    "G005",
                    format!(
                        "a relation names claim {name}, but there are only {} lines",
                        lines.len()
                    ),
                ),
            };
            let place = find(from.source, from.start, &from.line.cue.text);
            self.diagnostics.push(
                Diagnostic::error(code, self.file, place, message)
                    .help("relations name another line of this file, counted from 0"),
            );
        }
        links
    }

    /// The text at a span, if it is a place in the text.
    fn slice(&self, span: &SpanRecord<'_>) -> Option<&str> {
        let byte = |n: u32| {
            let n = n as usize;
            if n == self.chars.len() {
                Some(self.text.len())
            } else {
                self.chars.get(n).copied()
            }
        };
        self.text.get(byte(span.start)?..byte(span.end)?)
    }

    /// Where the words of a misplaced span stand, the place nearest to where they should.
    fn elsewhere(&self, span: &SpanRecord<'_>) -> String {
        let nearest = self
            .text
            .match_indices(&*span.text)
            .map(|(byte, _)| self.chars.partition_point(|&start| start < byte))
            .min_by_key(|&at| at.abs_diff(span.start as usize));
        match nearest {
            Some(at) if !span.text.is_empty() => format!(
                "it stands at {at}..{}; was the article edited after it was annotated?",
                at + span.text.chars().count()
            ),
            _ => "it stands nowhere in the article; copy it from there, marks included".to_owned(),
        }
    }
}

/// Where `value` stands in `line` as a JSON string, else the whole line.
fn find(line: &str, start: usize, value: &str) -> Span {
    let quoted = serde_json::Value::from(value).to_string();
    match line.find(&quoted) {
        Some(at) => Span::of(start + at..start + at + quoted.len()),
        None => Span::of(start..start + line.len()),
    }
}

/// The message without "at line 1 column n", which counts within one line of the file.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(at) => message[..at].to_owned(),
        None => message,
    }
}
