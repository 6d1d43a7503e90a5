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
                'a'..='z' | 'A'..='Z' => {
                    if let Some(end) = self.plain_word_end() {
                        self.push(end, TokenKind::Word);
                    } else {
                        self.word(self.at);
                    }
                }
                '0'..='9' => self.word(self.at),
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

    /// The end of the word at `self.at`, if it is of ASCII letters alone and what follows plainly is
    /// no part of it: so nine words in ten need no closer look.
    fn plain_word_end(&self) -> Option<usize> {
        let rest = &self.text.as_bytes()[self.at..];
        let len = rest
            .iter()
            .position(|b| !b.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        let plain = match rest.get(len) {
            None => true,
            Some(b) => matches!(b, b' ' | b'\n' | b',' | b';' | b'?' | b'!' | b')' | b'"'),
        };
        plain.then_some(self.at + len)
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

#[cfg(test)]
mod tests {
    use super::super::TokenKind;
    use super::super::testing::{run, tokens};

    #[test]
    fn splits() {
        for (text, split) in [
            (
                "The bridge, they say, fell.",
                "The bridge , they say , fell .",
            ),
            (
                "Pakistan's don't can't he'd we'll I’m",
                "Pakistan 's do n't ca n't he 'd we 'll I ’m",
            ),
            ("wouldn't've DON'T Ruiz’S", "would n't 've DO N'T Ruiz ’S"),
            ("O'Brien's o'clock ma'am", "O'Brien 's o'clock ma'am"),
            ("the officials' plan", "the officials ' plan"),
            (
                "’tis the ’90s, the '80s, class of ’08",
                "’tis the ’90s , the '80s , class of ’08",
            ),
            (
                "rock ’n’ roll, rock 'n' roll, get 'em",
                "rock ’n’ roll , rock 'n' roll , get 'em",
            ),
            ("\"Tide\"'s cast", "\" Tide \" 's cast"),
            (
                "U.S.-led U.S.'s a.m. Ph.D. Lt.-Gen. N.G.O.s U.S",
                "U.S.-led U.S. 's a.m. Ph.D. Lt.-Gen. N.G.O.s U.S",
            ),
            ("fell.The rest", "fell . The rest"),
            (
                "cross-border 19-year-old pre- and post-war",
                "cross-border 19-year-old pre - and post-war",
            ),
            ("bridge—old -- new–er", "bridge — old -- new – er"),
            (
                "2,500 3.5 .5 600m 2024-25 9/11 10:30 5th",
                "2,500 3.5 .5 600m 2024-25 9/11 10:30 5th",
            ),
            ("$5 €3.50 US$2 40%", "$ 5 € 3.50 US $ 2 40 %"),
            ("and/or Alder/Moss AT&T", "and/or Alder / Moss AT&T"),
            (
                "see https://a.example/b?c=d, or x.example.com/y.",
                "see https://a.example/b?c=d , or x.example.com/y .",
            ),
            (
                "mail a.b-c@d.example, @ada_m #bridge #1",
                "mail a.b-c@d.example , @ada_m #bridge # 1",
            ),
            ("wait... what?! no…", "wait ... what ? ! no …"),
            ("café naïve Élan’s", "café naïve Élan ’s"),
            ("東京 a東b", "東 京 a 東 b"),
            ("🇺🇳 👩‍👧 ☃", "🇺🇳 👩‍👧 ☃"),
            ("a\u{200b}b\u{a0}c\u{feff}", "a b c"),
            ("''yes,'' ``no''", "'' yes , '' `` no ''"),
            ("", ""),
        ] {
            assert_eq!(tokens(text), split, "{text}");
        }
    }

    #[test]
    fn kinds() {
        for (text, kind) in [
            ("600m", TokenKind::Number),
            ("1990s", TokenKind::Number),
            ("9/11", TokenKind::Number),
            ("49ers", TokenKind::Word),
            ("5-foot", TokenKind::Word),
            ("G20", TokenKind::Word),
            ("--", TokenKind::Punct),
        ] {
            assert_eq!(run(text).tokens[0].kind, kind, "{text}");
        }
    }
}
