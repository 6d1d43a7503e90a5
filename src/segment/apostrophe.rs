//! Single marks: parts of words (`’tis`, `’90s`, `’n’`, `'s`), double marks typed as two single
//! ones, or marks that [`super::quotes`] decides on.

use super::chars::{is_apostrophe, is_blank, is_dash, is_word};
use super::scan::Scanner;
use super::{Mark, TokenKind};

/// Words that lost their beginning and are hardly ever the first of a quotation.
const CLIPPED: [&str; 8] = ["em", "tis", "twas", "twere", "til", "n", "cuz", "tisn"];

/// Lost their beginning too, if lower case: `'cause` but not `'Cause of death unknown'`.
const CLIPPED_LOWER: [&str; 4] = ["cause", "bout", "round", "cos"];

impl Scanner<'_> {
    /// Adds what begins with the single mark `c`.
    pub(super) fn apostrophe(&mut self, c: char) {
        let len = c.len_utf8();
        let at_boundary = self.blank
            || self.after(|c| {
                is_blank(c) || is_dash(c) || matches!(c, '(' | '[' | '/' | '"' | '“' | '-')
            });
        let next = self.at + len;
        if self.char_at(next) == Some(c) && c != '‚' {
            // Of three marks, a double one stands outside: first where they open, last elsewhere.
            let three = self.char_at(next + len) == Some(c);
            let end = if three && !at_boundary {
                next
            } else {
                next + len
            };
            self.push(end, TokenKind::Quote(Mark::Stray));
            return;
        }
        if is_apostrophe(c) {
            let rest = &self.text[next..];
            let run = rest
                .char_indices()
                .take(6)
                .find(|&(_, c)| !is_word(c))
                .map_or_else(|| rest.len().min(6), |(at, _)| at);
            let word = rest.get(..run).unwrap_or("");
            let follows = rest.get(run..).and_then(|r| r.chars().next());
            let closed = follows.is_some_and(is_apostrophe);
            if word.eq_ignore_ascii_case("s") && !(at_boundary && closed) {
                // `"Hamlet"'s`, `the U.S.’s`, and texts that were tokenised before.
                self.push(next + 1, TokenKind::Clitic);
                return;
            }
            if at_boundary && is_clipped(c, word) {
                if word.eq_ignore_ascii_case("n") && closed {
                    let end = next + 1 + follows.map_or(0, char::len_utf8);
                    self.push(end, TokenKind::Word);
                } else {
                    self.word(next);
                }
                return;
            }
        }
        self.push(next, TokenKind::Quote(Mark::Stray));
    }
}

/// Whether `mark` stands for the lost beginning of `word`.
fn is_clipped(mark: char, word: &str) -> bool {
    // `’90s`; with a closing mark also `’08`.
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 2 {
        return word[2..].eq_ignore_ascii_case("s") || (mark == '’' && word.len() == 2);
    }
    CLIPPED.iter().any(|w| w.eq_ignore_ascii_case(word))
        || (mark != '‘' && CLIPPED_LOWER.contains(&word))
}
