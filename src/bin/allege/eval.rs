//! `allege eval`: the score against a gold corpus, and whether it is high enough.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use allege::eval::{
    By, Floor, Gold, GoldArticle, Measure, Outcome, Report, Score, Verdict, junit, page,
    read_floors, table,
};
use allege::pipeline::{self, Language};
use allege::record::{ClaimRecord, claim_records};
use anyhow::Context as _;
use rayon::prelude::*;

use crate::args::Eval;
use crate::exit::Exit;
use crate::output::Output;
use crate::rule_table::by;
use crate::{against, language, render};

pub(crate) fn run(args: &Eval) -> anyhow::Result<Exit> {
    let (mut gold, mut exit) = read_gold(&args.gold)?;
    let mut floors = args.floor.clone();
    if let Some(path) = &args.floors {
        let (from_file, sound) = floors_of(path)?;
        floors.extend(from_file);
        exit = exit.and(sound);
    }
    let language = language::load(args.lexicons.as_deref())?;
    gold.segment(&language.lexicon);
    let score = match &args.claims {
        Some(path) => score_records(&gold, &read_claims(path)?),
        None => score_now(&gold, language),
    };
    // Read before it may be written anew: both may be one file.
    let before = args.against.as_deref().map(against::read).transpose()?;
    if let Some(path) = &args.save {
        against::save(path, &gold, &score)?;
    }
    if let Some(path) = &args.junit {
        write(path, &junit(&score)?)?;
    }
    if let Some(path) = &args.html {
        write(path, &page(&args.gold.display().to_string(), &score))?;
    }
    let mut out = io::BufWriter::new(io::stdout());
    if args.json {
        serde_json::to_writer_pretty(&mut out, &Report::new(&score, &floors))?;
        writeln!(out)?;
    } else {
        if args.list {
            list(&mut out, score.outcomes())?;
        }
        if let Some(before) = before {
            let accepted = args.save == args.against;
            let comparison = before.compare(&gold, &score);
            exit = exit.and(against::show(&mut out, &comparison, accepted)?);
        }
        // Beside a comparison, whose figures stand there, only the tables that were asked for.
        if args.against.is_none() || !args.by.is_empty() {
            out.write_all(table(&score, &args.tables(&score)).as_bytes())?;
        }
    }
    out.flush()?;
    Ok(exit.and(hold(&floors, &score)))
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

/// The floors of a file; mistakes in it are shown, and make the exit code a failed check.
fn floors_of(path: &Path) -> anyhow::Result<(Vec<Floor>, Exit)> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {name}"))?;
    let (floors, diagnostics) = read_floors(&name, &text);
    render::diagnostics(&diagnostics, |_| Some(text.as_str().into()));
    let sound = if diagnostics.is_empty() {
        Exit::Ran
    } else {
        Exit::CheckFailed
    };
    Ok((floors, sound))
}

/// Says which floors were not reached.
fn hold(floors: &[Floor], score: &Score) -> Exit {
    let mut exit = Exit::Ran;
    for floor in floors.iter().filter(|floor| !floor.holds(score)) {
        render::error(&format!(
            "{}.{} is {:.1}, below its floor of {:.1}; `--list` shows what is missed or wrong",
            floor.measure.as_str(),
            floor.figure.as_str(),
            floor.reached(score),
            floor.percent
        ));
        exit = Exit::CheckFailed;
    }
    exit
}

/// Writes a whole file.
fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let mut output = Output::open(Some(path))?;
    output.write_all(text.as_bytes())?;
    output.finish()
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

/// Whatever is not right, each with its sentence.
fn list(out: &mut impl Write, outcomes: &[Outcome]) -> io::Result<()> {
    for outcome in outcomes {
        if outcome.verdict != Verdict::Right {
            show(out, outcome, outcome.verdict.as_str(), ["gold", "found"])?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// One outcome: where and what, the sentence as each side has it, what differs.
pub(crate) fn show(
    out: &mut impl Write,
    outcome: &Outcome,
    verdict: &str,
    sides: [&str; 2],
) -> io::Result<()> {
    let head = format!(
        "{}:{}: {verdict} {}{}{}",
        outcome.path,
        outcome.line,
        outcome.main().type_name(),
        by(None, outcome.rule.as_deref()),
        if outcome.at_hard_negative {
            ", at a hard negative"
        } else {
            ""
        }
    );
    writeln!(out, "{}", render::sanitised(&head))?;
    let marked = [&outcome.gold, &outcome.claim]
        .map(|claim| claim.as_ref().map(|claim| outcome.excerpt.marked(claim)));
    let lines = match marked {
        [Some(one), Some(other)] if one == other => vec![("both", one)],
        marked => sides
            .into_iter()
            .zip(marked)
            .filter_map(|(name, marked)| Some((name, marked?)))
            .collect(),
    };
    for (name, marked) in lines {
        writeln!(out, "  {name:<6} {}", render::sanitised(&marked))?;
    }
    for difference in &outcome.differences {
        let line = format!(
            "  {} {} ({} {}){}",
            difference.field.as_str(),
            difference.second,
            sides[0],
            difference.first,
            if difference.field.is_fault() {
                ""
            } else {
                ", not counted as wrong"
            }
        );
        writeln!(out, "{}", render::sanitised(&line))?;
    }
    Ok(())
}

impl Eval {
    /// The tables asked for; where nothing is, by type, if the gold has types.
    fn tables(&self, score: &Score) -> Vec<By> {
        if self.by.is_empty() {
            let has_types = score.total().is_annotated(Measure::Type);
            return has_types.then_some(By::Type).into_iter().collect();
        }
        let all = self.by.iter().any(Option::is_none);
        By::ALL
            .iter()
            .copied()
            .filter(|by| all || self.by.contains(&Some(*by)))
            .collect()
    }
}
