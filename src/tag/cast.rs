//! From names in the text to the people and bodies they mean.
//!
//! Full names come first, so that a headline's surname finds the person the second paragraph
//! introduces; then single words go by the text's order, the most recent bearer of a surname first.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::beside::acts;
use super::bodies::opens_dateline;
use super::evidence::{self, Leaning};
use super::forms::{given_and_surname, lowered, person_key, plain, slug, undotted};
use super::gazetteer::{Gazetteer, Sense, Senses};
use super::kind::body_type;
use super::people::{family_key, gender_slot, styled};
use super::place::{is_inside, is_place_context, is_seat};
use super::spot::{Look, Spot};
use super::types::{CastIdx, Character, EntityRef, Mention, Via};
use super::words::{Trait, Words};
use crate::lexicon::{EntityId, EntityType};

/// People of one surname.
#[derive(Clone, Copy, Debug)]
pub(super) struct Family {
    pub(super) first: CastIdx,
    /// The one named last: any, a man, a woman.
    pub(super) recent: [Option<CastIdx>; 3],
    pub(super) first_of_gender: [Option<CastIdx>; 3],
    /// The one whose full name stands most often.
    pub(super) foremost: CastIdx,
}

/// The cast as it is being understood.
pub(super) struct Caster<'s> {
    pub(super) words: &'s Words<'s>,
    pub(super) gazetteer: &'s Gazetteer,
    pub(super) cast: Vec<Character>,
    /// How often each one's full name stands in the text.
    pub(super) n_full: Vec<u32>,
    /// What each one's name looks like.
    pub(super) leanings: Vec<Leaning>,
    pub(super) ids: FxHashSet<String>,
    pub(super) by_entry: FxHashMap<EntityId, CastIdx>,
    pub(super) by_name: FxHashMap<Cow<'s, str>, CastIdx>,
    /// By initials: those the document defines, and those its bodies' names give.
    pub(super) acronyms: FxHashMap<String, CastIdx>,
    pub(super) initials: FxHashMap<String, CastIdx>,
    pub(super) families: FxHashMap<Cow<'s, str>, Family>,
    /// By any other word of a person's name; none where two people share it.
    pub(super) given: FxHashMap<Cow<'s, str>, Option<CastIdx>>,
    /// By any word of a body's name; the latest.
    pub(super) bodies: FxHashMap<&'s str, CastIdx>,
}

/// Decides whom every spot means; weak spots that mean nobody known are dropped.
pub(super) fn assemble<'s>(
    words: &'s Words<'s>,
    gazetteer: &'s Gazetteer,
    mut spots: Vec<Spot>,
) -> (Vec<Mention>, Vec<Character>) {
    let mut caster = Caster {
        words,
        gazetteer,
        cast: Vec::new(),
        n_full: Vec::new(),
        leanings: Vec::new(),
        ids: FxHashSet::default(),
        by_entry: FxHashMap::default(),
        by_name: FxHashMap::default(),
        acronyms: FxHashMap::default(),
        initials: FxHashMap::default(),
        families: FxHashMap::default(),
        given: FxHashMap::default(),
        bodies: FxHashMap::default(),
    };
    let mut means: Vec<Option<(CastIdx, Via)>> = Vec::with_capacity(spots.len());
    for i in 0..spots.len() {
        let meaning = caster.introduce(&mut spots, i);
        means.push(meaning);
    }
    let mut mentions: Vec<Mention> = Vec::with_capacity(spots.len());
    let mut rest = spots.iter_mut().zip(means).peekable();
    while let Some((spot, meaning)) = rest.next() {
        let longer = caster.completed(spot);
        if let Some((_, end)) = longer {
            spot.tokens.end = end;
        }
        let meaning = longer.map(|(entity, _)| (entity, Via::Alias)).or(meaning);
        let Some((entity, via)) = meaning.or_else(|| caster.recall(spot)) else {
            continue;
        };
        caster.mention(entity, spot);
        mentions.push(Mention {
            tokens: spot.tokens.clone(),
            entity,
            via,
            // The type may still change; it is set once the cast is complete.
            entity_type: EntityType::Organisation,
            demonym: via == Via::Demonym,
            place: via != Via::Demonym
                && is_place_context(words.segmented, &spot.tokens)
                && !(via == Via::Metonym && is_seat(words.segmented, &spot.tokens)),
            compound: spot.compound,
        });
        if let Some(tokens) = caster.ministry_of(entity, spot) {
            // It may have been taken for a name of its own.
            rest.next_if(|(next, _)| next.tokens.start < tokens.end);
            caster.cast[entity.0 as usize].n_mentions += 1;
            mentions.push(Mention {
                tokens,
                entity,
                via: Via::Role,
                entity_type: EntityType::Government,
                demonym: false,
                place: false,
                compound: false,
            });
        }
    }
    evidence::decide(words, &mentions, &mut caster.cast, &mut caster.leanings);
    for mention in &mut mentions {
        mention.entity_type = caster.cast[mention.entity.0 as usize].entity.entity_type;
        mention.place &= matches!(
            mention.entity_type,
            EntityType::Place | EntityType::Government
        );
    }
    (mentions, caster.cast)
}

impl<'s> Caster<'s> {
    /// First pass: whom a full name or a string of the gazetteer means.
    fn introduce(&mut self, spots: &mut [Spot], i: usize) -> Option<(CastIdx, Via)> {
        let defined = self.acronym_behind(&spots[i], spots.get(i + 1));
        let spot = &mut spots[i];
        if defined.is_some() && spot.look == Look::Person {
            spot.look = Look::Body(EntityType::Organisation);
        }
        if spot.weak && defined.is_none() {
            return None;
        }
        let spot = &spots[i];
        let meaning = match spot.look {
            Look::Listed(senses) if !could_be_surname(spot, senses) => self.listed(spot, senses),
            Look::Person => Some(self.person(spot)),
            Look::Body(kind) => Some(self.body(spot, kind, defined.and_then(|d| d.1))),
            Look::Listed(_) | Look::Single => None,
        };
        if let (Some((entity, _)), Some((acronym, _))) = (meaning, defined) {
            self.acronyms.insert(undotted(acronym), entity);
        }
        meaning
    }

    /// Second pass: whom a single word, or a name in a headline, means.
    fn recall(&mut self, spot: &Spot) -> Option<(CastIdx, Via)> {
        let words = self.words;
        match spot.look {
            Look::Listed(senses) => {
                let place = is_place_context(words.segmented, &spot.tokens);
                let known = (!place || spot.titled)
                    .then(|| self.surname(spot))
                    .flatten();
                known
                    .or_else(|| {
                        let reports = words.is_cue_verb(spot.tokens.end);
                        (senses.actor.is_none() && !place && (spot.titled || reports))
                            .then(|| self.listed_surname(spot))
                            .flatten()
                    })
                    .or_else(|| self.listed(spot, senses))
            }
            Look::Person => {
                let name = plain(self.words, spot);
                let known = self
                    .by_name
                    .get(&*person_key(self.words, spot))
                    .or_else(|| self.by_name.get(&*name))
                    .copied();
                known.map(|entity| (entity, Via::Name))
            }
            Look::Body(_) => {
                let name = plain(self.words, spot);
                self.by_name.get(&*name).map(|&entity| (entity, Via::Name))
            }
            Look::Single => self.single(spot),
        }
    }

    fn single(&mut self, spot: &Spot) -> Option<(CastIdx, Via)> {
        let words = self.words;
        let i = spot.tokens.start;
        let text = words.text(i);
        let shouted = words.is(i, Trait::Shouted) || text.contains('.');
        if shouted {
            let letters = undotted(text);
            if let Some(&entity) = self
                .acronyms
                .get(&letters)
                .or_else(|| self.initials.get(&letters))
            {
                return Some((entity, Via::Acronym));
            }
            // "G.O.P." where the gazetteer writes "GOP"
            if letters.len() > 1
                && let Some(senses) = self.gazetteer.senses(&letters)
                && senses.actor.is_some()
            {
                return self.listed(spot, senses);
            }
        }
        if let Some((entity, via)) = self.surname(spot) {
            return Some((self.namesake(entity, spot), via));
        }
        // "Dame Ana", but not "Mr Long"
        if (!spot.titled || words.is(i, Trait::Given))
            && let Some(&Some(entity)) = self.given.get(&*family_key(text))
        {
            return Some((entity, Via::Alias));
        }
        let known = self.bodies.get(text).copied();
        // "Halcyon had billed": an ordinary word, where nothing else gives it a capital.
        let ordinary = words.is(i, Trait::Common)
            && !words.is(i, Trait::Org)
            && (words.is(i, Trait::Initial) || words.is(i, Trait::Headline))
            && !words.is_capital_elsewhere(i);
        let body = known.filter(|_| {
            !spot.titled
                && !ordinary
                && !words.is(i, Trait::Place)
                && !is_inside(words.segmented, &spot.tokens)
        });
        if let Some(&entity) = self.by_name.get(text) {
            if spot.titled {
                self.make_person(entity, spot);
            }
            return Some((entity, Via::Name));
        }
        if !words.is(i, Trait::Given)
            && let Some(entity) = body
        {
            return Some((entity, Via::Alias));
        }
        if let Some(found) = self.listed_surname(spot) {
            return Some(found);
        }
        if let Some(entity) = body {
            return Some((entity, Via::Alias));
        }
        if spot.weak
            || words.is(i, Trait::Shouted)
                && !spot.titled
                && !acts(words, &spot.tokens)
                && !opens_dateline(words, spot)
        {
            return None;
        }
        // "SELBY, England —" names Selby.
        let name = if shouted && opens_dateline(words, spot) {
            Cow::Owned(lowered(text))
        } else {
            Cow::Borrowed(text)
        };
        if let Some(&entity) = self.by_name.get(&*name) {
            return Some((entity, Via::Name));
        }
        let entity_type = self.single_type(spot);
        let leaning = self.single_leaning(spot, entity_type);
        let entity = self.add(name.clone(), entity_type, leaning);
        // "in Varden" may be a town; elsewhere Varden stays the company.
        if known.is_none() {
            self.by_name.insert(name, entity);
        }
        if entity_type == EntityType::Person {
            self.make_person(entity, spot);
            if let Some(name) = styled(words, spot) {
                self.cast[entity.0 as usize].entity.name = name;
            }
        }
        Some((entity, Via::Name))
    }

    fn single_type(&self, spot: &Spot) -> EntityType {
        let words = self.words;
        let i = spot.tokens.start;
        let the = i > 0 && matches!(words.text(i - 1), "the" | "The");
        if let Some(kind) = body_type(words.text(i)) {
            kind
        } else if spot.titled {
            EntityType::Person
        } else if words.is(i, Trait::Shouted) || words.is(i, Trait::Org) || the {
            EntityType::Organisation
        } else if is_inside(words.segmented, &spot.tokens) {
            EntityType::Place
        } else if words.is(i, Trait::Given) {
            EntityType::Person
        } else {
            // People are introduced by their full names, bodies often have but one.
            EntityType::Organisation
        }
    }

    pub(super) fn listed(&mut self, spot: &Spot, senses: Senses) -> Option<(CastIdx, Via)> {
        let segmented = self.words.segmented;
        let place = is_place_context(segmented, &spot.tokens) && !is_seat(segmented, &spot.tokens);
        let sense = match (senses.actor, senses.place) {
            (Some(actor), Some(city)) if actor.via == Via::Metonym && place => city,
            (Some(actor), _) => actor,
            (None, city) => city?,
        };
        let entity = self.entry(sense.entity);
        let words = self.words;
        if sense.entity_type == EntityType::Person {
            let tokens = &spot.tokens;
            let given = (tokens.len() > 1).then(|| words.text(tokens.start));
            let surname = (tokens.len() > 1).then(|| words.text(tokens.end - 1));
            self.n_full[entity.0 as usize] += 1;
            self.introduce_person(entity, given, surname);
        } else if sense.via != Via::Demonym && sense.via != Via::Metonym {
            self.introduce_body(entity, spot);
        }
        Some((entity, sense.via))
    }

    /// The cast member of a gazetteer entry.
    pub(super) fn entry(&mut self, id: EntityId) -> CastIdx {
        if let Some(&entity) = self.by_entry.get(&id) {
            return entity;
        }
        let lexicon = self.words.lexicon;
        let entry = &lexicon.entries()[id.0 as usize];
        let idx = CastIdx(self.cast.len() as u32);
        self.n_full.push(0);
        self.leanings.push(Leaning::SETTLED);
        self.cast.push(Character {
            entity: EntityRef {
                id: entry.id.clone(),
                name: entry.name.clone(),
                entity_type: entry.entity_type,
            },
            entry: Some(id),
            gender: entry.gender,
            n_mentions: 0,
            roles: Vec::new(),
            country: entry.country.clone(),
        });
        self.by_entry.insert(id, idx);
        if entry.entity_type == EntityType::Person
            && let Some((given, surname)) = entry.name.rsplit_once(' ')
        {
            let given = given.split(' ').next();
            self.introduce_person(idx, given, Some(surname));
        }
        idx
    }

    /// A member of the cast that only this document knows.
    pub(super) fn add(
        &mut self,
        name: Cow<'s, str>,
        entity_type: EntityType,
        leaning: Leaning,
    ) -> CastIdx {
        let slug = slug(&name);
        let mut id = format!("doc:{slug}");
        if !self.ids.insert(id.clone()) {
            // Two of one name; the position tells them apart.
            id = format!("doc:{slug}-{}", self.cast.len());
            self.ids.insert(id.clone());
        }
        let idx = CastIdx(self.cast.len() as u32);
        self.n_full.push(0);
        self.leanings.push(leaning);
        self.cast.push(Character {
            entity: EntityRef {
                id,
                name: name.into_owned(),
                entity_type,
            },
            entry: None,
            gender: None,
            n_mentions: 0,
            roles: Vec::new(),
            country: None,
        });
        idx
    }

    fn single_leaning(&self, spot: &Spot, entity_type: EntityType) -> Leaning {
        let words = self.words;
        let i = spot.tokens.start;
        if spot.titled {
            Leaning::person(true)
        } else if body_type(words.text(i)).is_some()
            || words.is_plural_noun(i) && !words.is(i, Trait::Given)
        {
            Leaning::body(true)
        } else if entity_type == EntityType::Person && words.is(i, Trait::Given) {
            Leaning::person(false)
        } else if words.is(i, Trait::Shouted) && entity_type == EntityType::Organisation {
            Leaning::body(false)
        } else {
            Leaning::single(entity_type)
        }
    }

    /// Notes that somebody was named here.
    fn mention(&mut self, entity: CastIdx, spot: &Spot) {
        let character = &mut self.cast[entity.0 as usize];
        character.n_mentions += 1;
        if character.entity.entity_type != EntityType::Person {
            return;
        }
        if character.gender.is_none() {
            character.gender = spot.gender;
        }
        let of = gender_slot(character.gender);
        let last = self.words.text(
            given_and_surname(self.words, spot)
                .1
                .unwrap_or(spot.tokens.end - 1),
        );
        if let Some(family) = self.families.get_mut(&*family_key(last)) {
            family.recent[0] = Some(entity);
            family.recent[of] = Some(entity);
        }
    }
}

/// Whether a listed word may rather be a surname the document or the gazetteer knows.
fn could_be_surname(spot: &Spot, senses: Senses) -> bool {
    let open = |sense: Sense| sense.via == Via::Metonym || spot.titled && sense.via != Via::Demonym;
    spot.tokens.len() == 1 && !spot.compound && senses.actor.is_none_or(open)
}
