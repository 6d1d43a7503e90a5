//! `allege watch`: on every save, what the change did.
//!
//! Everything is read, checked and scored again each time, which takes a fraction of a second; so what
//! is shown cannot depend on what was saved before. Which files were saved decides only when.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use allege::check::check_examples;
use allege::diagnostic::{Diagnostic, Severity};
use allege::eval::{Baseline, Gold, Measure, Score};
use allege::lexicon::LexiconFiles;
use allege::pipeline::Language;
use anyhow::Context as _;
use notify::{RecursiveMode, Watcher as _};

use crate::args::Watch;
use crate::eval::score_now;
use crate::exit::Exit;
use crate::{against, render};

/// Editors save in several steps; only when nothing happens for so long is everything read.
const QUIET: Duration = Duration::from_millis(60);

/// New mistakes shown after one save.
const SHOWN: usize = 5;

/// From how many changes on a table by rule comes first.
const MANY: usize = 10;

/// A score as it is kept until the next.
struct Kept {
    baseline: Baseline,
    n_articles: usize,
    n_claims: usize,
    /// In percent, in the order of [`Measure::ALL`].
    f1: Vec<f64>,
}

impl Kept {
    /// What is kept of `score`, the score of `gold`.
    fn new(gold: &Gold, score: &Score) -> Self {
        let measures = Measure::ALL.iter();
        Self {
            baseline: Baseline::new(gold, score),
            n_articles: gold.articles.len(),
            n_claims: score.ratio(Measure::Found).claims as usize,
            f1: measures.map(|&measure| score.ratio(measure).f1()).collect(),
        }
    }

    fn f1(&self, measure: Measure) -> f64 {
        self.f1[measure as usize]
    }
}

pub(crate) fn run(args: &Watch) -> anyhow::Result<Exit> {
    let (sender, saves) = mpsc::channel();
    // Before anything is read: what is saved meanwhile must not be missed.
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading is an event too, but nothing that we wait for.
        let read = event.as_ref().is_ok_and(|event| event.kind.is_access());
        if !read {
            // Fails only when this command is about to end.
            let _ = sender.send(());
        }
    })?;
    for (path, mode) in [
        (args.lexicons.as_path(), RecursiveMode::Recursive),
        (folder_of(&args.gold), RecursiveMode::NonRecursive),
    ] {
        let cannot = || format!("cannot watch {}; is there such a folder?", path.display());
        watcher.watch(path, mode).with_context(cannot)?;
    }
    let mut session = Session::default();
    let mut out = anstream::AutoStream::auto(io::stdout());
    session.look(args, &mut out)?;
    render::say(&format!(
        "watching {} and {}; Ctrl-C ends",
        args.lexicons.display(),
        args.gold.display()
    ));
    while wait(&saves) {
        session.look(args, &mut out)?;
    }
    Ok(Exit::Ran)
}

/// The folder to watch: editors that save by renaming leave nothing to watch of a file itself.
fn folder_of(gold: &Path) -> &Path {
    if gold.is_dir() {
        return gold;
    }
    match gold.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => gold,
    }
}

/// Waits for a save and then for quiet; `false` once nothing more can come.
fn wait(saves: &Receiver<()>) -> bool {
    if saves.recv().is_err() {
        return false;
    }
    loop {
        match saves.recv_timeout(QUIET) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// What was seen last.
#[derive(Default)]
struct Session {
    /// All that was read, so that a save that changes nothing says nothing.
    texts: Vec<(PathBuf, Vec<u8>)>,
    /// Of the last time that everything could be checked.
    mistakes: Option<Vec<Diagnostic>>,
    /// What has kept files from being read since.
    broken: Vec<Diagnostic>,
    /// Why files could not be read at all, in words.
    trouble: Option<String>,
    /// The last score of files that could be used.
    kept: Option<Kept>,
}

/// What one look found.
struct Look {
    mistakes: Mistakes,
    /// Nothing, if the files cannot be used as they are.
    scored: Option<(Gold, Score)>,
}

struct Mistakes {
    list: Vec<Diagnostic>,
    /// Whether all was checked, or only what makes files unreadable.
    all: bool,
}

impl Session {
    /// Reads everything, and shows what is not as it was.
    fn look(&mut self, args: &Watch, out: &mut impl Write) -> anyhow::Result<()> {
        let texts = texts(args);
        if texts == self.texts {
            return Ok(());
        }
        let first = self.texts.is_empty();
        self.texts = texts;
        let files = LexiconFiles::read(&args.lexicons).map_err(anyhow::Error::from);
        let read = files.and_then(|files| Ok((files, Gold::read(&args.gold)?)));
        let (files, gold) = match read {
            Ok(read) => read,
            // At the start it is the arguments that are wrong; later somebody is moving files.
            Err(error) if first => return Err(error),
            Err(error) => {
                let trouble = error.to_string();
                if self.trouble.as_ref() != Some(&trouble) {
                    render::error(&format!("{trouble}; waiting for it"));
                    self.trouble = Some(trouble);
                }
                return Ok(());
            }
        };
        self.trouble = None;
        let look = look(&files, gold);
        self.show_mistakes(&files, look.mistakes);
        match look.scored {
            Some((gold, score)) => self.show_score(&gold, &score, out)?,
            None => render::say("not scored until that is mended; the last good score is kept"),
        }
        out.flush()?;
        Ok(())
    }

    /// Shows mistakes that were not there before, and says how many there are.
    fn show_mistakes(&mut self, files: &LexiconFiles, mistakes: Mistakes) {
        let Mistakes { mut list, all } = mistakes;
        let first = self.mistakes.is_none();
        let before = self.mistakes.as_deref().unwrap_or_default();
        let is_error = |mistake: &Diagnostic| mistake.severity == Severity::Error;
        let had_errors = before.iter().chain(&self.broken).any(is_error);
        let known = |mistake: &Diagnostic| {
            let same = |old: &Diagnostic| {
                // Lines shift; a mistake stays the same.
                old.code == mistake.code
                    && old.file == mistake.file
                    && old.message == mistake.message
                    && old.label == mistake.label
            };
            before.iter().chain(&self.broken).any(same)
        };
        list.sort_by_key(|mistake| mistake.severity);
        // At the start warnings are counted only: nobody has just made them.
        let new: Vec<Diagnostic> = list
            .iter()
            .filter(|mistake| !known(mistake) && (!first || is_error(mistake)))
            .cloned()
            .collect();
        render::diagnostics(&new[..new.len().min(SHOWN)], |file| {
            let gold = || fs::read_to_string(file).ok().map(Into::into);
            render::source_of(files, file).or_else(gold)
        });
        let n_errors = list.iter().filter(|mistake| is_error(mistake)).count();
        let as_before = !first && new.is_empty() && before.len() == list.len();
        if n_errors == 0 && had_errors {
            render::say("no errors any more");
        }
        if !list.is_empty() && !as_before {
            let more = match new.len() {
                0..=SHOWN => String::new(),
                _ => format!("; the first {SHOWN} are shown, `allege check` shows all"),
            };
            render::say(&format!(
                "{}, {}, {} new{more}",
                render::plural(n_errors, "error"),
                render::plural(list.len() - n_errors, "warning"),
                new.len()
            ));
        }
        if all {
            self.mistakes = Some(list);
            self.broken.clear();
        } else {
            self.broken = list;
        }
    }

    fn show_score(&mut self, gold: &Gold, score: &Score, out: &mut impl Write) -> io::Result<()> {
        let now = Kept::new(gold, score);
        match &self.kept {
            None => writeln!(out, "{}", figures(&now, None))?,
            Some(then) => {
                let comparison = then.baseline.compare(gold, score);
                for what in &comparison.not_compared {
                    render::warning(&format!("{what}; not compared"));
                }
                let changes = comparison.changes;
                if changes.len() > MANY {
                    against::summary(out, &changes)?;
                }
                for change in &changes {
                    against::one(out, change)?;
                }
                if changes.is_empty() && figures(then, None) == figures(&now, None) {
                    writeln!(out, "no claim changed")?;
                } else {
                    writeln!(out, "{}", figures(&now, Some(then)))?;
                }
            }
        }
        self.kept = Some(now);
        Ok(())
    }
}

/// Checks, and scores if everything can be used.
fn look(files: &LexiconFiles, gold: Gold) -> Look {
    let mut list = gold.diagnostics.clone();
    match Language::load(files) {
        Ok(language) => {
            let usable = list
                .iter()
                .all(|mistake| mistake.severity != Severity::Error);
            list.extend(check_examples(&language, files));
            let mistakes = Mistakes { list, all: true };
            let scored = usable.then(|| {
                let score = score_now(&gold, &language);
                (gold, score)
            });
            Look { mistakes, scored }
        }
        Err(unreadable) => {
            list.extend(unreadable);
            Look {
                mistakes: Mistakes { list, all: false },
                scored: None,
            }
        }
    }
}

/// Every file that matters, with its bytes; those that cannot be read are not there.
fn texts(args: &Watch) -> Vec<(PathBuf, Vec<u8>)> {
    let mut paths = Vec::new();
    for folder in [
        args.lexicons.as_path(),
        &args.lexicons.join("rules"),
        folder_of(&args.gold),
    ] {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        paths.extend(entries.map(|entry| entry.path()).filter(|path| {
            let extension = path.extension().and_then(|extension| extension.to_str());
            matches!(extension, Some("tsv" | "rules" | "txt" | "jsonl"))
        }));
    }
    paths.sort();
    paths.dedup();
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).ok()?;
        Some((path, bytes))
    };
    paths.into_iter().filter_map(read).collect()
}

/// `62 articles, 1,471 claims: found 90.6 → 91.0, type 86.6, …`; what moved, from what it was `then`.
fn figures(now: &Kept, then: Option<&Kept>) -> String {
    let measures = [
        Measure::Found,
        Measure::Type,
        Measure::Source,
        Measure::Content,
        Measure::Right,
    ];
    let shown = measures.map(|measure| {
        let (of, figure) = (measure.as_str(), now.f1(measure));
        let before = then.map_or(figure, |then| then.f1(measure));
        match (format!("{before:.1}"), format!("{figure:.1}")) {
            (before, now) if before == now => format!("{of} {now}"),
            (before, now) => format!("{of} {before} → {now}"),
        }
    });
    format!(
        "{}, {}: {}",
        render::plural(now.n_articles, "article"),
        render::plural(now.n_claims, "claim"),
        shown.join(", ")
    )
}
