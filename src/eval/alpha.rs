//! Krippendorff's alpha: agreement beyond what chance would bring about.
//!
//! With two annotators, nominal values, *N* units that both of them labelled, and *n* = 2*N* labels of
//! which *n_c* are *c*:
//!
//! ```text
//! observed disagreement  Do = units labelled differently / N
//! expected disagreement  De = (n² − Σ n_c²) / (n (n − 1))
//! alpha = 1 − Do / De
//! ```
//!
//! 1 is perfect agreement, 0 what labels drawn by chance would reach, below 0 is worse than that.
//! Krippendorff asks for 0.8, and for 0.667 where tentative conclusions are good enough.
//!
//! Klaus Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011), sections A and B;
//! *Content Analysis* (2004), chapter 11.

use std::collections::BTreeMap;

/// The labels of two annotators, counted.
#[derive(Clone, Debug)]
pub(super) struct Labels<T> {
    n_units: u32,
    n_different: u32,
    counts: BTreeMap<T, u32>,
}

impl<T> Default for Labels<T> {
    fn default() -> Self {
        Self {
            n_units: 0,
            n_different: 0,
            counts: BTreeMap::new(),
        }
    }
}

impl<T: Ord> Labels<T> {
    /// Adds one unit.
    pub(super) fn add(&mut self, first: T, second: T) {
        self.n_units += 1;
        self.n_different += u32::from(first != second);
        *self.counts.entry(first).or_default() += 1;
        *self.counts.entry(second).or_default() += 1;
    }

    /// How many units there are.
    pub(super) fn n_units(&self) -> u32 {
        self.n_units
    }

    /// Alpha; none if there is only one label, so that nobody could disagree.
    pub(super) fn alpha(&self) -> Option<f64> {
        let n = 2.0 * f64::from(self.n_units);
        let squares: f64 = self.counts.values().map(|&n| f64::from(n).powi(2)).sum();
        let expected = (n * n - squares) / (n * (n - 1.0));
        let observed = f64::from(self.n_different) / f64::from(self.n_units);
        (self.counts.len() > 1).then(|| 1.0 - observed / expected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: &str, second: &str, expected: Option<f64>) {
        let mut labels = Labels::default();
        for (one, other) in first.split(' ').zip(second.split(' ')) {
            labels.add(one, other);
        }
        let alpha = labels
            .alpha()
            .map(|alpha| (alpha * 1000.0).round() / 1000.0);
        assert_eq!(alpha, expected);
    }

    #[test]
    fn the_worked_examples_of_krippendorff() {
        // Section A: binary data, two observers, no missing data.
        check("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0", Some(0.095));
        // Section B: nominal data, two observers, no missing data.
        check(
            "a a b b d c c c e d d a",
            "b a b b b c c c e d d d",
            Some(0.692),
        );
    }

    #[test]
    fn bounds() {
        check("a b a b", "a b a b", Some(1.0));
        check("a a a", "a a a", None);
    }
}
