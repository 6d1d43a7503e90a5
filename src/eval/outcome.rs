//! What became of one gold claim, or of one claim that is none.

use super::annotation::Annotation;
use super::difference::Difference;
use super::excerpt::Excerpt;
use crate::names::named;

named! {
    /// A verdict on one claim.
    pub enum Verdict {
        /// Found, nothing wrong.
        Right = "right",
        /// Found, but some of it is wrong.
        Wrong = "wrong",
        /// In the gold, not found.
        Missed = "missed",
        /// Found, not in the gold.
        Spurious = "spurious",
    }
}

/// A gold claim and what was found for it, or a claim that is not in the gold.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The article's path.
    pub path: String,
    /// The line of the cue in the article, from 1.
    pub line: usize,
    /// The verdict.
    pub verdict: Verdict,
    /// The gold claim; a spurious one has none.
    pub gold: Option<Annotation>,
    /// The claim found; a missed one has none.
    pub claim: Option<Annotation>,
    /// What is wrong, and what differs without counting as wrong ([`Outcome::faults`] tells).
    pub differences: Vec<Difference>,
    /// Of a spurious claim: whether its cue is one that the gold marks as none.
    pub at_hard_negative: bool,
    /// The sentences it stands in.
    pub excerpt: Excerpt,
    /// The rule that found it, if anything did.
    pub rule: Option<String>,
}

impl Outcome {
    /// The gold claim, of a spurious one the claim itself.
    ///
    /// # Panics
    /// Never: an outcome is of the one or the other.
    #[must_use]
    pub fn main(&self) -> &Annotation {
        let either = self.gold.as_ref().or(self.claim.as_ref());
        either.expect("an outcome has a gold claim or a claim")
    }

    /// What makes it wrong.
    pub fn faults(&self) -> impl Iterator<Item = &Difference> {
        self.differences.iter().filter(|d| d.field.is_fault())
    }
}
