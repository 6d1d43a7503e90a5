//! How sure a claim is: its rule's confidence, moved by what is known of its parts.

use super::{Context, Draft};
use crate::claim::{Claim, Modality, QuoteType};

/// From 0 to 1, two decimals.
pub(super) fn confidence(context: Context<'_>, claim: &Claim, draft: &Draft) -> f32 {
    let mut odds = odds(context.rules.rule(draft.found.rule).confidence);
    if claim.sources.is_empty() {
        odds *= 0.6;
    } else if claim.sources.iter().any(|party| party.named) {
        odds *= 1.3;
    }
    if claim.quote_type == QuoteType::Direct {
        odds *= 1.6;
    }
    if claim.modality != Modality::None {
        odds *= 0.7;
    }
    if draft.found.cue.headline {
        odds *= 0.5;
    }
    let probability = odds / (1.0 + odds);
    (probability * 100.0).round() / 100.0
}

fn odds(probability: f32) -> f32 {
    let probability = probability.clamp(0.01, 0.99);
    probability / (1.0 - probability)
}
