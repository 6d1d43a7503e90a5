//! Which claim of one set is which of another: one to one, by their cues and the words of contents.

use super::annotation::Annotation;
use super::words::{Words, dice};
use crate::record::SpanRecord;

/// When two claims may be the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pairing {
    /// If their contents share half of their words: what a score calls found.
    Contents,
    /// If their cues overlap, or else as above: what is the same claim, changed.
    CuesOrContents,
}

/// Two sets of claims of one text, side by side.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pairs {
    /// For each claim of the first set its partner in the second, and the share of words (Dice) that
    /// their contents have in common.
    pub(super) of_first: Vec<Option<(usize, f64)>>,
    /// For each claim of the second set its partner in the first.
    pub(super) of_second: Vec<Option<usize>>,
}

/// Pairs the claims of two sets: those whose cues overlap first, then by shared words, then by order.
pub(super) fn pair(
    words: &Words,
    first: &[Annotation],
    second: &[Annotation],
    pairing: Pairing,
) -> Pairs {
    let contents = |claims: &[Annotation]| -> Vec<Vec<u32>> {
        claims
            .iter()
            .map(|claim| words.of(&claim.contents))
            .collect()
    };
    let (first_words, second_words) = (contents(first), contents(second));
    let mut candidates = Vec::new();
    for (i, one) in first.iter().enumerate() {
        for (j, other) in second.iter().enumerate() {
            let overlap = overlap(&one.cue, &other.cue);
            // Without a common cue, two contents without words have nothing in common.
            if !overlap && first_words[i].is_empty() {
                continue;
            }
            let shared = dice(&first_words[i], &second_words[j]);
            if shared >= 0.5 || overlap && pairing == Pairing::CuesOrContents {
                candidates.push((overlap, shared, i, j));
            }
        }
    }
    candidates.sort_by(|a, b| {
        b.0.cmp(&a.0)
            .then(b.1.total_cmp(&a.1))
            .then((a.2, a.3).cmp(&(b.2, b.3)))
    });
    let mut pairs = Pairs {
        of_first: vec![None; first.len()],
        of_second: vec![None; second.len()],
    };
    for (_, shared, i, j) in candidates {
        if pairs.of_first[i].is_none() && pairs.of_second[j].is_none() {
            pairs.of_first[i] = Some((j, shared));
            pairs.of_second[j] = Some(i);
        }
    }
    pairs
}

/// Whether two places share a code point.
pub(super) fn overlap(a: &SpanRecord<'_>, b: &SpanRecord<'_>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Ana said the bridge was safe.";

    fn claim(cue: &str, content: &str) -> Annotation {
        let span = |words: &str| {
            let start = TEXT.find(words).unwrap() as u32;
            SpanRecord {
                start,
                end: start + words.len() as u32,
                text: words.to_owned().into(),
            }
        };
        Annotation::bare(span(cue), vec![span(content)])
    }

    fn paired(first: &Annotation, second: &Annotation, pairing: Pairing) -> bool {
        let one = std::slice::from_ref(first);
        let other = std::slice::from_ref(second);
        pair(&Words::new(TEXT), one, other, pairing).of_first[0].is_some()
    }

    #[test]
    fn a_content_cut_short_is_another_finding_but_the_same_claim() {
        let whole = claim("said", "the bridge was safe");
        let short = claim("said", "the");
        assert!(!paired(&whole, &short, Pairing::Contents));
        assert!(paired(&whole, &short, Pairing::CuesOrContents));
        let elsewhere = claim("Ana", "the");
        assert!(!paired(&whole, &elsewhere, Pairing::CuesOrContents));
    }

    #[test]
    fn overlapping_cues_go_first() {
        let gold = [claim("said", "the bridge was safe")];
        let claims = [
            claim("Ana", "the bridge was safe"),
            claim("said", "bridge was"),
        ];
        let pairs = pair(&Words::new(TEXT), &gold, &claims, Pairing::Contents);
        assert_eq!(pairs.of_first[0].map(|(j, _)| j), Some(1));
        assert_eq!(pairs.of_second, [None, Some(0)]);
    }
}
