//! What a claim would be called by the event coding schemes CAMEO and PLOVER.

use crate::text::{ClaimType, Force};

/// The CAMEO code nearest to a type: where the scheme has a family (`02x`), its unspecific member.
///
/// Warnings of harm from elsewhere have no code in CAMEO. Its predictions are either pessimistic
/// (012) or optimistic (013) comments; most predictions in the news are the former.
pub(super) const fn cameo(claim_type: ClaimType, force: Option<Force>) -> Option<&'static str> {
    Some(match claim_type {
        ClaimType::Statement => "010",
        ClaimType::Accusation => "112",
        ClaimType::Criticism => "111",
        ClaimType::Denial => "016",
        ClaimType::Admission => "015",
        ClaimType::Demand => match force {
            Some(Force::Appeal) => "020",
            Some(Force::Demand) | None => "100",
        },
        ClaimType::Rejection => "120",
        ClaimType::Threat => "130",
        ClaimType::Warning => return None,
        ClaimType::Promise => "030",
        ClaimType::Prediction => "012",
        ClaimType::Endorsement => "051",
        ClaimType::NoComment => "011",
    })
}

/// The PLOVER event type of a claim type, where there is one.
pub(super) const fn plover(claim_type: ClaimType) -> Option<&'static str> {
    match claim_type {
        ClaimType::Accusation | ClaimType::Criticism => Some("ACCUSE"),
        ClaimType::Demand => Some("REQUEST"),
        ClaimType::Rejection => Some("REJECT"),
        ClaimType::Threat => Some("THREATEN"),
        ClaimType::Promise => Some("AGREE"),
        ClaimType::Endorsement => Some("SUPPORT"),
        ClaimType::Statement
        | ClaimType::Denial
        | ClaimType::Admission
        | ClaimType::Warning
        | ClaimType::Prediction
        | ClaimType::NoComment => None,
    }
}
