//! `allege coverage`: what each rule does on a gold corpus.

use std::io::{self, Write};

use allege::coverage::Coverage;

use crate::args::Coverage as Args;
use crate::eval::read_gold;
use crate::exit::Exit;
use crate::{language, render};

/// Cue words shown of those that nothing handles.
const SHOWN: usize = 40;

pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let (gold, exit) = read_gold(&args.gold)?;
    let coverage = Coverage::of(&gold, language::load(args.lexicons.as_deref())?);
    let mut out = io::BufWriter::new(io::stdout());
    writeln!(
        out,
        "{:<28} {:>6} {:>6} {:>6} {:>8}  right, %",
        "rule", "claims", "right", "wrong", "spurious"
    )?;
    let mut fired: Vec<_> = coverage.rules.iter().filter(|r| r.claims() > 0).collect();
    fired.sort_by_key(|rule| std::cmp::Reverse(rule.claims()));
    for rule in fired {
        writeln!(
            out,
            "{:<28} {:>6} {:>6} {:>6} {:>8}  {:>8.1}",
            rule.id,
            rule.claims(),
            rule.right,
            rule.wrong,
            rule.spurious,
            100.0 * f64::from(rule.right) / f64::from(rule.claims())
        )?;
    }
    let silent = coverage.rules.iter().filter(|rule| rule.claims() == 0);
    let silent: Vec<&str> = silent.map(|rule| rule.id.as_str()).collect();
    if !silent.is_empty() {
        writeln!(out, "\nrules that found nothing: {}", silent.join(" "))?;
    }
    if !coverage.unhandled.is_empty() {
        writeln!(out, "\ncue words that no claim has")?;
        for (lemma, n) in coverage.unhandled.iter().take(SHOWN) {
            writeln!(out, "{n:>6}  {}", render::sanitised(lemma))?;
        }
    }
    out.flush()?;
    Ok(exit)
}
