//! What is measured, and how often it was right.

use std::ops::AddAssign;

use crate::claim::QuoteType;
use crate::names::named;
use crate::text::ClaimType;

named! {
    /// What is judged of a gold claim.
    pub enum Measure {
        /// A claim shares at least half of its content's words.
        Found = "found",
        /// Its type is the gold's, or one also accepted.
        Type = "type",
        /// Its sources share at least half of the shorter side's words; none is right for none.
        Source = "source",
        /// So do its targets; whom a statement is about is not judged.
        Target = "target",
        /// Its cue overlaps the gold's.
        Cue = "cue",
        /// Its contents are the gold's to the code point.
        Content = "content",
        /// Negation, modality and, of demands, force are the gold's.
        Mood = "mood",
        /// Of gold claims that name an entity: all of them are resolved, to the same name but for
        /// articles, titles and initials. Precision is of found claims
        /// that name any in these roles.
        Entity = "entity",
        /// Of gold claims with relations: all of them are there. Precision is of found claims with
        /// relations of a kind that the gold of their article has.
        Relation = "relation",
        /// Type, source, target and cue are all right, and half the content: what is said, by whom, to
        /// or of whom.
        Roles = "roles",
        /// The roles, quote type and entities are all right.
        Right = "right",
    }
}

/// How often something was right, and how often it could have been.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ratio {
    /// Gold claims of which it is right.
    pub right: u32,
    /// Gold claims that count.
    pub gold: u32,
    /// Claims that count.
    pub claims: u32,
}

impl Ratio {
    /// How many claims are right, in percent; 100 of none.
    #[must_use]
    pub fn precision(self) -> f64 {
        percent(self.right, self.claims)
    }

    /// How many gold claims are matched, in percent; 100 of none.
    #[must_use]
    pub fn recall(self) -> f64 {
        percent(self.right, self.gold)
    }

    /// The harmonic mean of the two.
    #[must_use]
    pub fn f1(self) -> f64 {
        percent(2 * self.right, self.gold + self.claims)
    }
}

impl AddAssign for Ratio {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.gold += other.gold;
        self.claims += other.claims;
    }
}

/// `part` of `whole` in percent; 100 of nothing.
pub(super) fn percent(part: u32, whole: u32) -> f64 {
    if whole == 0 {
        100.0
    } else {
        100.0 * f64::from(part) / f64::from(whole)
    }
}

/// A figure with as many decimals as it is known to: one.
pub(super) fn rounded(percent: f64) -> f64 {
    (percent * 10.0).round() / 10.0
}

/// All that is counted of an article, or of many: figures are sums of these.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    /// By [`Measure`].
    measures: [Ratio; Measure::ALL.len()],
    /// [`Measure::Type`] by claim type. A claim of another type that the gold accepts counts under
    /// the gold's type, every other one under its own.
    types: [Ratio; ClaimType::ALL.len()],
    /// [`Measure::Found`] by quote type. A claim that was found counts under the gold's quote type, a
    /// spurious one under its own.
    quotes_found: [Ratio; QuoteType::ALL.len()],
    /// [`Measure::Right`], likewise.
    quotes_right: [Ratio; QuoteType::ALL.len()],
    /// The sum of the Dice coefficients of the contents of found claims.
    overlap: f64,
}

impl Counts {
    /// The counts of one measure.
    #[must_use]
    pub fn measure(&self, measure: Measure) -> Ratio {
        self.measures[measure as usize]
    }

    /// Those of one claim type: found with an accepted type is right.
    #[must_use]
    pub fn claim_type(&self, claim_type: ClaimType) -> Ratio {
        self.types[claim_type as usize]
    }

    /// Those of one quote type: found, and right.
    #[must_use]
    pub fn quote_type(&self, quote: QuoteType) -> (Ratio, Ratio) {
        (
            self.quotes_found[quote as usize],
            self.quotes_right[quote as usize],
        )
    }

    /// The mean Dice of the contents of claims that were found, in percent.
    #[must_use]
    pub fn content_overlap(&self) -> f64 {
        match self.measure(Measure::Found).right {
            0 => 0.0,
            found => 100.0 * self.overlap / f64::from(found),
        }
    }

    /// Whether the gold says anything about `measure`.
    #[must_use]
    pub fn is_annotated(&self, measure: Measure) -> bool {
        self.measure(measure).gold > 0
    }

    /// Every ratio, in an order that is always the same.
    pub(super) fn ratios(&self) -> impl Iterator<Item = Ratio> {
        self.measures
            .into_iter()
            .chain(self.types)
            .chain(self.quotes_found)
            .chain(self.quotes_right)
    }

    pub(super) fn measure_mut(&mut self, measure: Measure) -> &mut Ratio {
        &mut self.measures[measure as usize]
    }

    pub(super) fn type_mut(&mut self, claim_type: ClaimType) -> &mut Ratio {
        &mut self.types[claim_type as usize]
    }

    pub(super) fn quote_mut(&mut self, quote: QuoteType) -> [&mut Ratio; 2] {
        [
            &mut self.quotes_found[quote as usize],
            &mut self.quotes_right[quote as usize],
        ]
    }

    pub(super) fn add_overlap(&mut self, dice: f64) {
        self.overlap += dice;
    }
}

/// Places in [`Counts::ratios`].
pub(super) mod place {
    use super::{ClaimType, Measure, QuoteType};

    pub(in crate::eval) fn measure(measure: Measure) -> usize {
        measure as usize
    }

    pub(in crate::eval) fn claim_type(claim_type: ClaimType) -> usize {
        Measure::ALL.len() + claim_type as usize
    }

    pub(in crate::eval) fn quote_found(quote: QuoteType) -> usize {
        Measure::ALL.len() + ClaimType::ALL.len() + quote as usize
    }

    pub(in crate::eval) fn quote_right(quote: QuoteType) -> usize {
        quote_found(quote) + QuoteType::ALL.len()
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        let all = [
            (&mut self.measures[..], &other.measures[..]),
            (&mut self.types, &other.types),
            (&mut self.quotes_found, &other.quotes_found),
            (&mut self.quotes_right, &other.quotes_right),
        ];
        for (sums, ratios) in all {
            for (sum, ratio) in sums.iter_mut().zip(ratios) {
                *sum += *ratio;
            }
        }
        self.overlap += other.overlap;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_ratios() {
        let mut counts = Counts::default();
        counts.measure_mut(Measure::Right).gold = 1;
        counts.type_mut(ClaimType::Threat).gold = 2;
        let [found, right] = counts.quote_mut(QuoteType::Mixed);
        (found.gold, right.gold) = (3, 4);
        let gold: Vec<_> = counts.ratios().map(|ratio| ratio.gold).collect();
        assert_eq!(gold[place::measure(Measure::Right)], 1);
        assert_eq!(gold[place::claim_type(ClaimType::Threat)], 2);
        assert_eq!(gold[place::quote_found(QuoteType::Mixed)], 3);
        assert_eq!(gold[place::quote_right(QuoteType::Mixed)], 4);
    }
}
