//! The words of an article, to tell how much two places have in common.

use crate::record::SpanRecord;

/// The text of an article, ready to tell words apart; places count code points.
#[derive(Clone, Debug)]
pub struct Words(Vec<char>);

impl Words {
    /// The words of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.chars().collect())
    }

    /// How many code points the text has.
    #[must_use]
    pub fn n_code_points(&self) -> u32 {
        self.0.len() as u32
    }

    /// What stands between two places, as far as the text goes.
    #[must_use]
    pub fn slice(&self, start: u32, end: u32) -> String {
        let end = end.min(self.n_code_points());
        let start = start.min(end);
        self.0[start as usize..end as usize].iter().collect()
    }

    /// The line of a place, from 1.
    #[must_use]
    pub fn line(&self, at: u32) -> usize {
        1 + self
            .0
            .iter()
            .take(at as usize)
            .filter(|&&c| c == '\n')
            .count()
    }

    /// The words of `spans`, by where they begin, in order. What a span cuts off a word is a word
    /// too; places past the end of the text hold none.
    pub(super) fn of<'s, 't: 's>(
        &self,
        spans: impl IntoIterator<Item = &'s SpanRecord<'t>>,
    ) -> Vec<u32> {
        let mut words = Vec::new();
        for span in spans {
            let end = span.end.min(self.n_code_points());
            words.extend(
                (span.start..end)
                    .filter(|&at| self.is_word(at) && (at == span.start || !self.is_word(at - 1))),
            );
        }
        words.sort_unstable();
        words.dedup();
        words
    }

    /// Every word of the text, as its first and the code point after its last.
    pub(super) fn all(&self) -> Vec<(u32, u32)> {
        let mut words: Vec<(u32, u32)> = Vec::new();
        for at in (0..self.n_code_points()).filter(|&at| self.is_word(at)) {
            match words.last_mut() {
                Some(word) if word.1 == at => word.1 += 1,
                _ => words.push((at, at + 1)),
            }
        }
        words
    }

    fn is_word(&self, at: u32) -> bool {
        let c = self.0[at as usize];
        c.is_alphanumeric() || c == '_'
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
        let starts: Vec<_> = words.all().iter().map(|&(start, _)| start).collect();
        assert_eq!(starts, [0, 3, 6, 14, 17]);
        let cut = SpanRecord {
            start: 7,
            end: 11,
            text: "äive".into(),
        };
        assert_eq!(words.of([&cut]), [7]);
        assert_eq!(words.slice(14, 99), "he said");
    }
}
