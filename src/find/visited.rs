//! Which instructions have been tried where.

/// Instructions and the places they were tried at: a table that is emptied by counting on.
#[derive(Debug)]
pub(super) struct Visited {
    /// A key and the round it was noted in; of any other round, the slot is free. A power of two of them.
    slots: Vec<(u64, u32)>,
    round: u32,
    /// How many slots this round has taken.
    taken: usize,
}

/// Slots at first.
const SLOTS: usize = 256;

impl Visited {
    pub(super) fn new() -> Self {
        Self {
            slots: vec![(0, 0); SLOTS],
            round: 1,
            taken: 0,
        }
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.taken = 0;
        self.round = self.round.checked_add(1).unwrap_or_else(|| {
            self.slots.fill((0, 0));
            1
        });
    }

    /// Notes instruction `pc` at position `at`; `false` if it was tried there before.
    pub(super) fn insert(&mut self, pc: u16, at: u32, crossed: bool) -> bool {
        if 2 * self.taken >= self.slots.len() {
            self.grow();
        }
        self.note(u64::from(at) << 32 | u64::from(pc) << 1 | u64::from(crossed))
    }

    fn note(&mut self, key: u64) -> bool {
        let last = self.slots.len() - 1;
        // The upper half of the product depends on every bit of the key.
        let mut i = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & last;
        while self.slots[i].1 == self.round {
            if self.slots[i].0 == key {
                return false;
            }
            i = (i + 1) & last;
        }
        self.slots[i] = (key, self.round);
        self.taken += 1;
        true
    }

    /// Doubles the table and notes what is in it anew.
    fn grow(&mut self) {
        let size = 2 * self.slots.len();
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); size]);
        self.taken = 0;
        for (key, round) in old {
            if round == self.round {
                self.note(key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembers_few_and_many() {
        let mut visited = Visited::new();
        for round in 0..2 {
            for at in 0..1000 {
                assert_eq!(visited.insert(3, at, false), round == 0);
                assert_eq!(visited.insert(3, at, true), round == 0);
            }
        }
        visited.clear();
        assert!(visited.insert(3, 0, false));
    }

    #[test]
    fn forgets_when_its_rounds_begin_again() {
        let mut visited = Visited::new();
        assert!(visited.insert(3, 0, false));
        visited.round = u32::MAX;
        assert!(visited.insert(3, 1, false));
        visited.clear();
        assert!(visited.insert(3, 0, false) && visited.insert(3, 1, false));
    }
}
