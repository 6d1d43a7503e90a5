//! Runs of capitalised tokens, with the small words that stand inside names.

use std::ops::Range;

use super::beside::tells_body;
use super::gazetteer::Hit;
use super::kind::body_type;
use super::words::{Trait, Words, is_agent};
use crate::lexicon::{Class, ClassSet, EntityType, PosTag};
use crate::segment::{Mark, Sentence, TokenKind};

/// Tokens a run may have: longer ones are lists or shouting, and cost time.
const MAX_RUN: usize = 16;

/// Particles before a surname: "von und zu Ebner".
const MAX_PARTICLES: usize = 3;

/// Words of a clause; in a line of capitals they stand between names, never inside one.
const CLAUSE: ClassSet = ClassSet::of(&[
    Class::Be,
    Class::Have,
    Class::Do,
    Class::PronSubj,
    Class::Neg,
    Class::Rel,
]);

/// The runs of one document, and the gazetteer hits by token.
pub(super) struct Runs<'w, 's> {
    pub(super) words: &'w Words<'s>,
    pub(super) hits: &'w [Hit],
}

impl Runs<'_, '_> {
    /// Calls `take` with every run of `sentence`, in order.
    pub(super) fn each(&self, sentence: &Sentence, mut take: impl FnMut(Range<usize>)) {
        let end = sentence.tokens.end;
        let mut i = sentence.tokens.start;
        while i < end {
            if let Some(start) = self.start_at(i, end) {
                let run = start..self.grow(start, end);
                i = run.end;
                take(run);
            } else {
                i += 1;
            }
        }
    }

    /// The hit that begins at token `i`.
    pub(super) fn hit_at(&self, i: usize) -> Option<&Hit> {
        let at = self
            .hits
            .binary_search_by_key(&i, |hit| hit.tokens.start)
            .ok()?;
        Some(&self.hits[at])
    }

    fn start_at(&self, i: usize, end: usize) -> Option<usize> {
        // "al Qaeda", "de Blasio", "van der Zee" after a surname has been said once
        let particles = (i..end.min(i + MAX_PARTICLES))
            .take_while(|&i| self.words.is(i, Trait::Particle))
            .count();
        let behind = i + particles;
        let starts = self.is_name(i)
            || particles > 0
                && behind < end
                && self.is_name(behind)
                && !self.words.is(behind, Trait::Closed);
        starts.then_some(i)
    }

    /// Whether token `i` can be part of a name by itself.
    fn is_name(&self, i: usize) -> bool {
        let words = self.words;
        words.is(i, Trait::Hit)
            || words.is(i, Trait::Capital) && (!words.is(i, Trait::Headline) || self.is_trusted(i))
    }

    /// Whether a capital counts even in a headline: the document has the word elsewhere, or it is a
    /// given name or stands behind one.
    fn is_trusted(&self, i: usize) -> bool {
        let words = self.words;
        let given = |i: usize| {
            words.is(i, Trait::Capital) && words.is(i, Trait::Given) && !words.is(i, Trait::Common)
        };
        words.is_capital_elsewhere(i) && !words.is(i, Trait::Closed)
            || given(i)
            || i > 0
                && given(i - 1)
                && !words.is(i, Trait::Common)
                && !words.is(i, Trait::Org)
                && !words.is_small_elsewhere(i)
    }

    /// Whether token `i` can go on a run: months and weekdays cannot.
    fn continues(&self, i: usize) -> bool {
        self.words.is(i, Trait::Hit)
            || self.is_name(i)
                && !self.is_date(i)
                // "Trees Not Towers", but not in a line of capitals
                && !(self.words.info(i).classes.meets(CLAUSE)
                    && self.words.is(i, Trait::Headline))
                && self.words.text(i) != "I"
    }

    /// Behind the number of "March 9 Movement": a body that is called by a date.
    fn body_of_date(&self, start: usize, end: usize) -> Option<usize> {
        let number = start + 1;
        let body = number + 1;
        (body < end
            && self.words.info(start).classes.has(Class::Month)
            && self.words.segmented.tokens[number].kind == TokenKind::Number
            && self.words.is(body, Trait::Org)
            && self.words.is(body, Trait::Capital))
        .then_some(body)
    }

    fn is_date(&self, i: usize) -> bool {
        const DATE: ClassSet = ClassSet::of(&[Class::Month, Class::Weekday]);
        self.words.info(i).classes.meets(DATE) && !self.words.is(i, Trait::Given)
    }

    /// The end of the run that starts at `start`.
    fn grow(&self, start: usize, end: usize) -> usize {
        let end = end.min(start + MAX_RUN);
        let mut at = start + 1;
        if let Some(hit) = self.hit_at(start) {
            if hit.compound {
                return hit.tokens.end;
            }
            at = hit.tokens.end;
        } else if let Some(next) = self.body_of_date(start, end) {
            at = next;
        } else if self.is_date(start) {
            return at;
        }
        loop {
            if at >= end {
                return at;
            }
            let next = if self.continues(at) {
                at
            } else if let Some(next) = self.across(start, at, end) {
                next
            } else {
                return at;
            };
            match self.hit_at(next) {
                // The head of "Kabul-based" begins a new thought.
                Some(hit) if hit.compound => return at,
                Some(hit) => at = hit.tokens.end,
                None => at = next + 1,
            }
        }
    }

    /// Where the run `start..at` goes on behind something that is no name word at `at`.
    fn across(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let words = self.words;
        let tokens = &words.segmented.tokens;
        let before = at - 1;
        let name_at = |i: usize| (i < end && self.continues(i)).then_some(i);
        match tokens[at].kind {
            // "Teamsters Local 88"
            TokenKind::Number if words.text(before) == "Local" => Some(at),
            TokenKind::Punct => match words.text(at) {
                "." if !tokens[at].spaced
                    && (words.is(before, Trait::Initials)
                        || words.is(before, Trait::Title) && words.text(before).len() <= 4) =>
                {
                    name_at(at + 1).filter(|&i| !words.is(i, Trait::Closed))
                }
                "&" => name_at(at + 1),
                // "Sammy Davis, Jr."
                "," => name_at(at + 1).filter(|&i| {
                    matches!(
                        words.text(i),
                        "Jr" | "Jr." | "Sr" | "Sr." | "Inc" | "Inc." | "LLC"
                    )
                }),
                _ => None,
            },
            // Joe "the Hammer" Smith
            TokenKind::Quote(Mark::Open) if tokens[at].spaced && self.is_first_name(start, at) => {
                let close = (at + 2..(at + 5).min(end))
                    .find(|&i| matches!(tokens[i].kind, TokenKind::Quote(Mark::Close)))?;
                let inside_is_words = (at + 1..close).all(|i| tokens[i].kind == TokenKind::Word);
                name_at(close + 1)
                    .filter(|&i| inside_is_words && tokens[i].spaced && !words.is(i, Trait::Closed))
            }
            TokenKind::Clitic if words.text(at).ends_with(['s', '\'', '’']) => {
                self.across_possessive(start, at, end)
            }
            TokenKind::Word => self.across_word(start, at, end),
            _ => None,
        }
    }

    /// The same behind a possessive.
    fn across_possessive(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let words = self.words;
        let before = at - 1;
        let name_at = |i: usize| (i < end && self.continues(i)).then_some(i);
        // "People's Party", "Lord's Resistance Army"
        let together = self.owns_together(at);
        if (owns_bodies(words.text(before)) || together)
            && let Some(next) = name_at(at + 1)
            && (together || self.org_ahead(next, end))
        {
            return Some(next);
        }
        // "St. Brannoc's Hospital", "Ferrymen's Union"
        let saint = at - start >= 2 && matches!(words.text(start), "St" | "St." | "Saint");
        let people = words.is(before, Trait::Capital)
            && !words.is(before, Trait::Headline)
            && words.text(before).ends_with("men");
        if (saint || people)
            && let Some(next) = name_at(at + 1)
            && self.org_ahead(next, end)
        {
            return Some(next);
        }
        // "Keyholders' Assembly", "Guards' and Platform Union", "Givers' Lantern, a donors' group"
        if !words.is_apostrophe(at) || !self.is_plural_owner(before) {
            return None;
        }
        let and = usize::from(at + 1 < end && words.text(at + 1) == "and");
        let next = name_at(at + 1 + and)?;
        let last = (next..(next + 3).min(end))
            .take_while(|&i| self.continues(i))
            .last()?;
        let told = || and == 0 && tells_body(words, &(start..last + 1));
        (self.org_ahead(next, end) && !self.is_party(next) || told()).then_some(next)
    }

    /// The same behind a small word.
    fn across_word(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let words = self.words;
        let before = at - 1;
        let name_at =
            |i: usize| (i < end && self.continues(i) && !words.is(i, Trait::Closed)).then_some(i);
        match words.text(at) {
            "of" => {
                let has = |what| (start..at).any(|i| words.is(i, what));
                let group = self.is_alone(start, before)
                    && self.shows_off(before)
                    && words.info(before).role_plural;
                // "Secretary of State", but "Ana Walker of Leeds"
                let office = words.is(before, Trait::Title)
                    && !(before > start && words.is(before - 1, Trait::Given));
                if !(has(Trait::Org) || has(Trait::Place) || office || group) {
                    return None;
                }
                let the = usize::from(at + 1 < end && words.text(at + 1) == "the");
                name_at(at + 1 + the).filter(|&i| !self.is_person(i))
            }
            // "Sons of the Basin", "Parents for Change"
            "for" if self.is_alone(start, before) && self.shows_off(before) => name_at(at + 1),
            "for" | "on" if words.is(before, Trait::Org) && at - start <= 4 => {
                let the = usize::from(at + 1 < end && words.text(at + 1) == "the");
                name_at(at + 1 + the).filter(|&i| !self.is_party(i))
            }
            // "the Committee to Save Elm Park"
            "to" if words.is(before, Trait::Org) && at - start <= 2 => {
                name_at(at + 1).filter(|&i| self.shows_off(i))
            }
            // "Hold the Harbor", "Doctors at the Border"
            "the" | "at" | "to" | "against" | "without"
                if self.is_alone(start, before)
                    && self.shows_off(before)
                    && (!words.is_calling(before) || words.info(before).role_plural) =>
            {
                let the = usize::from(at + 1 < end && words.text(at + 1) == "the");
                let next = at + 1 + the;
                (next < end && self.shows_off(next) && !self.is_party(next)).then_some(next)
            }
            "and" => {
                let next = name_at(at + 1)?;
                let is_thing = |i: usize| {
                    !words.is(i, Trait::Given) && !words.is(i, Trait::Title) && !self.is_party(i)
                };
                // "Department of Health and Human Services"
                let inside = (start + 1..at).any(|i| matches!(words.text(i), "of" | "for" | "on"))
                    && words.is(start, Trait::Org)
                    && is_thing(next);
                // "Amalgamated Packers and Loaders"
                let trades = at - start >= 2
                    && words.is(start, Trait::Common)
                    && !words.is(start, Trait::Closed)
                    && (words.info(start).weight(PosTag::A) > 0
                        || words.info(start).weight(PosTag::Vn) > 0)
                    && !(next + 1 < end && self.continues(next + 1))
                    && [before, next].iter().all(|&i| {
                        let singular = words.text(i).strip_suffix('s').unwrap_or_default();
                        is_thing(i) && is_agent(singular) && body_type(singular).is_none()
                    });
                // "Truth and Reconciliation Commission"
                let ahead = at - start <= 2
                    && next + 1 < end
                    && self.continues(next + 1)
                    && (start..at).all(|i| {
                        is_thing(i) && (words.is(i, Trait::Common) || words.is(i, Trait::Org))
                    })
                    && (next..(next + 4).min(end))
                        .take_while(|&i| self.continues(i))
                        .try_fold(false, |_, i| is_thing(i).then(|| words.is(i, Trait::Org)))
                        == Some(true);
                (inside || ahead || trades).then_some(next)
            }
            // "Relógio do Cais": in English, no verb stands so.
            "do" | "dos" if !words.is(before, Trait::Common) => name_at(at + 1),
            _ => {
                // "Ursula von der Leyen"
                let mut next = at;
                while next < (at + 3).min(end) && words.is(next, Trait::Particle) {
                    next += 1;
                }
                (next > at && !words.is(before, Trait::Org))
                    .then(|| name_at(next))
                    .flatten()
            }
        }
    }

    /// Whether nothing but a sentence's small words precedes token `i` in its run: "But Parents".
    fn is_alone(&self, start: usize, i: usize) -> bool {
        (start..i).all(|i| self.words.is(i, Trait::Closed))
    }

    /// Whether an ordinary word has a capital where it needs none.
    fn shows_off(&self, i: usize) -> bool {
        let words = self.words;
        words.is(i, Trait::Capital)
            && words.is(i, Trait::Common)
            && !words.is(i, Trait::Closed)
            && !words.is(i, Trait::Headline)
            && (!words.is(i, Trait::Initial) || words.is_capital_elsewhere(i))
    }

    /// "Bakers' United": ordinary people in capitals, who own something together.
    fn owns_together(&self, clitic: usize) -> bool {
        let words = self.words;
        !words.text(clitic).contains('s')
            && words.info(clitic - 1).role_plural
            && (self.shows_off(clitic - 1) || words.is(clitic + 1, Trait::Org))
    }

    /// Whether a word of an organisation is among the next three of the run.
    fn org_ahead(&self, next: usize, end: usize) -> bool {
        (next..(next + 3).min(end))
            .take_while(|&i| self.continues(i))
            .any(|i| self.words.is(i, Trait::Org))
    }

    /// Whether a plural at `i` owns a body: a word that the document never has in capitals without
    /// owning something, as it would have Sanders.
    fn is_plural_owner(&self, i: usize) -> bool {
        let words = self.words;
        words.is(i, Trait::Capital)
            && words.text(i).ends_with('s')
            && !words.is(i, Trait::Hit)
            && !words.is(i, Trait::Given)
            && !words.is(i, Trait::Headline)
            && !words.is_free(i)
    }

    /// Whether `start..at`, behind its titles, is what a nickname can follow: a given name or two.
    fn is_first_name(&self, start: usize, at: usize) -> bool {
        let words = self.words;
        let titles = (start..at)
            .take_while(|&i| words.is(i, Trait::Title) || words.text(i) == ".")
            .count();
        let names = start + titles..at;
        let plain = |i: usize| {
            words.is(i, Trait::Capital) && !words.is(i, Trait::Closed) && !words.is(i, Trait::Org)
        };
        match names.len() {
            // "Royal “Duke” Marsh": an ordinary word, where nothing else gives it a capital.
            1 => {
                plain(names.start)
                    && (!words.is(names.start, Trait::Common)
                        || !words.is(names.start, Trait::Initial))
            }
            2 => words.is(names.start, Trait::Given) && plain(names.start + 1),
            _ => false,
        }
    }

    /// Whether a person of the gazetteer stands at `i`.
    fn is_person(&self, i: usize) -> bool {
        self.hit_at(i)
            .and_then(|hit| hit.senses.first())
            .is_some_and(|sense| sense.entity_type == EntityType::Person)
    }

    /// Whether somebody of the gazetteer stands at `i`, other than by a demonym.
    fn is_party(&self, i: usize) -> bool {
        self.hit_at(i)
            .and_then(|hit| hit.senses.first())
            .is_some_and(|sense| sense.via != super::types::Via::Demonym)
    }
}

/// Whether a possessive of this word opens names of organisations.
fn owns_bodies(word: &str) -> bool {
    matches!(
        word,
        "People"
            | "Peoples"
            | "Men"
            | "Women"
            | "Children"
            | "Lord"
            | "Workers"
            | "Farmers"
            | "Teachers"
            | "Veterans"
            | "Mothers"
            | "King"
            | "Queen"
            | "Writers"
            | "Journalists"
            | "Nurses"
            | "Students"
    )
}
