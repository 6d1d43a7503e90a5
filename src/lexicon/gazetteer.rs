//! Entities the lexicon knows.

use crate::names::named;

named! {
    /// What sort of thing an entity is.
    pub enum EntityType {
        /// A human being.
        Person = "person",
        /// A state, through its government.
        Government = "government",
        /// A ministry or department.
        Ministry = "ministry",
        /// An agency, a police force, a parliament, a central bank.
        Agency = "agency",
        /// A court.
        Court = "court",
        /// Armed forces of a state.
        Military = "military",
        /// A political party.
        Party = "party",
        /// A militia, guerrilla or terrorist group.
        ArmedGroup = "armed_group",
        /// UN, NATO.
        InternationalOrganisation = "international_organisation",
        /// Any other organisation.
        Organisation = "organisation",
        /// A company.
        Company = "company",
        /// A newspaper, a broadcaster, an agency.
        Media = "media",
        /// A university or think tank.
        University = "university",
        /// A church or other religious body.
        Religious = "religious",
        /// A place that is not acting.
        Place = "place",
    }
}

named! {
    /// A person's gender, where known.
    pub enum Gender {
        /// Male.
        Male = "m",
        /// Female.
        Female = "f",
        /// Either.
        Either = "x",
    }
}

/// Index of an [`Entry`] of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// An office and when it was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// `prime minister`
    pub role: String,
    /// Year or date it began, if known.
    pub from: Option<String>,
    /// Year or date it ended, if it did.
    pub to: Option<String>,
}

/// One entity of the gazetteers.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `iso3166:PAK`, `actor:person/…`, `geonames:…`
    pub id: String,
    /// The name records show.
    pub name: String,
    /// What it is.
    pub entity_type: EntityType,
    /// Other names, acronyms and metonyms.
    pub aliases: Vec<String>,
    /// Words for its people and things: `Pakistani`, `Pakistanis` (countries only).
    pub demonyms: Vec<String>,
    /// Places and houses that stand for it when they act: its capital first (countries only).
    pub seats: Vec<String>,
    /// ISO 3166 alpha-3 code of its country.
    pub country: Option<String>,
    /// Offices (people only).
    pub offices: Vec<Office>,
    /// Gender (people only).
    pub gender: Option<Gender>,
    /// Inhabitants (cities only), 0 if unknown; of two of one name the larger is meant.
    pub population: u32,
}
