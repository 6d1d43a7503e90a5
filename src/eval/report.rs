//! A score as a table for people, or as JSON for programs.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Map, Value};

use super::floor::Floor;
use super::score::{Measure, Ratio, Score};

/// A score for programs: counts, figures in percent, floors.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    schema: u32,
    articles: u32,
    gold: u32,
    claims: u32,
    spurious: u32,
    measures: Map<String, Value>,
    content_overlap: f64,
    types: Map<String, Value>,
    floors: Vec<FloorLine>,
}

#[derive(Clone, Debug, Serialize)]
struct FloorLine {
    measure: &'static str,
    figure: &'static str,
    percent: f64,
    reached: f64,
    holds: bool,
}

#[derive(Serialize)]
struct RatioLine {
    right: u32,
    gold: u32,
    claims: u32,
    precision: f64,
    recall: f64,
    f1: f64,
}

impl Report {
    /// The report of `score`, held against `floors`.
    #[must_use]
    pub fn new(score: &Score, floors: &[Floor]) -> Self {
        let found = score.ratio(Measure::Found);
        Self {
            schema: 1,
            articles: score.n_articles(),
            gold: found.gold,
            claims: found.claims,
            spurious: score.spurious(),
            measures: Measure::ALL
                .iter()
                .map(|&measure| (measure.as_str().to_owned(), value(score.ratio(measure))))
                .collect(),
            content_overlap: rounded(score.content_overlap()),
            types: score
                .types()
                .iter()
                .map(|line| (line.claim_type.as_str().to_owned(), value(line.ratio)))
                .collect(),
            floors: floors
                .iter()
                .map(|floor| FloorLine {
                    measure: floor.measure.as_str(),
                    figure: floor.figure.as_str(),
                    percent: floor.percent,
                    reached: rounded(floor.reached(score)),
                    holds: floor.holds(score),
                })
                .collect(),
        }
    }
}

fn value(ratio: Ratio) -> Value {
    serde_json::to_value(RatioLine {
        right: ratio.right,
        gold: ratio.gold,
        claims: ratio.claims,
        precision: rounded(ratio.precision()),
        recall: rounded(ratio.recall()),
        f1: rounded(ratio.f1()),
    })
    .expect("numbers are JSON")
}

/// To a tenth of a percent: more would pretend to know more.
fn rounded(percent: f64) -> f64 {
    (percent * 10.0).round() / 10.0
}

/// The score in aligned columns.
#[must_use]
pub fn table(score: &Score) -> String {
    let found = score.ratio(Measure::Found);
    let mut out = format!(
        "{} articles, {} gold claims, {} claims, {} spurious\n\n",
        score.n_articles(),
        found.gold,
        found.claims,
        score.spurious()
    );
    head(&mut out, "measure");
    for &measure in Measure::ALL {
        row(&mut out, measure.as_str(), score.ratio(measure));
    }
    out.push_str("\ncontents of found claims share ");
    writeln!(out, "{:.1} % of their words\n", score.content_overlap()).expect(WRITES);
    head(&mut out, "type");
    for line in score.types() {
        if line.ratio != Ratio::default() {
            row(&mut out, line.claim_type.as_str(), line.ratio);
        }
    }
    out
}

const WRITES: &str = "a string takes all that is written to it";

fn head(out: &mut String, first: &str) {
    writeln!(
        out,
        "{first:<12} {:>6} {:>6} {:>6} {:>10} {:>7} {:>6}",
        "right", "gold", "claims", "precision", "recall", "F1"
    )
    .expect(WRITES);
}

fn row(out: &mut String, name: &str, ratio: Ratio) {
    writeln!(
        out,
        "{name:<12} {:>6} {:>6} {:>6} {:>10.1} {:>7.1} {:>6.1}",
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
        let table = table(&Score::default());
        let widths: Vec<_> = table
            .lines()
            .filter(|line| line.starts_with("found") || line.starts_with("measure"))
            .map(|line| line.chars().count())
            .collect();
        assert_eq!(widths, [59, 59]);
    }

    #[test]
    fn a_report_names_every_measure() {
        let report = serde_json::to_value(Report::new(&Score::default(), &[])).unwrap();
        for measure in Measure::ALL {
            assert!(report["measures"][measure.as_str()].is_object());
        }
    }
}
