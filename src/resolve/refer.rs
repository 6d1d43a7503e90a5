//! Whom a source or target stands for: a name, a people's word, a role, an apposition, a pronoun.
//!
//! Nearest compatible mention first, speakers before others; what cannot be told stays open.

use std::ops::Range;

use super::Context;
use crate::claim::{EntityRef, Party, PartyKind, Via};
use crate::lexicon::{EntityType, Gender, RoleKind};
use crate::phrase::Tag;
use crate::tag::{CastIdx, Mention};

/// How many sentences back a pronoun may reach.
const REACH: usize = 6;

/// Nouns whose bearers speak for the country or body named before them, besides collective ones.
const SPEAKS_FOR: [&str; 16] = [
    "official",
    "officials",
    "negotiator",
    "negotiators",
    "diplomat",
    "diplomats",
    "envoy",
    "envoys",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "representative",
    "representatives",
    "mediators",
    "leaders",
    "representations",
];

/// Resolves parties in text order, remembering who has spoken.
pub(super) struct Referents<'a> {
    context: Context<'a>,
    /// Sources so far: the token where each stands, and who it is.
    speakers: Vec<(usize, CastIdx)>,
}

impl<'a> Referents<'a> {
    pub(super) fn new(context: Context<'a>) -> Self {
        Self {
            context,
            speakers: Vec::new(),
        }
    }

    /// Fills in the entity of `party`, which stands at `tokens`; a source is remembered as a speaker.
    pub(super) fn resolve(&mut self, party: &mut Party, tokens: Range<usize>, is_source: bool) {
        let Some((idx, via)) = self.referent(&tokens) else {
            return;
        };
        let character = self.context.entities.character(idx);
        party.entity = Some(character.entity.clone());
        party.via = Some(via);
        party.kind = kind(party.kind, &character.entity, via);
        if is_source {
            self.speakers.push((tokens.start, idx));
        }
    }

    fn referent(&self, tokens: &Range<usize>) -> Option<(CastIdx, Via)> {
        let head = self.head(tokens);
        if matches!(self.context.tag(head), Tag::Pron | Tag::PronObj | Tag::Poss) {
            return self.pronoun(head).map(|idx| (idx, Via::Pronoun));
        }
        let entities = self.context.entities;
        if let Some(mention) = entities
            .mention_at(head)
            .filter(|mention| !mention.compound)
        {
            return Some((mention.entity, mention.via));
        }
        let inside = || {
            entities
                .mentions_in(tokens)
                .iter()
                .filter(|mention| !mention.compound)
        };
        // A name that covers most of the phrase: `the … Event Data (ACLED) project`.
        if let Some(mention) = inside().find(|mention| mention.tokens.len() * 2 > tokens.len()) {
            if !mention.demonym || self.speaks_for(head) {
                return Some((mention.entity, mention.via));
            }
        }
        // `Pakistani officials`, `Kabul's negotiators`
        if self.speaks_for(head) {
            if let Some(mention) = inside().rfind(|mention| mention.tokens.start < head) {
                let via = if mention.demonym {
                    Via::Demonym
                } else {
                    mention.via
                };
                if mention.entity_type != EntityType::Person {
                    return Some((mention.entity, via));
                }
            }
        }
        self.apposition(tokens).or_else(|| self.role(tokens, head))
    }

    /// The head of the phrase's first chunk: `the head of the company`.
    fn head(&self, tokens: &Range<usize>) -> usize {
        let chunk = self.context.phrases.chunk_at(tokens.start);
        chunk.map_or(tokens.end - 1, |chunk| {
            (chunk.head as usize).min(tokens.end - 1)
        })
    }

    fn role_kind(&self, i: usize) -> Option<RoleKind> {
        self.context
            .lexicon
            .word(self.context.segmented.tokens[i].word)
            .role
    }

    fn speaks_for(&self, head: usize) -> bool {
        matches!(
            self.role_kind(head),
            Some(RoleKind::Collective | RoleKind::Institution)
        ) || SPEAKS_FOR.contains(&self.context.text(head))
    }

    /// `the TTP, the armed group blamed for …`: a definite phrase behind a name and a comma.
    fn apposition(&self, tokens: &Range<usize>) -> Option<(CastIdx, Via)> {
        let mut at = tokens.start.checked_sub(1)?;
        if self.context.tag(at) != Tag::Comma || !self.definite(tokens) {
            return None;
        }
        at = at.checked_sub(1)?;
        if self.context.tag(at) == Tag::Close {
            at = at.checked_sub(1)?;
        }
        let mention = self.context.entities.mention_at(at)?;
        Some((mention.entity, Via::Role))
    }

    fn definite(&self, tokens: &Range<usize>) -> bool {
        matches!(
            self.context
                .text(tokens.start)
                .to_ascii_lowercase()
                .as_str(),
            "the" | "its" | "their" | "his" | "her"
        )
    }

    /// `the minister`: the nearest person introduced in that role; `the group`: the nearest such body.
    fn role(&self, tokens: &Range<usize>, head: usize) -> Option<(CastIdx, Via)> {
        let plural = self
            .context
            .lexicon
            .word(self.context.segmented.tokens[head].word)
            .role_plural;
        if !self.definite(tokens) || plural || tokens.len() > 4 {
            return None;
        }
        let word = self.context.segmented.tokens[head].word;
        let entities = self.context.entities;
        let before = self.mentions_before(tokens.start);
        match self.role_kind(head)? {
            RoleKind::Role => before
                .rev()
                .find(|mention| {
                    entities
                        .character(mention.entity)
                        .roles
                        .iter()
                        .any(|role| role.head == word && role.tokens.start < tokens.start)
                })
                .map(|mention| (mention.entity, Via::Role)),
            RoleKind::Institution | RoleKind::Collective => {
                let wanted: &[EntityType] = match self.context.text(head) {
                    "group" | "militia" | "movement" | "militants" => {
                        &[EntityType::ArmedGroup, EntityType::Organisation]
                    }
                    "company" | "firm" | "carrier" | "manufacturer" => &[EntityType::Company],
                    "party" => &[EntityType::Party],
                    "court" | "tribunal" => &[EntityType::Court],
                    "ministry" | "department" => &[EntityType::Ministry],
                    "agency" | "bureau" => &[EntityType::Agency],
                    "newspaper" | "broadcaster" | "magazine" | "network" => &[EntityType::Media],
                    "university" | "college" => &[EntityType::University],
                    _ => return None,
                };
                before
                    .rev()
                    .find(|mention| wanted.contains(&mention.entity_type))
                    .map(|mention| (mention.entity, Via::Role))
            }
            _ => None,
        }
    }

    fn mentions_before(
        &self,
        token: usize,
    ) -> impl DoubleEndedIterator<Item = &'a Mention> + use<'a> {
        let mentions = &self.context.entities.mentions;
        let end = mentions.partition_point(|mention| mention.tokens.start < token);
        mentions[..end].iter()
    }

    /// The antecedent of a pronoun: sentence by sentence backwards, speakers first, then the first
    /// fitting name of the sentence.
    fn pronoun(&self, at: usize) -> Option<CastIdx> {
        let text = self.context.text(at).to_ascii_lowercase();
        let wanted = Wanted::of(&text)?;
        let home = self.context.sentence_of(at);
        let entities = self.context.entities;
        let fits = |idx: CastIdx| {
            wanted.fits(
                entities.character(idx).entity.entity_type,
                entities.character(idx).gender,
            )
        };
        for sentence in (home.saturating_sub(REACH)..=home).rev() {
            let tokens = self.context.segmented.sentences[sentence].tokens.clone();
            let before = tokens.start..tokens.end.min(at);
            let speaker = self
                .speakers
                .iter()
                .rev()
                .find(|&&(token, idx)| before.contains(&token) && fits(idx));
            if let Some(&(_, idx)) = speaker {
                return Some(idx);
            }
            let named = entities.mentions_in(&before).iter().find(|mention| {
                let outside = self.context.segmented.tokens[mention.tokens.start]
                    .quote
                    .is_none();
                let subject =
                    !wanted.body || !mention.place && !mention.compound && !mention.demonym;
                outside && subject && fits(mention.entity)
            });
            if let Some(mention) = named {
                return Some(mention.entity);
            }
        }
        None
    }
}

/// What a pronoun can stand for.
struct Wanted {
    gender: Option<Gender>,
    person: bool,
    body: bool,
}

impl Wanted {
    fn of(pronoun: &str) -> Option<Self> {
        let person = |gender| {
            Some(Self {
                gender: Some(gender),
                person: true,
                body: false,
            })
        };
        match pronoun {
            "he" | "him" | "his" | "himself" => person(Gender::Male),
            "she" | "her" | "hers" | "herself" => person(Gender::Female),
            "it" | "its" | "itself" => Some(Self {
                gender: None,
                person: false,
                body: true,
            }),
            _ => None,
        }
    }

    fn fits(&self, entity_type: EntityType, gender: Option<Gender>) -> bool {
        match entity_type {
            EntityType::Person => {
                self.person
                    && (gender.is_none() || gender == Some(Gender::Either) || gender == self.gender)
            }
            EntityType::Place => false,
            _ => self.body,
        }
    }
}

/// The sort of party, once its entity is known; a role or collective keeps what its noun says.
fn kind(by_noun: PartyKind, entity: &EntityRef, via: Via) -> PartyKind {
    match entity.entity_type {
        EntityType::Person => PartyKind::Person,
        _ if via == Via::Demonym => by_noun,
        EntityType::Government
        | EntityType::Ministry
        | EntityType::Agency
        | EntityType::Court
        | EntityType::Military => {
            if matches!(by_noun, PartyKind::Collective) {
                PartyKind::Collective
            } else {
                PartyKind::Government
            }
        }
        EntityType::Place => by_noun,
        _ => PartyKind::Organisation,
    }
}
