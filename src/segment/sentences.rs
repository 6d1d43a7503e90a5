//! From tokens to sentences.

use std::ops::Range;

use super::chars::is_stop;
use super::lines::Paragraph;
use super::{Case, Mark, Sentence, Token, TokenKind};
use crate::lexicon::{Lexicon, WordInfo};
use crate::text::Span;

/// A line of more tokens is no headline.
const LONGEST_HEADLINE: usize = 30;

/// Splits `tokens` into sentences that tile `text`, and fills their `sentence`.
pub(super) fn split(
    text: &str,
    lexicon: &Lexicon,
    tokens: &mut [Token],
    paragraphs: &[Paragraph],
) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for (n, paragraph) in paragraphs.iter().enumerate() {
        let splitter = Splitter {
            text,
            lexicon,
            tokens,
            end: paragraph.tokens.end,
            start: paragraph.tokens.start,
        };
        let first = sentences.len();
        let mut start = paragraph.tokens.start;
        while start < paragraph.tokens.end {
            let end = splitter.sentence_end(start);
            sentences.push(Sentence {
                span: Span::new(tokens[start].span.start(), tokens[end - 1].span.end()),
                tokens: start..end,
                paragraph: n as u32,
                headline: paragraph.heading,
            });
            start = end;
        }
        if paragraph.alone && sentences.len() == first + 1 {
            sentences[first].headline |= splitter.is_headline(paragraph.tokens.clone());
        }
    }
    // Stretched over the blanks, they tile the text.
    let mut end = text.len() as u32;
    for sentence in sentences.iter_mut().rev() {
        sentence.span = Span::new(sentence.span.start(), end);
        end = sentence.span.start();
    }
    if let Some(first) = sentences.first_mut() {
        first.span = Span::new(0, first.span.end());
    }
    for (n, sentence) in sentences.iter().enumerate() {
        for token in &mut tokens[sentence.tokens.clone()] {
            token.sentence = n as u32;
        }
    }
    sentences
}

/// How a sentence may end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// `.`, `!`, `?`
    Plain { question: bool },
    /// `…`
    Ellipsis,
    /// A stop that an abbreviation brings.
    Abbreviation,
}

pub(super) struct Splitter<'t> {
    pub(super) text: &'t str,
    pub(super) lexicon: &'t Lexicon,
    pub(super) tokens: &'t [Token],
    /// The paragraph's edges.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Splitter<'_> {
    pub(super) fn str(&self, i: usize) -> &str {
        self.tokens[i].span.slice(self.text)
    }

    pub(super) fn info(&self, i: usize) -> &WordInfo {
        self.lexicon.word(self.tokens[i].word)
    }

    pub(super) fn is_punct(&self, i: usize, of: &[&str]) -> bool {
        i < self.end && self.tokens[i].kind == TokenKind::Punct && of.contains(&self.str(i))
    }

    /// The end of the sentence that begins at token `start`.
    fn sentence_end(&self, start: usize) -> usize {
        let mut i = start;
        while i < self.end {
            let Some(mut stop) = self.stop(i) else {
                i += 1;
                continue;
            };
            let mut next = i + 1;
            let mut quoted = false;
            let mut dots = self.dots(i);
            while next < self.end {
                if self.closes(next) {
                    quoted |= matches!(self.tokens[next].kind, TokenKind::Quote(_));
                    next += 1;
                } else if let Some(more) = self.stop(next)
                    && more != Stop::Abbreviation
                    && self.goes_with(next)
                {
                    dots += self.dots(next);
                    stop = more.after(stop, dots);
                    next += 1;
                } else if let Some(end) = self.citation_end(next) {
                    next = end;
                } else {
                    break;
                }
            }
            if next == self.end || self.breaks(i, stop, quoted, next) {
                return next;
            }
            i = next;
        }
        self.end
    }

    fn stop(&self, i: usize) -> Option<Stop> {
        let text = self.str(i);
        match self.tokens[i].kind {
            TokenKind::Punct => {
                let c = text.chars().next().filter(|&c| is_stop(c))?;
                Some(match c {
                    '…' => Stop::Ellipsis,
                    // `...` trails off, `....` ends.
                    '.' if text.len() == 2 || text.len() == 3 || text.contains('…') => {
                        Stop::Ellipsis
                    }
                    '.' | '。' | '۔' | '।' => Stop::Plain { question: false },
                    _ => Stop::Plain { question: true },
                })
            }
            TokenKind::Word | TokenKind::Number if text.ends_with('.') => Some(Stop::Abbreviation),
            _ => None,
        }
    }

    /// How many dots the token at `i` is.
    fn dots(&self, i: usize) -> usize {
        if self.tokens[i].kind != TokenKind::Punct {
            return 0;
        }
        let dots = self.str(i).chars().map(|c| match c {
            '.' => 1,
            '…' => 3,
            _ => 0,
        });
        dots.sum()
    }

    /// Whether the stop at `i` adds to the one before: `?!`, `. . .`, `.'.`
    fn goes_with(&self, i: usize) -> bool {
        !self.tokens[i].spaced || self.is_punct(i, &[".", "...", "…"])
    }

    /// Whether a closing quotation mark or bracket stands at `i`.
    fn closes(&self, i: usize) -> bool {
        match self.tokens[i].kind {
            TokenKind::Quote(Mark::Close) => true,
            TokenKind::Quote(Mark::Stray) => !self.tokens[i].spaced,
            TokenKind::Punct => !self.tokens[i].spaced && matches!(self.str(i), ")" | "]" | "}"),
            _ => false,
        }
    }

    /// The end of `[1]`, if that stands at `i`, directly behind a stop.
    fn citation_end(&self, i: usize) -> Option<usize> {
        if self.tokens[i].spaced || self.str(i) != "[" {
            return None;
        }
        let limit = self.end.min(i + 5);
        let close = (i + 1..limit).find(|&j| self.str(j) == "]")?;
        Some(close + 1)
    }

    /// Whether a paragraph of one sentence is a headline, crosshead or byline.
    fn is_headline(&self, tokens: Range<usize>) -> bool {
        if tokens.len() > LONGEST_HEADLINE {
            return false;
        }
        let last = tokens
            .clone()
            .rev()
            .find(|&i| !self.closes(i))
            .unwrap_or(tokens.start);
        let stopped = self
            .stop(last)
            .is_some_and(|stop| stop != Stop::Abbreviation);
        if !stopped {
            return !self.is_punct(last, &[":", ",", "—", "–", "--"]);
        }
        // `FULL TEXT.`
        let words = || {
            tokens
                .clone()
                .filter(|&i| self.tokens[i].kind == TokenKind::Word)
        };
        words().count() <= 6
            && words().count() > 0
            && self.str(last) == "."
            && words().all(|i| self.tokens[i].case == Case::Upper)
    }
}

impl Stop {
    /// This stop behind another one, `dots` in all: `. . .` trails off, `. …` ends.
    fn after(self, before: Self, dots: usize) -> Self {
        match before {
            Self::Plain { question: true } => before,
            _ if self == (Self::Plain { question: true }) => self,
            _ if dots == 2 || dots == 3 => Self::Ellipsis,
            _ => Self::Plain { question: false },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::sentences;

    #[track_caller]
    fn check(cases: &[&str]) {
        for case in cases {
            // A case is its own answer: blanks around ` / ` are the text's.
            let text = case.replace(" / ", " ").replace('~', "\n").replace('#', "");
            assert_eq!(sentences(&text), *case);
        }
    }

    #[test]
    fn plain_stops() {
        check(&[
            "The bridge fell. / Nobody was hurt! / Why? / It was old.",
            "It cost 3.5 million. / 20 people paid.",
            "He wants it now!! / She does not.",
            "Turnout at Wow! was low.",
            "No stop ends this line",
            "It fell (on Monday). / (It was old.) / She left.",
        ]);
    }

    #[test]
    fn abbreviations() {
        check(&[
            "Mr. Alder met Dr. Ono on St. Brigid St. in Ashford.",
            "Gen. Rowe and Sen. Ana Ruiz, D-Conn., met then-Gov. Pell.",
            "J. K. Moss and Ada W. Finch wrote it. / J.K. Moss paid.",
            "She chose plan B. / The rest chose plan C.",
            "Neither he nor I. / They left.",
            "It works in the U.S. and abroad. / The U.S. Embassy closed.",
            "It works in the U.S. / The embassy closed.",
            "They met at 9 a.m. Monday. / They left at 5 p.m. / Moss stayed.",
            "He sued Acme Inc. / Shares fell. / Acme Co. President Lee quit.",
            "He lives in Hartford, Conn. / Police were called.",
            "Ted Lang Jr. spoke. / So did Ann Oh, Ph.D. / They agreed.",
            "The case of Ash v. Birch, e.g. in May, was closed.",
            "He said no. / The rest agreed with rule No. 5 at once.",
            "She came in. / The room was 5 in. wide.",
            "It began on Jan. 5 and ended in Sept. / The rest is known.",
            "From The U.S. And Beyond",
        ]);
    }

    #[test]
    fn ellipses() {
        check(&[
            "He waited... and left. / She waited… / They left.",
            "He . . . went on. / He left . . . . / She stayed.",
            "It broke. ... / Moss left.",
            "They have ... Moss and his men.",
        ]);
    }

    #[test]
    fn quotations() {
        check(&[
            "“Stop!” he said. / “Is it?” asked Moss. / “No.” / She left.",
            "“Why?” Moss asked. / “It is over.” / Moss left.",
            "“Why?” Ada Moss later asked the crowd. / “Over.” Moss said.",
            "“Who knows?” / Moss said that he would wait.",
            "“It is late.” / Moss said, “We go.”",
            "“We won. / We won big,” she said. / ‘It is so.’ / They left.",
            "''It is 'off.'.'' / He left.",
            "She called it a “lie”. / He left. / It was \"old.\" / It fell.",
        ]);
    }

    #[test]
    fn citations_and_datelines() {
        check(&[
            "It fell.[1] / It was old.[citation needed] / Nobody came.",
            "KABUL, Afghanistan (Wire) — The bridge fell. / It was old.",
            "WASHINGTON, D.C. — The bridge fell.",
            "LONDON, Jan. 5 — It fell.",
            "1. The bridge fell. / 2 people saw it.",
        ]);
    }

    #[test]
    fn headlines() {
        for (text, shown) in [
            ("Bridge falls\n\nIt was old.", "#Bridge falls / It was old."),
            ("By Ada Moss\nIt fell.", "#By Ada Moss / It fell."),
            (
                "It fell.\nNew bridge\nIt stood.",
                "It fell. / #New bridge / It stood.",
            ),
            ("FULL TEXT.\nIt fell.", "#FULL TEXT. / It fell."),
            ("He said:\n“It fell.”", "He said: / “It fell.”"),
            (
                "## It fell. Why?\nIt was old.",
                "### It fell. / #Why? / It was old.",
            ),
            ("A bridge fell, Moss said", "A bridge fell, Moss said"),
        ] {
            assert_eq!(sentences(text), shown);
        }
    }
}
