//! Which claim is which gold claim: one to one, by the words of their contents.

use crate::record::{ClaimRecord, SpanRecord};

/// The text of an article, ready to tell words apart.
pub(super) struct Words(Vec<char>);

impl Words {
    pub(super) fn new(text: &str) -> Self {
        Self(text.chars().collect())
    }

    /// The words of `spans`, by where they begin, in order. What a span cuts off a word is a word
    /// too; places past the end of the text hold none.
    pub(super) fn of<'s, 't: 's>(
        &self,
        spans: impl IntoIterator<Item = &'s SpanRecord<'t>>,
    ) -> Vec<u32> {
        let is_word = |at: u32| self.0[at as usize].is_alphanumeric() || self.0[at as usize] == '_';
        let mut words = Vec::new();
        for span in spans {
            let end = span.end.min(self.0.len() as u32);
            words.extend(
                (span.start..end)
                    .filter(|&at| is_word(at) && (at == span.start || !is_word(at - 1))),
            );
        }
        words.sort_unstable();
        words.dedup();
        words
    }
}

/// How many members two ordered lists share.
pub(super) fn n_shared(a: &[u32], b: &[u32]) -> usize {
    let mut b = b.iter().peekable();
    a.iter()
        .filter(|&x| {
            while b.next_if(|&y| y < x).is_some() {}
            b.peek() == Some(&x)
        })
        .count()
}

/// Dice coefficient: 1 for the same words, 0 for none in common.
pub(super) fn dice(a: &[u32], b: &[u32]) -> f64 {
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    let count = |n: usize| f64::from(n as u32);
    2.0 * count(n_shared(a, b)) / count(a.len() + b.len())
}

/// Whether two cues share a code point.
pub(super) fn cues_overlap(a: &ClaimRecord<'_>, b: &ClaimRecord<'_>) -> bool {
    let (a, b) = (&a.cue.span, &b.cue.span);
    a.start < b.end && b.start < a.end
}

/// One side's claim in an alignment: its record and its content words.
pub(super) struct Side<'r, 't> {
    pub(super) claim: &'r ClaimRecord<'t>,
    pub(super) content: Vec<u32>,
}

/// For each gold claim the claim it was found as, if any: pairs whose cues overlap first, then by
/// shared words, then by order. Contents must share half their words.
pub(super) fn align(golds: &[Side<'_, '_>], claims: &[Side<'_, '_>]) -> Vec<Option<usize>> {
    let mut pairs = Vec::new();
    for (i, gold) in golds.iter().enumerate() {
        for (j, claim) in claims.iter().enumerate() {
            let overlap = cues_overlap(gold.claim, claim.claim);
            // Without a common cue, two contents without words have nothing in common.
            if !overlap && gold.content.is_empty() {
                continue;
            }
            let shared = dice(&gold.content, &claim.content);
            if shared >= 0.5 {
                pairs.push((overlap, shared, i, j));
            }
        }
    }
    pairs.sort_by(|a, b| {
        b.0.cmp(&a.0)
            .then(b.1.total_cmp(&a.1))
            .then((a.2, a.3).cmp(&(b.2, b.3)))
    });
    let mut found_as = vec![None; golds.len()];
    let mut taken = vec![false; claims.len()];
    for (_, _, i, j) in pairs {
        if found_as[i].is_none() && !taken[j] {
            found_as[i] = Some(j);
            taken[j] = true;
        }
    }
    found_as
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_shared_words() {
        assert_eq!(n_shared(&[1, 4, 7], &[0, 4, 7, 9]), 2);
        assert!((dice(&[1, 2], &[2, 3]) - 0.5).abs() < 1e-9);
        assert!((dice(&[], &[]) - 1.0).abs() < 1e-9);
        assert!(dice(&[], &[1]).abs() < 1e-9);
    }

    #[test]
    fn words_begin_where_letters_do() {
        let text = "It’s “näive”, he said";
        let words = Words::new(text);
        let all = SpanRecord {
            start: 0,
            end: 99,
            text: text.into(),
        };
        assert_eq!(words.of([&all]), [0, 3, 6, 14, 17]);
        let cut = SpanRecord {
            start: 7,
            end: 11,
            text: "äive".into(),
        };
        assert_eq!(words.of([&cut]), [7]);
    }
}
