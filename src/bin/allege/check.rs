//! `allege check`: are lexicons, rules, the rules' examples and gold sound?

use std::borrow::Cow;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use allege::check::{check, stray_files};
use allege::diagnostic::{
    Diagnostic, DiagnosticRecord, Places, Severity, codes, did_you_mean, page,
};
use allege::eval::Gold;
use allege::lexicon::LexiconFiles;
use anyhow::{Context as _, bail};

use crate::args::Check;
use crate::exit::Exit;
use crate::{language, render};

pub(crate) fn run(args: &Check) -> anyhow::Result<Exit> {
    if let Some(code) = &args.explain {
        return explain(code);
    }
    let mut total = Total::default();
    let mut failed = false;
    for target in targets(&args.paths) {
        // What cannot be read hides nothing of the rest.
        match target.and_then(|target| report(&target)) {
            Ok(report) => {
                report.show(args.json)?;
                total.add(&report);
            }
            Err(error) => {
                render::error(&format!("{error:#}"));
                failed = true;
            }
        }
    }
    total.say();
    Ok(if failed {
        Exit::CouldNotRun
    } else if total.n_errors > 0 || args.deny_warnings && total.n_warnings > 0 {
        Exit::CheckFailed
    } else {
        Exit::Ran
    })
}

/// Prints the manual's page of `code`.
fn explain(code: &str) -> anyhow::Result<Exit> {
    let wanted = code.to_uppercase();
    let Some(page) = page(&wanted) else {
        match did_you_mean(&wanted, codes()) {
            Some(near) => bail!("no mistake has the code `{code}`; did you mean `{near}`?"),
            None => bail!(
                "no mistake has the code `{code}`; there are {}",
                codes().collect::<Vec<_>>().join(" ")
            ),
        }
    };
    write!(io::stdout(), "{page}")?;
    Ok(Exit::Ran)
}

/// Something to check.
#[derive(Debug, PartialEq)]
enum Target {
    /// What is built in.
    BuiltIn,
    /// A folder of word lists and rules; of one file, only its mistakes are asked for.
    Lexicon(PathBuf, Option<PathBuf>),
    /// A gold folder or file.
    Gold(PathBuf),
}

/// What `paths` are; a folder may be more than one thing.
fn targets(paths: &[PathBuf]) -> Vec<anyhow::Result<Target>> {
    if paths.is_empty() {
        return vec![Ok(Target::BuiltIn)];
    }
    let mut targets = Vec::new();
    for path in paths {
        let gold = is_gold(path).then(|| Target::Gold(path.clone()));
        let lexicon = lexicon_folder(path).map(|folder| {
            let only = path.is_file().then(|| path.clone());
            Target::Lexicon(folder, only)
        });
        let before = targets.len();
        targets.extend(gold.into_iter().chain(lexicon).map(Ok));
        if targets.len() == before {
            targets.push(Err(neither(path)));
        }
    }
    targets
}

/// Whether `path` is a gold file, or a folder that holds some.
fn is_gold(path: &Path) -> bool {
    let named = |path: &Path| path.to_string_lossy().ends_with(".gold.jsonl");
    named(path) || entries(path).any(|entry| named(&entry))
}

/// The paths in a folder; none if it cannot be read or is none.
fn entries(path: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(path).into_iter().flatten();
    entries.filter_map(|entry| Some(entry.ok()?.path()))
}

/// The lexicon folder that `path` is or belongs to.
fn lexicon_folder(path: &Path) -> Option<PathBuf> {
    if path.is_dir() {
        let lexicon = path.join("rules").is_dir()
            || entries(path).any(|entry| entry.extension().is_some_and(|e| e == "tsv"));
        return lexicon.then(|| path.to_owned());
    }
    let beside = match path.parent()? {
        here if here.as_os_str().is_empty() => Path::new("."),
        folder => folder,
    };
    let folder = match path.extension()?.to_str()? {
        "tsv" => beside.to_owned(),
        "rules" => above(beside),
        _ => return None,
    };
    folder.join("rules").is_dir().then_some(folder)
}

/// The folder that `folder` stands in, in few words.
fn above(folder: &Path) -> PathBuf {
    match folder.components().next_back() {
        Some(Component::Normal(_)) => match folder.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        },
        Some(Component::CurDir) => PathBuf::from(".."),
        _ => folder.join(".."),
    }
}

fn neither(path: &Path) -> anyhow::Error {
    let shown = path.display();
    if path.exists() {
        anyhow::anyhow!(
            "nothing to check in {shown}: name a lexicon folder (word lists *.tsv and rules/*.rules), \
             a folder with *.gold.jsonl, or a file of one of these"
        )
    } else {
        anyhow::anyhow!("there is no {shown}; name a lexicon or gold folder")
    }
}

/// What came of one target.
struct Report {
    diagnostics: Vec<Diagnostic>,
    files: Option<LexiconFiles>,
    n_files: usize,
    n_examples: usize,
    /// Whether examples could not be tried.
    waits: bool,
}

fn report(target: &Target) -> anyhow::Result<Report> {
    let (folder, only) = match target {
        Target::Gold(path) => {
            let gold = Gold::read(path)?;
            return Ok(Report {
                n_files: gold.articles.len(),
                diagnostics: gold.diagnostics,
                files: None,
                n_examples: 0,
                waits: false,
            });
        }
        Target::BuiltIn => (None, None),
        Target::Lexicon(folder, only) => (Some(folder), only.as_deref()),
    };
    let files = language::files(folder.map(PathBuf::as_path))?;
    let checked = check(&files);
    let mut diagnostics = checked.diagnostics;
    if let Some(folder) = folder {
        diagnostics.extend(stray_files(folder));
    }
    if let Some(only) = only {
        let only =
            fs::canonicalize(only).with_context(|| format!("cannot read {}", only.display()))?;
        diagnostics
            .retain(|diagnostic| fs::canonicalize(&diagnostic.file).is_ok_and(|file| file == only));
    }
    Ok(Report {
        diagnostics,
        n_files: files.tables.len() + files.rules.len(),
        files: Some(files),
        n_examples: checked.n_examples.unwrap_or(0),
        waits: checked.n_examples.is_none(),
    })
}

impl Report {
    /// The text of a file that diagnostics name.
    fn source<'s>(&'s self, name: &str) -> Option<Cow<'s, str>> {
        match &self.files {
            Some(files) => render::source_of(files, name),
            None => fs::read_to_string(name).ok().map(Cow::Owned),
        }
    }

    fn show(&self, json: bool) -> anyhow::Result<()> {
        if !json {
            render::diagnostics(&self.diagnostics, |file| self.source(file));
            return Ok(());
        }
        let mut out = io::BufWriter::new(io::stdout());
        for of_file in self.diagnostics.chunk_by(|one, next| one.file == next.file) {
            let text = self.source(&of_file[0].file).unwrap_or_default();
            let places = Places::new(&text);
            for diagnostic in of_file {
                serde_json::to_writer(&mut out, &DiagnosticRecord::new(diagnostic, &places))?;
                writeln!(out)?;
            }
        }
        out.flush()?;
        Ok(())
    }
}

/// What all targets came to.
#[derive(Default)]
struct Total {
    n_files: usize,
    n_examples: usize,
    n_errors: usize,
    n_warnings: usize,
    waits: bool,
}

impl Total {
    fn add(&mut self, report: &Report) {
        let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
        let n_errors = report.diagnostics.iter().filter(is_error).count();
        self.n_files += report.n_files;
        self.n_examples += report.n_examples;
        self.n_errors += n_errors;
        self.n_warnings += report.diagnostics.len() - n_errors;
        self.waits |= report.waits;
    }

    fn say(&self) {
        if self.waits {
            render::say(
                "examples were not tried, nor warnings looked for: first mend what cannot be read",
            );
        }
        render::say(&format!(
            "{} and {} checked: {}, {}",
            render::plural(self.n_files, "file"),
            render::plural(self.n_examples, "example"),
            render::plural(self.n_errors, "error"),
            render::plural(self.n_warnings, "warning")
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_above() {
        for (folder, wanted) in [
            ("a/rules", "a"),
            ("rules", "."),
            (".", ".."),
            ("..", "../.."),
            ("/a/rules", "/a"),
        ] {
            assert_eq!(above(Path::new(folder)), Path::new(wanted), "{folder}");
        }
    }
}
