//! What a run of capitals looks like, and whether the capitals alone make it a name.

use std::ops::Range;

use super::beside::{is_introduced, sentence};
use super::kind::body_type;
use super::place::is_dateline;
use super::spot::{Look, Spotter};
use super::types::Via;
use super::words::Trait;
use crate::lexicon::{Class, ClassSet, EntityType};
use crate::segment::TokenKind;

/// Words of sentences that stand before people's names, too: "said that Ana Ruiz", "to which Ruiz".
const CLAUSE: ClassSet = ClassSet::of(&[Class::Comp, Class::Rel, Class::Neg]);
/// Words that stand before bodies and things, not before people's names.
const DETERMINER: ClassSet = ClassSet::of(&[Class::Det, Class::Poss]);

impl Spotter<'_, '_> {
    /// What the run looks like; nothing if it is no name.
    pub(super) fn look(&self, run: &Range<usize>, titled: bool) -> Option<Look> {
        let words = self.words;
        let first = run.start;
        let last = run.end - 1;
        if words.is(first, Trait::Capital) && is_party_label(words.text(first)) {
            return None;
        }
        if run.len() == 1 {
            let i = first;
            if is_word_in_capitals(words.text(i))
                || words.is(i, Trait::Closed)
                || words.is(i, Trait::Place)
                    && words.is(i, Trait::Initial)
                    && !words.is(i, Trait::Given)
                    && !words.is_capital_elsewhere(i)
                || is_occasion(words.text(i)) && !titled
                || words.text(i).len() < 2 + usize::from(words.text(i).ends_with('.'))
            {
                return None;
            }
            return Some(Look::Single);
        }
        // "Philippa 'Pip' Stannard"
        let nicknamed = run
            .clone()
            .any(|i| matches!(words.segmented.tokens[i].kind, TokenKind::Quote(_)));
        if nicknamed {
            return Some(Look::Person);
        }
        let the = first > 0
            && !words.is(first, Trait::Initial)
            && words.info(first - 1).classes.meets(DETERMINER)
            && !words.info(first - 1).classes.meets(CLAUSE)
            && words.segmented.tokens[first - 1].sentence == words.segmented.tokens[first].sentence;
        let org = self.has(run, Trait::Org);
        let ampersand = run.clone().any(|i| words.text(i) == "&");
        let given = words.is(first, Trait::Given) && !the;
        let personal = given
            || titled
            || words.is(first, Trait::Initials)
            || words.is(last, Trait::Suffix)
            || run
                .clone()
                .any(|i| words.is(i, Trait::Initials) && i != last);
        let event = run.clone().rev().find(|&i| !words.is(i, Trait::Suffix));
        if event.is_some_and(|i| is_event(words.text(i))) && !(given && run.len() == 2) && !titled {
            return None;
        }
        if ampersand || org && !(given && run.len() == 2 && !words.is(last, Trait::Common)) {
            // "Allied Guards' Union" is no guard.
            let own = if run.clone().any(|i| words.is_apostrophe(i)) {
                last..run.end
            } else {
                run.clone()
            };
            let kind = own.clone().find_map(|i| body_type(words.text(i)));
            let public = matches!(words.text(first), "Federal" | "State" | "County" | "City")
                && words.text(first + 1) != "of";
            let other = if public {
                EntityType::Agency
            } else {
                EntityType::Organisation
            };
            return Some(Look::Body(kind.unwrap_or(other)));
        }
        // "Nurses' Circle"
        if run.clone().any(|i| words.is_apostrophe(i)) {
            return Some(Look::Body(EntityType::Organisation));
        }
        // "Sons of the Basin" are not where they live.
        let inner = |of: &[&str]| run.clone().any(|i| of.contains(&words.text(i)));
        if !personal && words.info(first).role_plural && inner(&["of", "for"]) {
            return Some(Look::Body(EntityType::Organisation));
        }
        // "Hold the Harbor"
        if !personal && inner(&["the", "at", "to", "against", "without"]) && !inner(&["of"]) {
            return Some(Look::Body(EntityType::Organisation));
        }
        // "the Orsk Circle": streets have no article.
        let street = words.is(last, Trait::Place) && !(the && words.text(last) == "Circle");
        if street && !given && !titled || is_place_opener(words.text(first)) && !personal {
            return Some(Look::Body(EntityType::Place));
        }
        let people = self.runs.hit_at(last).is_some_and(|hit| {
            hit.senses
                .first()
                .is_some_and(|sense| sense.via == Via::Demonym)
        });
        // "Hollin Minerals": what it trades in names a company; "Ana Mills" is a person.
        let trades = body_type(words.text(last)) == Some(EntityType::Company);
        // "Grupo Varden", "Gazzetta del Porto"
        if let Some(kind) = body_type(words.text(first)).filter(|_| !personal)
            && !words.is(first, Trait::Common)
        {
            return Some(Look::Body(kind));
        }
        // "Balsillie Road Primary"
        if !personal && self.has(&(first..last), Trait::Place) {
            return Some(Look::Body(EntityType::Organisation));
        }
        if trades && !titled && (!personal || words.text(last).len() > 6) {
            return Some(Look::Body(EntityType::Company));
        }
        if personal && !people {
            return Some(Look::Person);
        }
        let ordinary = run
            .clone()
            .filter(|&i| words.is(i, Trait::Common) || !words.is(i, Trait::Capital))
            .count();
        if the
            || people
            // "Planet Watchers"
            || !titled && words.text(last).len() > 6 && words.is_plural_noun(last)
            || ordinary * 2 >= run.len()
            || run.len() > 4
            || words.is(last, Trait::Shouted) != words.is(first, Trait::Shouted)
                && words.text(first).len() > 2
        {
            return Some(Look::Body(EntityType::Organisation));
        }
        Some(Look::Person)
    }

    /// Whether the capitals alone do not make this a name.
    pub(super) fn is_weak(&self, run: &Range<usize>, look: Look, titled: bool) -> bool {
        let words = self.words;
        let i = run.start;
        if words.is(i, Trait::Headline) {
            // A given name and a word that is no other are trusted even there.
            return !(look == Look::Person
                && run.len() <= 4
                && words.is(i, Trait::Given)
                && run
                    .clone()
                    .all(|i| !words.is(i, Trait::Common) && !words.is(i, Trait::Org)));
        }
        // "SIDE OF THE ROAD": a line that shouts, not a name.
        let ordinary = |i: usize| words.is(i, Trait::Common) || !words.is(i, Trait::Capital);
        let shouts = run.len() > 1
            && run
                .clone()
                .all(|i| words.text(i).len() > 2 && !words.text(i).contains(char::is_lowercase))
            && run.clone().any(ordinary)
            && !self.has(run, Trait::Given)
            && !self.has(run, Trait::Hit)
            && !is_dateline(words.segmented, sentence(words, i).start, run);
        if shouts {
            return true;
        }
        // "King said", "the Hunter": only where the text has somebody of that name.
        if run.len() == 1 && self.words.is_calling(i) && self.title_before(i).1.is_none() {
            return true;
        }
        if titled || run.len() > 1 {
            return false;
        }
        // "the Democratic nominee", "have Crossed": an ordinary word that only shows off.
        if words.is(i, Trait::Common)
            && !words.is(i, Trait::Shouted)
            && !words.is(i, Trait::Given)
            && !words.is(i, Trait::Org)
        {
            return true;
        }
        if !words.is(i, Trait::Initial) {
            return false;
        }
        if words.is_capital_elsewhere(i) {
            return false;
        }
        if words.is(i, Trait::Shouted) {
            return words.is(i, Trait::Common);
        }
        if words.is(i, Trait::Common)
            || words.is_small_elsewhere(i)
            || words.is_plural_noun(i)
            || !words.is(i, Trait::Given) && is_abstract(words.text(i))
        {
            return true;
        }
        let spoken_of = words.is_cue_verb(run.end)
            || words
                .segmented
                .tokens
                .get(run.end)
                .is_some_and(|token| token.kind == TokenKind::Clitic);
        !(words.is(i, Trait::Given)
            || body_type(words.text(i)).is_some()
            || spoken_of
            || is_introduced(words, run))
    }
}

/// Whether a word's ending is that of an ordinary noun: "Violence", "Breakdown". Only-nouns are not
/// in the lexicon.
fn is_abstract(word: &str) -> bool {
    word.len() > 6
        && [
            "tion", "sion", "ment", "ness", "ence", "ance", "ship", "ism", "down", "ility",
            "ology", "ety", "ling", "ting", "ning", "very", "hood",
        ]
        .iter()
        .any(|tail| word.ends_with(tail))
}

/// "D-Conn.", "R-Texas": a party and a state, in brackets behind a name.
fn is_party_label(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 2 && matches!(bytes[0], b'D' | b'R' | b'I') && bytes[1] == b'-'
}

/// Abbreviations that name nobody.
fn is_word_in_capitals(text: &str) -> bool {
    matches!(
        text,
        "TV" | "OK"
            | "CEO"
            | "PM"
            | "AM"
            | "DNA"
            | "HIV"
            | "AIDS"
            | "GDP"
            | "VIP"
            | "ID"
            | "IT"
            | "PR"
            | "PC"
            | "AI"
            | "LGBT"
            | "LGBTQ"
            | "IQ"
            | "DVD"
            | "CD"
            | "PhD"
            | "MP"
            | "MPs"
            | "VP"
            | "CEOs"
            | "A.M."
            | "P.M."
            | "NOT"
            | "AND"
            | "THE"
            | "PTSD"
            | "UFO"
            | "SUV"
            | "RSVP"
            | "Q&A"
            | "IV"
            | "EST"
            | "GMT"
            | "EDT"
            | "ET"
            | "No."
            | "Nos."
            | "Ph.D."
            | "M.B.A."
            | "O.K."
    )
}

/// Words of places that stand before their names: "Mount Selvy".
fn is_place_opener(word: &str) -> bool {
    matches!(
        word,
        "Bay"
            | "Camp"
            | "Cape"
            | "Fort"
            | "Ft."
            | "Glen"
            | "Gulf"
            | "Isle"
            | "Jabal"
            | "Jebel"
            | "Lake"
            | "Loch"
            | "Lough"
            | "Mount"
            | "Mountain"
            | "Mt."
            | "Point"
            | "Port"
            | "Republic"
            | "Kingdom"
            | "Province"
            | "River"
            | "Route"
            | "State"
            | "Strait"
            | "Wadi"
            | "Avenue"
            | "Place"
            | "St."
            | "Canal"
            | "Highway"
            | "Northern"
            | "Southern"
            | "Eastern"
            | "Western"
    )
}

/// Days that have names as bodies and people do, but do nothing.
fn is_occasion(text: &str) -> bool {
    matches!(
        text,
        "Advent"
            | "Christmas"
            | "Diwali"
            | "Easter"
            | "Eid"
            | "Halloween"
            | "Hanukkah"
            | "Kwanzaa"
            | "Lent"
            | "Nowruz"
            | "Passover"
            | "Pentecost"
            | "Purim"
            | "Ramadan"
            | "Tet"
            | "Thanksgiving"
            | "Whitsun"
    )
}

/// Whether a name ending in this word is that of an event, a law or a prize, which do nothing.
fn is_event(word: &str) -> bool {
    matches!(
        word,
        "War"
            | "Accord"
            | "Accords"
            | "Act"
            | "Championship"
            | "Championships"
            | "Cup"
            | "Pact"
            | "Protocol"
            | "Day"
            | "Week"
            | "Prize"
            | "Award"
            | "Awards"
            | "Agreement"
            | "Treaty"
            | "Amendment"
    )
}
