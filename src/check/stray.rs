//! Files of a lexicon folder that nothing reads.

use std::fs;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::lexicon::TABLES;
use crate::text::Span;

/// A warning about every table in `folder` that is none of the lexicon's, and every rule file that
/// does not stand in its `rules`. A folder that cannot be read has none.
#[must_use]
pub fn stray_files(folder: &Path) -> Vec<Diagnostic> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let stray = names.iter().filter_map(|name| {
        let file = folder.join(name).display().to_string();
        let warn = |message: &str| Diagnostic::warning("L104", &file, Span::new(0, 0), message);
        match Path::new(name).extension()?.to_str()? {
            "rules" => Some(
                warn("rule files are read from the folder `rules` only")
                    .help(format!("move it to `rules/{name}`")),
            ),
            "tsv" if !TABLES.contains(&&**name) => Some(
                warn("no table of a lexicon has this name, so it is not read").meant(
                    name,
                    None,
                    TABLES,
                    || format!("tables are {}", TABLES.join(", ")),
                ),
            ),
            _ => None,
        }
    });
    stray.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_nothing_reads() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["cues.tsv", "role.tsv", "old.tsv", "a.rules", "README.md"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let found: Vec<_> = stray_files(folder.path())
            .into_iter()
            .map(|stray| (stray.code, stray.help.unwrap()))
            .collect();
        let found: Vec<_> = found.iter().map(|(code, help)| (*code, &**help)).collect();
        assert_eq!(found.len(), 3);
        assert_eq!(found[0], ("L104", "move it to `rules/a.rules`"));
        assert!(found[1].1.starts_with("tables are"), "{}", found[1].1);
        assert_eq!(found[2], ("L104", "did you mean `roles.tsv`?"));
    }
}
