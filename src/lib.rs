//! Who claims what about whom: extracts attributed claims from English news.
//!
//! ```text
//! read -> Document -> segment -> Segmented -> tag -> Entities -> phrase -> Phrases
//!      -> find -> Matches -> resolve -> Claims -> record -> one JSON line a claim
//! ```
//!
//! ```
//! use allege::lexicon::LexiconFiles;
//! use allege::pipeline::{Language, extract};
//! use allege::text::Document;
//!
//! let language = Language::load(&LexiconFiles::embedded()).expect("the built-in files are sound");
//! let document = Document::new("harbour.txt", "The mayor denied that the bridge was unsafe.");
//! let extraction = extract(&document, &language);
//!
//! let claim = &extraction.claims[0];
//! assert_eq!(claim.claim_type.as_str(), "denial");
//! assert_eq!(claim.sources[0].span.slice(&document.text), "The mayor");
//! assert_eq!(claim.contents[0].slice(&document.text), "the bridge was unsafe");
//! ```
//!
//! `ARCHITECTURE.md` says what each module does, and in which order they may use each other.

mod names;

pub mod check;
pub mod claim;
pub mod coverage;
pub mod diagnostic;
pub mod eval;
pub mod explain;
pub mod find;
pub mod lexicon;
pub mod phrase;
pub mod pipeline;
pub mod read;
pub mod record;
pub mod resolve;
pub mod rule;
pub mod segment;
pub mod tag;
pub mod text;
