//! The forms one name takes: full, without its middle, as initials, as an id.

use std::borrow::Cow;

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
    let suffix = if last > surname && words.is(last, Trait::Suffix) {
        words.text(last).trim_end_matches('.')
    } else {
        ""
    };
    Cow::Owned(format!(
        "{} {}|{suffix}",
        words.text(given),
        words.text(surname)
    ))
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
