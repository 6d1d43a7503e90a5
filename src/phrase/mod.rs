//! From tokens to word classes, noun phrases, verb groups and the extents of longer phrases.
//!
//! No parser: closed-class words, the verb list, capitals and a little context decide, each in one
//! look to the left and one to the right. Nothing here knows about rules or claims.

mod chunk;
mod clause;
mod content;
mod cut;
mod extent;
mod special;
mod tag;
mod tagger;
#[cfg(test)]
mod tests;
mod verb;

pub use chunk::{Chunk, ChunkIdx};
pub use extent::Extents;
pub use tag::Tag;
pub use verb::{VerbGroup, Voice};

use crate::lexicon::Lexicon;
use crate::segment::Segmented;
use crate::tag::Entities;

/// One document's word classes and phrases.
#[derive(Debug, Default)]
pub struct Phrases {
    /// The class of every token.
    pub tags: Vec<Tag>,
    /// Base noun phrases, in order, not overlapping.
    pub chunks: Vec<Chunk>,
    /// For every token the chunk it stands in.
    pub chunk_of: Vec<Option<ChunkIdx>>,
}

/// Classifies every token and finds the base noun phrases; the names of `entities` are not taken
/// apart, whatever their words are elsewhere.
#[must_use]
pub fn phrase(segmented: &Segmented<'_>, lexicon: &Lexicon, entities: &Entities) -> Phrases {
    let tags = tagger::tag_tokens(segmented, lexicon, entities);
    let chunks = chunk::chunks(segmented, lexicon, &tags);
    let mut chunk_of = vec![None; tags.len()];
    for (i, chunk) in chunks.iter().enumerate() {
        chunk_of[chunk.tokens()].fill(Some(ChunkIdx(i as u32)));
    }
    Phrases {
        tags,
        chunks,
        chunk_of,
    }
}

impl Phrases {
    /// The chunk that token `i` stands in.
    #[must_use]
    pub fn chunk_at(&self, i: usize) -> Option<&Chunk> {
        self.chunk_of
            .get(i)
            .copied()
            .flatten()
            .map(|idx| &self.chunks[idx.0 as usize])
    }
}
