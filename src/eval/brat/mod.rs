//! Gold to and from brat's stand-off format, so that others' corpora can be scored and ours edited.
//!
//! [The format](https://brat.nlplab.org/standoff.html): beside `NAME.txt` stands `NAME.ann`, one
//! annotation a line, offsets in code points. [`export`] writes an article so that [`import`] makes the
//! same gold of it again: a claim is an event of its type, triggered by its cue; what brat has no
//! place for stands in attributes and notes. Others' events are read by the names of their roles.
//!
//! Which file annotates which text, and whose it is, is found out by [`Annotations`].

mod conf;
mod files;
mod fragments;
mod lines;
mod read;
mod write;

pub use conf::annotation_conf;
pub use files::{AnnotatedText, Annotations};
pub use read::{Imported, Labels, import};
pub use write::export;

/// Names of text-bound annotations in what we write.
mod label {
    pub(super) const SOURCE: &str = "Source";
    pub(super) const TARGET: &str = "Target";
    pub(super) const CONTENT: &str = "Content";
    /// The event of a claim whose type was not annotated.
    pub(super) const CLAIM: &str = "claim";
    /// The event of a hard negative.
    pub(super) const NONE: &str = "none";
}

/// Names of attributes in what we write.
mod attribute {
    pub(super) const FORCE: &str = "Force";
    pub(super) const MODALITY: &str = "Modality";
    pub(super) const NEGATED: &str = "Negated";
    pub(super) const OPTIONAL: &str = "Optional";
    pub(super) const QUOTE_TYPE: &str = "QuoteType";
}

/// How notes open in what we write.
mod note {
    pub(super) const ALSO_ACCEPTED: &str = "also accepted:";
    pub(super) const ENTITY: &str = "entity:";
    pub(super) const NOT_ANNOTATED: &str = "not annotated:";
    pub(super) const SPANS: &str = "spans:";
}
