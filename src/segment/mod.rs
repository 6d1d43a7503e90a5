//! From text to sentences, tokens and quotations.
//!
//! ```text
//! text -> scan -> tokens -> lines -> paragraphs -> stops (words looked up, `Mr` + `.` joined)
//!      -> quotes -> sentences
//! ```
//!
//! unicode-segmentation is the reference for both boundaries; on top come the corrections that news
//! needs: titles, initials, abbreviations, quotation marks that close a sentence, datelines,
//! headlines without a full stop, hard-wrapped lines. Sentences tile the text.
//! Nothing here knows about names, cues or claims, save that a verb of speech after a quotation
//! keeps the two in one sentence. Every step takes linear time.

mod apostrophe;
mod chars;
mod endings;
#[cfg(test)]
mod laws;
mod lines;
mod mark;
mod quotes;
mod scan;
mod sentences;
mod stops;
#[cfg(test)]
mod testing;
mod types;
mod word;

pub use types::{Case, Mark, Quote, QuoteIdx, Segmented, Sentence, Token, TokenKind};

use crate::lexicon::Lexicon;

/// Splits `text` into sentences, tokens and quotations.
///
/// Text of nothing but blanks has no sentence; any other is tiled by its sentences.
#[must_use]
pub fn segment<'d>(text: &'d str, lexicon: &Lexicon) -> Segmented<'d> {
    let mut tokens = scan::scan(text);
    let mut paragraphs = lines::paragraphs(text, &tokens);
    stops::join(text, lexicon, &mut tokens, &mut paragraphs);
    let quotes = quotes::pair(text, &mut tokens, &paragraphs);
    let sentences = sentences::split(text, lexicon, &mut tokens, &paragraphs);
    Segmented {
        text,
        tokens,
        sentences,
        quotes,
    }
}
