//! From names in the text to the people and bodies they mean.
//!
//! Full names come first, so that a headline's surname finds the person the second paragraph
//! introduces; then single words go by the text's order, the most recent bearer of a surname first.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::beside;
use super::evidence::{self, Leaning};
use super::forms::{
    abbreviates, full_name, given_and_surname, lowered, person_key, plain, slug, undotted,
    without_initials,
};
use super::gazetteer::{Gazetteer, Sense, Senses};
use super::kind::{body_type, is_style};
use super::place::{is_dateline, is_inside, is_place_context};
use super::spot::{Look, Spot};
use super::types::{CastIdx, Character, EntityRef, Mention, Via};
use super::words::{Trait, Words};
use crate::lexicon::{EntityId, EntityType, Gender, RoleKind};
use crate::segment::{Case, TokenKind};

/// Words from a country to its ministry: "Peru's defence ministry".
const MAX_MINISTRY: usize = 3;

/// People of one surname.
#[derive(Clone, Copy, Debug)]
struct Family {
    first: CastIdx,
    /// The one named last: any, a man, a woman.
    recent: [Option<CastIdx>; 3],
    first_of_gender: [Option<CastIdx>; 3],
    /// The one whose full name stands most often.
    foremost: CastIdx,
}

/// The cast as it is being understood.
struct Caster<'s> {
    words: &'s Words<'s>,
    gazetteer: &'s Gazetteer,
    cast: Vec<Character>,
    /// How often each one's full name stands in the text.
    n_full: Vec<u32>,
    /// What each one's name looks like.
    leanings: Vec<Leaning>,
    ids: FxHashSet<String>,
    by_entry: FxHashMap<EntityId, CastIdx>,
    by_name: FxHashMap<Cow<'s, str>, CastIdx>,
    /// By initials: those the document defines, and those its bodies' names give.
    acronyms: FxHashMap<String, CastIdx>,
    initials: FxHashMap<String, CastIdx>,
    families: FxHashMap<Cow<'s, str>, Family>,
    /// By any other word of a person's name; none where two people share it.
    given: FxHashMap<Cow<'s, str>, Option<CastIdx>>,
    /// By any word of a body's name; the latest.
    bodies: FxHashMap<&'s str, CastIdx>,
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
            place: via != Via::Demonym && is_place_context(words.segmented, &spot.tokens),
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
        let body = known.filter(|_| {
            !spot.titled && !words.is(i, Trait::Place) && !is_inside(words.segmented, &spot.tokens)
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

    /// The person of this document whose surname this word is.
    fn surname(&self, spot: &Spot) -> Option<(CastIdx, Via)> {
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
    fn namesake(&mut self, known: CastIdx, spot: &Spot) -> CastIdx {
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
    fn listed_surname(&mut self, spot: &Spot) -> Option<(CastIdx, Via)> {
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
            || !words.is(i, Trait::Common) && (!opens || acts(words, &spot.tokens));
        let given = words.is(i, Trait::Given) || self.given.contains_key(words.text(i));
        if spot.tokens.len() != 1 || !shown || (the || given) && !spot.titled {
            return None;
        }
        let entry = self.gazetteer.by_surname(words.text(i), spot.gender)?;
        let entity = self.entry(entry);
        self.introduce_person(entity, None, Some(words.text(i)));
        Some((entity, Via::Surname))
    }

    fn listed(&mut self, spot: &Spot, senses: Senses) -> Option<(CastIdx, Via)> {
        let place = is_place_context(self.words.segmented, &spot.tokens);
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
    fn entry(&mut self, id: EntityId) -> CastIdx {
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
    fn add(&mut self, name: Cow<'s, str>, entity_type: EntityType, leaning: Leaning) -> CastIdx {
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

    fn person(&mut self, spot: &Spot) -> (CastIdx, Via) {
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

    fn body(&mut self, spot: &Spot, kind: EntityType, acronym: Option<EntityId>) -> (CastIdx, Via) {
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

    /// Whether a title, a given name, initials or a suffix make the name a person's.
    fn is_surely_person(&self, spot: &Spot) -> bool {
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

    fn body_leaning(&self, spot: &Spot, kind: EntityType) -> Leaning {
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

    /// Lets a person be recognised by surname and given name.
    fn introduce_person(
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

    /// Lets a body be recognised by its initials and by a word of its name.
    fn introduce_body(&mut self, entity: CastIdx, spot: &Spot) {
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
            if words.is(i, Trait::Org)
                || i == spot.tokens.start
                    && !words.is(i, Trait::Common)
                    && !words.is(i, Trait::Hit)
                    && !words.is(i, Trait::Place)
            {
                self.bodies.insert(text, entity);
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

    fn make_person(&mut self, entity: CastIdx, spot: &Spot) {
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

    /// The body whose name goes on in small letters, and where it ends: "Selby police" where the
    /// document has the Selby Police Department.
    fn completed(&self, spot: &Spot) -> Option<(CastIdx, usize)> {
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
    fn ministry_of(&self, entity: CastIdx, spot: &Spot) -> Option<Range<usize>> {
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

    /// Takes the fuller of two forms as the name.
    fn lengthen(&mut self, entity: CastIdx, name: &str) {
        let character = &mut self.cast[entity.0 as usize];
        if character.entry.is_none() && name.len() > character.entity.name.len() {
            name.clone_into(&mut character.entity.name);
        }
    }

    /// The acronym behind a name, in brackets or after "or", and its gazetteer entry if it has one.
    fn acronym_behind(
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

/// Whether the words beside a name make it somebody who does or owns something: "CAIR said", "the
/// CAIR", "accused CAIR", but not "a GP clinic".
fn acts(words: &Words<'_>, name: &Range<usize>) -> bool {
    let tokens = &words.segmented.tokens;
    let sentence = tokens[name.start].sentence;
    let is_noun = |i: usize| {
        tokens.get(i).is_some_and(|token| {
            token.kind == TokenKind::Word && token.case == Case::Lower && token.sentence == sentence
        }) && !words.is(i, Trait::Closed)
    };
    let behind = name.end;
    if is_dateline(
        words.segmented,
        beside::sentence(words, name.start).start,
        name,
    ) {
        return true;
    }
    let verb = words.is_cue_verb(behind)
        || words.is_cue_verb(behind + 1) && words.is(behind, Trait::Closed);
    let owns = tokens
        .get(behind)
        .is_some_and(|token| token.kind == TokenKind::Clitic || words.text(behind) == ":");
    let Some(before) = name.start.checked_sub(1) else {
        return verb || owns;
    };
    verb || owns
        || words.is_cue_verb(before)
        || matches!(
            words.text(before),
            "the" | "The" | "of" | "for" | "by" | "with" | "at" | "from" | "(" | ","
        ) && !is_noun(behind)
}

/// "SELBY, England —"
fn opens_dateline(words: &Words<'_>, spot: &Spot) -> bool {
    let sentence = beside::sentence(words, spot.tokens.start);
    is_dateline(words.segmented, sentence.start, &spot.tokens)
}

/// The name of somebody known by surname and style alone: "Baroness Lindt", "Mrs Justice Lindt".
fn styled(words: &Words<'_>, spot: &Spot) -> Option<String> {
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

fn is_quote(words: &Words<'_>, i: usize) -> bool {
    matches!(words.segmented.tokens[i].kind, TokenKind::Quote(_))
}

/// A surname as families are kept, so that a transcript's `TENCH:` is the Tench of its text.
fn family_key(surname: &str) -> Cow<'_, str> {
    if surname.len() > 3 && !surname.contains(char::is_lowercase) {
        Cow::Owned(lowered(surname))
    } else {
        Cow::Borrowed(surname)
    }
}

/// Whether a listed word may rather be a surname the document or the gazetteer knows.
fn could_be_surname(spot: &Spot, senses: Senses) -> bool {
    let open = |sense: Sense| sense.via == Via::Metonym || spot.titled && sense.via != Via::Demonym;
    spot.tokens.len() == 1 && !spot.compound && senses.actor.is_none_or(open)
}

fn gender_slot(gender: Option<Gender>) -> usize {
    match gender {
        Some(Gender::Male) => 1,
        Some(Gender::Female) => 2,
        Some(Gender::Either) | None => 0,
    }
}
