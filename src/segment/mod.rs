//! From text to sentences, tokens and quotations.
//!
//! unicode-segmentation is the reference for both boundaries; on top come the corrections that news
//! needs: titles, initials, abbreviations, quotation marks that close a sentence, datelines,
//! headlines without a full stop, hard-wrapped lines. Sentences tile the text.
//! Nothing here knows about names, cues or claims.

mod types;

pub use types::{Case, Mark, Quote, QuoteIdx, Segmented, Sentence, Token, TokenKind};
