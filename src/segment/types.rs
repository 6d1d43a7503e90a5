//! What segmentation yields.

use std::ops::Range;

use crate::lexicon::WordId;
use crate::text::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with inner hyphens, apostrophes, dots (`U.S.`), digits (`9/11` is a number).
    Word,
    /// A clitic split from its word: `'s`, `n't`, `'re`, `'ll` …
    Clitic,
    /// Digits with their separators: `2,500`, `3.5`, `40%` is two tokens.
    Number,
    /// A quotation mark (also two apostrophes or two backticks) that opens or closes a quotation.
    Quote(Mark),
    /// Any other mark or symbol, one a token (a run of dots or dashes is one).
    Punct,
}

/// Which side of a quotation a mark stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// It opens a quotation, or takes one up again at the head of a paragraph.
    Open,
    /// It closes one.
    Close,
    /// It belongs to no quotation (a stray mark, inches, minutes).
    Stray,
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No letter, or no capital.
    Lower,
    /// First letter a capital, the rest has lower case.
    Title,
    /// Two letters or more, all capitals.
    Upper,
    /// Capitals inside, first letter small (`iPhone`).
    Mixed,
}

/// One token; small, copied freely.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// Its lower-cased form (curly apostrophes straightened) in the lexicon, or [`WordId::UNKNOWN`].
    pub word: WordId,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub case: Case,
    /// Whether white space or the text's start stands before it.
    pub spaced: bool,
    /// The innermost quotation it stands in, its own marks included.
    pub quote: Option<QuoteIdx>,
    /// Its sentence, an index into [`Segmented::sentences`].
    pub sentence: u32,
}

/// One sentence; sentences tile the text, so its span ends in the white space after it.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its place, trailing white space included.
    pub span: Span,
    /// Its tokens, indices into [`Segmented::tokens`].
    pub tokens: Range<usize>,
    /// Its paragraph, counted from 0.
    pub paragraph: u32,
    /// A headline, crosshead, byline or other line without a final stop that stands by itself.
    pub headline: bool,
}

/// Index of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuoteIdx(pub u32);

/// One quotation, from its opening mark to its closing one.
///
/// A quotation over several paragraphs, each reopened with a mark and only the last closed, is one
/// `Quote` per paragraph, chained by `continues`.
#[derive(Clone, Copy, Debug)]
pub struct Quote {
    /// Token index of the opening mark.
    pub open: usize,
    /// Token index of the last token inside: the closing mark, or, where none stands, the
    /// paragraph's last token.
    pub close: usize,
    /// Whether a closing mark stands at `close`.
    pub closed: bool,
    /// Quotations it lies in: 0 for an outermost one.
    pub depth: u8,
    /// The quotation of the paragraph before that this one carries on.
    pub continues: Option<QuoteIdx>,
}

/// One document's text in sentences, tokens and quotations.
#[derive(Debug)]
pub struct Segmented<'d> {
    /// The text all spans point into.
    pub text: &'d str,
    /// All tokens, in order; white space belongs to none.
    pub tokens: Vec<Token>,
    /// All sentences, in order, tiling the text.
    pub sentences: Vec<Sentence>,
    /// All quotations, by opening mark.
    pub quotes: Vec<Quote>,
}

impl Segmented<'_> {
    /// The text of token `i`.
    #[must_use]
    pub fn token_text(&self, i: usize) -> &str {
        self.tokens[i].span.slice(self.text)
    }

    /// From the first token's start to the last one's end.
    ///
    /// # Panics
    /// If `tokens` is empty or out of range.
    #[must_use]
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        self.tokens[tokens.start]
            .span
            .cover(self.tokens[tokens.end - 1].span)
    }
}
