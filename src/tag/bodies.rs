//! Whom a body's name means: full names, acronyms, short forms, ministries.

use std::borrow::Cow;
use std::ops::Range;

use super::beside;
use super::cast::Caster;
use super::evidence::Leaning;
use super::forms::{abbreviates, lowered, plain};
use super::place::is_dateline;
use super::spot::{Look, Spot};
use super::types::{CastIdx, Via};
use super::words::{Trait, Words};
use crate::lexicon::{EntityId, EntityType, RoleKind};
use crate::segment::{Case, TokenKind};

/// Words from a country to its ministry: "Peru's defence ministry".
const MAX_MINISTRY: usize = 3;

impl<'s> Caster<'s> {
    pub(super) fn body(
        &mut self,
        spot: &Spot,
        kind: EntityType,
        acronym: Option<EntityId>,
    ) -> (CastIdx, Via) {
        let mut name = plain(self.words, spot);
        if self.words.is(spot.tokens.start, Trait::Shouted) && opens_dateline(self.words, spot) {
            name = Cow::Owned(lowered(&name));
        }
        let (entity, via) = if let Some(&entity) = self.by_name.get(&*name) {
            (entity, Via::Name)
        } else if let Some(entry) = acronym {
            (self.entry(entry), Via::Alias)
        } else {
            let leaning = self.body_leaning(spot, kind);
            (self.add(name.clone(), kind, leaning), Via::Name)
        };
        self.by_name.insert(name, entity);
        self.introduce_body(entity, spot);
        (entity, via)
    }

    pub(super) fn body_leaning(&self, spot: &Spot, kind: EntityType) -> Leaning {
        let words = self.words;
        // "Michigan City" may be either.
        let named_so = |i: usize| {
            words.is(i, Trait::Org) && !words.is(i, Trait::Place) || words.text(i) == "&"
        };
        if kind == EntityType::Place {
            Leaning::place()
        } else {
            Leaning::body(kind != EntityType::Organisation || spot.tokens.clone().any(named_so))
        }
    }

    /// Lets a body be recognised by its initials and by a word of its name.
    pub(super) fn introduce_body(&mut self, entity: CastIdx, spot: &Spot) {
        let words = self.words;
        if spot.tokens.len() < 2 {
            return;
        }
        let mut initials = String::new();
        for i in spot.tokens.clone() {
            if !words.is(i, Trait::Capital) {
                continue;
            }
            let text = words.text(i);
            initials.extend(text.chars().next());
            // "The commission said": a body word alone, the name's last, or its first, less
            // ordinary one.
            if i + 1 == spot.tokens.end && !words.is(i, Trait::Hit) && !words.is(i, Trait::Org) {
                self.bodies.entry(text).or_insert(entity);
            }
            let opens = i == spot.tokens.start
                && !words.is(i, Trait::Hit)
                && !words.is(i, Trait::Place)
                && !words.is(i, Trait::Given);
            if words.is(i, Trait::Org) {
                self.bodies.insert(text, entity);
            } else if opens {
                self.bodies.entry(text).or_insert(entity);
            }
        }
        if initials.len() >= 3 {
            self.initials.entry(initials).or_insert(entity);
        }
        // "Sahara Rim" where "Sahara Rim Mining" has been introduced.
        let is_long = spot.tokens.len() >= 3
            && spot.tokens.clone().all(|i| words.is(i, Trait::Capital))
            // "Bexar Springs Herald" is not the town.
            && !words.is(spot.tokens.end - 2, Trait::Place);
        if is_long {
            let start = Spot {
                tokens: spot.tokens.start..spot.tokens.end - 1,
                ..spot.clone()
            };
            let short = plain(words, &start);
            self.by_name.entry(short).or_insert(entity);
        }
    }

    /// The body whose name goes on in small letters, and where it ends: "Selby police" where the
    /// document has the Selby Police Department.
    pub(super) fn completed(&self, spot: &Spot) -> Option<(CastIdx, usize)> {
        let words = self.words;
        let end = spot.tokens.end;
        let noun = words.segmented.tokens.get(end)?;
        let body = matches!(
            words.info(end).role,
            Some(RoleKind::Institution | RoleKind::Collective)
        );
        if !body || noun.case != Case::Lower || spot.compound {
            return None;
        }
        let mut name = plain(words, spot).into_owned();
        let mut noun = words.text(end).chars();
        name.push(' ');
        name.extend(noun.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(noun.as_str());
        let &entity = self.by_name.get(&*name)?;
        Some((entity, end + 1))
    }

    /// The ministry that stands behind a country and speaks for it: "Peru's Defense Ministry",
    /// "the Peruvian foreign ministry".
    pub(super) fn ministry_of(&self, entity: CastIdx, spot: &Spot) -> Option<Range<usize>> {
        let words = self.words;
        let country = &self.cast[entity.0 as usize].entity;
        if country.entity_type != EntityType::Government || !country.id.starts_with("iso3166:") {
            return None;
        }
        let tokens = &words.segmented.tokens;
        let end = spot.tokens.end;
        let owned = tokens
            .get(end)
            .is_some_and(|token| token.kind == TokenKind::Clitic);
        let start = end + usize::from(owned);
        let last = (start..start + MAX_MINISTRY)
            .take_while(|&i| {
                tokens.get(i).is_some_and(|token| {
                    token.kind == TokenKind::Word && token.sentence == tokens[end - 1].sentence
                }) && !words.is(i, Trait::Closed)
            })
            .find(|&i| matches!(words.text(i), "ministry" | "Ministry"))?;
        Some(start..last + 1)
    }

    /// The acronym behind a name, in brackets or after "or", and its gazetteer entry if it has one.
    pub(super) fn acronym_behind(
        &self,
        spot: &Spot,
        next: Option<&Spot>,
    ) -> Option<(&'s str, Option<EntityId>)> {
        let words = self.words;
        let text = |i: usize| {
            let token = words.segmented.tokens.get(i);
            token.map_or("", |_| words.text(i))
        };
        let end = spot.tokens.end;
        let at = match (text(end), text(end + 1)) {
            ("(", _) => end + 1,
            (",", "or") => end + 2,
            _ => return None,
        };
        if spot.tokens.len() < 2 || !matches!(text(at + 1), ")" | "," | ";") {
            return None;
        }
        let acronym = text(at);
        let name = plain(self.words, spot);
        if !words.is(at, Trait::Shouted) || !abbreviates(acronym, &name) {
            return None;
        }
        let entry = next
            .filter(|next| next.tokens == (at..at + 1))
            .and_then(|next| match next.look {
                Look::Listed(senses) => senses.actor,
                _ => None,
            })
            .map(|sense| sense.entity);
        Some((acronym, entry))
    }
}

/// "SELBY, England —"
pub(super) fn opens_dateline(words: &Words<'_>, spot: &Spot) -> bool {
    let sentence = beside::sentence(words, spot.tokens.start);
    is_dateline(words.segmented, sentence.start, &spot.tokens)
}
