//! Whom a person's name means: full names, surnames, given names.

use std::borrow::Cow;

use super::beside::acts;
use super::cast::{Caster, Family};
use super::evidence::Leaning;
use super::forms::{full_name, given_and_surname, lowered, person_key, plain, without_initials};
use super::kind::is_style;
use super::spot::Spot;
use super::types::{CastIdx, Via};
use super::words::{Trait, Words};
use crate::lexicon::{EntityType, Gender};
use crate::segment::TokenKind;

impl<'s> Caster<'s> {
    /// The person of this document whose surname this word is.
    pub(super) fn surname(&self, spot: &Spot) -> Option<(CastIdx, Via)> {
        if spot.tokens.len() != 1 {
            return None;
        }
        let family = self
            .families
            .get(&*family_key(self.words.text(spot.tokens.start)))?;
        let of = gender_slot(spot.gender);
        // Of two Clintons the bare surname is the one the text is about, not her husband who was
        // named just now; between equals the last one counts.
        let full = |entity: CastIdx| self.n_full[entity.0 as usize];
        if of == 0
            && family.recent[0].is_none_or(|recent| full(family.foremost) >= 2 * full(recent))
        {
            return Some((family.foremost, Via::Surname));
        }
        let entity = family.recent[of]
            .or(family.first_of_gender[of])
            .or(family.recent[0])
            .unwrap_or(family.first);
        Some((entity, Via::Surname))
    }

    /// The better known of a gazetteer's couple: "Obama" is Barack even where only Michelle has been
    /// named in full.
    pub(super) fn namesake(&mut self, known: CastIdx, spot: &Spot) -> CastIdx {
        let character = &self.cast[known.0 as usize];
        let surname = self.words.text(spot.tokens.start);
        let Some(better) = self.gazetteer.by_surname(surname, spot.gender) else {
            return known;
        };
        let entries = self.words.lexicon.entries();
        let related = character.entry.is_some_and(|entry| entry != better)
            && character.country == entries[better.0 as usize].country;
        // Once both are named in full, the text itself tells.
        let named = self
            .by_entry
            .get(&better)
            .is_some_and(|idx| self.n_full[idx.0 as usize] > 0);
        if related && !named {
            self.entry(better)
        } else {
            known
        }
    }

    /// The person of the gazetteer whom everybody knows by this surname.
    pub(super) fn listed_surname(&mut self, spot: &Spot) -> Option<(CastIdx, Via)> {
        let words = self.words;
        let i = spot.tokens.start;
        // "the Bush", but "the Bush administration"
        let the = i > 0
            && matches!(words.text(i - 1), "the" | "The" | "a" | "an")
            && words
                .segmented
                .tokens
                .get(i + 1)
                .is_none_or(|next| next.kind != TokenKind::Word);
        // "Power cuts" opens a sentence as any noun does.
        let opens = words.is(i, Trait::Initial) || words.is(i, Trait::Headline);
        let shown = spot.titled
            || words.is_capital_elsewhere(i)
            || !words.is(i, Trait::Common) && (!opens || acts(words, &spot.tokens))
            || words.is_cue_verb(spot.tokens.end);
        let given = words.is(i, Trait::Given) || self.given.contains_key(words.text(i));
        // "the King": everybody's.
        let shown = shown && (spot.titled || !words.is_calling(i));
        if spot.tokens.len() != 1 || !shown || (the || given) && !spot.titled {
            return None;
        }
        let entry = self.gazetteer.by_surname(words.text(i), spot.gender)?;
        let entity = self.entry(entry);
        self.introduce_person(entity, None, Some(words.text(i)));
        Some((entity, Via::Surname))
    }

    pub(super) fn person(&mut self, spot: &Spot) -> (CastIdx, Via) {
        let words = self.words;
        let name = full_name(self.words, spot);
        let key = person_key(self.words, spot);
        let entity =
            if let Some(&entity) = self.by_name.get(&*key).or_else(|| self.by_name.get(&*name)) {
                self.lengthen(entity, &name);
                entity
            } else {
                // "Ana B. Ruiz" is Ana Ruiz, if the gazetteer knows her.
                let listed = self
                    .gazetteer
                    .senses(&without_initials(self.words, spot))
                    .and_then(|senses| senses.actor)
                    .filter(|sense| sense.entity_type == EntityType::Person);
                if let Some(sense) = listed {
                    self.entry(sense.entity)
                } else {
                    let leaning = Leaning::person(self.is_surely_person(spot));
                    self.add(name.clone(), EntityType::Person, leaning)
                }
            };
        self.by_name.insert(key, entity);
        self.by_name.insert(name, entity);
        if let Some(surname) = double_surname(words, spot) {
            self.by_name.entry(surname).or_insert(entity);
        }
        self.n_full[entity.0 as usize] += 1;
        let (given, surname) = given_and_surname(self.words, spot);
        let character = &mut self.cast[entity.0 as usize];
        if character.gender.is_none() {
            character.gender = spot.gender.or_else(|| {
                given
                    .and_then(|i| words.info(i).gender)
                    .filter(|&gender| gender != Gender::Either)
            });
        }
        self.introduce_person(
            entity,
            given.map(|i| words.text(i)),
            surname.map(|i| words.text(i)),
        );
        (entity, Via::Name)
    }

    /// Whether a title, a given name, initials or a suffix make the name a person's.
    pub(super) fn is_surely_person(&self, spot: &Spot) -> bool {
        let words = self.words;
        // "O Globo" opens with an article.
        let of_person = |i: usize| {
            words.is(i, Trait::Initials) && words.text(i) != "O"
                || words.is(i, Trait::Suffix)
                || is_quote(words, i)
        };
        spot.titled
            || words.is(spot.tokens.start, Trait::Given)
            || spot.tokens.clone().any(of_person)
    }

    /// Lets a person be recognised by surname and given name.
    pub(super) fn introduce_person(
        &mut self,
        entity: CastIdx,
        given: Option<&'s str>,
        surname: Option<&'s str>,
    ) {
        let gender = gender_slot(self.cast[entity.0 as usize].gender);
        if let Some(surname) = surname {
            let family = self.families.entry(family_key(surname)).or_insert(Family {
                first: entity,
                recent: [None; 3],
                first_of_gender: [None; 3],
                foremost: entity,
            });
            if self.n_full[entity.0 as usize] > self.n_full[family.foremost.0 as usize] {
                family.foremost = entity;
            }
            family.first_of_gender[gender].get_or_insert(entity);
        }
        if let Some(given) = given {
            let known = self.given.entry(family_key(given)).or_insert(Some(entity));
            if *known != Some(entity) {
                *known = None;
            }
        }
    }

    pub(super) fn make_person(&mut self, entity: CastIdx, spot: &Spot) {
        let character = &mut self.cast[entity.0 as usize];
        if character.entry.is_none() {
            if spot.titled {
                self.leanings[entity.0 as usize].person += Leaning::person(true).person;
            }
            character.entity.entity_type = EntityType::Person;
            if character.gender.is_none() {
                character.gender = spot.gender;
            }
            let surname = self.words.text(spot.tokens.end - 1);
            self.introduce_person(entity, None, Some(surname));
        }
    }

    /// Takes the fuller of two forms as the name.
    pub(super) fn lengthen(&mut self, entity: CastIdx, name: &str) {
        let character = &mut self.cast[entity.0 as usize];
        if character.entry.is_none() && name.len() > character.entity.name.len() {
            name.clone_into(&mut character.entity.name);
        }
    }
}

/// The name of somebody known by surname and style alone: "Baroness Lindt", "Mrs Justice Lindt".
pub(super) fn styled(words: &Words<'_>, spot: &Spot) -> Option<String> {
    let end = spot.tokens.start;
    let sentence = words.segmented.tokens[end].sentence;
    let style = end.checked_sub(1)?;
    if !is_style(words.text(style)) || words.segmented.tokens[style].sentence != sentence {
        return None;
    }
    let before = style.checked_sub(1).filter(|&i| {
        words.segmented.tokens[i].sentence == sentence
            && matches!(words.text(i), "Mr" | "Mrs" | "Lady" | "Lord")
    });
    if before.is_none() && words.text(style) == "Justice" {
        return None;
    }
    let start = before.unwrap_or(style);
    let words: Vec<&str> = (start..spot.tokens.end).map(|i| words.text(i)).collect();
    Some(words.join(" "))
}

/// The end of a long name by which its bearer may be called: what follows its first particle, "van der
/// Zee", or the last two of three words or more, "Ní Dhuibhir", "Ruiz Lorca".
fn double_surname<'s>(words: &Words<'s>, spot: &Spot) -> Option<Cow<'s, str>> {
    let all = &spot.tokens;
    let particle = (all.start + 1..all.end).find(|&i| words.is(i, Trait::Particle));
    let start = particle.or_else(|| all.end.checked_sub(2).filter(|_| all.len() >= 3))?;
    let plain_words = (start..all.end).all(|i| {
        (words.is(i, Trait::Capital) || words.is(i, Trait::Particle))
            && !words.is(i, Trait::Initials)
            && !words.is(i, Trait::Suffix)
            && !is_quote(words, i)
    });
    let surname = particle.is_some() || !words.is(start, Trait::Given);
    (plain_words && surname).then(|| {
        plain(
            words,
            &Spot {
                tokens: start..all.end,
                ..spot.clone()
            },
        )
    })
}

pub(super) fn is_quote(words: &Words<'_>, i: usize) -> bool {
    matches!(words.segmented.tokens[i].kind, TokenKind::Quote(_))
}

/// A surname as families are kept, so that a transcript's `TENCH:` is the Tench of its text.
pub(super) fn family_key(surname: &str) -> Cow<'_, str> {
    if surname.len() > 3 && !surname.contains(char::is_lowercase) {
        Cow::Owned(lowered(surname))
    } else {
        Cow::Borrowed(surname)
    }
}

pub(super) fn gender_slot(gender: Option<Gender>) -> usize {
    match gender {
        Some(Gender::Male) => 1,
        Some(Gender::Female) => 2,
        Some(Gender::Either) | None => 0,
    }
}
