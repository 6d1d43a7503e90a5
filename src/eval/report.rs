//! A score as JSON for programs: every figure, every breakdown, every outcome.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::bootstrap::Interval;
use super::floor::Floor;
use super::measure::{Counts, Measure, Ratio, rounded};
use super::outcome::Outcome;
use super::score::Score;
use crate::claim::QuoteType;
use crate::text::ClaimType;

/// A score for programs: counts, figures in percent, floors, outcomes.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    schema: u32,
    articles: u32,
    gold: u32,
    claims: u32,
    spurious: u32,
    hard_negatives: Value,
    measures: Map<String, Value>,
    content_overlap: f64,
    types: Map<String, Value>,
    quote_types: Map<String, Value>,
    rules: Map<String, Value>,
    by_article: Map<String, Value>,
    /// By gold type, what it was found as; `none` on either side.
    confusion: Map<String, Value>,
    floors: Vec<FloorLine>,
    outcomes: Vec<Value>,
}

#[derive(Clone, Debug, Serialize)]
struct FloorLine {
    measure: &'static str,
    figure: &'static str,
    percent: f64,
    reached: f64,
    holds: bool,
}

impl Report {
    /// The report of `score`, held against `floors`.
    #[must_use]
    pub fn new(score: &Score, floors: &[Floor]) -> Self {
        let found = score.ratio(Measure::Found);
        let intervals = score.intervals();
        let negatives = score.hard_negatives();
        Self {
            schema: 1,
            articles: score.n_articles(),
            gold: found.gold,
            claims: found.claims,
            spurious: score.spurious(),
            hard_negatives: json!({"claimed": negatives.claimed, "of": negatives.of}),
            measures: measures(score.total(), |measure| intervals.measure(measure)),
            content_overlap: rounded(score.total().content_overlap()),
            types: ClaimType::ALL
                .iter()
                .map(|&t| {
                    let ratio = score.total().claim_type(t);
                    (
                        t.as_str().to_owned(),
                        figures(ratio, intervals.claim_type(t)),
                    )
                })
                .collect(),
            quote_types: QuoteType::ALL
                .iter()
                .map(|&quote| {
                    let (found, right) = score.total().quote_type(quote);
                    let [of_found, of_right] = intervals.quote_type(quote);
                    let value = json!({
                        "found": figures(found, of_found),
                        "right": figures(right, of_right),
                    });
                    (quote.as_str().to_owned(), value)
                })
                .collect(),
            rules: score
                .rules()
                .into_iter()
                .map(|(id, rule)| {
                    let value = json!({
                        "claims": rule.claims(),
                        "right": rule.right,
                        "wrong": rule.wrong,
                        "spurious": rule.spurious,
                    });
                    (id.to_owned(), value)
                })
                .collect(),
            by_article: score
                .articles()
                .iter()
                .map(|article| {
                    let value = measures(&article.counts, |_| None);
                    (article.path.clone(), value.into())
                })
                .collect(),
            confusion: confusion(score),
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
            outcomes: score.outcomes().iter().map(outcome).collect(),
        }
    }
}

/// What is measured, what is not annotated as null.
pub(super) fn measures(
    counts: &Counts,
    interval: impl Fn(Measure) -> Option<Interval>,
) -> Map<String, Value> {
    let nothing = !counts.is_annotated(Measure::Found);
    Measure::ALL
        .iter()
        .map(|&measure| {
            let value = if nothing || counts.is_annotated(measure) {
                figures(counts.measure(measure), interval(measure))
            } else {
                Value::Null
            };
            (measure.as_str().to_owned(), value)
        })
        .collect()
}

fn figures(ratio: Ratio, interval: Option<Interval>) -> Value {
    json!({
        "right": ratio.right,
        "gold": ratio.gold,
        "claims": ratio.claims,
        "precision": rounded(ratio.precision()),
        "recall": rounded(ratio.recall()),
        "f1": rounded(ratio.f1()),
        "f1_interval": interval.map(|interval| [rounded(interval.low), rounded(interval.high)]),
    })
}

fn confusion(score: &Score) -> Map<String, Value> {
    let sides = || ClaimType::ALL.iter().copied().map(Some).chain([None]);
    let name = |side: Option<ClaimType>| side.map_or("none", ClaimType::as_str).to_owned();
    sides()
        .map(|gold| {
            let row: Map<String, Value> = sides()
                .map(|found| (found, score.confusion().count(gold, found)))
                .filter(|&(_, n)| n > 0)
                .map(|(found, n)| (name(found), n.into()))
                .collect();
            (name(gold), row.into())
        })
        .collect()
}

fn outcome(outcome: &Outcome) -> Value {
    let marked = |claim| outcome.excerpt.marked(claim);
    json!({
        "path": outcome.path,
        "line": outcome.line,
        "verdict": outcome.verdict.as_str(),
        "type": outcome.main().claim_type,
        "cue": outcome.main().cue,
        "rule": outcome.rule,
        "at_hard_negative": outcome.at_hard_negative,
        "gold": outcome.gold.as_ref().map(marked),
        "found": outcome.claim.as_ref().map(marked),
        "differences": outcome
            .differences
            .iter()
            .map(|difference| json!({
                "field": difference.field,
                "gold": difference.first,
                "found": difference.second,
                "fault": difference.field.is_fault(),
            }))
            .collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_every_measure() {
        let report = serde_json::to_value(Report::new(&Score::default(), &[])).unwrap();
        for measure in Measure::ALL {
            assert!(report["measures"][measure.as_str()].is_object());
        }
    }
}
