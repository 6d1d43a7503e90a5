//! How far a figure may be trusted: percentile bootstrap over articles.
//!
//! The articles at hand are one sample of all articles there could be. Drawing as many from them
//! again, with repetition, a thousand times, shows how much F1 depends on which ones they happen to
//! be; the interval holds the middle 95 % of what comes out. Whole articles are drawn, not claims,
//! since the claims of one article share its style and its author.
//!
//! Efron & Tibshirani, *An Introduction to the Bootstrap* (1993), chapter 13.

use super::measure::Ratio;

/// How often the articles are drawn again.
const RESAMPLES: usize = 1000;

/// Where 95 % of the resamples lie, in percent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The interval of F1 of each column; rows are articles. None of fewer than two articles, which say
/// nothing about others.
pub(super) fn intervals(rows: &[Vec<Ratio>]) -> Vec<Option<Interval>> {
    let n_columns = rows.first().map_or(0, Vec::len);
    if rows.len() < 2 {
        return vec![None; n_columns];
    }
    let mut random = Random(0);
    let mut figures = vec![Vec::with_capacity(RESAMPLES); n_columns];
    for _ in 0..RESAMPLES {
        let mut sums = vec![Ratio::default(); n_columns];
        for _ in rows {
            for (sum, ratio) in sums.iter_mut().zip(&rows[random.below(rows.len())]) {
                *sum += *ratio;
            }
        }
        for (figures, sum) in figures.iter_mut().zip(sums) {
            figures.push(sum.f1());
        }
    }
    figures.into_iter().map(|f1| Some(middle(f1))).collect()
}

/// The middle 95 % of these.
fn middle(mut figures: Vec<f64>) -> Interval {
    figures.sort_by(f64::total_cmp);
    let cut = figures.len() / 40;
    Interval {
        low: figures[cut],
        high: figures[figures.len() - 1 - cut],
    }
}

/// SplitMix64, from a constant seed: the same draws on every machine and in every version, which no
/// crate of random numbers promises.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to `n` - 1, all about equally likely: the bias is below `n` / 2^64.
    fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(right: u32, gold: u32) -> Vec<Ratio> {
        vec![Ratio {
            right,
            gold,
            claims: gold,
        }]
    }

    #[test]
    fn the_draws_are_those_of_splitmix64() {
        // The first outputs for seed 0, as the reference implementation gives them.
        let mut random = Random(0);
        assert_eq!(random.next(), 0xE220_A839_7B1D_CDAF);
        assert_eq!(random.next(), 0x6E78_9E6A_A1B9_65F4);
    }

    #[test]
    fn like_articles_leave_no_doubt_and_unlike_ones_do() {
        let alike = intervals(&[article(5, 10), article(5, 10), article(5, 10)]);
        assert_eq!(
            alike,
            [Some(Interval {
                low: 50.0,
                high: 50.0
            })]
        );
        let mut rows: Vec<_> = (0..20).map(|_| article(10, 10)).collect();
        rows.extend((0..20).map(|_| article(0, 10)));
        let interval = intervals(&rows)[0].unwrap();
        // The standard error of a share of one half in 40 draws is 7.9, times 1.96 is 15.5.
        assert!((interval.low - 34.5).abs() < 3.0, "{interval:?}");
        assert!((interval.high - 65.5).abs() < 3.0, "{interval:?}");
    }

    #[test]
    fn one_article_says_nothing_of_others() {
        assert_eq!(intervals(&[article(1, 2)]), [None]);
    }
}
