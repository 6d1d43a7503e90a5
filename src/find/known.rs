//! Phrases that were already looked for: the rules ask for the same ones again and again.

use std::ops::Range;

use crate::rule::Prim;

/// How many phrases are kept, a power of two.
const SLOTS: usize = 256;
/// Positions kept of all of them together, before everything is forgotten.
const MOST_ENDS: usize = 4096;

/// The phrases of one document found last, each with the positions it leads to.
///
/// Every phrase has one slot where it may stand, so that a look takes the same few steps however
/// many are kept; what stood there before is forgotten.
pub(super) struct Known {
    slots: Vec<Option<(Phrase, Range<u32>)>>,
    /// All positions, one after the other.
    ends: Vec<usize>,
}

/// A phrase, where it was looked for and which way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) prim: Prim,
    pub(super) at: u32,
    pub(super) back: bool,
}

impl Phrase {
    /// Where it may stand. Most questions are for many kinds of phrases at a few neighbouring places.
    fn slot(self) -> usize {
        let kind = (self.prim as usize) << 1 | usize::from(self.back);
        (kind + self.at as usize * 43) % SLOTS
    }
}

impl Known {
    pub(super) fn new() -> Self {
        Self {
            slots: vec![None; SLOTS],
            ends: Vec::new(),
        }
    }

    /// The positions that `phrase` leads to, if it is known.
    pub(super) fn get(&self, phrase: Phrase) -> Option<&[usize]> {
        let (known, range) = self.slots[phrase.slot()].as_ref()?;
        (*known == phrase).then(|| &self.ends[range.start as usize..range.end as usize])
    }

    /// Keeps `phrase`, which is not known.
    pub(super) fn insert(&mut self, phrase: Phrase, ends: &[usize]) {
        if self.ends.len() + ends.len() > MOST_ENDS {
            self.slots.fill(None);
            self.ends.clear();
        }
        let start = self.ends.len() as u32;
        self.ends.extend_from_slice(ends);
        self.slots[phrase.slot()] = Some((phrase, start..self.ends.len() as u32));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_it_was_told_last() {
        let mut known = Known::new();
        for at in 0..10_000 {
            let phrase = Phrase {
                prim: Prim::Np,
                at,
                back: at % 2 == 0,
            };
            assert_eq!(known.get(phrase), None);
            known.insert(phrase, &[at as usize, 7]);
            assert_eq!(known.get(phrase), Some(&[at as usize, 7][..]));
        }
    }
}
