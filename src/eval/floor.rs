//! Floors: figures that a score must reach.

use std::str::FromStr;

use super::measure::Measure;
use super::score::Score;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::names::named;
use crate::text::Span;

/// A score that must not be fallen short of: `found=70`, `right.precision=60`, `type.f1=55`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Floor {
    /// Of what.
    pub measure: Measure,
    /// Which figure of it.
    pub figure: Figure,
    /// The least that will do.
    pub percent: f64,
}

named! {
    /// A figure of a [`Ratio`](super::Ratio).
    pub enum Figure {
        /// Of the gold's.
        Recall = "recall",
        /// Of the claims.
        Precision = "precision",
        /// Both.
        F1 = "f1",
    }
}

impl Floor {
    /// What `score` reached.
    #[must_use]
    pub fn reached(&self, score: &Score) -> f64 {
        let ratio = score.ratio(self.measure);
        match self.figure {
            Figure::Recall => ratio.recall(),
            Figure::Precision => ratio.precision(),
            Figure::F1 => ratio.f1(),
        }
    }

    /// Whether `score` is good enough.
    #[must_use]
    pub fn holds(&self, score: &Score) -> bool {
        // A floor is written with few decimals, as the report shows them.
        self.reached(score) + 0.05 >= self.percent
    }
}

/// A floor that says nothing.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum FloorError {
    /// Not of the form `KEY=PERCENT`.
    #[error("write KEY=PERCENT, as in found=70 or right.precision=60")]
    Shape,
    /// No such measure.
    #[error("unknown measure `{name}`{hint}; known are {}", names())]
    Measure {
        /// What was written.
        name: String,
        /// What may have been meant.
        hint: String,
    },
    /// No such figure.
    #[error("unknown figure `{0}`; known are recall (the default), precision and f1")]
    Figure(String),
    /// Not a number from 0 to 100.
    #[error("`{0}` is no percentage from 0 to 100")]
    Percent(String),
}

/// The floors of a file, one `KEY=PERCENT` a line, `#` before comments; and every mistake in it.
#[must_use]
pub fn read_floors(file: &str, text: &str) -> (Vec<Floor>, Vec<Diagnostic>) {
    let mut floors: Vec<Floor> = Vec::new();
    let mut diagnostics = Vec::new();
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let content = whole.split('#').next().unwrap_or_default();
        let line = content.trim();
        let at = start + content.len() - content.trim_start().len();
        let span = Span::of(at..at + line.len());
        start += whole.len();
        if line.is_empty() {
            continue;
        }
        match line.parse::<Floor>() {
            Ok(floor) => {
                let same = |other: &Floor| {
                    (other.measure, other.figure) == (floor.measure, floor.figure)
                };
                if floors.iter().any(same) {
                    diagnostics.push(
                        Diagnostic::error("F002", file, span, "a second floor for one figure")
                            .help("keep one of the two"),
                    );
                }
                floors.push(floor);
            }
            Err(error) => diagnostics.push(
                Diagnostic::error("F001", file, span, error.to_string())
                    .help("a line is MEASURE[.recall|.precision|.f1]=PERCENT; `allege help eval` lists the measures"),
            ),
        }
    }
    (floors, diagnostics)
}

fn names() -> String {
    let names: Vec<_> = Measure::ALL.iter().map(|m| m.as_str()).collect();
    names.join(", ")
}

impl FromStr for Floor {
    type Err = FloorError;

    fn from_str(text: &str) -> Result<Self, FloorError> {
        let (key, value) = text.split_once('=').ok_or(FloorError::Shape)?;
        let (name, figure) = key.split_once('.').unwrap_or((key, "recall"));
        let measure = Measure::from_name(name).ok_or_else(|| FloorError::Measure {
            name: name.to_owned(),
            hint: did_you_mean(name, Measure::ALL.iter().map(|m| m.as_str()))
                .map(|near| format!(" (did you mean `{near}`?)"))
                .unwrap_or_default(),
        })?;
        let figure =
            Figure::from_name(figure).ok_or_else(|| FloorError::Figure(figure.to_owned()))?;
        let percent = value
            .trim_end_matches('%')
            .parse()
            .ok()
            .filter(|percent| (0.0..=100.0).contains(percent))
            .ok_or_else(|| FloorError::Percent(value.to_owned()))?;
        Ok(Self {
            measure,
            figure,
            percent,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floors_are_read() {
        let floor: Floor = "right.precision=60".parse().unwrap();
        assert_eq!(
            (floor.measure, floor.figure),
            (Measure::Right, Figure::Precision)
        );
        for (bad, message) in [
            ("found", "write KEY=PERCENT"),
            ("fond=3", "did you mean `found`?"),
            ("found.recal=3", "unknown figure"),
            ("found=300", "no percentage"),
        ] {
            let error = bad.parse::<Floor>().unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
    }

    #[test]
    fn a_file_of_floors_and_its_mistakes() {
        let text = "# why\nfound.recall=88 # a little below\n\n  fond=3\nfound=80\n";
        let (floors, diagnostics) = read_floors("floors", text);
        let percents: Vec<_> = floors.iter().map(|floor| floor.percent).collect();
        assert_eq!(percents, [88.0, 80.0]);
        let found: Vec<_> = diagnostics
            .iter()
            .map(|d| (d.code, d.span.slice(text)))
            .collect();
        assert_eq!(found, [("F001", "fond=3"), ("F002", "found=80")]);
    }
}
