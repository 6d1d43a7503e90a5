//! What tagging yields.

use std::ops::Range;

use crate::lexicon::{EntityId, EntityType, Gender, WordId};
use crate::names::named;

named! {
    /// How a mention became an entity.
    pub enum Via {
        /// By its full name.
        Name = "name",
        /// By another name of it.
        Alias = "alias",
        /// By its initials.
        Acronym = "acronym",
        /// By a word for its people: "Pakistani officials".
        Demonym = "demonym",
        /// By a place that stands for it: "Kabul".
        Metonym = "metonym",
        /// By a pronoun.
        Pronoun = "pronoun",
        /// By an office or role: "the minister".
        Role = "role",
        /// By a surname alone.
        Surname = "surname",
    }
}

/// The entity that a mention stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityRef {
    /// Gazetteer id, or `doc:` and the name for entities only this document knows.
    pub id: String,
    /// Its name: the gazetteer's, or the fullest form in the document.
    pub name: String,
    /// What it is.
    pub entity_type: EntityType,
}

/// Index of a [`Character`] in [`Entities::cast`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CastIdx(pub u32);

/// A name that stands in the text.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The name's tokens, all of one sentence; titles and roles before it are not part of it.
    pub tokens: Range<usize>,
    /// Who or what it is.
    pub entity: CastIdx,
    /// How that is known.
    pub via: Via,
    /// What sort of thing the entity is; the cast says the same.
    pub entity_type: EntityType,
    /// Whether it is a word for a country's people and things ("Pakistani officials").
    pub demonym: bool,
    /// Whether the words around it make it a place and not an actor ("in Kabul", a dateline).
    pub place: bool,
    /// Whether it is only the head of a hyphenated word ("Kabul-based", "US-led").
    pub compound: bool,
}

/// A role noun said of somebody, beside the name ("journalist Ana Ruiz").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleUse {
    /// Its head noun.
    pub head: WordId,
    /// The head and the modifiers before it ("defence minister").
    pub tokens: Range<usize>,
}

/// One entity of the document.
#[derive(Clone, Debug)]
pub struct Character {
    /// Id, name and type.
    pub entity: EntityRef,
    /// Its gazetteer entry, if it has one.
    pub entry: Option<EntityId>,
    /// A person's gender, where gazetteer, title or given name tell it.
    pub gender: Option<Gender>,
    /// How many mentions it has.
    pub n_mentions: u32,
    /// Roles that stand beside its name, by place.
    pub roles: Vec<RoleUse>,
    /// ISO 3166 alpha-3 code of its country: the gazetteer's, or a demonym's beside the name.
    pub country: Option<String>,
}

/// Names of one document and whom they mean.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// All mentions, by place; they do not overlap.
    pub mentions: Vec<Mention>,
    /// Everybody mentioned, in the order in which they were understood.
    pub cast: Vec<Character>,
}

impl Entities {
    /// One member of the cast.
    #[must_use]
    pub fn character(&self, idx: CastIdx) -> &Character {
        &self.cast[idx.0 as usize]
    }

    /// The mention that covers token `i`.
    #[must_use]
    pub fn mention_at(&self, i: usize) -> Option<&Mention> {
        let after = self.mentions.partition_point(|m| m.tokens.start <= i);
        let mention = &self.mentions[after.checked_sub(1)?];
        mention.tokens.contains(&i).then_some(mention)
    }

    /// The mentions that begin inside `tokens`.
    #[must_use]
    pub fn mentions_in(&self, tokens: &Range<usize>) -> &[Mention] {
        let from = self
            .mentions
            .partition_point(|m| m.tokens.start < tokens.start);
        let to = self
            .mentions
            .partition_point(|m| m.tokens.start < tokens.end);
        &self.mentions[from..to.max(from)]
    }
}
