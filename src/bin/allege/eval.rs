//! `allege eval`: the score against a gold corpus, and whether it is high enough.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use allege::eval::{Gold, GoldArticle, Outcome, Report, Score, Verdict, table};
use allege::pipeline::{self, Language};
use allege::record::{ClaimRecord, claim_records};
use anyhow::Context as _;
use rayon::prelude::*;

use crate::args::Eval;
use crate::exit::Exit;
use crate::{language, render};

pub(crate) fn run(args: &Eval) -> anyhow::Result<Exit> {
    let (gold, mut exit) = read_gold(&args.gold)?;
    let score = match &args.claims {
        Some(path) => score_records(&gold, &read_claims(path)?),
        None => score_now(&gold, language::load(args.lexicons.as_deref())?),
    };
    let mut out = io::BufWriter::new(io::stdout());
    if args.json {
        serde_json::to_writer_pretty(&mut out, &Report::new(&score, &args.floors))?;
        writeln!(out)?;
    } else {
        if args.list {
            for outcome in score.outcomes() {
                list(&mut out, outcome)?;
            }
            writeln!(out)?;
        }
        out.write_all(table(&score).as_bytes())?;
    }
    out.flush()?;
    for floor in args.floors.iter().filter(|floor| !floor.holds(&score)) {
        render::error(&format!(
            "{}.{} is {:.1}, below its floor of {:.1}; `--list` shows what is missed or wrong",
            floor.measure.as_str(),
            floor.figure.as_str(),
            floor.reached(&score),
            floor.percent
        ));
        exit = Exit::CheckFailed;
    }
    Ok(exit)
}

/// Reads `path`; mistakes in it are shown, and make the exit code a failed check.
pub(crate) fn read_gold(path: &Path) -> anyhow::Result<(Gold, Exit)> {
    let gold = Gold::read(path)?;
    if gold.diagnostics.is_empty() {
        return Ok((gold, Exit::Ran));
    }
    render::diagnostics(&gold.diagnostics, |file| {
        fs::read_to_string(file).ok().map(Into::into)
    });
    let mistakes = render::plural(gold.diagnostics.len(), "mistake");
    render::error(&format!(
        "{mistakes} in the gold files; the figures are not to be trusted"
    ));
    Ok((gold, Exit::CheckFailed))
}

/// Extracts in parallel, scores in order.
pub(crate) fn score_now(gold: &Gold, language: &Language) -> Score {
    let extractions: Vec<_> = gold
        .articles
        .par_iter()
        .map(|article| pipeline::extract(&article.document, language))
        .collect();
    let mut score = Score::default();
    for (article, extraction) in gold.articles.iter().zip(&extractions) {
        score.add(article, &claim_records(&article.document, extraction));
    }
    score
}

fn score_records(gold: &Gold, claims: &[ClaimRecord<'static>]) -> Score {
    let mut score = Score::default();
    for article in &gold.articles {
        let own: Vec<_> = claims
            .iter()
            .filter(|claim| is_of(claim, article))
            .cloned()
            .collect();
        score.add(article, &own);
    }
    score
}

/// Whether the record's document has the article's file name; folders may differ.
fn is_of(claim: &ClaimRecord<'_>, article: &GoldArticle) -> bool {
    Path::new(&*claim.doc.path).file_name() == Path::new(&article.document.path).file_name()
}

fn read_claims(path: &Path) -> anyhow::Result<Vec<ClaimRecord<'static>>> {
    let shown = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {shown}"))?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(i, line)| {
            serde_json::from_str(line).with_context(|| {
                let line = i + 1;
                format!("{shown}:{line}: not a claim record; write it with `allege extract -o`")
            })
        })
        .collect()
}

/// One line for whatever is not right.
fn list(out: &mut impl Write, outcome: &Outcome) -> io::Result<()> {
    let (verdict, faults) = match &outcome.verdict {
        Verdict::Right => return Ok(()),
        Verdict::Wrong(faults) => ("wrong", faults.join("; ")),
        Verdict::Missed => ("missed", String::new()),
        Verdict::Spurious => ("spurious", String::new()),
    };
    let line = format!(
        "{}:{}: {verdict} {} `{}` … `{}` {faults}",
        outcome.path,
        outcome.line,
        outcome.claim_type.as_str(),
        outcome.cue,
        outcome.content
    );
    writeln!(out, "{}", render::sanitised(line.trim_end()))
}
