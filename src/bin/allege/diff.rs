//! `allege diff`: what other rules and word lists would find.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use allege::diagnostic::Diagnostic;
use allege::eval::{Annotation, Change, ChangeKind, ChangeOptions, changes, sentence_places};
use allege::lexicon::LexiconFiles;
use allege::pipeline::{Language, extract};
use allege::record::claim_records;
use allege::text::Document;
use serde::Serialize;

use crate::args::{Diff, Inputs};
use crate::exit::Exit;
use crate::rule_table::{RuleTable, by};
use crate::{render, revision, stream};

pub(crate) fn run(args: &Diff) -> anyhow::Result<Exit> {
    let old = revision::files(&args.old)?;
    let new = revision::files(&args.new)?;
    let (old, new) = match rayon::join(|| Language::load(&old), || Language::load(&new)) {
        (Ok(old_language), Ok(new_language)) => (old_language, new_language),
        (old_language, new_language) => {
            let sides = [
                (&args.old, &old, old_language.err()),
                (&args.new, &new, new_language.err()),
            ];
            for (name, files, diagnostics) in sides {
                tell(name, files, &diagnostics.unwrap_or_default());
            }
            return Ok(Exit::CheckFailed);
        }
    };
    let options = ChangeOptions {
        confidence: args.confidence,
    };
    let inputs = Inputs {
        paths: args.paths.clone(),
        jobs: args.jobs,
        lexicons: None,
        quiet: args.quiet,
    };
    let work = |document: &Document| {
        let found = compared(document, &old, &new, options);
        Ok((document.path.clone(), found))
    };
    let mut out = io::BufWriter::new(io::stdout());
    let mut report = Report::new(args.limit);
    let summary = stream::gather(&inputs, None, work, |(path, changes)| {
        for change in changes {
            if args.json {
                serde_json::to_writer(&mut out, &ChangeLine::new(&path, &change))?;
                out.write_all(b"\n")?;
            }
            report.add(&path, &change);
        }
        Ok(())
    })?;
    if !args.json {
        report.write(&mut out)?;
    }
    out.flush()?;
    if !args.quiet {
        let n = |kind: ChangeKind| render::grouped(report.table.n(kind as usize));
        render::say(&format!(
            "{}: {} lost, {} gained, {} changed",
            render::plural(summary.n_documents, "document"),
            n(ChangeKind::Lost),
            n(ChangeKind::Gained),
            n(ChangeKind::Changed)
        ));
    }
    Ok(summary.exit())
}

/// Shows what is wrong with one side.
fn tell(name: &str, files: &LexiconFiles, diagnostics: &[Diagnostic]) {
    if !diagnostics.is_empty() {
        render::diagnostics(diagnostics, |file| render::source_of(files, file));
        let mistakes = render::plural(diagnostics.len(), "mistake");
        render::error(&format!("{mistakes} in `{name}`, so nothing was compared"));
    }
}

/// What changes in one document.
fn compared(
    document: &Document,
    old: &Language,
    new: &Language,
    options: ChangeOptions,
) -> Vec<Change> {
    let before = extract(document, old);
    let after = extract(document, new);
    changes(
        &document.text,
        &sentence_places(&after.segmented),
        &Annotation::of_records(&claim_records(document, &before)),
        &Annotation::of_records(&claim_records(document, &after)),
        options,
    )
}

/// A change for programs.
#[derive(Serialize)]
struct ChangeLine<'c> {
    kind: &'static str,
    path: &'c str,
    line: usize,
    fields: Vec<&'static str>,
    old: Option<Side<'c>>,
    new: Option<Side<'c>>,
}

/// A claim, and the sentence it stands in with its roles marked.
#[derive(Serialize)]
struct Side<'c> {
    marked: String,
    #[serde(flatten)]
    claim: &'c Annotation,
}

impl<'c> ChangeLine<'c> {
    fn new(path: &'c str, change: &'c Change) -> Self {
        let side = |claim: &'c Option<Annotation>| {
            claim.as_ref().map(|claim| Side {
                marked: change.excerpt.marked(claim),
                claim,
            })
        };
        Self {
            kind: change.kind.as_str(),
            path,
            line: change.line,
            fields: change
                .differences
                .iter()
                .map(|d| d.field.as_str())
                .collect(),
            old: side(&change.old),
            new: side(&change.new),
        }
    }
}

/// What is shown to people: counts of everything, and of each rule and kind the first changes.
struct Report {
    table: RuleTable,
    /// By kind, in words.
    shown: [String; ChangeKind::ALL.len()],
    limit: usize,
    n_hidden: usize,
}

impl Report {
    fn new(limit: usize) -> Self {
        Self {
            table: RuleTable::new(ChangeKind::ALL.iter().map(|kind| kind.as_str())),
            shown: Default::default(),
            limit,
            n_hidden: 0,
        }
    }

    fn add(&mut self, path: &str, change: &Change) {
        let n = self.table.add(change.rule(), change.kind as usize);
        if self.limit == 0 || n <= self.limit {
            describe(&mut self.shown[change.kind as usize], path, change);
        } else {
            self.n_hidden += 1;
        }
    }

    fn write(&self, out: &mut impl io::Write) -> io::Result<()> {
        if ChangeKind::ALL
            .iter()
            .all(|&kind| self.table.n(kind as usize) == 0)
        {
            return writeln!(out, "nothing gained, lost or changed");
        }
        self.table.write(out)?;
        for shown in &self.shown {
            out.write_all(shown.as_bytes())?;
        }
        if self.n_hidden > 0 {
            let more = render::plural(self.n_hidden, "more change");
            writeln!(out, "\n{more}; `--limit 0` shows all")?;
        }
        Ok(())
    }
}

/// One change: where and what, the sentence before and after, what differs.
fn describe(out: &mut String, path: &str, change: &Change) {
    fn rule(claim: Option<&Annotation>) -> Option<&str> {
        claim?.rule.as_deref()
    }
    let (old, new) = (change.old.as_ref(), change.new.as_ref());
    let head = format!(
        "{path}:{}: {} {}{}",
        change.line,
        change.kind.as_str(),
        old.or(new).map_or("claim", Annotation::type_name),
        by(rule(old), rule(new))
    );
    let mut lines = vec![head];
    let marked = |claim: Option<&Annotation>| claim.map(|claim| change.excerpt.marked(claim));
    match (marked(old), marked(new)) {
        (Some(old), Some(new)) if old == new => lines.push(format!("  both   {old}")),
        (old, new) => {
            lines.extend(old.map(|old| format!("  old    {old}")));
            lines.extend(new.map(|new| format!("  new    {new}")));
        }
    }
    for difference in &change.differences {
        lines.push(format!(
            "  {} {} → {}",
            difference.field.as_str(),
            difference.first,
            difference.second
        ));
    }
    out.push('\n');
    for line in lines {
        writeln!(out, "{}", render::sanitised(&line)).expect("a string takes all");
    }
}
