//! Where lexicon files come from: built into the program, or a folder of the same layout.

use std::borrow::Cow;
use std::path::Path;
use std::{fs, io};

use crate::diagnostic::did_you_mean;

/// One lexicon or rule file.
#[derive(Clone, Debug)]
pub struct LexiconFile {
    /// Its name for messages: the path below the lexicon folder, after that folder as given.
    pub name: String,
    /// Its text.
    pub text: Cow<'static, str>,
}

/// All files of one language.
#[derive(Clone, Debug)]
pub struct LexiconFiles {
    /// The tables, sorted by file name.
    pub tables: Vec<LexiconFile>,
    /// The rule files, by name.
    pub rules: Vec<LexiconFile>,
}

/// File names of the tables a lexicon folder must hold.
pub(crate) const TABLES: [&str; 9] = [
    "actors.tsv",
    "cities.tsv",
    "countries.tsv",
    "cues.tsv",
    "given_names.tsv",
    "parts_of_speech.tsv",
    "roles.tsv",
    "senses.tsv",
    "words.tsv",
];

/// A lexicon folder could not be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read lexicon file {path}: {source}; {remedy}")]
pub struct LexiconFilesError {
    path: String,
    source: io::Error,
    remedy: String,
}

impl LexiconFilesError {
    fn new(path: &Path, source: io::Error) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let beside = path.parent().map(fs::read_dir).into_iter().flatten();
        let beside: Vec<String> = beside
            .flatten()
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .filter(|other| !TABLES.contains(&&**other))
            .collect();
        // The table may be there under a misspelt name.
        let near = did_you_mean(&name, beside.iter().map(String::as_str));
        let missing = source.kind() == io::ErrorKind::NotFound;
        let remedy = match near.filter(|_| missing) {
            Some(near) => format!("is it `{near}`? Rename that"),
            None => format!(
                "a lexicon folder holds {} and rules/*.rules, all in UTF-8",
                TABLES.join(", ")
            ),
        };
        Self {
            path: path.display().to_string(),
            source,
            remedy,
        }
    }
}

/// Embeds files of `lexicons/en`.
macro_rules! embed {
    ($($name:literal),+ $(,)?) => {
        vec![$(LexiconFile {
            name: concat!("lexicons/en/", $name).to_owned(),
            text: Cow::Borrowed(include_str!(concat!("../../lexicons/en/", $name))),
        }),+]
    };
}

fn is_rule_file(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "rules")
}

impl LexiconFiles {
    /// The tables, in the order of [`TABLES`].
    pub(super) fn tables(&self) -> &[LexiconFile; TABLES.len()] {
        self.tables[..]
            .try_into()
            .expect("LexiconFiles always holds every table")
    }

    /// The files built into the program; a test holds this list against `lexicons/en`.
    #[must_use]
    pub fn embedded() -> Self {
        Self {
            tables: embed![
                "actors.tsv",
                "cities.tsv",
                "countries.tsv",
                "cues.tsv",
                "given_names.tsv",
                "parts_of_speech.tsv",
                "roles.tsv",
                "senses.tsv",
                "words.tsv",
            ],
            rules: embed![
                "rules/nouns.rules",
                "rules/objects.rules",
                "rules/phrases.rules",
                "rules/quote.rules",
                "rules/speech.rules",
                "rules/types.rules",
            ],
        }
    }

    /// The files of a folder laid out as `lexicons/en`.
    ///
    /// # Errors
    /// If one of them is missing or cannot be read.
    pub fn read(folder: &Path) -> Result<Self, LexiconFilesError> {
        let read = |path: &Path| match fs::read_to_string(path) {
            Ok(text) => Ok(LexiconFile {
                name: path.display().to_string(),
                text: Cow::Owned(text),
            }),
            Err(source) => Err(LexiconFilesError::new(path, source)),
        };
        let tables = TABLES
            .iter()
            .map(|name| read(&folder.join(name)))
            .collect::<Result<_, _>>()?;
        let rules_folder = folder.join("rules");
        let fail = |source| LexiconFilesError::new(&rules_folder, source);
        let mut paths = fs::read_dir(&rules_folder)
            .map_err(fail)?
            .map(|entry| entry.map(|entry| entry.path()).map_err(fail))
            .collect::<Result<Vec<_>, _>>()?;
        paths.retain(|path| is_rule_file(path));
        paths.sort();
        let rules = paths
            .iter()
            .map(|path| read(path))
            .collect::<Result<_, _>>()?;
        Ok(Self { tables, rules })
    }

    /// The files of a folder laid out as `lexicons/en` that is kept elsewhere than on disk: their
    /// paths below it, and their texts. `folder` stands before the paths in messages.
    ///
    /// # Errors
    /// If a table is missing.
    pub fn gather(
        folder: &str,
        files: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, LexiconFilesError> {
        let mut files: Vec<LexiconFile> = files
            .into_iter()
            .map(|(path, text)| LexiconFile {
                name: format!("{folder}/{path}"),
                text: Cow::Owned(text),
            })
            .collect();
        files.sort_by(|a, b| a.name.cmp(&b.name));
        let table = |name: &str| {
            let path = format!("{folder}/{name}");
            let file = files.iter().find(|file| file.name == path).cloned();
            file.ok_or_else(|| {
                LexiconFilesError::new(Path::new(&path), io::ErrorKind::NotFound.into())
            })
        };
        let tables = TABLES
            .iter()
            .map(|name| table(name))
            .collect::<Result<_, _>>()?;
        let rules_folder = format!("{folder}/rules/");
        let is_rules = |file: &LexiconFile| {
            let name = file.name.strip_prefix(&rules_folder);
            name.is_some_and(|name| !name.contains('/') && is_rule_file(Path::new(name)))
        };
        files.retain(is_rules);
        Ok(Self {
            tables,
            rules: files,
        })
    }
}
