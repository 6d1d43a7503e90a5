//! Which stand-off files annotate which texts, and whose they are.

use std::path::{Path, PathBuf};

use crate::eval::gold::{GoldError, files_ending_in};

/// A text and the files that annotate it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnotatedText {
    /// The text file.
    pub text: PathBuf,
    /// Its annotators, by name, and their files. One whose file is named as the text has no name.
    pub by: Vec<(String, PathBuf)>,
}

/// The texts of one folder, with stand-off files beside them or in another.
///
/// `NAME.ann` annotates `NAME.txt`, and so does `NAME_SUFFIX.ann`, whose suffix names the annotator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    /// Texts that somebody annotated, by file name.
    pub texts: Vec<AnnotatedText>,
    /// Texts that nobody did.
    pub n_bare: usize,
    /// Stand-off files of no text here.
    pub strays: Vec<PathBuf>,
}

impl Annotations {
    /// Lists both folders.
    ///
    /// # Errors
    /// If one of them cannot be read.
    pub fn find(texts: &Path, annotations: &Path) -> Result<Self, GoldError> {
        Ok(Self::of(
            files_ending_in(texts, ".txt")?,
            files_ending_in(annotations, ".ann")?,
        ))
    }

    fn of(texts: Vec<PathBuf>, files: Vec<PathBuf>) -> Self {
        let mut all: Vec<AnnotatedText> = texts
            .into_iter()
            .map(|text| AnnotatedText {
                text,
                by: Vec::new(),
            })
            .collect();
        let mut strays = Vec::new();
        for file in files {
            let name = stem(&file);
            // The longest name that fits: a text's name may itself hold such suffixes.
            let best = all
                .iter_mut()
                .filter_map(|text| Some((suffix(&name, &stem(&text.text))?, text)))
                .min_by_key(|(suffix, _)| suffix.len());
            match best {
                Some((suffix, text)) => text.by.push((suffix, file)),
                None => strays.push(file),
            }
        }
        let n_texts = all.len();
        all.retain(|text| !text.by.is_empty());
        for text in &mut all {
            text.by.sort();
        }
        Self {
            n_bare: n_texts - all.len(),
            texts: all,
            strays,
        }
    }
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// What `name` has more than `text`, if it is that and a suffix.
fn suffix(name: &str, text: &str) -> Option<String> {
    let rest = name.strip_prefix(text)?;
    if rest.is_empty() {
        return Some(String::new());
    }
    rest.strip_prefix(['_', '.', '-']).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_find_their_texts() {
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        let found = Annotations::of(
            paths(&["t/a.txt", "t/a_b.txt", "t/c.txt", "t/d.txt"]),
            paths(&[
                "n/a_zoe.ann",
                "n/a_b.ann",
                "n/a_ann.ann",
                "n/c_x.ann",
                "n/e.ann",
            ]),
        );
        let names: Vec<(String, Vec<&str>)> = found
            .texts
            .iter()
            .map(|text| {
                let by = text.by.iter().map(|(name, _)| name.as_str()).collect();
                (stem(&text.text), by)
            })
            .collect();
        assert_eq!(
            names,
            [
                ("a".to_owned(), vec!["ann", "zoe"]),
                ("a_b".to_owned(), vec![""]),
                ("c".to_owned(), vec!["x"])
            ]
        );
        assert_eq!((found.n_bare, found.strays), (1, paths(&["n/e.ann"])));
    }
}
