//! Reads gold: articles as `NAME.txt`, their claims in `NAME.gold.jsonl` beside them.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

use crate::diagnostic::Diagnostic;
use crate::record::{ClaimId, ClaimRecord, SpanRecord};
use crate::text::{Document, Span};

/// What the name of a gold file ends in.
const SUFFIX: &str = ".gold.jsonl";

/// A claim as a person annotated it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct GoldClaim {
    /// The claim.
    #[serde(flatten)]
    pub claim: ClaimRecord<'static>,
    /// Found or not, it does not count.
    #[serde(default)]
    pub optional: bool,
    /// Further types that are right.
    #[serde(default)]
    pub also_accepted: Vec<crate::text::ClaimType>,
}

/// One annotated article.
#[derive(Clone, Debug)]
pub struct GoldArticle {
    /// The article, its path as found.
    pub document: Document,
    /// Its claims, in the order of the file.
    pub claims: Vec<GoldClaim>,
}

/// A gold corpus, and every mistake in its files.
#[derive(Debug, Default)]
pub struct Gold {
    /// The articles, by file name.
    pub articles: Vec<GoldArticle>,
    /// What is wrong with the files; an article is left out only if its text cannot be read.
    pub diagnostics: Vec<Diagnostic>,
}

/// Gold could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// A file or folder cannot be opened or is no text.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A folder without gold.
    #[error(
        "no gold in {}: put NAME.gold.jsonl beside the NAME.txt it annotates, or name one gold file",
        .0.display()
    )]
    Nothing(PathBuf),
    /// A file of another name.
    #[error(
        "{} is no gold file: the name must end in {SUFFIX}, with the article beside it as .txt",
        .0.display()
    )]
    Name(PathBuf),
}

impl Gold {
    /// Reads one gold file, or all of a folder (not of folders inside it).
    ///
    /// # Errors
    /// If there is nothing to score: mistakes in gold files are diagnostics instead.
    pub fn read(path: &Path) -> Result<Self, GoldError> {
        let mut gold = Self::default();
        if path.is_dir() {
            for file in gold_files(path)? {
                gold.add(&file)?;
            }
            if gold.articles.is_empty() {
                return Err(GoldError::Nothing(path.to_owned()));
            }
        } else {
            gold.add(path)?;
        }
        Ok(gold)
    }

    fn add(&mut self, gold_path: &Path) -> Result<(), GoldError> {
        let name = gold_path.to_string_lossy();
        let Some(stem) = name.strip_suffix(SUFFIX) else {
            return Err(GoldError::Name(gold_path.to_owned()));
        };
        let source = read(gold_path)?;
        let text_path = format!("{stem}.txt");
        let text = read(Path::new(&text_path))?;
        let mut reader = FileReader {
            file: &name,
            text: &text,
            text_name: Path::new(&text_path)
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            chars: text.char_indices().map(|(byte, _)| byte).collect(),
            diagnostics: &mut self.diagnostics,
        };
        let claims = reader.claims(&source);
        self.articles.push(GoldArticle {
            document: Document::new(text_path, text),
            claims,
        });
        Ok(())
    }
}

/// The gold files directly in `folder`, by name.
fn gold_files(folder: &Path) -> Result<Vec<PathBuf>, GoldError> {
    let fail = |source| GoldError::Unreadable {
        path: folder.to_owned(),
        source,
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if path.to_string_lossy().ends_with(SUFFIX) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// A whole file, which must be UTF-8: offsets of gold count its code points exactly.
fn read(path: &Path) -> Result<String, GoldError> {
    fs::read_to_string(path).map_err(|source| GoldError::Unreadable {
        path: path.to_owned(),
        source,
    })
}

/// One gold file on its way in.
struct FileReader<'a> {
    file: &'a str,
    text: &'a str,
    text_name: String,
    /// Where each character of the text begins, in bytes.
    chars: Vec<usize>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl FileReader<'_> {
    fn claims(&mut self, source: &str) -> Vec<GoldClaim> {
        let mut claims = Vec::new();
        let mut start = 0;
        for line in source.split_inclusive('\n') {
            let content = line.trim_end();
            if !content.is_empty() {
                match serde_json::from_str::<GoldClaim>(content) {
                    Ok(claim) => {
                        self.check(content, start, &claim);
                        claims.push(claim);
                    }
                    Err(error) => self.bad_line(content, start, &error),
                }
            }
            start += line.len();
        }
        self.check_relations(source, &claims);
        claims
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
            .help("a line is one JSON object with `doc.path`, `type`, `cue` and `contents`; `allege schema` prints the format"),
        );
    }

    /// What a parsed line may still get wrong: its places, and the document it names.
    fn check(&mut self, line: &str, start: usize, gold: &GoldClaim) {
        let claim = &gold.claim;
        if !claim.doc.path.ends_with(&self.text_name) {
            self.diagnostics.push(
                Diagnostic::error(
                    "G004",
                    self.file,
                    find(line, start, &claim.doc.path),
                    format!("this claim is of `{}`", claim.doc.path),
                )
                .label(format!("this file annotates `{}`", self.text_name))
                .help("move the line to the gold file of its article, or correct `doc.path`"),
            );
        }
        let parties = claim.sources.iter().chain(&claim.targets);
        let spans = [&claim.cue.span]
            .into_iter()
            .chain(parties.map(|party| &party.span))
            .chain(&claim.contents)
            .chain(&claim.quotes)
            .chain(&claim.stated);
        for span in spans {
            self.check_span(line, start, span);
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

    fn check_relations(&mut self, source: &str, claims: &[GoldClaim]) {
        for gold in claims {
            for relation in &gold.claim.relations {
                if let ClaimId::Index(index) = relation.claim
                    && index >= claims.len()
                {
                    self.diagnostics.push(
                        Diagnostic::error(
                            "G005",
                            self.file,
                            find(source, 0, &gold.claim.cue.span.text),
                            format!(
                                "a relation names claim {index}, but there are only {}",
                                claims.len()
                            ),
                        )
                        .help("relations name another line of this file, counted from 0"),
                    );
                }
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Café owners denied it.";

    /// Reads one gold file about [`TEXT`]: its number of claims, and codes with what they point at.
    #[track_caller]
    fn check(source: &str, n_claims: usize, expected: &[(&str, &str)]) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), TEXT).unwrap();
        fs::write(folder.path().join("a.gold.jsonl"), source).unwrap();
        let gold = Gold::read(folder.path()).unwrap();
        assert_eq!(gold.articles[0].claims.len(), n_claims);
        let found: Vec<_> = gold
            .diagnostics
            .iter()
            .map(|d| (d.code, d.span.slice(source)))
            .collect();
        assert_eq!(found, expected);
    }

    fn line(cue: &str, more: &str) -> String {
        format!(
            r#"{{"doc": {{"path": "a.txt"}}, "type": "denial", "cue": {cue}, "contents": []{more}}}"#
        )
    }

    #[test]
    fn the_least_a_line_holds() {
        let cue = r#"{"start": 12, "end": 18, "text": "denied"}"#;
        check(&line(cue, ""), 1, &[]);
        check(
            &line(
                cue,
                r#", "optional": true, "also_accepted": ["rejection"], "note": "any""#,
            ),
            1,
            &[],
        );
    }

    #[test]
    fn every_mistake_is_reported() {
        let good = line(r#"{"start": 12, "end": 18, "text": "denied"}"#, "");
        let shifted = line(r#"{"start": 13, "end": 19, "text": "denied"}"#, "");
        let outside = line(r#"{"start": 12, "end": 99, "text": "denied"}"#, "");
        check(
            &format!("{good}\n{shifted}\n\n{outside}\n{{\"type\": \"denail\"}}\n"),
            3,
            &[
                ("G002", "\"denied\""),
                ("G003", "\"denied\""),
                ("G001", "}"),
            ],
        );
    }

    #[test]
    fn a_claim_of_another_article() {
        let other =
            line(r#"{"start": 12, "end": 18, "text": "denied"}"#, "").replace("a.txt", "b.txt");
        check(&other, 1, &[("G004", "\"b.txt\"")]);
    }

    #[test]
    fn a_folder_without_gold() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(
            Gold::read(folder.path()),
            Err(GoldError::Nothing(_))
        ));
    }
}
