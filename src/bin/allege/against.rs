//! `allege eval --save` and `--against`: what the rules gained and lost since.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use allege::eval::{Baseline, Comparison, Figures, Gold, Score, ScoreChange, Turn};
use allege::text::ClaimType;
use anyhow::Context as _;

use crate::exit::Exit;
use crate::output::Output;
use crate::render;
use crate::rule_table::{RuleTable, by};

/// Reads a saved score.
pub(crate) fn read(path: &Path) -> anyhow::Result<Baseline> {
    let shown = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {shown}"))?;
    Baseline::parse(&text).with_context(|| shown.to_string())
}

/// Saves a score.
pub(crate) fn save(path: &Path, gold: &Gold, score: &Score) -> anyhow::Result<()> {
    let mut output = Output::open(Some(path))?;
    output.write_all(Baseline::new(gold, score).to_json().as_bytes())?;
    output.finish()
}

/// Shows a comparison. It fails if anything got worse, unless the score is `accepted` by being saved
/// over the one it is compared with.
pub(crate) fn show(
    out: &mut impl Write,
    comparison: &Comparison,
    accepted: bool,
) -> io::Result<Exit> {
    for what in &comparison.not_compared {
        render::warning(&format!("{what}; not compared"));
    }
    summary(out, &comparison.changes)?;
    for change in &comparison.changes {
        writeln!(out)?;
        one(out, change)?;
    }
    figures(out, &comparison.figures)?;
    let worse = comparison
        .changes
        .iter()
        .filter(|change| change.turn.is_worse());
    Ok(match worse.count() {
        n if n == 0 || accepted => Exit::Ran,
        n => {
            render::error(&format!(
                "{} lost or newly spurious; if that is as it should be, `--save` the score again",
                render::plural(n, "claim")
            ));
            Exit::CheckFailed
        }
    })
}

/// How many by rule.
pub(crate) fn summary(out: &mut impl Write, changes: &[ScoreChange]) -> io::Result<()> {
    if changes.is_empty() {
        return writeln!(out, "nothing gained, lost or changed");
    }
    let mut table = RuleTable::new(Turn::ALL.iter().map(|turn| turn.as_str()));
    for change in changes {
        table.add(change.rule(), change.turn as usize);
    }
    table.write(out)
}

/// One change: where, what, by which rule, the sentence then and now.
pub(crate) fn one(out: &mut impl Write, change: &ScoreChange) -> io::Result<()> {
    let [then, now] = change.rules.each_ref().map(Option::as_deref);
    let verdicts = match change.verdicts {
        [Some(then), Some(now)] if then != now => {
            format!(" ({} → {})", then.as_str(), now.as_str())
        }
        _ => String::new(),
    };
    let head = format!(
        "{}:{}: {} {}{}{verdicts}",
        change.path,
        change.line,
        change.turn.as_str(),
        change.claim_type.map_or("claim", ClaimType::as_str),
        by(then, now)
    );
    writeln!(out, "{}", render::sanitised(&head))?;
    let mut line = |name: &str, text: &str| -> io::Result<()> {
        writeln!(out, "  {name:<6} {}", render::sanitised(text))
    };
    if let Some(gold) = &change.gold {
        line("gold", gold)?;
    }
    for (name, found) in ["then", "now"].iter().zip(&change.found) {
        // What is as the gold has it need not be read twice.
        match found {
            Some(found) if Some(found) == change.gold.as_ref() => line(name, "the same words")?,
            Some(found) => line(name, found)?,
            None => line(name, "–")?,
        }
    }
    for (name, differences) in ["then", "now"].iter().zip(&change.differences) {
        if change.differences[0] != change.differences[1] {
            for difference in differences {
                line(
                    name,
                    &format!(
                        "{} {} (gold {})",
                        difference.field.as_str(),
                        difference.second,
                        difference.first
                    ),
                )?;
            }
        }
    }
    Ok(())
}

fn figures(
    out: &mut impl Write,
    figures: &[(allege::eval::Measure, Figures, Figures)],
) -> io::Result<()> {
    writeln!(
        out,
        "\n{:<10} {:>15} {:>15} {:>15}",
        "measure", "precision", "recall", "F1"
    )?;
    for (measure, then, now) in figures {
        let turn = |then: f64, now: f64| format!("{then:.1} → {now:.1}");
        writeln!(
            out,
            "{:<10} {:>15} {:>15} {:>15}",
            measure.as_str(),
            turn(then.precision, now.precision),
            turn(then.recall, now.recall),
            turn(then.f1, now.f1)
        )?;
    }
    Ok(())
}
