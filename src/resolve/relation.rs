//! How the claims of one document hang together: nested in, denies.

use super::Context;
use crate::claim::{Claim, Relation, RelationKind};
use crate::text::ClaimType;

/// Adds relations to `claims`, which stand in order of their cues.
pub(super) fn relate(context: Context<'_>, claims: &mut [Claim]) {
    let mut links: Vec<(usize, RelationKind, usize)> = Vec::new();
    for inner in 0..claims.len() {
        let cue = claims[inner].cue;
        // The nearest claim that holds this cue in its content.
        let near = inner.saturating_sub(12)..claims.len().min(inner + 4);
        let outer = near
            .filter(|&k| {
                k != inner
                    && claims[k]
                        .contents
                        .iter()
                        .any(|content| content.encloses(cue))
            })
            .min_by_key(|&k| {
                claims[k]
                    .contents
                    .iter()
                    .map(|content| content.len())
                    .sum::<u32>()
            });
        links.extend(outer.map(|outer| (inner, RelationKind::NestedIn, outer)));
    }
    for denial in 0..claims.len() {
        if claims[denial].claim_type == ClaimType::Denial {
            if let Some(denied) = denied_by(context, claims, denial) {
                links.push((denial, RelationKind::Denies, denied));
                links.push((denied, RelationKind::DeniedBy, denial));
            }
        }
    }
    for (from, kind, to) in links {
        claims[from].relations.push(Relation { kind, claim: to });
    }
}

/// The claim that a denial answers: one inside its content, else the nearest before it that can be
/// denied, by somebody else, within a few sentences.
fn denied_by(context: Context<'_>, claims: &[Claim], denial: usize) -> Option<usize> {
    let own = &claims[denial];
    let deniable = |claim: &Claim| {
        matches!(
            claim.claim_type,
            ClaimType::Accusation | ClaimType::Criticism | ClaimType::Statement
        )
    };
    let inside = (0..claims.len()).find(|&k| {
        k != denial
            && deniable(&claims[k])
            && own
                .contents
                .iter()
                .any(|content| content.encloses(claims[k].cue))
    });
    let source = |claim: &Claim| {
        claim.sources.first().map(|party| match &party.entity {
            Some(entity) => entity.name.clone(),
            None => party.span.slice(context.segmented.text).to_lowercase(),
        })
    };
    let own_source = source(own);
    let before = |wanted: fn(ClaimType) -> bool| {
        (0..denial).rev().take(8).find(|&k| {
            let claim = &claims[k];
            wanted(claim.claim_type)
                && own.sentence - claim.sentence <= 4
                && (own_source.is_none() || source(claim) != own_source)
                && !claim.negated
        })
    };
    inside
        .or_else(|| before(|kind| matches!(kind, ClaimType::Accusation | ClaimType::Criticism)))
        .or_else(|| {
            before(|kind| kind == ClaimType::Statement)
                .filter(|&k| own.sentence - claims[k].sentence <= 2)
        })
}
