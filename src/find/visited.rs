//! Which instructions have been tried where.

use rustc_hash::FxHashSet;

/// Instructions and the places they were tried at.
///
/// Most sides of a program are done after a few steps, and those few are looked through faster than
/// they are hashed; a set is kept for the rest, so that time stays linear whatever the sentence.
#[derive(Debug, Default)]
pub(super) struct Visited {
    few: Vec<u64>,
    /// All of them, once they are more than [`FEW`].
    many: FxHashSet<u64>,
}

/// How many are looked through.
const FEW: usize = 24;

impl Visited {
    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.few.clear();
        if !self.many.is_empty() {
            // A set that once was large stays so, and is slow to clear.
            self.many = FxHashSet::default();
        }
    }

    /// Notes instruction `pc` at position `at`; `false` if it was tried there before.
    pub(super) fn insert(&mut self, pc: u16, at: u32, crossed: bool) -> bool {
        let key = u64::from(at) << 32 | u64::from(pc) << 1 | u64::from(crossed);
        if self.many.is_empty() {
            if self.few.contains(&key) {
                return false;
            }
            self.few.push(key);
            if self.few.len() > FEW {
                self.many.extend(&self.few);
            }
            return true;
        }
        self.many.insert(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembers_few_and_many() {
        let mut visited = Visited::default();
        for round in 0..2 {
            for at in 0..100 {
                assert_eq!(visited.insert(3, at, false), round == 0);
                assert_eq!(visited.insert(3, at, true), round == 0);
            }
        }
        visited.clear();
        assert!(visited.insert(3, 0, false));
    }
}
