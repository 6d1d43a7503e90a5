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
/// in one string, the table holds nothing but ids, and the closed-class words, which are loaded
/// first and make up half of any text, lie side by side.
#[derive(Debug)]
pub(super) struct WordIds {
    ids: HashTable<WordId>,
    text: Vec<u8>,
    /// Where in `text` each word ends, by id.
    ends: Vec<u32>,
}

impl Default for WordIds {
    fn default() -> Self {
        Self {
            ids: HashTable::new(),
            text: Vec::new(),
            // The unknown word is empty.
            ends: vec![0],
        }
    }
}

impl WordIds {
    /// The id of `word`.
    pub(super) fn get(&self, word: &str) -> Option<WordId> {
        let word = word.as_bytes();
        let is_word = |id: &WordId| word_of(*id, &self.text, &self.ends) == word;
        self.ids.find(hash(word), is_word).copied()
    }

    /// The id of `word`, the next free one if it has none yet.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        if let Some(id) = self.get(word) {
            return id;
        }
        let id = WordId(self.ends.len() as u32);
        self.text.extend_from_slice(word.as_bytes());
        self.ends.push(self.text.len() as u32);
        let hash_of = |id: &WordId| hash(word_of(*id, &self.text, &self.ends));
        self.ids.insert_unique(hash(word.as_bytes()), id, hash_of);
        id
    }
}

fn word_of<'t>(WordId(id): WordId, text: &'t [u8], ends: &[u32]) -> &'t [u8] {
    let id = id as usize;
    &text[ends[id - 1] as usize..ends[id] as usize]
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
