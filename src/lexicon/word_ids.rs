//! From words to their ids.

use std::hash::BuildHasher as _;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

/// A word the lexicon knows; 0 is every word it does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

impl WordId {
    /// The id of all words that no lexicon file lists.
    pub const UNKNOWN: Self = Self(0);
}

/// All words, numbered from 1 in the order in which they came.
///
/// Every token of every text is looked up here, so all is kept small and together: the words stand
/// in one string, the table holds where each is, and the closed-class words, which are loaded first
/// and make up half of any text, lie side by side.
#[derive(Debug, Default)]
pub(super) struct WordIds {
    words: HashTable<Word>,
    text: Vec<u8>,
}

/// One word and its place in the string of all.
#[derive(Clone, Copy, Debug)]
struct Word {
    id: WordId,
    start: u32,
    end: u32,
}

impl Word {
    fn of(self, text: &[u8]) -> &[u8] {
        &text[self.start as usize..self.end as usize]
    }
}

impl WordIds {
    /// The id of `word`.
    pub(super) fn get(&self, word: &str) -> Option<WordId> {
        let word = word.as_bytes();
        let found = self
            .words
            .find(hash(word), |known| known.of(&self.text) == word)?;
        Some(found.id)
    }

    /// The id of `word`, the next free one if it has none yet.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        if let Some(id) = self.get(word) {
            return id;
        }
        let id = WordId(self.words.len() as u32 + 1);
        let start = self.text.len() as u32;
        self.text.extend_from_slice(word.as_bytes());
        let end = self.text.len() as u32;
        let hash_of = |known: &Word| hash(known.of(&self.text));
        self.words
            .insert_unique(hash(word.as_bytes()), Word { id, start, end }, hash_of);
        id
    }
}

fn hash(word: &[u8]) -> u64 {
    FxBuildHasher.hash_one(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_ids() {
        let mut ids = WordIds::default();
        let words: Vec<String> = (0..1000).map(|i| format!("w{i}")).collect();
        for (word, id) in words.iter().zip(1..) {
            assert_eq!(ids.intern(word), WordId(id));
        }
        assert_eq!(ids.intern("w0"), WordId(1));
        assert_eq!(ids.get("w999"), Some(WordId(1000)));
        assert_eq!(ids.get("w"), None);
        assert_eq!(ids.get(""), None);
    }
}
