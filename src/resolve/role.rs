//! Whom a role or an institution's noun stands for: "the minister", "her lawyer", "the company".
//!
//! Two who are equally near cancel out: none is better than the wrong one.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Context;
use super::refer::Referents;
use crate::claim::Via;
use crate::lexicon::{EntityType, RoleKind, WordId};
use crate::tag::{CastIdx, Mention, title_gender};

/// The longest phrase that only repeats a role: longer ones introduce somebody.
const MAX_PHRASE: usize = 4;
/// Names looked back at.
const MAX_LOOK: usize = 300;
/// Sentences back within which an institution's noun finds a body that only may be one.
const REACH: usize = 8;

/// Who is introduced in which role, and the only government named.
pub(super) fn index(context: Context<'_>) -> (FxHashMap<WordId, Vec<CastIdx>>, Option<CastIdx>) {
    let mut by_role: FxHashMap<WordId, Vec<CastIdx>> = FxHashMap::default();
    let mut governments = Vec::new();
    for (i, character) in context.entities.cast.iter().enumerate() {
        let idx = CastIdx(i as u32);
        let mut add = |head: WordId| {
            let bearers = by_role.entry(head).or_default();
            if head != WordId::default() && bearers.last() != Some(&idx) {
                bearers.push(idx);
            }
        };
        for role in &character.roles {
            add(role.head);
            let title = context.text(role.tokens.end - 1);
            if let Some(noun) = noun_of_title(title) {
                add(context.lexicon.id(noun));
            }
        }
        if let Some(entry) = character.entry {
            for office in &context.lexicon.entries()[entry.0 as usize].offices {
                let noun = office.role.split(" of ").next().unwrap_or_default();
                let noun = noun.rsplit(' ').next().unwrap_or_default();
                if office.to.is_none() && !noun.is_empty() {
                    add(context.lexicon.id(noun));
                }
            }
        }
        if character.entity.entity_type == EntityType::Government
            && character.entity.id.starts_with("iso3166:")
        {
            governments.push(idx);
        }
    }
    let only = match governments[..] {
        [only] => Some(only),
        _ => None,
    };
    (by_role, only)
}

impl Referents<'_> {
    /// `the minister`: the nearest person in that role; `the group`: the nearest such body.
    pub(super) fn role(&self, tokens: &Range<usize>, head: usize) -> Option<(CastIdx, Via)> {
        let word = self.word(head);
        if word.role_plural || tokens.len() > MAX_PHRASE {
            return None;
        }
        let sentence = &self.context.segmented.sentences[self.context.sentence_of(head)];
        if sentence.headline && word.role == Some(RoleKind::Role) {
            // Headlines leave out articles and come before the name.
            let bearers = self
                .by_role
                .get(&self.context.segmented.tokens[head].word)?;
            return match bearers[..] {
                [only] => Some((only, Via::Role)),
                _ => None,
            };
        }
        if !self.definite(tokens) {
            return None;
        }
        let found = match word.role? {
            RoleKind::Role | RoleKind::Kin => self.person_in_role(tokens, head),
            RoleKind::Institution | RoleKind::Collective => {
                if self.owned(tokens) {
                    None
                } else {
                    self.body(tokens, head)
                }
            }
            RoleKind::Document | RoleKind::Anonymous => None,
        };
        found.map(|idx| (idx, Via::Role))
    }

    fn person_in_role(&self, tokens: &Range<usize>, head: usize) -> Option<CastIdx> {
        let bearers = self
            .by_role
            .get(&self.context.segmented.tokens[head].word)?;
        let agrees = |idx: CastIdx| {
            let character = self.context.entities.character(idx);
            let told = title_gender(self.context.text(head));
            character.entity.entity_type == EntityType::Person
                && (told.is_none() || character.gender.is_none() || told == character.gender)
        };
        if self.owned(tokens) {
            // "his lawyer" may be anybody's but his; only one lawyer is safe.
            return match bearers[..] {
                [only] if agrees(only) => Some(only),
                _ => None,
            };
        }
        // "The French president" is nobody but France's.
        let country = self
            .context
            .entities
            .mentions_in(tokens)
            .first()
            .map(|mention| &self.context.entities.character(mention.entity).country);
        let of_country = |idx: CastIdx| {
            country.is_none_or(|country| {
                country.is_some() && *country == self.context.entities.character(idx).country
            })
        };
        self.nearest(tokens.start, |mention| {
            bearers.binary_search(&mention.entity).is_ok()
                && agrees(mention.entity)
                && of_country(mention.entity)
        })
    }

    /// The entity of the nearest mention that fits, if its sentence holds no rival.
    fn nearest(&self, at: usize, fits: impl Fn(&Mention) -> bool) -> Option<CastIdx> {
        let mut found: Option<&Mention> = None;
        for mention in self.mentions_before(at).rev().take(MAX_LOOK) {
            let sentence = |mention: &Mention| self.context.sentence_of(mention.tokens.start);
            if found.is_some_and(|found| sentence(found) != sentence(mention)) {
                break;
            }
            if mention.compound || mention.demonym || !fits(mention) {
                continue;
            }
            match found {
                Some(found) if found.entity != mention.entity => return None,
                _ => found = Some(mention),
            }
        }
        found.map(|mention| mention.entity)
    }

    /// The body that a noun such as `company` or `ministry` repeats.
    fn body(&self, tokens: &Range<usize>, head: usize) -> Option<CastIdx> {
        let noun = self.context.text(head).to_lowercase();
        let types = types_of(&noun);
        if types == [EntityType::Government] {
            return self.only_government.filter(|_| tokens.len() == 2);
        }
        let introduced = self
            .by_role
            .get(&self.context.segmented.tokens[head].word)
            .map_or(&[][..], Vec::as_slice);
        let is_such = |mention: &Mention| {
            let entity = &self.context.entities.character(mention.entity).entity;
            let named_so = || {
                entity
                    .name
                    .split(' ')
                    .skip(1)
                    .any(|word| word.eq_ignore_ascii_case(&noun))
            };
            !matches!(entity.entity_type, EntityType::Person | EntityType::Place)
                && (types.contains(&entity.entity_type)
                    || introduced.binary_search(&mention.entity).is_ok()
                    || named_so())
        };
        self.nearest(tokens.start, is_such)
            .or_else(|| self.untyped_body(tokens, &noun))
    }

    /// A body of which nothing tells what it is: the only one about, or the one that spoke last.
    fn untyped_body(&self, tokens: &Range<usize>, noun: &str) -> Option<CastIdx> {
        if !ANY_BODY.contains(&noun) {
            return None;
        }
        let context = self.context;
        let home = context.sentence_of(tokens.start);
        let open = |idx: CastIdx| {
            let character = context.entities.character(idx);
            character.entry.is_none()
                && character.entity.entity_type == EntityType::Organisation
                && self.is_free_of_type(idx)
        };
        let spoke = self
            .speakers
            .iter()
            .rev()
            .take(8)
            .filter(|speaker| context.sentence_of(speaker.token) + REACH >= home)
            .filter_map(|speaker| speaker.who)
            .find(|&idx| open(idx));
        let near = |mention: &&Mention| context.sentence_of(mention.tokens.start) + REACH >= home;
        let about: Vec<CastIdx> = self
            .mentions_before(tokens.start)
            .rev()
            .take(MAX_LOOK)
            .take_while(near)
            .filter(|mention| !mention.compound && !mention.place && !mention.demonym)
            .map(|mention| mention.entity)
            .filter(|&idx| open(idx))
            .collect();
        let often = |idx: CastIdx| context.entities.character(idx).n_mentions;
        let &most = about.iter().max_by_key(|&&idx| (often(idx), idx))?;
        let alone = about
            .iter()
            .all(|&idx| idx == most || often(idx) * 2 <= often(most));
        if alone { Some(most) } else { spoke }
    }

    /// Whether no apposition says what sort of body it is.
    fn is_free_of_type(&self, idx: CastIdx) -> bool {
        let character = self.context.entities.character(idx);
        !character
            .roles
            .iter()
            .any(|role| !ANY_BODY.contains(&self.context.text(role.tokens.end - 1)))
    }
}

/// Nouns that go with any organisation.
const ANY_BODY: &[&str] = &[
    "agency",
    "alliance",
    "association",
    "business",
    "charity",
    "club",
    "coalition",
    "company",
    "federation",
    "firm",
    "foundation",
    "group",
    "league",
    "maker",
    "manufacturer",
    "movement",
    "organisation",
    "organization",
    "outfit",
    "project",
    "retailer",
    "startup",
    "union",
];

/// The types an institution's noun names.
fn types_of(noun: &str) -> &'static [EntityType] {
    match noun {
        "group" | "militia" | "movement" | "militants" => &[EntityType::ArmedGroup],
        "company" | "firm" | "carrier" | "manufacturer" | "airline" | "carmaker" | "retailer"
        | "automaker" | "giant" | "maker" | "chain" => &[EntityType::Company],
        "party" => &[EntityType::Party],
        "court" | "tribunal" => &[EntityType::Court],
        "ministry" | "department" => &[EntityType::Ministry],
        "agency" | "bureau" => &[EntityType::Agency],
        "newspaper" | "broadcaster" | "magazine" | "paper" => &[EntityType::Media],
        "university" | "college" => &[EntityType::University],
        "church" | "diocese" => &[EntityType::Religious],
        "government" => &[EntityType::Government],
        _ => &[],
    }
}

/// The noun by which somebody with such a title is spoken of afterwards.
fn noun_of_title(title: &str) -> Option<&'static str> {
    Some(match title.trim_end_matches('.') {
        "Sen" => "senator",
        "Rep" | "Reps" => "representative",
        "Gov" => "governor",
        "Pres" => "president",
        "Prof" => "professor",
        "Dr" => "doctor",
        "Gen" => "general",
        "Col" => "colonel",
        "Maj" => "major",
        "Capt" => "captain",
        "Lt" => "lieutenant",
        "Sgt" => "sergeant",
        "Det" => "detective",
        "Supt" => "superintendent",
        "Rev" => "reverend",
        "Amb" => "ambassador",
        "Atty" => "attorney",
        "Insp" => "inspector",
        "Adm" => "admiral",
        "Cllr" => "councillor",
        _ => return None,
    })
}
