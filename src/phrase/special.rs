//! Closed-class words that the tagger has a rule of its own for.

use crate::lexicon::{Lexicon, WordId};

/// Why a word is treated apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Special {
    /// long
    Long,
    /// to
    To,
    /// that
    That,
    /// her
    Her,
    /// his
    His,
    /// like
    Like,
    /// An adverb, whatever else its classes say.
    Adverb,
    /// An adverb, unless it is of an open class as well.
    OpenAdverb,
    /// A determiner before a noun, else a pronoun.
    Quantity,
    /// An adjective before a noun, else a pronoun.
    Other,
    /// no
    No,
    /// since
    Since,
    /// as
    As,
    /// A form of have.
    Have,
    /// A modal that is a noun behind a determiner.
    Modal,
    /// A participle that mostly is a preposition.
    Preposition,
}

/// The words by their treatment.
const WORDS: [(Special, &[&str]); 16] = [
    (Special::Long, &["long"]),
    (Special::To, &["to"]),
    (Special::That, &["that"]),
    (Special::Her, &["her"]),
    (Special::His, &["his"]),
    (Special::Like, &["like"]),
    (Special::Adverb, &["so", "even", "only"]),
    (Special::OpenAdverb, &["well", "back", "right", "close"]),
    (
        Special::Quantity,
        &[
            "this", "these", "those", "all", "some", "many", "most", "both", "few", "several",
            "each", "another", "one", "any", "more", "such", "enough",
        ],
    ),
    (Special::Other, &["other", "little"]),
    (Special::No, &["no"]),
    (Special::Since, &["since"]),
    (Special::As, &["as"]),
    (Special::Have, &["have", "had", "has"]),
    (
        Special::Modal,
        &["may", "will", "might", "can", "must", "need"],
    ),
    (Special::Preposition, &["following", "according"]),
];

/// The special words of a lexicon, by their ids, so that no token is compared with all of them.
pub(super) struct Specials(Vec<Option<Special>>);

impl Specials {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut by_id = Vec::new();
        for (special, words) in WORDS {
            for word in words {
                let id = lexicon.id(word);
                if id != WordId::UNKNOWN {
                    let i = id.0 as usize;
                    by_id.resize(by_id.len().max(i + 1), None);
                    by_id[i] = Some(special);
                }
            }
        }
        Self(by_id)
    }

    pub(super) fn get(&self, word: WordId) -> Option<Special> {
        self.0.get(word.0 as usize).copied().flatten()
    }
}
