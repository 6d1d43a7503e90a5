//! Whom a source or target stands for: a name, a people's word, an apposition, a role, a pronoun.
//!
//! Here is what stands in the phrase itself or beside it; [`super::role`] and [`super::pronoun`]
//! look further away. What cannot be told stays open.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Context;
use super::body::Sorts;
use crate::claim::{EntityRef, Party, PartyKind, Via};
use crate::lexicon::{Class, EntityType, Gender, RoleKind, WordId};
use crate::phrase::Tag;
use crate::tag::{CastIdx, Mention, speaks_for, title_gender};

/// Names and speakers that nouns look back at: keeps an endless text from costing more than its length.
pub(super) const MAX_LOOK: usize = 300;
/// Words that may stand between a role and the name behind its comma: `its spokesman, Col. Bo Lee`.
const MAX_TITLE: usize = 4;

/// Words that may restrict a noun before the comma behind it.
const MAX_RESTRICTION: usize = 10;

/// Somebody who has spoken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speaker {
    /// Where the source stands.
    pub(super) token: usize,
    /// Its head noun.
    pub(super) head: WordId,
    /// Who it is; none if the text does not tell.
    pub(super) who: Option<CastIdx>,
    pub(super) kind: PartyKind,
    /// What the source's own words tell, `the spokeswoman`.
    pub(super) gender: Option<Gender>,
    /// Whether several speak, `officials`.
    pub(super) plural: bool,
    /// Whether the source is a pronoun.
    pub(super) pronoun: bool,
    /// Whether he speaks inside what somebody else says.
    pub(super) nested: bool,
}

/// What a party is in its claim. Sources are remembered as speakers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Source,
    /// The source of a claim inside what somebody else says.
    NestedSource,
    Target,
}

/// Resolves parties in text order, remembering who has spoken.
pub(super) struct Referents<'a> {
    pub(super) context: Context<'a>,
    pub(super) speakers: Vec<Speaker>,
    /// Bodies that somebody spoke to or against, and where.
    pub(super) targeted: Vec<(usize, CastIdx)>,
    /// Who is introduced in a role, by its head noun, in the order of the cast.
    pub(super) by_role: FxHashMap<WordId, Vec<CastIdx>>,
    /// The country that `the government` means, if one stands out.
    pub(super) the_government: Option<CastIdx>,
    /// What sort of body each member of the cast may be.
    pub(super) sorts: Vec<Sorts>,
}

impl<'a> Referents<'a> {
    pub(super) fn new(context: Context<'a>) -> Self {
        let (by_role, the_government) = super::role::index(context);
        Self {
            context,
            speakers: Vec::new(),
            targeted: Vec::new(),
            by_role,
            the_government,
            sorts: Self::sorts_of_cast(context),
        }
    }

    /// Fills in the entity of `party`, which stands at `tokens` in such a part.
    pub(super) fn resolve(&mut self, party: &mut Party, tokens: Range<usize>, part: Part) {
        let head = self.head(&tokens);
        let found = self.referent(&tokens, head, part != Part::Target);
        if let Some((idx, via)) = found {
            let character = self.context.entities.character(idx);
            party.entity = Some(character.entity.clone());
            party.via = Some(via);
            party.kind = kind(party.kind, &character.entity, via);
        }
        if part == Part::Target {
            let body = found.filter(|&(idx, _)| {
                let character = self.context.entities.character(idx);
                character.entity.entity_type != EntityType::Person
            });
            self.targeted
                .extend(body.map(|(idx, _)| (tokens.start, idx)));
        } else {
            let word = self.word(head);
            self.speakers.push(Speaker {
                token: tokens.start,
                head: self.context.segmented.tokens[head].word,
                who: found.map(|(idx, _)| idx),
                kind: party.kind,
                gender: super::pronoun::gender(self.context.text(head))
                    .or_else(|| title_gender(self.context.text(head))),
                plural: word.role_plural || matches!(self.context.tag(head), Tag::Nouns),
                pronoun: matches!(self.context.tag(head), Tag::Pron | Tag::PronObj | Tag::Poss),
                nested: part == Part::NestedSource,
            });
        }
    }

    fn referent(
        &self,
        tokens: &Range<usize>,
        head: usize,
        is_source: bool,
    ) -> Option<(CastIdx, Via)> {
        if self.word(head).classes.has(Class::PronRefl) && !is_source {
            return self
                .speakers
                .last()
                .and_then(|speaker| speaker.who)
                .map(|idx| (idx, Via::Pronoun));
        }
        // "Another, Ana Ruiz, said": a pronoun by its class, and a phrase that a name explains.
        let personal = matches!(self.context.tag(head), Tag::Pron | Tag::PronObj | Tag::Poss)
            && !self.is_one_of_several(tokens);
        if personal {
            return self.pronoun(head, is_source).map(|idx| (idx, Via::Pronoun));
        }
        self.nominal(tokens, head, is_source)
    }

    /// Whom a phrase that is no pronoun stands for.
    pub(super) fn nominal(
        &self,
        tokens: &Range<usize>,
        head: usize,
        is_source: bool,
    ) -> Option<(CastIdx, Via)> {
        self.name_behind(tokens, head)
            .or_else(|| self.named(tokens, head))
            .or_else(|| self.name_before(tokens, head))
            .or_else(|| self.role(tokens, head, is_source))
    }

    /// Who speaks in the sentence of token `at`: whoever is accused or asked there is somebody else.
    pub(super) fn speaks_here(&self, at: usize) -> Option<CastIdx> {
        let home = self.context.sentence_of(at);
        self.speakers
            .last()
            .filter(|speaker| self.context.sentence_of(speaker.token) == home)
            .and_then(|speaker| speaker.who)
    }

    /// The name that the phrase is, or that its head speaks for.
    fn named(&self, tokens: &Range<usize>, head: usize) -> Option<(CastIdx, Via)> {
        let entities = self.context.entities;
        if let Some(mention) = entities
            .mention_at(head)
            .filter(|mention| !mention.compound && self.compatriot(tokens, head).is_none())
        {
            return self
                .state_of_ministry(mention)
                .or(Some((mention.entity, mention.via)));
        }
        let inside = || {
            entities
                .mentions_in(tokens)
                .iter()
                .filter(|mention| !mention.compound)
        };
        // A name that covers most of the phrase: `the … Event Data (ACLED) project`.
        let most = inside().find(|mention| mention.tokens.len() * 2 > tokens.len());
        if let Some(mention) = most
            && !mention.demonym
            && self.context.tag(mention.tokens.end.min(head)) != Tag::PossMark
            && !self.is_person_noun(head)
        {
            return Some((mention.entity, mention.via));
        }
        // `the Orsk Lantern consortium`: the noun only says what the name means.
        let called = inside().find(|mention| {
            mention.tokens.end == head && head + 1 == tokens.end && self.is_sort_of(head, mention)
        });
        if let Some(mention) = called {
            return Some((mention.entity, mention.via));
        }
        // `Former Secretary of State Ana Ruiz`
        let last = inside().next_back().filter(|mention| {
            mention.entity_type == EntityType::Person && self.is_titled(tokens, mention)
        });
        if let Some(mention) = last {
            return Some((mention.entity, mention.via));
        }
        // `Pakistani officials`, `Kabul's negotiators`
        if speaks_for(self.context.text(head)) {
            // "officials in Kabul"
            let seat = |mention: &&Mention| {
                mention.tokens.start > head && mention.via == Via::Metonym && !mention.place
            };
            let mention = inside()
                .rfind(|mention| mention.tokens.start < head)
                .or_else(|| inside().find(seat))
                .filter(|mention| mention.entity_type != EntityType::Person)?;
            let via = if mention.demonym {
                Via::Demonym
            } else {
                mention.via
            };
            return Some((mention.entity, via));
        }
        None
    }

    /// Whether a name ends the phrase at `tokens` and nothing but titles and callings stand before it:
    /// "Former Secretary of State", "writer and former surgeon".
    fn is_titled(&self, tokens: &Range<usize>, mention: &Mention) -> bool {
        let start = mention.tokens.start;
        let called = |i: usize| {
            self.context.tag(i) == Tag::Name || self.is_person_noun(i) && !self.word(i).role_plural
        };
        mention.tokens.end == tokens.end
            && start > tokens.start
            && called(start - 1)
            && (tokens.start..start).all(|i| {
                matches!(
                    self.context.tag(i),
                    Tag::Name | Tag::Adj | Tag::Det | Tag::Noun
                ) || i > tokens.start
                    && matches!(self.context.text(i), "of" | "and")
                    && called(i - 1)
            })
    }

    /// The country whose `Foreign Ministry` speaks: a ministry that only its work names is the state's.
    fn state_of_ministry(&self, mention: &Mention) -> Option<(CastIdx, Via)> {
        let character = self.context.entities.character(mention.entity);
        let unnamed = character.entry.is_none()
            && mention.tokens.len() <= 2
            && matches!(
                self.context.text(mention.tokens.end - 1),
                "Ministry" | "ministry"
            );
        if !unnamed {
            return None;
        }
        let owner = self
            .mentions_before(mention.tokens.start)
            .next_back()
            .filter(|owner| {
                owner.entity_type == EntityType::Government
                    && owner.tokens.end + 1 >= mention.tokens.start
            });
        match owner {
            Some(owner) if owner.demonym => Some((owner.entity, Via::Demonym)),
            Some(owner) => Some((owner.entity, owner.via)),
            None => self.the_government.map(|idx| (idx, Via::Metonym)),
        }
    }

    /// `its chairman, Tom Reed, said`: a role, a comma and the name.
    fn name_behind(&self, tokens: &Range<usize>, head: usize) -> Option<(CastIdx, Via)> {
        let context = self.context;
        let (_, end) = context.extents().sentence(head);
        let comma = self.comma_behind(tokens, end)?;
        let near = comma + 1..end.min(comma + 2 + MAX_TITLE);
        // "the prosecutor, Assistant U.S. Attorney Ana Ruiz, said": the first name is no person's.
        context
            .entities
            .mentions_in(&near)
            .iter()
            .find(|mention| self.explains(tokens, head, comma, mention))
            .map(|mention| (mention.entity, Via::Role))
    }

    /// The comma behind the phrase at `tokens`, at once or behind what restricts it: "one pastor
    /// supporting the bill, Tom Reed, said".
    fn comma_behind(&self, tokens: &Range<usize>, end: usize) -> Option<usize> {
        let context = self.context;
        let opens = |i: usize| matches!(context.tag(i), Tag::Vg | Tag::Vn | Tag::Prep);
        let at = tokens.end;
        if at + 1 < end && opens(at) {
            (at..(at + MAX_RESTRICTION).min(end - 1))
                .take_while(|&i| !context.tag(i).is_finite() && context.tag(i) != Tag::Rel)
                .find(|&i| context.tag(i) == Tag::Comma)
        } else {
            (at + 1 < end && context.tag(at) == Tag::Comma).then_some(at)
        }
    }

    /// Whether a name behind a comma tells whom the phrase at `tokens` means.
    fn explains(
        &self,
        tokens: &Range<usize>,
        head: usize,
        comma: usize,
        mention: &Mention,
    ) -> bool {
        let context = self.context;
        let (_, end) = context.extents().sentence(head);
        let title = comma + 1..mention.tokens.start;
        // "retired general Tom Reed"
        let titled = title.clone().all(|i| {
            matches!(context.tag(i), Tag::Name | Tag::Adj | Tag::Noun)
                || context.text(i) == "."
                || i == title.start && context.text(i) == "the"
        });
        let closed = mention.tokens.end >= end
            || matches!(
                context.tag(mention.tokens.end),
                Tag::Comma | Tag::Stop | Tag::Dash | Tag::Semicolon | Tag::Colon | Tag::Open
            )
            // "Tom Reed of Nevada,"
            || matches!(context.text(mention.tokens.end), "of" | "from")
                && mention.tokens.end + 1 < end
                && context.tag(mention.tokens.end + 1) == Tag::Name;
        // `the minister, Tom Reed, and the mayor` lists.
        let lists = mention.tokens.end + 1 < end
            && context.tag(mention.tokens.end) == Tag::Comma
            && context.tag(mention.tokens.end + 1) == Tag::Coord;
        // Between commas a name tells whom any phrase that points means.
        let points =
            self.definite(tokens) || self.has_owner(tokens) || self.is_a_body(head, mention);
        let suits = || {
            self.can_be(head, mention)
                || self.is_one_of_several(tokens)
                || points && !mention.place && !self.word(head).role_plural
        };
        titled && closed && !lists && !mention.demonym && suits()
    }

    /// `Ruiz's sponsor`: a name owns the head of the phrase.
    fn has_owner(&self, tokens: &Range<usize>) -> bool {
        let owner = self.context.entities.mention_at(tokens.start);
        owner.is_some_and(|owner| {
            owner.tokens.end < tokens.end && self.context.tag(owner.tokens.end) == Tag::PossMark
        })
    }

    /// `one of the plaintiffs`, `another parent`, `the other`: one whom a name behind may tell.
    fn is_one_of_several(&self, tokens: &Range<usize>) -> bool {
        let word = |i: usize| self.context.text(i).to_lowercase();
        let first = word(tokens.start);
        let ordinal = |i: usize| {
            matches!(
                word(i).as_str(),
                "other" | "first" | "second" | "third" | "fourth" | "last"
            )
        };
        matches!(first.as_str(), "one" | "another")
            || matches!(first.as_str(), "a" | "the")
                && tokens.len() == 2
                && ordinal(tokens.start + 1)
    }

    /// `the TTP, the armed group blamed for …`: a phrase behind a name and a comma.
    fn name_before(&self, tokens: &Range<usize>, head: usize) -> Option<(CastIdx, Via)> {
        let mut at = tokens.start.checked_sub(1)?;
        if self.context.tag(at) != Tag::Comma || !self.definite(tokens) {
            return None;
        }
        // "In a complaint filed with Ostra, the union said": a subject of its own.
        let (_, end) = self.context.extents().sentence(head);
        if tokens.end < end && self.context.tag(tokens.end).is_finite() {
            return None;
        }
        at = at.checked_sub(1)?;
        if self.context.tag(at) == Tag::Close {
            at = at.checked_sub(1)?;
        }
        let mention = self.context.entities.mention_at(at)?;
        (!mention.place && !mention.demonym && self.can_be(head, mention))
            .then_some((mention.entity, Via::Role))
    }

    /// Whether the noun at `head` can be said of such an entity.
    fn can_be(&self, head: usize, mention: &Mention) -> bool {
        let word = self.word(head);
        let person = mention.entity_type == EntityType::Person;
        match word.role {
            _ if word.role_plural => false,
            Some(RoleKind::Role | RoleKind::Kin | RoleKind::Anonymous) => {
                person && self.gender_agrees(head, mention)
            }
            Some(RoleKind::Institution | RoleKind::Collective) => !person,
            Some(RoleKind::Document) | None => false,
        }
    }

    fn gender_agrees(&self, head: usize, mention: &Mention) -> bool {
        let told = title_gender(self.context.text(head));
        let known = self.context.entities.character(mention.entity).gender;
        match (told, known) {
            (Some(told), Some(known)) => told == known || known == Gender::Either,
            _ => true,
        }
    }

    /// The head of the phrase's first chunk: `the head of the company`.
    fn head(&self, tokens: &Range<usize>) -> usize {
        let chunk = self.context.phrases.chunk_at(tokens.start);
        chunk.map_or(tokens.end - 1, |chunk| {
            (chunk.head as usize).min(tokens.end - 1)
        })
    }

    pub(super) fn word(&self, i: usize) -> &'a crate::lexicon::WordInfo {
        self.context
            .lexicon
            .word(self.context.segmented.tokens[i].word)
    }

    fn is_person_noun(&self, i: usize) -> bool {
        matches!(
            self.word(i).role,
            Some(RoleKind::Role | RoleKind::Kin | RoleKind::Anonymous)
        )
    }

    pub(super) fn definite(&self, tokens: &Range<usize>) -> bool {
        let first = self.context.text(tokens.start);
        first.eq_ignore_ascii_case("the") || self.owned(tokens)
    }

    pub(super) fn indefinite(&self, tokens: &Range<usize>) -> bool {
        let first = self.context.text(tokens.start);
        first.eq_ignore_ascii_case("a") || first.eq_ignore_ascii_case("an")
    }

    /// Whether the phrase opens with a possessive pronoun.
    pub(super) fn owned(&self, tokens: &Range<usize>) -> bool {
        let first = self.context.text(tokens.start);
        ["its", "their", "his", "her"]
            .iter()
            .any(|word| first.eq_ignore_ascii_case(word))
    }

    pub(super) fn mentions_before(
        &self,
        token: usize,
    ) -> impl DoubleEndedIterator<Item = &'a Mention> + use<'a> {
        let mentions = &self.context.entities.mentions;
        let end = mentions.partition_point(|mention| mention.tokens.start < token);
        mentions[..end].iter()
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
