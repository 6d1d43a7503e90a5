//! Whether the words around a name make it a place.

use std::ops::Range;

use super::kind::speaks_for;
use crate::segment::{Case, Segmented, TokenKind};

/// Names a list of places may hold before its preposition is out of sight.
const MAX_LIST: usize = 6;

/// Whether the name at `tokens` stands where a place stands: behind "in" or "near", in a list of
/// places, behind a place and a comma, before "-based", in a dateline.
///
/// "From" and "to" count too, though a government may be asked or told something.
///
/// # Panics
/// If `tokens` is empty or out of range.
#[must_use]
pub fn is_place_context(segmented: &Segmented<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &segmented.sentences[segmented.tokens[tokens.start].sentence as usize];
    let first = sentence.tokens.start;
    if super::words::is_place_tail(segmented.token_text(tokens.end - 1))
        || is_dateline(segmented, first, tokens)
    {
        return true;
    }
    let mut at = tokens.start;
    for _ in 0..MAX_LIST {
        // Behind the adjectives and articles: "in the northern city of Kabul"
        while at > first && is_modifier(segmented.token_text(at - 1)) {
            at -= 1;
        }
        let Some(before) = at.checked_sub(1).filter(|&i| i >= first) else {
            return false;
        };
        let word = segmented.token_text(before);
        if is_locative(word) {
            return true;
        }
        match word {
            "of" => return before > first && is_place_noun(segmented.token_text(before - 1)),
            "and" | "or" | "," | "/" | "&" if before > first => {
                // One place of a list, if the one before it is.
                at = before;
                if word != "," && segmented.token_text(at - 1) == "," {
                    at -= 1;
                }
                let end = at;
                while at > first && is_name_word(segmented, at - 1) {
                    at -= 1;
                }
                if at == end {
                    return false;
                }
            }
            _ => return false,
        }
    }
    false
}

/// Whether those at the place speak for the state that sits there: "officials in Kabul".
pub(super) fn is_seat(segmented: &Segmented<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &segmented.sentences[segmented.tokens[tokens.start].sentence as usize];
    tokens.start >= sentence.tokens.start + 2
        && segmented.token_text(tokens.start - 1) == "in"
        && speaks_for(segmented.token_text(tokens.start - 2))
}

/// Whether a preposition stands before the name that only goes with places: "in", but not "at" or
/// "from", which companies take too, nor "shares in".
pub(super) fn is_inside(segmented: &Segmented<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &segmented.sentences[segmented.tokens[tokens.start].sentence as usize];
    let mut at = tokens.start;
    while at > sentence.tokens.start && is_modifier(segmented.token_text(at - 1)) {
        at -= 1;
    }
    at > sentence.tokens.start
        && matches!(
            segmented.token_text(at - 1),
            "in" | "In"
                | "off"
                | "Off"
                | "along"
                | "Along"
                | "near"
                | "Near"
                | "outside"
                | "Outside"
                | "across"
                | "Across"
                | "throughout"
                | "Throughout"
        )
        && !(at > sentence.tokens.start + 1 && is_investment(segmented.token_text(at - 2)))
}

/// What one has in a company.
fn is_investment(noun: &str) -> bool {
    [
        "shares",
        "stake",
        "stock",
        "investment",
        "investments",
        "investors",
        "invested",
        "confidence",
        "trust",
        "faith",
    ]
    .iter()
    .any(|known| known.eq_ignore_ascii_case(noun))
}

/// "KABUL, Afghanistan (AP) —"
pub(super) fn is_dateline(segmented: &Segmented<'_>, first: usize, tokens: &Range<usize>) -> bool {
    let text = |i: usize| segmented.token_text(i);
    let opens_paragraph = {
        let sentence = segmented.tokens[first].sentence as usize;
        sentence == 0
            || segmented.sentences[sentence - 1].paragraph
                != segmented.sentences[sentence].paragraph
    };
    if !opens_paragraph || tokens.start >= first + 6 || tokens.end >= segmented.tokens.len() {
        return false;
    }
    let is_dash = |i: usize| {
        segmented.tokens[i].kind == TokenKind::Punct
            && matches!(text(i), "—" | "–" | "-" | "--" | "―")
            && segmented.tokens[i].spaced
    };
    // "KABUL (Agency) —": the agency stands between the place and the dash.
    let bracket = |i: usize| {
        text(i) == "("
            && (i + 2..i + 6)
                .take_while(|&j| j < segmented.tokens.len())
                .any(|j| text(j - 1) == ")" && is_dash(j))
    };
    if tokens.start == first {
        let shouted = segmented.tokens[first].case == Case::Upper
            && segmented.span_of(tokens.clone()).len() > 3;
        return is_dash(tokens.end) || bracket(tokens.end) || shouted && text(tokens.end) == ",";
    }
    segmented.tokens[first].case == Case::Upper
        && segmented.tokens[first].span.len() > 3
        && text(tokens.start - 1) == ","
        && (is_dash(tokens.end) || text(tokens.end) == "(")
}

fn is_name_word(segmented: &Segmented<'_>, i: usize) -> bool {
    let token = &segmented.tokens[i];
    token.kind == TokenKind::Word && token.case != Case::Lower
}

fn is_locative(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "in",
        "at",
        "near",
        "from",
        "to",
        "outside",
        "around",
        "between",
        "into",
        "through",
        "across",
        "toward",
        "towards",
        "inside",
        "throughout",
        "via",
        "within",
        "beyond",
        "off",
        "leaving",
        "visiting",
        "entering",
        "reaching",
        "fleeing",
        "left",
        "visited",
        "reached",
        "entered",
        "fled",
        "above",
        "along",
        "onto",
    ];
    WORDS.iter().any(|&known| known.eq_ignore_ascii_case(word))
}

fn is_modifier(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "the",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "downtown",
        "north",
        "south",
        "east",
        "west",
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
        "nearby",
        "neighbouring",
        "neighboring",
        "war-torn",
        "rural",
        "greater",
        "upper",
        "lower",
        "inner",
        "coastal",
        "mainland",
        "present-day",
        "modern-day",
        "occupied",
        "faraway",
        "neighbor",
        "neighbour",
    ];
    WORDS.iter().any(|&known| known.eq_ignore_ascii_case(word))
}

/// Whether such a noun has a place's name behind its "of".
pub(super) fn is_place_noun(word: &str) -> bool {
    matches!(
        word,
        "city"
            | "cities"
            | "town"
            | "village"
            | "capital"
            | "province"
            | "provinces"
            | "district"
            | "port"
            | "outskirts"
            | "suburb"
            | "suburbs"
            | "north"
            | "south"
            | "east"
            | "west"
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
            | "market"
            | "streets"
            | "parts"
            | "region"
            | "regions"
            | "areas"
            | "coast"
            | "island"
            | "state"
            | "centre"
            | "center"
            | "miles"
            | "kilometers"
            | "kilometres"
            | "km"
            | "swaths"
            | "swathes"
            | "invasion"
            | "out"
    )
}
