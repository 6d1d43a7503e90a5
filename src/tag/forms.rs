//! The forms one name takes: full, without its middle, as initials, as an id.

use std::borrow::Cow;
use std::ops::Range;

use super::spot::Spot;
use super::words::{Trait, Words};
use crate::segment::TokenKind;

/// The name as one would write it in a line.
pub(super) fn plain<'s>(words: &Words<'s>, spot: &Spot) -> Cow<'s, str> {
    let segmented = words.segmented;
    let text = segmented.span_of(spot.tokens.clone()).slice(segmented.text);
    if text.contains(['\n', '\r', '\t']) || text.contains("  ") {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}

/// The name a person goes by: without a nickname in quotation marks and letters behind the name, in
/// small letters where the text shouts it.
pub(super) fn full_name<'s>(words: &Words<'s>, spot: &Spot) -> Cow<'s, str> {
    let honours = spot
        .tokens
        .clone()
        .skip(2)
        .rev()
        .take_while(|&i| {
            words.is(i, Trait::Suffix) && !is_generation(words.text(i)) || words.text(i) == ","
        })
        .count();
    let tokens = spot.tokens.start..spot.tokens.end - honours;
    let quoted = tokens
        .clone()
        .any(|i| matches!(words.segmented.tokens[i].kind, TokenKind::Quote(_)));
    let shouted = is_shouted(words, &tokens);
    if !quoted && !shouted {
        let spot = Spot {
            tokens,
            ..spot.clone()
        };
        return plain(words, &spot);
    }
    let mut name = String::new();
    let mut inside = false;
    for i in tokens {
        if matches!(words.segmented.tokens[i].kind, TokenKind::Quote(_)) {
            inside = !inside;
        } else if !inside {
            if words.segmented.tokens[i].spaced && !name.is_empty() {
                name.push(' ');
            }
            if shouted {
                name.push_str(&lowered(words.text(i)));
            } else {
                name.push_str(words.text(i));
            }
        }
    }
    Cow::Owned(name)
}

/// Whether every word of a name is in capitals, and at least one long enough to be shouted.
fn is_shouted(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let mut long = tokens.clone().filter(|&i| words.text(i).len() > 3);
    let shouted = |i: usize| {
        !words.text(i).contains(char::is_lowercase)
            || words.segmented.tokens[i].kind != TokenKind::Word
    };
    long.next().is_some() && tokens.clone().all(shouted)
}

/// A shouted word as it is written elsewhere: `TENCH` is `Tench`, `O'NEIL-BOYD` `O'Neil-Boyd`.
pub(super) fn lowered(word: &str) -> String {
    let mut head = true;
    let mut lowered = String::with_capacity(word.len());
    for c in word.chars() {
        if head {
            lowered.push(c);
        } else {
            lowered.extend(c.to_lowercase());
        }
        head = !c.is_alphabetic();
    }
    lowered
}

/// Whether a suffix is part of the name: letters after it for an office or a degree are not.
fn is_generation(suffix: &str) -> bool {
    matches!(
        suffix.trim_end_matches('.'),
        "Jr" | "Sr" | "II" | "III" | "IV" | "V"
    )
}

/// The tokens of the given name and of the surname.
pub(super) fn given_and_surname(words: &Words<'_>, spot: &Spot) -> (Option<usize>, Option<usize>) {
    let is_plain = |&i: &usize| {
        words.is(i, Trait::Capital)
            && !words.is(i, Trait::Initials)
            && !(i > spot.tokens.start && words.is(i, Trait::Suffix))
            && words.segmented.tokens[i].kind == TokenKind::Word
    };
    let surname = spot.tokens.clone().rev().find(is_plain);
    let given = spot
        .tokens
        .clone()
        .find(is_plain)
        .filter(|&i| Some(i) != surname);
    (given, surname)
}

/// Given name, surname and suffix: what stays when a middle name comes and goes.
pub(super) fn person_key<'s>(words: &Words<'s>, spot: &Spot) -> Cow<'s, str> {
    let (Some(given), Some(surname)) = given_and_surname(words, spot) else {
        return plain(words, spot);
    };
    let last = spot.tokens.end - 1;
    let suffix = if last > surname && is_generation(words.text(last)) {
        words.text(last).trim_end_matches('.')
    } else {
        ""
    };
    let (given, surname) = (words.text(given), words.text(surname));
    if is_shouted(words, &spot.tokens) {
        let (given, surname) = (lowered(given), lowered(surname));
        return Cow::Owned(format!("{given} {surname}|{suffix}"));
    }
    Cow::Owned(format!("{given} {surname}|{suffix}"))
}

/// The name without initials and nicknames.
pub(super) fn without_initials(words: &Words<'_>, spot: &Spot) -> String {
    let mut name = String::new();
    let mut quoted = false;
    for i in spot.tokens.clone() {
        match words.segmented.tokens[i].kind {
            TokenKind::Quote(_) => quoted = !quoted,
            TokenKind::Word if !quoted && !words.is(i, Trait::Initials) => {
                if !name.is_empty() {
                    name.push(' ');
                }
                name.push_str(words.text(i));
            }
            _ => {}
        }
    }
    name
}

/// `N.R.A.` and `NRA` are one acronym.
pub(super) fn undotted(acronym: &str) -> String {
    acronym.chars().filter(|&c| c != '.').collect()
}

/// Whether an acronym's letters stand in the name in this order, the first at the head of a word.
pub(super) fn abbreviates(acronym: &str, name: &str) -> bool {
    let mut letters = acronym
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .peekable();
    let mut head = true;
    let mut begun = false;
    for c in name.chars() {
        if (begun || head)
            && letters
                .peek()
                .is_some_and(|&letter| c.to_lowercase().eq([letter]))
        {
            letters.next();
            begun = true;
        }
        head = !c.is_alphanumeric();
    }
    letters.peek().is_none()
}

/// A name in small letters, digits and hyphens.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
