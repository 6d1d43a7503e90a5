//! Who claims what about whom: extracts attributed claims from English news.
//!
//! ```text
//! read -> Document -> segment -> Segmented -> tag -> Entities -> phrase -> Phrases
//!      -> find -> Matches -> resolve -> Claims -> record -> one JSON line a claim
//! ```
//!
//! Modules stand here in the order in which they may use each other, earlier ones first.

mod names;

pub mod check;
pub mod claim;
pub mod diagnostic;
pub mod eval;
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
