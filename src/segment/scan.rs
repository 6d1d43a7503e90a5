//! From text to raw tokens: words, numbers, marks. What a quotation mark does and whether a stop
//! belongs to the word before it are decided later.

use unicode_segmentation::UnicodeSegmentation;

use super::chars::{self, case_of};
use super::{Case, Mark, Token, TokenKind};
use crate::lexicon::WordId;
use crate::text::Span;

/// How far a look ahead may reach, so that no text takes more than linear time.
pub(super) const LOOK_AHEAD: usize = 64;

/// All tokens of `text`; quotation marks and lone apostrophes are stray still.
pub(super) fn scan(text: &str) -> Vec<Token> {
    let mut scanner = Scanner {
        text,
        at: 0,
        // English news has about five bytes a token.
        tokens: Vec::with_capacity(text.len() / 5 + 1),
        blank: true,
    };
    scanner.run();
    scanner.tokens
}

pub(super) struct Scanner<'t> {
    pub(super) text: &'t str,
    /// Where the next token is looked for.
    pub(super) at: usize,
    tokens: Vec<Token>,
    /// Whether a blank or the text's start stands before `at`.
    pub(super) blank: bool,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(c) = self.char_at(self.at) {
            match c {
                'a'..='z' | 'A'..='Z' | '0'..='9' => self.word(self.at),
                '\'' | '`' | '‘' | '’' | '‚' | '‛' => self.apostrophe(c),
                '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '＂' => {
                    self.push(self.at + c.len_utf8(), TokenKind::Quote(Mark::Stray));
                }
                '.' if self
                    .byte_at(self.at + 1)
                    .is_some_and(|b| b.is_ascii_digit())
                    && !self.after(char::is_alphanumeric) =>
                {
                    self.word(self.at + 1);
                }
                '.' | '…' => self.punct_run(|c| matches!(c, '.' | '…')),
                '-' => self.punct_run(|c| c == '-'),
                '@' | '#' if self.opens_handle() => self.word(self.at + 1),
                _ if chars::is_dash(c) => self.punct_run(chars::is_dash),
                _ if chars::is_blank(c) => {
                    self.at += c.len_utf8();
                    self.blank = true;
                }
                _ if c.is_alphanumeric() => self.word(self.at),
                _ if c.is_ascii() => self.push(self.at + 1, TokenKind::Punct),
                // A symbol with all that combines with it, an emoji sequence.
                _ => self.push(self.at + self.bound(self.at), TokenKind::Punct),
            }
        }
    }

    /// Adds a token from `self.at` to `end`.
    pub(super) fn push(&mut self, end: usize, kind: TokenKind) {
        let span = Span::of(self.at..end);
        let case = match kind {
            TokenKind::Word | TokenKind::Clitic | TokenKind::Number => {
                case_of(span.slice(self.text))
            }
            TokenKind::Quote(_) | TokenKind::Punct => Case::Lower,
        };
        self.tokens.push(Token {
            span,
            word: WordId::UNKNOWN,
            kind,
            case,
            spaced: self.blank,
            quote: None,
            sentence: 0,
        });
        self.at = end;
        self.blank = false;
    }

    fn punct_run(&mut self, of: impl Fn(char) -> bool) {
        let rest = &self.text[self.at..];
        let len = rest.find(|c| !of(c)).unwrap_or(rest.len());
        self.push(self.at + len, TokenKind::Punct);
    }

    /// Whether an `@handle` or `#tag` begins here.
    fn opens_handle(&self) -> bool {
        !self.after(char::is_alphanumeric)
            && self
                .char_at(self.at + 1)
                .is_some_and(|c| c == '_' || c.is_alphabetic())
    }

    /// The character at byte `at`.
    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at)? {
            &b @ ..0x80 => Some(b as char),
            _ => self.text[at..].chars().next(),
        }
    }

    pub(super) fn byte_at(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Whether the character before `self.at` is one of `of`.
    pub(super) fn after(&self, of: impl Fn(char) -> bool) -> bool {
        self.text[..self.at].chars().next_back().is_some_and(of)
    }

    /// How long the first piece at `at` is by the Unicode standard's word boundaries.
    pub(super) fn bound(&self, at: usize) -> usize {
        let end = self
            .text
            .ceil_char_boundary_from(at.saturating_add(LOOK_AHEAD));
        self.text[at..end]
            .split_word_bounds()
            .next()
            .map_or(end - at, str::len)
    }
}

/// `str::ceil_char_boundary`, which our oldest compiler lacks.
trait CeilCharBoundary {
    fn ceil_char_boundary_from(&self, at: usize) -> usize;
}

impl CeilCharBoundary for str {
    fn ceil_char_boundary_from(&self, at: usize) -> usize {
        (at..self.len())
            .find(|&at| self.is_char_boundary(at))
            .unwrap_or(self.len())
    }
}
