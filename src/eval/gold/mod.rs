//! Gold: articles as `NAME.txt`, what a person annotated in them in `NAME.gold.jsonl` beside them.

mod file;
mod line;

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::annotation::Annotation;
use super::excerpt::sentence_places;
use crate::diagnostic::Diagnostic;
use crate::lexicon::Lexicon;
use crate::record::SpanRecord;
use crate::segment::segment;
use crate::text::Document;
use file::FileReader;
use line::Line;

/// What the name of a gold file ends in.
pub(super) const SUFFIX: &str = ".gold.jsonl";

/// One annotated article.
#[derive(Clone, Debug)]
pub struct GoldArticle {
    /// The article, its path as found.
    pub document: Document,
    /// Its claims, in the order of the file.
    pub claims: Vec<Annotation>,
    /// Words that look like a cue and are none, in the order of the file.
    pub hard_negatives: Vec<SpanRecord<'static>>,
    /// Where its sentences begin and end, in code points; empty until [`Gold::segment`]. Only what
    /// people are shown depends on them, never a figure.
    pub sentences: Vec<(u32, u32)>,
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

impl GoldError {
    pub(super) fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Unreadable {
            path: path.to_owned(),
            source,
        }
    }
}

impl Gold {
    /// Reads one gold file, or all of a folder (not of folders inside it).
    ///
    /// # Errors
    /// If there is nothing to score: mistakes in gold files are diagnostics instead.
    pub fn read(path: &Path) -> Result<Self, GoldError> {
        let mut gold = Self::default();
        if path.is_dir() {
            for file in files_ending_in(path, SUFFIX)? {
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
        let document = Document::new(&*text_path, read(Path::new(&text_path))?);
        let mut reader = FileReader::new(&name, &document, &mut self.diagnostics);
        let (claims, hard_negatives) = reader.read(&source);
        self.articles.push(GoldArticle {
            document,
            claims,
            hard_negatives,
            sentences: Vec::new(),
        });
        Ok(())
    }

    /// Finds the sentences of all articles, so that each outcome can be shown in its own.
    pub fn segment(&mut self, lexicon: &Lexicon) {
        use rayon::prelude::*;
        self.articles.par_iter_mut().for_each(|article| {
            article.sentences = sentence_places(&segment(&article.document.text, lexicon));
        });
    }
}

impl GoldArticle {
    /// The file's name, by which articles of two folders are matched.
    #[must_use]
    pub fn name(&self) -> &str {
        Path::new(&self.document.path)
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or(&self.document.path)
    }

    /// The gold file's text. Hard negatives stand where their words do among the cues.
    ///
    /// # Panics
    /// Never: a line is plain data.
    #[must_use]
    pub fn to_jsonl(&self) -> String {
        let path = self.name();
        let mut negatives = self.hard_negatives.iter().peekable();
        let mut lines = Vec::new();
        let mut line_of = Vec::new();
        for claim in &self.claims {
            while let Some(cue) = negatives.next_if(|cue| cue.start <= claim.cue.start) {
                lines.push(Entry::Negative(cue));
            }
            line_of.push(lines.len());
            lines.push(Entry::Claim(claim));
        }
        lines.extend(negatives.map(Entry::Negative));
        let mut out = String::new();
        for entry in lines {
            let line = match entry {
                Entry::Negative(cue) => Line::negative(path, cue),
                Entry::Claim(claim) => Line::claim(path, claim, |i| line_of[i]),
            };
            out.push_str(&serde_json::to_string(&line).expect("a line is plain data"));
            out.push('\n');
        }
        out
    }
}

/// A hash of what was annotated of a claim. Links are left out: they change with the lines around.
pub(super) fn claim_hash(claim: &Annotation) -> String {
    let unlinked = Annotation {
        links: Vec::new(),
        ..claim.clone()
    };
    let line = serde_json::to_string(&Line::claim("", &unlinked, |i| i));
    let hash = blake3::hash(line.expect("a line is plain data").as_bytes());
    hash.to_hex().as_str()[..16].to_owned()
}

enum Entry<'a> {
    Negative(&'a SpanRecord<'static>),
    Claim(&'a Annotation),
}

/// The files directly in `folder` whose names end so, by name.
pub(super) fn files_ending_in(folder: &Path, suffix: &str) -> Result<Vec<PathBuf>, GoldError> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(GoldError::unreadable(folder))? {
        let path = entry.map_err(GoldError::unreadable(folder))?.path();
        if path.to_string_lossy().ends_with(suffix) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// A whole file, which must be UTF-8: offsets of gold count its code points exactly.
pub(super) fn read(path: &Path) -> Result<String, GoldError> {
    fs::read_to_string(path).map_err(GoldError::unreadable(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::RelationKind;
    use crate::eval::annotation::Link;

    const TEXT: &str = "Café owners denied it. The report is late.";

    /// Reads one gold file about [`TEXT`].
    fn gold(source: &str) -> Gold {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), TEXT).unwrap();
        fs::write(folder.path().join("a.gold.jsonl"), source).unwrap();
        Gold::read(folder.path()).unwrap()
    }

    /// The number of its claims, and codes of mistakes with what they point at.
    #[track_caller]
    fn check(source: &str, n_claims: usize, expected: &[(&str, &str)]) {
        let gold = gold(source);
        assert_eq!(gold.articles[0].claims.len(), n_claims);
        let found: Vec<_> = gold
            .diagnostics
            .iter()
            .map(|d| (d.code, d.span.slice(source)))
            .collect();
        assert_eq!(found, expected);
    }

    const DENIED: &str = r#"{"start": 12, "end": 18, "text": "denied"}"#;
    const NEGATIVE: &str = r#"{"doc": {"path": "a.txt"}, "type": "none", "cue": {"start": 27, "end": 33, "text": "report"}}"#;

    fn line(cue: &str, more: &str) -> String {
        format!(
            r#"{{"doc": {{"path": "a.txt"}}, "type": "denial", "cue": {cue}, "contents": []{more}}}"#
        )
    }

    #[test]
    fn the_least_a_line_holds() {
        check(&line(DENIED, ""), 1, &[]);
        check(
            &line(
                DENIED,
                r#", "optional": true, "also_accepted": ["rejection"], "note": "any""#,
            ),
            1,
            &[],
        );
        let untyped = line(DENIED, "").replace(r#""type": "denial", "#, "");
        check(&untyped, 1, &[]);
        let claim = &gold(&untyped).articles[0].claims[0];
        assert_eq!((claim.claim_type, &claim.sources), (None, &None));
        let nobody = gold(&line(DENIED, r#", "sources": []"#));
        assert_eq!(nobody.articles[0].claims[0].sources, Some(Vec::new()));
    }

    #[test]
    fn every_mistake_is_reported() {
        let good = line(DENIED, "");
        let shifted = line(r#"{"start": 13, "end": 19, "text": "denied"}"#, "");
        let outside = line(r#"{"start": 12, "end": 99, "text": "denied"}"#, "");
        let empty = line(DENIED, "").replace(r#", "contents": []"#, "");
        check(
            &format!("{good}\n{shifted}\n\n{outside}\n{{\"type\": \"denail\"}}\n{empty}\n"),
            4,
            &[
                ("G002", "\"denied\""),
                ("G003", "\"denied\""),
                ("G001", "}"),
                ("G007", &empty),
            ],
        );
    }

    #[test]
    fn a_claim_of_another_article() {
        let other = line(DENIED, "").replace("a.txt", "b.txt");
        check(&other, 1, &[("G004", "\"b.txt\"")]);
    }

    #[test]
    fn hard_negatives_are_no_claims_but_count_as_lines() {
        let link = |n: usize| {
            let relation = format!(r#", "relations": [{{"type": "denies", "claim": {n}}}]"#);
            line(DENIED, &relation)
        };
        let source = format!("{NEGATIVE}\n{}\n{}\n", line(DENIED, ""), link(1));
        let read = gold(&source);
        assert_eq!(read.diagnostics, []);
        let article = &read.articles[0];
        assert_eq!(article.hard_negatives[0].text, "report");
        assert_eq!(
            article.claims[1].links,
            [Link {
                kind: RelationKind::Denies,
                claim: 0
            }]
        );
        check(
            &format!("{NEGATIVE}\n{}\n{}\n", link(0), link(7)),
            2,
            &[("G006", "\"denied\""), ("G005", "\"denied\"")],
        );
    }

    #[test]
    fn what_is_written_is_read_again() {
        let source = format!(
            "{NEGATIVE}\n{}\n{}\n",
            line(
                DENIED,
                r#", "negated": true, "modality": "hedged", "sources": [{"start": 0, "end": 11, "text": "Café owners", "entity": {"name": "Café Union"}}]"#
            ),
            line(
                DENIED,
                r#", "relations": [{"type": "denies", "claim": 1}], "optional": true"#
            )
        );
        let first = gold(&source);
        assert_eq!(first.diagnostics, []);
        let second = gold(&first.articles[0].to_jsonl());
        assert_eq!(second.diagnostics, []);
        assert_eq!(first.articles[0].claims, second.articles[0].claims);
        assert_eq!(
            first.articles[0].hard_negatives,
            second.articles[0].hard_negatives
        );
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
