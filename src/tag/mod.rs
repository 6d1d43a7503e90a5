//! From sentences to names: which names stand where, and whom each one means in this document.
//!
//! One automaton finds the gazetteer's names; runs of capitals find the others, which are the
//! rule. Then surnames, acronyms and short forms go to whom the document introduced under a fuller
//! name; what stands beside the mentions tells people, bodies and places apart; and roles beside
//! names are noted. Pronouns and bare roles ("the minister") are not
//! resolved here, nor is it decided who speaks.

mod beside;
mod bodies;
mod cast;
mod evidence;
mod forms;
mod gazetteer;
mod kind;
mod look;
mod people;
mod place;
mod roles;
mod runs;
mod spot;
#[cfg(test)]
mod tests;
mod titles;
mod types;
mod words;

pub use gazetteer::Gazetteer;
pub use kind::{speaks_for, title_gender};
pub use place::is_place_context;
pub use types::{CastIdx, Character, Entities, EntityRef, Mention, RoleUse, Via};

use crate::lexicon::Lexicon;
use crate::segment::Segmented;

/// Finds the names of a document and whom they mean.
#[must_use]
pub fn tag(segmented: &Segmented<'_>, lexicon: &Lexicon, gazetteer: &Gazetteer) -> Entities {
    let hits = gazetteer.hits(segmented);
    let mut words = words::Words::new(segmented, lexicon);
    for hit in &hits {
        for i in hit.tokens.clone() {
            words.traits[i].insert(words::Trait::Hit);
        }
    }
    let spots = spot::spot(&words, &hits);
    let (mentions, cast) = cast::assemble(&words, gazetteer, spots);
    let mut entities = Entities { mentions, cast };
    roles::attach(&words, &mut entities);
    entities
}
