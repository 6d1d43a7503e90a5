//! `allege coverage`: what each rule does on a gold corpus, and what it costs.

use std::cmp::Reverse;
use std::io::{self, Write};

use allege::coverage::{Coverage, RuleCoverage, Unhandled};

use crate::args::{Coverage as Args, CoverageOrder};
use crate::eval::read_gold;
use crate::exit::Exit;
use crate::{language, render};

pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let (gold, exit) = read_gold(&args.gold)?;
    let mut coverage = Coverage::of(&gold, language::load(args.lexicons.as_deref())?);
    if args.families {
        coverage = coverage.by_family();
    }
    sort(&mut coverage.rules, args.sort);
    let mut out = io::BufWriter::new(io::stdout());
    if args.json {
        serde_json::to_writer_pretty(&mut out, &coverage)?;
        writeln!(out)?;
    } else {
        show_rules(&mut out, &coverage.rules)?;
        show_unhandled(&mut out, &coverage.unhandled, args.limit)?;
    }
    out.flush()?;
    Ok(exit)
}

/// Sorts what is shown; equals stay in the order of the files.
fn sort(rules: &mut [RuleCoverage], order: CoverageOrder) {
    match order {
        CoverageOrder::Claims => rules.sort_by_key(|rule| Reverse(rule.claims())),
        CoverageOrder::Wrong => rules.sort_by_key(|rule| Reverse(rule.wrong + rule.spurious)),
        CoverageOrder::Right => {
            rules.sort_by(|a, b| a.right_percent().total_cmp(&b.right_percent()));
        }
        CoverageOrder::Time => rules.sort_by(|a, b| b.microseconds.total_cmp(&a.microseconds)),
        CoverageOrder::Rule => {}
    }
}

fn show_rules(out: &mut impl Write, rules: &[RuleCoverage]) -> io::Result<()> {
    writeln!(
        out,
        "{:<28} {:>7} {:>6} {:>6} {:>6} {:>8} {:>8} {:>7}",
        "rule", "matched", "claims", "right", "wrong", "spurious", "right, %", "time, %"
    )?;
    for rule in rules.iter().filter(|rule| rule.claims() > 0) {
        writeln!(
            out,
            "{:<28} {:>7} {:>6} {:>6} {:>6} {:>8} {:>8.1} {:>7.1}",
            rule.id,
            rule.matched,
            rule.claims(),
            rule.right,
            rule.wrong,
            rule.spurious,
            rule.right_percent(),
            rule.time_percent
        )?;
    }
    let total = |of: fn(&RuleCoverage) -> u32| rules.iter().map(of).sum::<u32>();
    let claims = total(RuleCoverage::claims);
    let time: f64 = rules.iter().map(|rule| rule.microseconds).sum();
    writeln!(
        out,
        "{:<28} {:>7} {claims:>6} {:>6} {:>6} {:>8} {:>8.1} {:>4.0} ms",
        "all",
        total(|rule| rule.matched),
        total(|rule| rule.right),
        total(|rule| rule.wrong),
        total(|rule| rule.spurious),
        100.0 * f64::from(total(|rule| rule.right)) / f64::from(claims.max(1)),
        time / 1000.0
    )?;
    let silent = rules.iter().filter(|rule| rule.claims() == 0);
    let (never, lost): (Vec<_>, Vec<_>) = silent.partition(|rule| rule.matched == 0);
    for (title, rules) in [
        ("rules that never matched", never),
        ("rules that matched and made no claim that counts", lost),
    ] {
        if rules.is_empty() {
            continue;
        }
        writeln!(out, "\n{title}")?;
        for rule in rules {
            writeln!(
                out,
                "{:<28} {:>7} {:>30} {:>7.1}",
                rule.id,
                rule.matched,
                format!("{}:{}", rule.file, rule.line),
                rule.time_percent
            )?;
        }
    }
    Ok(())
}

fn show_unhandled(out: &mut impl Write, words: &[Unhandled], limit: usize) -> io::Result<()> {
    if words.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "\ncue words that no claim has: how often, how often the gold has them"
    )?;
    for word in words.iter().take(limit) {
        let listed = if word.listed {
            ""
        } else {
            "  (not in cues.tsv)"
        };
        writeln!(
            out,
            "{:>6} {:>6}  {}{listed}",
            word.count,
            word.gold,
            render::one_line(&word.lemma)
        )?;
    }
    if let Some(more @ 1..) = words.len().checked_sub(limit) {
        writeln!(
            out,
            "{more:>6} words more; --limit {} shows them",
            words.len()
        )?;
    }
    Ok(())
}
