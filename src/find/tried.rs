//! What came of the sides that were tried last: many patterns share one, and ask for it at one cue.

use std::ops::Range;

use crate::rule::SideId;

/// Slots kept of all sides together, before everything is forgotten.
const MOST_SLOTS: usize = 1 << 14;

/// The sides of one document's cues, each where it was tried last.
#[derive(Debug, Default)]
pub(super) struct Tried {
    /// By [`SideId`]: the place, and what was found there.
    last: Vec<Option<(u32, Found)>>,
    /// The slots of all that was found, one after the other.
    slots: Vec<Option<u32>>,
}

/// Where the slots of a side that was found are kept; nothing of one that was not.
pub(super) type Found = Option<(u32, u32)>;

impl Tried {
    /// What came of a side at `at`, if that is known.
    pub(super) fn get(&self, side: SideId, at: usize) -> Option<Found> {
        let (last, found) = (*self.last.get(side.0 as usize)?)?;
        (last as usize == at).then_some(found)
    }

    /// Keeps what came of a side: its slots, if it was found.
    pub(super) fn insert(
        &mut self,
        side: SideId,
        at: usize,
        slots: Option<&[Option<u32>]>,
    ) -> Found {
        let found = slots.map(|slots| {
            let start = self.slots.len() as u32;
            self.slots.extend_from_slice(slots);
            (start, self.slots.len() as u32)
        });
        let side = side.0 as usize;
        if side >= self.last.len() {
            self.last.resize((side + 1).next_power_of_two(), None);
        }
        self.last[side] = Some((at as u32, found));
        found
    }

    /// The ends of each pair of slots of a side that was found.
    pub(super) fn pairs(
        &self,
        (start, end): (u32, u32),
    ) -> impl Iterator<Item = Option<Range<usize>>> {
        let pairs = self.slots[start as usize..end as usize].chunks_exact(2);
        pairs.map(|pair| Some(pair[0]? as usize..pair[1]? as usize))
    }

    /// Forgets everything once much is kept; nothing that was returned holds any longer.
    pub(super) fn make_room(&mut self) {
        if self.slots.len() > MOST_SLOTS {
            self.slots.clear();
            self.last.fill(None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_each_side_where_it_was_tried_last() {
        let mut tried = Tried::default();
        let (first, second) = (SideId(0), SideId(9));
        assert_eq!(tried.get(first, 5), None);
        assert_eq!(tried.insert(first, 5, None), None);
        let found = tried.insert(second, 5, Some(&[Some(3), Some(5), None, None]));
        assert_eq!(tried.get(first, 5), Some(None));
        assert_eq!(tried.get(second, 5), Some(found));
        let pairs: Vec<_> = tried.pairs(found.unwrap()).collect();
        assert_eq!(pairs, [Some(3..5), None]);
        assert_eq!(tried.get(second, 6), None);
    }

    #[test]
    fn keeps_no_more_than_it_needs() {
        let mut tried = Tried::default();
        for at in 0..100_000 {
            tried.make_room();
            tried.insert(SideId(1), at, Some(&[Some(1), Some(2)]));
        }
        assert!(tried.slots.len() <= MOST_SLOTS + 2);
    }
}
