//! Where a word, a number, a URL or an address ends, and which clitic is split from it.

use unicode_segmentation::UnicodeSegmentation;

use super::TokenKind;
use super::chars::{self, is_apostrophe, is_hyphen, is_word};
use super::scan::{LOOK_AHEAD, Scanner};

/// Ends of host names written without `www.`.
const TOP_LEVEL: [&str; 20] = [
    "com", "org", "net", "gov", "edu", "co", "uk", "io", "tv", "info", "mil", "eu", "fr", "de",
    "ru", "ca", "au", "nz", "ie", "pk",
];

const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

impl Scanner<'_> {
    /// Adds the word whose first letter or digit stands at `first` (`self.at` may lie before it, on
    /// an apostrophe, a `#` or a decimal point), and its clitics.
    pub(super) fn word(&mut self, first: usize) {
        if let Some(end) = self.url_end(first) {
            self.push(end, TokenKind::Word);
            return;
        }
        let end = self.word_end(first);
        let mut cuts = [end; 3];
        for i in 1..cuts.len() {
            cuts[i] = self.clitic_start(first, cuts[i - 1]);
        }
        let kind = kind_of(&self.text[first..cuts[2]]);
        self.push(cuts[2], kind);
        for &cut in cuts[..2].iter().rev().filter(|&&cut| cut > cuts[2]) {
            // Equal cuts mean that nothing was split there.
            if cut > self.at {
                self.push(cut, TokenKind::Clitic);
            }
        }
    }

    fn word_end(&self, first: usize) -> usize {
        let mut at = first;
        // Where the part after the last hyphen, and after the last dot in it, begins.
        let mut segment = first;
        let mut dotted = false;
        loop {
            let (end, complete) = self.letters_end(at);
            at = end;
            if complete {
                return at;
            }
            let Some(joiner) = self.char_at(at) else {
                return at;
            };
            let next = at + joiner.len_utf8();
            let before = self.text[..at].chars().next_back().unwrap_or(' ');
            let after = self.char_at(next).unwrap_or(' ');
            let digits = before.is_ascii_digit() && after.is_ascii_digit();
            let joins = match joiner {
                '.' => {
                    if !digits && after.is_alphabetic() && self.is_address(at) {
                        return self.address_end(at);
                    }
                    match self.dot(segment, at, dotted) {
                        Dot::Inside => {
                            dotted |= !digits;
                            segment = next;
                            true
                        }
                        Dot::Last => return self.after_last_dot(next).unwrap_or(next),
                        Dot::BeforeHyphen => {
                            at = next;
                            segment = next + 1;
                            dotted = false;
                            at += 1;
                            continue;
                        }
                        Dot::Host => return self.host_end(at),
                        Dot::Outside => return at,
                    }
                }
                '@' if after.is_alphanumeric() => return self.address_end(at),
                ',' | ':' => digits,
                '/' => digits || (before.is_ascii_lowercase() && after.is_ascii_lowercase()),
                '&' => before.is_ascii_uppercase() && after.is_ascii_uppercase(),
                '_' => after == '_' || after.is_alphanumeric(),
                _ if is_hyphen(joiner) => {
                    let joins = after.is_alphanumeric();
                    if joins {
                        segment = next;
                        dotted = false;
                    }
                    joins
                }
                _ if is_apostrophe(joiner) => {
                    // Minutes and feet (`5'10`) are no apostrophes.
                    after.is_alphabetic() || (before.is_alphabetic() && after.is_ascii_digit())
                }
                _ => false,
            };
            if !joins {
                return at;
            }
            at = next;
        }
    }

    /// The end of the letters and digits from `at`, and whether the word must end there because the
    /// Unicode standard says so.
    fn letters_end(&self, start: usize) -> (usize, bool) {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while at < bytes.len() && bytes[at].is_ascii_alphanumeric() {
            at += 1;
        }
        if !self
            .char_at(at)
            .is_some_and(|c| !c.is_ascii() && is_word(c))
        {
            return (at, false);
        }
        // Letters beyond ASCII: the standard decides, a stretch of bounded length at a time.
        let from = at.saturating_sub(1).max(start);
        let mut end = at;
        for c in self.text[at..].chars() {
            if end - from > LOOK_AHEAD || !is_word(c) {
                break;
            }
            end += c.len_utf8();
        }
        let piece = self.text[from..end]
            .split_word_bounds()
            .next()
            .map_or(end - from, str::len);
        if from + piece < end {
            // An ASCII letter before an ideograph is a piece of its own.
            (from + piece, true)
        } else if self.char_at(end).is_some_and(is_word) && end > start {
            let (rest, complete) = self.ascii_or_more(end);
            (rest, complete)
        } else {
            (end, false)
        }
    }

    /// Goes on after a stretch that the look-ahead cut.
    fn ascii_or_more(&self, mut at: usize) -> (usize, bool) {
        for c in self.text[at..].chars() {
            if !is_word(c) {
                break;
            }
            at += c.len_utf8();
        }
        (at, false)
    }

    /// What the dot at `at` is to the word whose last segment began at `segment`.
    fn dot(&self, segment: usize, at: usize, dotted: bool) -> Dot {
        let part = &self.text[segment..at];
        let after = self.char_at(at + 1).unwrap_or(' ');
        if after.is_ascii_digit() && part.ends_with(|c: char| c.is_ascii_digit()) {
            return Dot::Inside;
        }
        let short = part.len() == 1 && part.as_bytes()[0].is_ascii_alphabetic();
        if after.is_ascii_alphabetic() {
            let following = self.text.as_bytes()[at + 1..]
                .iter()
                .take(8)
                .take_while(|b| b.is_ascii_alphanumeric())
                .count();
            let following = &self.text[at + 1..at + 1 + following];
            let capital = part.as_bytes()[..part.len().min(1)]
                .iter()
                .all(u8::is_ascii_uppercase);
            return if (short && following.len() <= 2)
                || (part.len() == 2 && capital && following.len() == 1 && part.is_ascii())
            {
                Dot::Inside
            } else if self.is_host(at) {
                Dot::Host
            } else if dotted {
                Dot::Last
            } else {
                Dot::Outside
            };
        }
        let hyphened = after == '-'
            && self
                .char_at(at + 2)
                .is_some_and(|c| c.is_ascii_alphanumeric());
        let titled = part.len() <= 5 && part.starts_with(|c: char| c.is_ascii_uppercase());
        if hyphened && (dotted || titled) {
            Dot::BeforeHyphen
        } else if dotted {
            Dot::Last
        } else {
            Dot::Outside
        }
    }

    /// `U.S.'s` goes on after its last dot; the clitic is split again.
    fn after_last_dot(&self, at: usize) -> Option<usize> {
        let apostrophe = self.char_at(at).filter(|&c| is_apostrophe(c))?;
        let next = at + apostrophe.len_utf8();
        let end = next + 1;
        (matches!(self.byte_at(next), Some(b's' | b'S')) && !self.char_at(end).is_some_and(is_word))
            .then_some(end)
    }

    /// Whether a host name goes on behind the dot at `at`.
    fn is_host(&self, at: usize) -> bool {
        let rest = &self.text.as_bytes()[at..];
        let len = rest
            .iter()
            .take(LOOK_AHEAD)
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
            .count();
        let name = self.text[at..at + len].trim_end_matches(['.', '-']);
        name.rsplit('.')
            .next()
            .is_some_and(|last| TOP_LEVEL.contains(&last))
    }

    /// Whether an e-mail address goes on behind the dot at `at`.
    fn is_address(&self, at: usize) -> bool {
        let rest = &self.text.as_bytes()[at..];
        let local = rest
            .iter()
            .take(LOOK_AHEAD)
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+'))
            .count();
        rest.get(local) == Some(&b'@') && rest.get(local + 1).is_some_and(u8::is_ascii_alphanumeric)
    }

    fn address_end(&self, from: usize) -> usize {
        let rest = &self.text[from..];
        let len = rest
            .find(|c: char| {
                !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '@'))
            })
            .unwrap_or(rest.len());
        from + rest[..len]
            .trim_end_matches(['.', '-', '_', '+', '@'])
            .len()
    }

    /// The end of a host name whose last dot (so far) is at `dot`, with a path if one follows.
    fn host_end(&self, dot: usize) -> usize {
        let rest = &self.text[dot..];
        let len = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))
            .unwrap_or(rest.len());
        let end = dot + rest[..len].trim_end_matches(['.', '-']).len();
        if self.byte_at(end) == Some(b'/') {
            self.path_end(end)
        } else {
            end
        }
    }

    fn url_end(&self, at: usize) -> Option<usize> {
        let rest = &self.text.as_bytes()[at..];
        ["http://", "https://", "www."]
            .iter()
            .any(|prefix| {
                rest.get(..prefix.len())
                    .is_some_and(|head| head.eq_ignore_ascii_case(prefix.as_bytes()))
                    && rest
                        .get(prefix.len())
                        .is_some_and(u8::is_ascii_alphanumeric)
            })
            .then(|| self.path_end(at))
    }

    fn path_end(&self, from: usize) -> usize {
        let rest = &self.text[from..];
        let len = rest
            .find(|c: char| {
                chars::is_blank(c)
                    || matches!(
                        c,
                        '<' | '>' | '"' | '“' | '”' | '‘' | '’' | '«' | '»' | '|' | '`'
                    )
                    || chars::is_dash(c)
            })
            .unwrap_or(rest.len());
        let ends = |c: char| {
            matches!(
                c,
                '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ')' | ']' | '…'
            )
        };
        from + rest[..len].trim_end_matches(ends).len()
    }

    /// Where the clitic that ends the word at `end` begins; `end` if there is none.
    fn clitic_start(&self, first: usize, end: usize) -> usize {
        let word = &self.text[first..end];
        // Clitics are short: no need to look at more of the word.
        let Some((at, apostrophe)) = word
            .char_indices()
            .rev()
            .take(3)
            .find(|&(_, c)| is_apostrophe(c))
        else {
            return end;
        };
        let tail = &word[at + apostrophe.len_utf8()..];
        if tail.eq_ignore_ascii_case("t")
            && at > 1
            && matches!(word.as_bytes()[at - 1], b'n' | b'N')
        {
            return first + at - 1;
        }
        if at > 0 && CLITICS.iter().any(|c| c.eq_ignore_ascii_case(tail)) {
            return first + at;
        }
        end
    }
}

enum Dot {
    /// Between two segments of an abbreviation or a number.
    Inside,
    /// The last one of an abbreviation, part of it.
    Last,
    /// Before the hyphen of `U.S.-led`.
    BeforeHyphen,
    /// Inside a host name.
    Host,
    /// No part of the word.
    Outside,
}

/// Digits with separators and perhaps a short unit (`600m`, `1990s`, `5th`) are a number.
fn kind_of(word: &str) -> TokenKind {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return TokenKind::Word;
    }
    let unit = word.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, ',' | '.' | ':' | '/' | '-' | '_')
    });
    if unit.len() <= 2 && unit.chars().all(char::is_alphabetic) && !word.ends_with('.') {
        TokenKind::Number
    } else {
        TokenKind::Word
    }
}
