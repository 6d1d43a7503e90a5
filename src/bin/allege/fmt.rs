//! `allege fmt`: rule files and tables in one layout.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use allege::diagnostic::Diagnostic;
use allege::lexicon::LexiconFile;
use allege::{lexicon, rule};
use anstyle::{AnsiColor, Style};
use anyhow::{Context as _, bail};
use similar::{ChangeTag, TextDiff};

use crate::args::Fmt;
use crate::exit::{self, Exit};
use crate::output::Output;
use crate::render;

pub(crate) fn run(args: &Fmt) -> anyhow::Result<Exit> {
    let mut outcome = Outcome::default();
    for path in &args.paths {
        if path.as_os_str() == "-" {
            outcome.add(stdin(args))?;
            continue;
        }
        match files(path) {
            Ok(files) => {
                for file in files {
                    outcome.add(one(&file, args))?;
                }
            }
            Err(error) => outcome.add(Err(error))?,
        }
    }
    // An editor that asks for one text wants only that.
    let piped = args.paths.iter().all(|path| path.as_os_str() == "-");
    if outcome.n_files > 0 && !piped {
        let changed = if args.check || args.diff {
            "not laid out"
        } else {
            "changed"
        };
        render::say(&format!(
            "{}: {} {changed}, {} with mistakes",
            render::plural(outcome.n_files, "file"),
            render::grouped(outcome.n_changed),
            render::grouped(outcome.n_mistaken)
        ));
    }
    Ok(if outcome.failed {
        Exit::CouldNotRun
    } else if outcome.n_mistaken > 0 || (args.check || args.diff) && outcome.n_changed > 0 {
        Exit::CheckFailed
    } else {
        Exit::Ran
    })
}

/// What came of all files.
#[derive(Default)]
struct Outcome {
    n_files: usize,
    n_changed: usize,
    n_mistaken: usize,
    failed: bool,
}

impl Outcome {
    /// Counts a file; one that cannot be read or written keeps none of the others back.
    fn add(&mut self, one: anyhow::Result<State>) -> anyhow::Result<()> {
        match one {
            Ok(state) => {
                self.n_files += 1;
                self.n_changed += usize::from(state == State::Changed);
                self.n_mistaken += usize::from(state == State::Mistaken);
            }
            Err(error) if exit::is_closed_pipe(&error) => return Err(error),
            Err(error) => {
                render::error(&format!("{error:#}"));
                self.failed = true;
            }
        }
        Ok(())
    }
}

/// What came of one file.
#[derive(PartialEq)]
enum State {
    LaidOut,
    Changed,
    Mistaken,
}

/// All rule files and tables of a folder and those in it, or one file.
fn files(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in ignore::WalkBuilder::new(path)
        .sort_by_file_path(Path::cmp)
        .build()
    {
        let entry = entry.with_context(|| format!("cannot read {}", path.display()))?;
        if entry.path().is_file() && layout_of(entry.path()).is_some() {
            files.push(entry.into_path());
        }
    }
    if files.is_empty() {
        bail!(
            "no *.rules or *.tsv in {}; name a lexicon folder",
            path.display()
        );
    }
    Ok(files)
}

type Layout = fn(&LexiconFile) -> Result<String, Vec<Diagnostic>>;

/// How a file of this name is laid out.
fn layout_of(path: &Path) -> Option<Layout> {
    match path.extension()?.to_str()? {
        "rules" => Some(rule::formatted),
        "tsv" => Some(lexicon::formatted),
        _ => None,
    }
}

/// The text of `file` laid out; mistakes that prevent it are shown.
fn laid_out(file: &LexiconFile) -> anyhow::Result<Option<String>> {
    let Some(layout) = layout_of(Path::new(&file.name)) else {
        bail!("{} is neither *.rules nor *.tsv", file.name);
    };
    match layout(file) {
        Ok(text) => Ok(Some(text)),
        Err(mistakes) => {
            render::diagnostics(&mistakes, |_| Some((&*file.text).into()));
            render::warning(&format!("{} is left as it is", file.name));
            Ok(None)
        }
    }
}

fn one(path: &Path, args: &Fmt) -> anyhow::Result<State> {
    let text = fs::read_to_string(path).with_context(|| {
        format!(
            "cannot read {}; name a *.rules or *.tsv file in UTF-8",
            path.display()
        )
    })?;
    let file = LexiconFile {
        name: path.display().to_string(),
        text: text.into(),
    };
    let Some(text) = laid_out(&file)? else {
        return Ok(State::Mistaken);
    };
    if text == file.text {
        return Ok(State::LaidOut);
    }
    if args.diff {
        show_changes(&file, &text)?;
    } else if args.check {
        writeln!(io::stdout(), "{}", path.display())?;
    } else {
        let mut output = Output::open(Some(path))?;
        output.write_all(text.as_bytes())?;
        output.finish()?;
    }
    Ok(State::Changed)
}

/// Lays standard input out to standard output; with a mistake in it, nothing is written.
fn stdin(args: &Fmt) -> anyhow::Result<State> {
    let mut text = String::new();
    io::stdin()
        .read_to_string(&mut text)
        .context("cannot read standard input as UTF-8")?;
    let file = LexiconFile {
        name: args.stdin_name.clone(),
        text: text.into(),
    };
    let Some(text) = laid_out(&file)? else {
        return Ok(State::Mistaken);
    };
    let state = if text == file.text {
        State::LaidOut
    } else {
        State::Changed
    };
    if args.diff {
        show_changes(&file, &text)?;
    } else if !args.check {
        io::stdout().write_all(text.as_bytes())?;
    } else if state == State::Changed {
        writeln!(io::stdout(), "{}", file.name)?;
    }
    Ok(state)
}

const REMOVED: Style = AnsiColor::Red.on_default();
const ADDED: Style = AnsiColor::Green.on_default();

/// A unified diff, as `patch` takes it.
fn show_changes(file: &LexiconFile, text: &str) -> io::Result<()> {
    let name = render::sanitised(&file.name);
    let diff = TextDiff::from_lines(&*file.text, text);
    let mut out = anstream::stdout().lock();
    writeln!(out, "--- {name}\n+++ {name}")?;
    for hunk in diff.unified_diff().iter_hunks() {
        writeln!(out, "{}", hunk.header())?;
        for change in hunk.iter_changes() {
            let (mark, style) = match change.tag() {
                ChangeTag::Delete => ('-', REMOVED),
                ChangeTag::Insert => ('+', ADDED),
                ChangeTag::Equal => (' ', Style::new()),
            };
            let line = render::sanitised(change.value().trim_end_matches('\n'));
            writeln!(out, "{style}{mark}{line}{style:#}")?;
            if change.missing_newline() {
                writeln!(out, "\\ No newline at end of file")?;
            }
        }
    }
    Ok(())
}
