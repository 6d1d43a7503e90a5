//! A score as tables for people.

use std::fmt::Write as _;

use super::bootstrap::Interval;
use super::measure::{Measure, Ratio, percent};
use super::score::Score;
use crate::claim::QuoteType;
use crate::names::named;
use crate::text::ClaimType;

named! {
    /// A way to break a score down.
    pub enum By {
        /// By the type of claim.
        Type = "type",
        /// By how much of the content is quoted.
        QuoteType = "quote-type",
        /// By the rule that found it.
        Rule = "rule",
        /// By article.
        Article = "article",
        /// Which type was found as which.
        Confusion = "confusion",
    }
}

/// The score in aligned columns: the measures, then one table for each of `by`.
#[must_use]
pub fn table(score: &Score, by: &[By]) -> String {
    let found = score.ratio(Measure::Found);
    let mut out = format!(
        "{}, {}, {}, {} spurious\n",
        counted(score.n_articles(), "article"),
        counted(found.gold, "gold claim"),
        counted(found.claims, "claim"),
        score.spurious()
    );
    let negatives = score.hard_negatives();
    if negatives.of > 0 {
        let (claimed, of) = (negatives.claimed, negatives.of);
        writeln!(out, "hard negatives claimed: {claimed} of {of}").expect(WRITES);
    }
    out.push('\n');
    measures(&mut out, score);
    // Gold without any claim is annotated all the same.
    let is_annotated = |measure| found.gold == 0 || score.total().is_annotated(measure);
    let has_quotes = QuoteType::ALL
        .iter()
        .any(|&quote| score.total().quote_type(quote).0.gold > 0);
    for by in by {
        out.push('\n');
        match by {
            By::Type | By::Confusion if !is_annotated(Measure::Type) => silent(&mut out, *by),
            By::QuoteType if found.gold > 0 && !has_quotes => silent(&mut out, *by),
            By::Type => types(&mut out, score),
            By::QuoteType => quote_types(&mut out, score),
            By::Rule => rules(&mut out, score),
            By::Article => articles(&mut out, score),
            By::Confusion => confusion(&mut out, score),
        }
    }
    out
}

/// `1 claim`, `2 claims`.
pub(super) fn counted(n: u32, noun: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{s}")
}

const WRITES: &str = "a string takes all that is written to it";

fn measures(out: &mut String, score: &Score) {
    let intervals = score.intervals();
    head(out, "measure");
    let mut not_judged = Vec::new();
    for &measure in Measure::ALL {
        if score.total().is_annotated(measure) || score.ratio(Measure::Found).gold == 0 {
            let interval = intervals.measure(measure);
            row(out, measure.as_str(), score.ratio(measure), interval);
        } else {
            not_judged.push(measure.as_str());
        }
    }
    let overlap = score.total().content_overlap();
    writeln!(
        out,
        "\ncontents of found claims share {overlap:.1} % of their words"
    )
    .expect(WRITES);
    if !not_judged.is_empty() {
        writeln!(
            out,
            "not annotated in this gold, so not judged: {}",
            not_judged.join(", ")
        )
        .expect(WRITES);
    }
}

/// Says why a table is missing.
fn silent(out: &mut String, by: By) {
    let by = by.as_str();
    writeln!(out, "no table by {by}: not annotated in this gold").expect(WRITES);
}

fn types(out: &mut String, score: &Score) {
    let intervals = score.intervals();
    head(out, "type");
    for &claim_type in ClaimType::ALL {
        let ratio = score.total().claim_type(claim_type);
        if ratio != Ratio::default() {
            let interval = intervals.claim_type(claim_type);
            row(out, claim_type.as_str(), ratio, interval);
        }
    }
}

fn quote_types(out: &mut String, score: &Score) {
    let intervals = score.intervals();
    let all = QuoteType::ALL
        .iter()
        .map(|&quote| (quote, score.total().quote_type(quote)));
    for (name, which) in [("found", 0), ("right", 1)] {
        head(out, name);
        for (quote, (found, right)) in all.clone() {
            let ratio = [found, right][which];
            let interval = intervals.quote_type(quote)[which];
            row(out, quote.as_str(), ratio, interval);
        }
        if which == 0 {
            out.push('\n');
        }
    }
}

/// Rules have no recall: no gold claim belongs to one before it is found.
fn rules(out: &mut String, score: &Score) {
    writeln!(
        out,
        "{:<28} {:>6} {:>6} {:>6} {:>8} {:>10} {:>10}",
        "rule", "claims", "right", "wrong", "spurious", "found, %", "right, %"
    )
    .expect(WRITES);
    let mut rules: Vec<_> = score.rules().into_iter().collect();
    rules.sort_by_key(|(_, rule)| std::cmp::Reverse(rule.claims()));
    for (id, rule) in rules {
        writeln!(
            out,
            "{id:<28} {:>6} {:>6} {:>6} {:>8} {:>10.1} {:>10.1}",
            rule.claims(),
            rule.right,
            rule.wrong,
            rule.spurious,
            percent(rule.right + rule.wrong, rule.claims()),
            percent(rule.right, rule.claims()),
        )
        .expect(WRITES);
    }
}

fn articles(out: &mut String, score: &Score) {
    let width = |path: &str| path.chars().count();
    let paths = score.articles().iter().map(|article| width(&article.path));
    let width = paths.max().unwrap_or(0).max("article".len());
    writeln!(
        out,
        "{:<width$} {:>6} {:>6} {:>9} {:>9} {:>9} {:>9}",
        "article", "gold", "claims", "found F1", "type F1", "source F1", "right F1"
    )
    .expect(WRITES);
    for article in score.articles() {
        let found = article.counts.measure(Measure::Found);
        write!(
            out,
            "{:<width$} {:>6} {:>6}",
            article.path, found.gold, found.claims
        )
        .expect(WRITES);
        for measure in [
            Measure::Found,
            Measure::Type,
            Measure::Source,
            Measure::Right,
        ] {
            if score.total().is_annotated(measure) {
                write!(out, " {:>9.1}", article.counts.measure(measure).f1()).expect(WRITES);
            } else {
                write!(out, " {:>9}", "–").expect(WRITES);
            }
        }
        out.push('\n');
    }
}

/// A row for each gold type, a column for what it was found as.
fn confusion(out: &mut String, score: &Score) {
    let columns: Vec<Option<ClaimType>> = ClaimType::ALL.iter().copied().map(Some).collect();
    let short = |name: &'static str| name.get(..5).unwrap_or(name);
    write!(out, "{:<12}", "gold \\ found").expect(WRITES);
    for column in columns.iter().flatten() {
        write!(out, " {:>5}", short(column.as_str())).expect(WRITES);
    }
    writeln!(out, " {:>6}", "missed").expect(WRITES);
    for gold in columns.iter().copied().chain([None]) {
        let name = gold.map_or("spurious", ClaimType::as_str);
        write!(out, "{name:<12}").expect(WRITES);
        let mut cell = |n: u32, width: usize| {
            if n == 0 {
                write!(out, " {:>width$}", ".").expect(WRITES);
            } else {
                write!(out, " {n:>width$}").expect(WRITES);
            }
        };
        for &found in &columns {
            cell(score.confusion().count(gold, found), 5);
        }
        if gold.is_some() {
            cell(score.confusion().count(gold, None), 6);
        }
        out.push('\n');
    }
}

fn head(out: &mut String, first: &str) {
    writeln!(
        out,
        "{first:<12} {:>6} {:>6} {:>6} {:>10} {:>7} {:>6}  95 % of F1",
        "right", "gold", "claims", "precision", "recall", "F1"
    )
    .expect(WRITES);
}

fn row(out: &mut String, name: &str, ratio: Ratio, interval: Option<Interval>) {
    let interval = interval.map_or_else(
        || "–".to_owned(),
        |interval| format!("{:.1}–{:.1}", interval.low, interval.high),
    );
    writeln!(
        out,
        "{name:<12} {:>6} {:>6} {:>6} {:>10.1} {:>7.1} {:>6.1}  {interval}",
        ratio.right,
        ratio.gold,
        ratio.claims,
        ratio.precision(),
        ratio.recall(),
        ratio.f1()
    )
    .expect(WRITES);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let table = table(&Score::default(), By::ALL);
        // Up to where F1 ends.
        let ends: Vec<String> = table
            .lines()
            .filter(|line| line.starts_with("found") || line.starts_with("measure"))
            .map(|line| line.chars().take(59).skip(54).collect())
            .collect();
        assert_eq!(ends, ["   F1", "100.0", "   F1"]);
        for by in ["type ", "direct ", "rule ", "article ", "gold \\ found "] {
            assert!(table.contains(by), "{by}");
        }
    }
}
