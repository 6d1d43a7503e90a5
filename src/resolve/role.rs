//! Whom a role or an institution's noun stands for: "the minister", "her lawyer", "the company".
//!
//! Two who are equally near cancel out: none is better than the wrong one.

use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Context;
use super::body::names_sort;
use super::refer::{MAX_LOOK, Referents};
use crate::claim::Via;
use crate::lexicon::{EntityType, Gender, RoleKind, WordId};
use crate::phrase::Tag;
use crate::tag::{CastIdx, Character, Mention, speaks_for, title_gender};

/// The longest phrase that only repeats a role: longer ones introduce somebody.
const MAX_PHRASE: usize = 4;
/// Those who are spoken of as many and act as one.
const ARMED: &[&str] = &[
    "captors",
    "guerrillas",
    "insurgents",
    "kidnappers",
    "militants",
    "rebels",
];
/// Nouns for the body that somebody belongs to: "their union", "his club".
const BELONGED_TO: &[&str] = &[
    "army",
    "club",
    "company",
    "employer",
    "firm",
    "group",
    "maker",
    "manufacturer",
    "newspaper",
    "organisation",
    "organization",
    "party",
    "team",
    "union",
];

/// Who is introduced in which role, and which government "the government" means.
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
            governments.push((character.n_mentions, idx));
        }
    }
    (by_role, the_government(&governments))
}

/// The government a text calls `the government`: the only one, the one it speaks of most by far, or
/// the one it opens with, if it speaks of none as often.
fn the_government(governments: &[(u32, CastIdx)]) -> Option<CastIdx> {
    let &(most, idx) = governments
        .iter()
        .max_by_key(|(n, idx)| (*n, Reverse(*idx)))?;
    let opens = governments.first().is_some_and(|&(_, first)| first == idx);
    let alone = governments
        .iter()
        .all(|&(n, other)| other == idx || 2 * n <= most || opens && n < most);
    alone.then_some(idx)
}

impl Referents<'_> {
    /// `the minister`: the nearest person in that role; `the group`: the nearest such body.
    pub(super) fn role(
        &self,
        tokens: &Range<usize>,
        head: usize,
        is_source: bool,
    ) -> Option<(CastIdx, Via)> {
        let word = self.word(head);
        if tokens.len() > MAX_PHRASE {
            return None;
        }
        if word.role_plural {
            if self.speaks_for_all(tokens, head) {
                return self.home_state().map(|idx| (idx, Via::Metonym));
            }
            // "the rebels" are one body; "the unions" are not.
            let armed = ARMED.contains(&self.context.text(head)) && self.definite(tokens);
            return armed
                .then(|| self.body(tokens, head, is_source))
                .flatten()
                .map(|idx| (idx, Via::Role));
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
        let opens = self.context.sentence_of(head) <= 2;
        if opens && !self.definite(tokens) {
            let later = match word.role {
                Some(RoleKind::Role) => self.introduced_later(tokens, head),
                Some(RoleKind::Institution | RoleKind::Collective) => self.body_ahead(tokens, head),
                _ => None,
            };
            if later.is_some() || !sentence.headline {
                return later.map(|idx| (idx, Via::Role));
            }
        }
        if let Some(owner) = self.owner(tokens, head) {
            return self.body_of_person(owner).map(|idx| (idx, Via::Role));
        }
        if !self.definite(tokens) && !sentence.headline {
            return None;
        }
        if let Some(gender) = self.compatriot(tokens, head) {
            let who = self.person_before(head, gender, is_source);
            return who.map(|idx| (idx, Via::Role));
        }
        if self.owned(tokens)
            && speaks_for(self.context.text(head))
            && let Some(state) = self.state_of_owner(tokens.start)
        {
            return Some((state, Via::Role));
        }
        let noun = self.context.text(head).to_lowercase();
        let Some(kind) = word.role else {
            let bare = tokens.len() == 2 && self.names_body(&noun);
            return bare
                .then(|| self.body(tokens, head, is_source))
                .flatten()
                .map(|idx| (idx, Via::Role));
        };
        let found = match kind {
            // "The broker" may be a firm.
            RoleKind::Role | RoleKind::Kin => {
                self.person_in_role(tokens, head, is_source).or_else(|| {
                    let bare = tokens.len() == 2 && !self.owned(tokens) && names_sort(&noun);
                    bare.then(|| self.body(tokens, head, is_source)).flatten()
                })
            }
            RoleKind::Institution | RoleKind::Collective => {
                let owned = self.owned(tokens);
                if owned && !(tokens.len() == 2 && BELONGED_TO.contains(&self.context.text(head))) {
                    None
                } else {
                    self.repeated(head)
                        .or_else(|| self.body(tokens, head, is_source))
                }
            }
            RoleKind::Document | RoleKind::Anonymous => None,
        };
        found.map(|idx| (idx, Via::Role))
    }

    /// The state that speaks in "its delegation", "his ministry": the one the pronoun means, or the one
    /// whose minister he is.
    fn state_of_owner(&self, pronoun: usize) -> Option<CastIdx> {
        let owner = self.pronoun(pronoun, false)?;
        let character = self.context.entities.character(owner);
        match character.entity.entity_type {
            EntityType::Government => Some(owner),
            EntityType::Person if character.entry.is_none() => self.home_state(),
            _ => None,
        }
    }

    /// Whether a phrase means those who govern, and says no more: "officials", "the authorities".
    fn speaks_for_all(&self, tokens: &Range<usize>, head: usize) -> bool {
        let noun = self.context.text(head);
        let is = |known: &[&str]| known.iter().any(|word| noun.eq_ignore_ascii_case(word));
        match tokens.len() {
            // "Interior ministry officials"
            2..=4 if is(&["officials"]) && head > tokens.start => {
                self.context.text(head - 1) == "ministry"
            }
            1 => is(&["officials", "authorities"]),
            2 => is(&["authorities"]) && self.definite(tokens),
            _ => false,
        }
    }

    /// The state whose affairs the text tells: its government, where it is named more than once.
    fn home_state(&self) -> Option<CastIdx> {
        self.the_government
            .filter(|&idx| self.context.entities.character(idx).n_mentions > 1)
    }

    /// `A federal judge` of a text's first sentences, whom it names later: the only judge.
    fn introduced_later(&self, tokens: &Range<usize>, head: usize) -> Option<CastIdx> {
        let bearers = self
            .by_role
            .get(&self.context.segmented.tokens[head].word)?;
        match bearers[..] {
            [only] if self.indefinite(tokens) => Some(only),
            _ => None,
        }
    }

    /// The person whose `group`, `her group`, `Roe's group`, the phrase speaks of.
    fn owner(&self, tokens: &Range<usize>, head: usize) -> Option<CastIdx> {
        let is_body = tokens.len() <= 4
            && matches!(
                self.context.text(head),
                "group" | "organisation" | "organization" | "firm" | "company" | "union" | "party"
            );
        if !is_body {
            return None;
        }
        let person = |idx: &CastIdx| {
            self.context.entities.character(*idx).entity.entity_type == EntityType::Person
        };
        let first = self.context.text(tokens.start);
        if first.eq_ignore_ascii_case("his") || first.eq_ignore_ascii_case("her") {
            return self.pronoun(tokens.start, false).filter(person);
        }
        let owner = self.context.entities.mention_at(tokens.start)?;
        (self.context.phrases.tags[owner.tokens.end] == Tag::PossMark)
            .then_some(owner.entity)
            .filter(person)
    }

    fn person_in_role(
        &self,
        tokens: &Range<usize>,
        head: usize,
        is_source: bool,
    ) -> Option<CastIdx> {
        let noun = self.context.text(head).to_lowercase();
        if !self.owned(tokens)
            && let Some(gender) = gender_of(&noun)
        {
            return self.person_before(head, gender, is_source);
        }
        let bearers = self
            .by_role
            .get(&self.context.segmented.tokens[head].word)
            .map_or(&[][..], Vec::as_slice);
        let not = (!is_source).then(|| self.speaks_here(head)).flatten();
        let agrees = |idx: CastIdx| {
            if Some(idx) == not {
                return false;
            }
            let character = self.context.entities.character(idx);
            let told = title_gender(self.context.text(head));
            character.entity.entity_type == EntityType::Person
                && (told.is_none() || character.gender.is_none() || told == character.gender)
                && self.bears(character, tokens, head)
        };
        if self.owned(tokens) {
            // "his lawyer" may be anybody's but his; only one lawyer is safe.
            return match *bearers {
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
        let before = self.nearest(tokens.start, |mention| {
            bearers.binary_search(&mention.entity).is_ok()
                && agrees(mention.entity)
                && of_country(mention.entity)
        });
        // Introduced only later, but nobody else is.
        before.or_else(|| match *bearers {
            [only] if agrees(only) && of_country(only) => Some(only),
            _ => None,
        })
    }

    /// The gender of "the Dutchman", "the Swede": one of a people, and somebody the text speaks of.
    pub(super) fn compatriot(&self, tokens: &Range<usize>, head: usize) -> Option<Gender> {
        let mention = self.context.entities.mention_at(head)?;
        let alone = mention.demonym && tokens.len() == 2 && mention.tokens.len() == 1;
        alone.then(|| gender_of_people(self.context.text(head)))?
    }

    /// Whether only another person tells whom the phrase means: "the man", "his lawyer".
    pub(super) fn leans_on_person(&self, tokens: &Range<usize>, head: usize) -> bool {
        let first = self.context.text(tokens.start);
        first.eq_ignore_ascii_case("his")
            || first.eq_ignore_ascii_case("her")
            || gender_of(&self.context.text(head).to_lowercase()).is_some()
            || self.compatriot(tokens, head).is_some()
    }

    /// Whether somebody bears the role with all that describes it here: "the prime minister" is no
    /// other minister.
    fn bears(&self, character: &Character, tokens: &Range<usize>, head: usize) -> bool {
        let describes = |i: &usize| {
            matches!(self.context.tag(*i), Tag::Adj | Tag::Noun)
                && !matches!(self.context.text(*i), "former" | "new" | "young" | "other")
        };
        let modifiers: Vec<&str> = (tokens.start..head)
            .filter(describes)
            .map(|i| self.context.text(i))
            .collect();
        let prime = |words: &str| words.to_lowercase().contains("prime");
        let office = character.entry.is_some();
        let noun = self.context.segmented.tokens[head].word;
        office
            || modifiers.is_empty() && self.context.text(head) != "minister"
            || character
                .roles
                .iter()
                .filter(|role| role.head == noun)
                .any(|role| {
                    let span = self.context.segmented.span_of(role.tokens.clone());
                    let words = span.slice(self.context.segmented.text).to_lowercase();
                    modifiers.iter().all(|modifier| words.contains(*modifier))
                        && (!modifiers.is_empty() || !prime(&words))
                })
    }

    /// The state whose ministry or forces spoke before under the same noun: `the ministry` behind
    /// `Paraguay's defence ministry`.
    fn repeated(&self, head: usize) -> Option<CastIdx> {
        let word = self.context.segmented.tokens[head].word;
        let spoke = self.speakers.iter().rev().take(MAX_LOOK);
        spoke
            .filter(|speaker| speaker.head == word)
            .find_map(|speaker| speaker.who)
            .filter(|&idx| {
                self.context.entities.character(idx).entity.entity_type == EntityType::Government
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
}

/// The gender of those whom a noun for anybody means.
fn gender_of(noun: &str) -> Option<Gender> {
    Some(match noun {
        "man" | "lad" | "boy" | "youth" | "gentleman" => Gender::Male,
        "woman" | "girl" | "lady" => Gender::Female,
        _ => return None,
    })
}

/// The gender that a people's word for one person tells; none of words for the people or the state.
fn gender_of_people(demonym: &str) -> Option<Gender> {
    let many = ["s", "sh", "ch", "ese", "ss", "men", "women"];
    if demonym.ends_with("woman") {
        Some(Gender::Female)
    } else if demonym.ends_with("man") && !demonym.ends_with("German") {
        Some(Gender::Male)
    } else {
        (!many.iter().any(|end| demonym.ends_with(end))).then_some(Gender::Either)
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
        "Justice" => "judge",
        "Rev" => "reverend",
        "Amb" => "ambassador",
        "Atty" => "attorney",
        "Insp" => "inspector",
        "Adm" => "admiral",
        "Cllr" => "councillor",
        _ => return None,
    })
}
