//! The closed set of claim types; it stands this low because words, rules and records all name it.

use crate::names::named;

named! {
    /// What a claim does.
    pub enum ClaimType {
        /// Says something, and none of the others.
        Statement = "statement",
        /// Names a party and alleges a wrong.
        Accusation = "accusation",
        /// Disapproves, alleges no act.
        Criticism = "criticism",
        /// Rejects an allegation, report or assertion.
        Denial = "denial",
        /// Concedes, or claims responsibility.
        Admission = "admission",
        /// Wants the target to act.
        Demand = "demand",
        /// Refuses a proposal, request or demand.
        Rejection = "rejection",
        /// Announces harm by the speaker.
        Threat = "threat",
        /// Announces harm from elsewhere.
        Warning = "warning",
        /// Commits to act.
        Promise = "promise",
        /// Speaks of the future, without commitment.
        Prediction = "prediction",
        /// Supports or praises.
        Endorsement = "endorsement",
        /// Withholds a position.
        NoComment = "no_comment",
    }
}

named! {
    /// How forceful a demand is.
    pub enum Force {
        /// Asked for.
        Appeal = "appeal",
        /// Insisted on.
        Demand = "demand",
    }
}
