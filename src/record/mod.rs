//! The wire: one claim as one line of JSON, out and back in.
//!
//! Only the types here are serialised, so domain types may change their names freely. Offsets turn
//! from bytes into code points here and nowhere else. What a claim means is not decided here.

mod codes;
mod convert;
mod names;
mod stages;
mod wire;

pub(crate) use convert::Places;
pub use convert::{claim_records, write_claims};
pub use stages::{write_entities, write_segments};
pub use wire::{
    ClaimId, ClaimRecord, CodesRecord, CueRecord, DocRecord, EntityRecord, PartyRecord,
    RelationRecord, RuleRecord, SentenceRecord, SpanRecord,
};

/// The version of the record; raised when a field changes its meaning.
pub const SCHEMA: u32 = 1;

/// The JSON Schema (2020-12) of one line of output.
pub const JSON_SCHEMA: &str = include_str!("schema.json");
