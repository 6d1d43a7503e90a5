//! The fields of a record. Names and order are public: changing one raises [`super::SCHEMA`].
//!
//! Gold files are read with the same types, and a person who annotates writes only what she judges:
//! all but the document's path, the type, the cue and the contents may be missing there, which is
//! why some fields are optional that output always fills. Keys not known here are ignored.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::claim::{Modality, PartyKind, QuoteType, RelationKind, Via};
use crate::lexicon::EntityType;
use crate::text::{ClaimType, Force};

/// One claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimRecord<'t> {
    /// [`super::SCHEMA`] of the program that wrote it.
    #[serde(default = "current_schema")]
    pub schema: u32,
    /// `c_` and a hash of document, type and offsets; empty in gold files.
    #[serde(default)]
    pub id: String,
    /// What it does.
    #[serde(rename = "type")]
    pub claim_type: ClaimType,
    /// Of a demand: how forceful.
    #[serde(default)]
    pub force: Option<Force>,
    /// Whether a word names the act.
    #[serde(default = "yes")]
    pub explicit: bool,
    /// How much of the content is quoted; output always has it.
    #[serde(default)]
    pub quote_type: Option<QuoteType>,
    /// Where it was found.
    pub doc: DocRecord<'t>,
    /// The cue's sentence; output always has it.
    #[serde(default)]
    pub sentence: Option<SentenceRecord<'t>>,
    /// The words that attribute.
    pub cue: CueRecord<'t>,
    /// Who says it.
    #[serde(default)]
    pub sources: Vec<PartyRecord<'t>>,
    /// Whom it is about or aimed at.
    #[serde(default)]
    pub targets: Vec<PartyRecord<'t>>,
    /// What is said.
    pub contents: Vec<SpanRecord<'t>>,
    /// Quotations inside the content.
    #[serde(default)]
    pub quotes: Vec<SpanRecord<'t>>,
    /// Whether it is said not to have been made.
    #[serde(default)]
    pub negated: bool,
    /// Whether it was made for certain.
    #[serde(default = "certain")]
    pub modality: Modality,
    /// When or where it was said.
    #[serde(default)]
    pub stated: Option<SpanRecord<'t>>,
    /// Links to other claims of the document.
    #[serde(default)]
    pub relations: Vec<RelationRecord>,
    /// Its codes in other schemes; output always has them.
    #[serde(default)]
    pub codes: Option<CodesRecord<'t>>,
    /// What found it; output always has it.
    #[serde(default)]
    pub rule: Option<RuleRecord<'t>>,
    /// From 0 to 1; output always has it.
    #[serde(default)]
    pub confidence: Option<f32>,
}

/// The document of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocRecord<'t> {
    /// The input's own id, else `d_` and a hash of the text; empty in gold files.
    #[serde(default)]
    pub id: Cow<'t, str>,
    /// The path as given.
    pub path: Cow<'t, str>,
    /// The headline.
    #[serde(default)]
    pub title: Option<Cow<'t, str>>,
    /// Where it was published.
    #[serde(default)]
    pub url: Option<Cow<'t, str>>,
    /// Who published it.
    #[serde(default)]
    pub publisher: Option<Cow<'t, str>>,
    /// When it was published.
    #[serde(default)]
    pub published: Option<Cow<'t, str>>,
    /// Its language.
    #[serde(default)]
    pub lang: Option<Cow<'t, str>>,
}

/// A place in the text and what stands there: `text[start:end] == span.text`, always.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpanRecord<'t> {
    /// First code point.
    pub start: u32,
    /// Code point after the last.
    pub end: u32,
    /// What stands there.
    pub text: Cow<'t, str>,
}

/// The sentence of a claim's cue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceRecord<'t> {
    /// Its number in the document, from 0.
    pub index: usize,
    /// Its place and text, without the blanks after it.
    #[serde(flatten)]
    pub span: SpanRecord<'t>,
}

/// The words that attribute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CueRecord<'t> {
    /// Their place and text.
    #[serde(flatten)]
    pub span: SpanRecord<'t>,
    /// The lemma of their head.
    #[serde(default)]
    pub lemma: Cow<'t, str>,
}

/// A source or a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyRecord<'t> {
    /// The whole noun phrase.
    #[serde(flatten)]
    pub span: SpanRecord<'t>,
    /// What sort of party; output always has it.
    #[serde(default)]
    pub kind: Option<PartyKind>,
    /// Whether a name stands in it.
    #[serde(default)]
    pub named: bool,
    /// Its role noun.
    #[serde(default)]
    pub role: Option<Cow<'t, str>>,
    /// Who it is, if that is known.
    #[serde(default)]
    pub entity: Option<EntityRecord<'t>>,
    /// How that is known.
    #[serde(default)]
    pub via: Option<Via>,
}

/// The entity behind a mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityRecord<'t> {
    /// Gazetteer id, or `doc:` and the name for one that only this document knows.
    #[serde(default)]
    pub id: Cow<'t, str>,
    /// Its name.
    pub name: Cow<'t, str>,
    /// What it is; output always has it.
    #[serde(default, rename = "type")]
    pub entity_type: Option<EntityType>,
}

/// A link to another claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelationRecord {
    /// Which link.
    #[serde(rename = "type")]
    pub kind: RelationKind,
    /// The other claim.
    pub claim: ClaimId,
}

/// How a relation names the other claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ClaimId {
    /// By its id, as output always does.
    Id(String),
    /// By its place in the gold file, counted from 0: people who annotate do not compute hashes.
    Index(usize),
}

/// A claim type in other schemes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodesRecord<'t> {
    /// In CAMEO.
    #[serde(default)]
    pub cameo: Option<Cow<'t, str>>,
    /// In PLOVER.
    #[serde(default)]
    pub plover: Option<Cow<'t, str>>,
}

/// The rule that found a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleRecord<'t> {
    /// Its id.
    pub id: Cow<'t, str>,
    /// Its file.
    pub file: Cow<'t, str>,
    /// Its line, from 1.
    pub line: u32,
}

fn current_schema() -> u32 {
    super::SCHEMA
}

fn yes() -> bool {
    true
}

fn certain() -> Modality {
    Modality::None
}
