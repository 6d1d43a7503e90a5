//! What we mean by a claim: somebody says something about somebody, in these words, at this place.
//!
//! Offsets are bytes here; [`crate::record`] writes them as code points.

use crate::names::named;
pub use crate::tag::{EntityRef, Via};
use crate::text::{ClaimType, Force, Span};

named! {
    /// How much of the content stands inside quotation marks.
    pub enum QuoteType {
        /// All of it.
        Direct = "direct",
        /// Some of it.
        Mixed = "mixed",
        /// None of it.
        Indirect = "indirect",
    }
}

named! {
    /// Whether the claim was made for certain.
    pub enum Modality {
        /// It was.
        None = "none",
        /// "reportedly accused"
        Hedged = "hedged",
        /// "could accuse"
        Hypothetical = "hypothetical",
        /// "did he accuse …?"
        Question = "question",
        /// "will accuse"
        Future = "future",
    }
}

named! {
    /// What sort of party a source or target is.
    pub enum PartyKind {
        /// One human being, named or by role.
        Person = "person",
        /// Several, or a body of people: officials, police, critics.
        Collective = "collective",
        /// A company, party, media, institution.
        Organisation = "organisation",
        /// A state, ministry, agency, court, army.
        Government = "government",
        /// A report, poll, letter, lawsuit.
        Document = "document",
        /// A source that is not to be known.
        Anonymous = "anonymous",
        /// Anything else.
        Other = "other",
    }
}

named! {
    /// How two claims of one document hang together.
    pub enum RelationKind {
        /// This claim rejects the other.
        Denies = "denies",
        /// This claim is rejected by the other.
        DeniedBy = "denied_by",
        /// This claim stands inside the other's content.
        NestedIn = "nested_in",
        /// This claim says again what the other said.
        Repeats = "repeats",
    }
}

/// A source or a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The whole noun phrase.
    pub span: Span,
    /// What sort of party.
    pub kind: PartyKind,
    /// Whether a name stands in it.
    pub named: bool,
    /// Its role noun, as it stands in the text ("officials").
    pub role: Option<Span>,
    /// Who it is, if that is known.
    pub entity: Option<EntityRef>,
    /// How that is known.
    pub via: Option<Via>,
}

/// A link from this claim to another of the same document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Which link.
    pub kind: RelationKind,
    /// The other claim, an index into the document's claims.
    pub claim: usize,
}

/// The rule that found a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleRef {
    /// Its id.
    pub id: String,
    /// Its file.
    pub file: String,
    /// Its line, counted from 1.
    pub line: u32,
}

/// Who claims what about whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// What it does.
    pub claim_type: ClaimType,
    /// Of a demand: how forceful.
    pub force: Option<Force>,
    /// Whether a word names the act.
    pub explicit: bool,
    /// How much is quoted.
    pub quote_type: QuoteType,
    /// The cue's sentence, an index into the document's sentences.
    pub sentence: usize,
    /// The words that attribute.
    pub cue: Span,
    /// The cue's lemma.
    pub lemma: String,
    /// Who says it; none if the text names nobody.
    pub sources: Vec<Party>,
    /// Whom it is about or aimed at.
    pub targets: Vec<Party>,
    /// What is said; several spans where the cue interrupts it.
    pub contents: Vec<Span>,
    /// Quotations inside the content, their marks included.
    pub quotes: Vec<Span>,
    /// Whether it is said not to have been made.
    pub negated: bool,
    /// Whether it was made for certain.
    pub modality: Modality,
    /// When or where it was said, as it stands in the text ("on Tuesday", "in a statement").
    pub stated: Option<Span>,
    /// Links to other claims.
    pub relations: Vec<Relation>,
    /// What found it.
    pub rule: RuleRef,
    /// From 0 to 1.
    pub confidence: f32,
}
