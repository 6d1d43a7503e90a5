//! Whom "he", "she", "it" and "they" stand for: sentence by sentence backwards, those who spoke
//! first, then subjects, then a name that has no rival.
//!
//! Somebody unnamed who spoke in between ("a neighbour said") ends the search: the pronoun is hers.

use std::ops::Range;

use super::refer::{Referents, Speaker};
use crate::claim::PartyKind;
use crate::lexicon::{EntityType, Gender, RoleKind};
use crate::phrase::Tag;
use crate::tag::{CastIdx, Mention, title_gender};

/// How many sentences back a pronoun may reach.
const REACH: usize = 6;
/// How many for a plural one, which names rarely answer.
const PLURAL_REACH: usize = 3;
/// Speakers and names looked at: keeps one endless sentence from costing more than its length.
const MAX_LOOK: usize = 48;
/// How long a clause may be behind whose semicolon names still count.
const MAX_CLAUSE: usize = 60;
/// Pronouns through which one may be followed: "He ran. He fell. He said …".
const MAX_CARRIED: usize = 4;

/// What a pronoun can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// A person: of this gender, or any for `Either`.
    Person(Gender),
    Body,
    Several,
}

impl Wanted {
    fn of(pronoun: &str) -> Option<Self> {
        match pronoun {
            "he" | "him" | "his" | "himself" => Some(Self::Person(Gender::Male)),
            "she" | "her" | "hers" | "herself" => Some(Self::Person(Gender::Female)),
            "it" | "its" | "itself" => Some(Self::Body),
            "they" | "them" | "their" | "themselves" => Some(Self::Several),
            _ => None,
        }
    }

    fn fits(self, entity_type: EntityType, gender: Option<Gender>) -> bool {
        match (self, entity_type) {
            (Self::Person(wanted), EntityType::Person) => {
                wanted == Gender::Either
                    || gender.is_none_or(|known| known == Gender::Either || known == wanted)
            }
            (Self::Person(_), _) | (_, EntityType::Person | EntityType::Place) => false,
            (Self::Body | Self::Several, _) => true,
        }
    }

    /// Whether a speaker the text does not name may be meant.
    fn fits_unnamed(self, speaker: &Speaker) -> bool {
        match self {
            Self::Person(wanted) => {
                matches!(speaker.kind, PartyKind::Person | PartyKind::Anonymous)
                    && !speaker.plural
                    && (wanted == Gender::Either
                        || speaker.gender.is_none_or(|gender| gender == wanted))
            }
            Self::Body => {
                !speaker.plural
                    && matches!(
                        speaker.kind,
                        PartyKind::Organisation | PartyKind::Government | PartyKind::Document
                    )
            }
            Self::Several => speaker.plural || speaker.kind == PartyKind::Collective,
        }
    }
}

/// What is searched for.
#[derive(Clone, Copy)]
struct Search {
    /// The token of the pronoun.
    at: usize,
    wanted: Wanted,
    /// Whom it cannot mean.
    not: Option<CastIdx>,
    /// Through how many pronouns the search has come.
    carried: usize,
}

/// What a place in the text tells about a pronoun behind it.
enum Found {
    Somebody(CastIdx),
    /// Somebody who stays unknown: the search ends.
    Stranger,
    Nobody,
}

/// The gender a pronoun tells.
pub(super) fn gender(pronoun: &str) -> Option<Gender> {
    match Wanted::of(&pronoun.to_ascii_lowercase())? {
        Wanted::Person(gender) => Some(gender),
        Wanted::Body | Wanted::Several => None,
    }
}

impl Referents<'_> {
    /// The antecedent of the pronoun at token `at`.
    pub(super) fn pronoun(&self, at: usize, is_source: bool) -> Option<CastIdx> {
        let wanted = Wanted::of(&self.context.text(at).to_ascii_lowercase())?;
        self.antecedent(at, wanted, is_source)
    }

    /// Whom "the man" stands for at token `at`: whom the pronoun for such a person would.
    pub(super) fn person_before(
        &self,
        at: usize,
        gender: Gender,
        is_source: bool,
    ) -> Option<CastIdx> {
        self.antecedent(at, Wanted::Person(gender), is_source)
    }

    fn antecedent(&self, at: usize, wanted: Wanted, is_source: bool) -> Option<CastIdx> {
        // "She accused him"
        let not = (!is_source).then(|| self.speaks_here(at)).flatten();
        // "accused the council of … “They never asked,” she said": still the council.
        if wanted == Wanted::Several
            && !is_source
            && let Some(idx) = self.targeted_before(at, not)
        {
            return Some(idx);
        }
        self.search(Search {
            at,
            wanted,
            not,
            carried: 0,
        })
    }

    fn search(&self, search: Search) -> Option<CastIdx> {
        let Search { at, wanted, .. } = search;
        let home = self.context.sentence_of(at);
        let reach = match wanted {
            Wanted::Several => PLURAL_REACH,
            _ => REACH,
        };
        // Who would fit but for what the list of given names says of the gender.
        let mut misnamed = None;
        for sentence in (home.saturating_sub(reach)..=home).rev() {
            let tokens = self.context.segmented.sentences[sentence].tokens.clone();
            let before = tokens.start..tokens.end.min(at);
            match self.speaker(search, &before, sentence, &mut misnamed) {
                Found::Somebody(idx) => return Some(idx),
                Found::Stranger => return None,
                Found::Nobody => {}
            }
            if wanted == Wanted::Several {
                continue;
            }
            // "Reed is no liar, he said": the names are in what he said.
            let outside = if sentence == home && self.closes(at) {
                before.start..self.clause_before(&before)
            } else {
                before
            };
            match self.named_or_meant(search, &outside) {
                Found::Somebody(idx) => return Some(idx),
                Found::Stranger => return None,
                Found::Nobody => {}
            }
        }
        misnamed.or_else(|| self.foremost(wanted, home))
    }

    /// The body that somebody has just spoken to or against.
    fn targeted_before(&self, at: usize, not: Option<CastIdx>) -> Option<CastIdx> {
        let home = self.context.sentence_of(at);
        self.targeted
            .last()
            .filter(|&&(token, idx)| {
                Some(idx) != not && self.context.sentence_of(token) + PLURAL_REACH >= home
            })
            .map(|&(_, idx)| idx)
    }

    /// The nearest who speaks in the sentence that begins with `before`.
    fn speaker(
        &self,
        search: Search,
        before: &Range<usize>,
        sentence: usize,
        misnamed: &mut Option<CastIdx>,
    ) -> Found {
        let Search { wanted, not, .. } = search;
        let home = self.context.sentence_of(search.at);
        let spoke = self
            .speakers
            .iter()
            .rev()
            .take(MAX_LOOK)
            .filter(|speaker| before.contains(&speaker.token));
        // Behind their sentence those count who speak in it themselves, before those they quote.
        let (nested, own): (Vec<&Speaker>, Vec<&Speaker>) =
            spoke.partition(|speaker| speaker.nested && sentence != home);
        for speaker in own.into_iter().chain(nested) {
            match speaker.who {
                Some(idx) if Some(idx) != not && self.fits(wanted, idx) => {
                    return Found::Somebody(idx);
                }
                Some(idx) if Some(idx) != not && sentence + 1 >= home && search.carried == 0 => {
                    *misnamed = misnamed.or_else(|| self.misnamed(wanted, idx));
                }
                None if !speaker.pronoun && wanted.fits_unnamed(speaker) => {
                    return Found::Stranger;
                }
                _ => {}
            }
        }
        Found::Nobody
    }

    /// The subject among the names, nouns and pronouns that stand at `before`, or the only name.
    fn named_or_meant(&self, search: Search, before: &Range<usize>) -> Found {
        let Search { wanted, not, .. } = search;
        let named: Vec<&Mention> = self
            .context
            .entities
            .mentions_in(before)
            .iter()
            .take(MAX_LOOK)
            .filter(|mention| self.could_be_meant(wanted, mention) && Some(mention.entity) != not)
            .collect();
        let subject = named.iter().find(|mention| self.is_free(mention));
        let names_from = subject.map_or(before.end, |mention| mention.tokens.start);
        // A pronoun or noun for the same sort carries on what an earlier sentence began.
        match self.carried(search, before.start..names_from) {
            Found::Nobody => {}
            found => return found,
        }
        if let Some(mention) = subject {
            return Found::Somebody(mention.entity);
        }
        let Some(first) = named.first() else {
            return Found::Nobody;
        };
        let rival = named.iter().any(|mention| mention.entity != first.entity);
        let person = matches!(wanted, Wanted::Person(_));
        if !rival && person {
            Found::Somebody(first.entity)
        } else {
            Found::Stranger
        }
    }

    /// Whom the first subject at `tokens` means that is a pronoun, or a noun such as "the company".
    fn carried(&self, search: Search, tokens: Range<usize>) -> Found {
        let Search { wanted, not, .. } = search;
        let outside = |i: usize| self.context.segmented.tokens[i].quote.is_none();
        let mut at = tokens.start;
        for _ in 0..MAX_LOOK {
            if at >= tokens.end {
                break;
            }
            let Some(chunk) = self.context.phrases.chunk_at(at) else {
                at += 1;
                continue;
            };
            let phrase = chunk.tokens();
            let head = chunk.head as usize;
            at = phrase.end.max(at + 1);
            if !outside(head) || phrase.end > tokens.end {
                continue;
            }
            if matches!(self.context.tag(head), Tag::Pron | Tag::PronObj) {
                if Wanted::of(&self.context.text(head).to_ascii_lowercase()) == Some(wanted)
                    && search.carried < MAX_CARRIED
                {
                    return self
                        .search(Search {
                            at: head,
                            carried: search.carried + 1,
                            ..search
                        })
                        .map_or(Found::Stranger, Found::Somebody);
                }
                continue;
            }
            if self.is_subject_noun(wanted, &phrase, head) {
                return match self.nominal(&phrase, head, true) {
                    Some((idx, _)) if Some(idx) != not && self.fits(wanted, idx) => {
                        Found::Somebody(idx)
                    }
                    Some(_) => Found::Nobody,
                    None => Found::Stranger,
                };
            }
        }
        Found::Nobody
    }

    /// Whether a phrase is a subject that the pronoun may take up: "the company has", not "to the
    /// company".
    fn is_subject_noun(&self, wanted: Wanted, phrase: &Range<usize>, head: usize) -> bool {
        let word = self.word(head);
        let suits = match wanted {
            Wanted::Person(gender) => {
                matches!(word.role, Some(RoleKind::Role | RoleKind::Kin))
                    && !word.role_plural
                    && title_gender(self.context.text(head))
                        .is_none_or(|told| told == gender || gender == Gender::Either)
            }
            Wanted::Body => {
                matches!(
                    word.role,
                    Some(RoleKind::Institution | RoleKind::Collective)
                ) && !word.role_plural
            }
            Wanted::Several => false,
        };
        let behind = phrase
            .start
            .checked_sub(1)
            .is_some_and(|i| matches!(self.context.tag(i), Tag::Prep | Tag::To));
        suits
            && !behind
            && (self.definite(phrase) && !self.leans_on_person(phrase, head))
            && self
                .context
                .phrases
                .tags
                .get(phrase.end)
                .is_some_and(|tag| tag.is_finite() || matches!(tag, Tag::Comma | Tag::Adv))
    }

    /// A person whose name only is of the other gender: given names cross borders.
    fn misnamed(&self, wanted: Wanted, idx: CastIdx) -> Option<CastIdx> {
        let character = self.context.entities.character(idx);
        let person = character.entity.entity_type == EntityType::Person;
        let told = character.entry.is_some()
            || character
                .roles
                .iter()
                .any(|role| title_gender(self.context.text(role.tokens.end - 1)).is_some());
        (person && !told && matches!(wanted, Wanted::Person(_))).then_some(idx)
    }

    /// Whom the text is about: the person of that gender, or the body, who is named before and more
    /// often than all others of the kind together.
    fn foremost(&self, wanted: Wanted, home: usize) -> Option<CastIdx> {
        if wanted == Wanted::Several {
            return None;
        }
        let start = self.context.segmented.sentences[home].tokens.start;
        let mut counts: Vec<(CastIdx, u32)> = Vec::new();
        for mention in self.mentions_before(start).rev().take(MAX_LOOK) {
            if self.could_be_meant(wanted, mention) && !self.describes(mention) {
                match counts.iter_mut().find(|(idx, _)| *idx == mention.entity) {
                    Some((_, n)) => *n += 1,
                    None => counts.push((mention.entity, 1)),
                }
            }
        }
        let all: u32 = counts.iter().map(|(_, n)| n).sum();
        let &(idx, n) = counts
            .iter()
            .max_by_key(|(idx, n)| (*n, std::cmp::Reverse(*idx)))?;
        (n >= 2 && 2 * n > all).then_some(idx)
    }

    /// Whether the pronoun and its verb close or interrupt a sentence that is what they report.
    fn closes(&self, at: usize) -> bool {
        let tag = |i: usize| {
            let tokens = &self.context.segmented.tokens;
            (i < tokens.len() && tokens[i].sentence == tokens[at].sentence)
                .then(|| self.context.tag(i))
        };
        at.checked_sub(1)
            .is_some_and(|i| matches!(tag(i), Some(Tag::Comma | Tag::Quote)))
            // "a guide and, he says, the last one": an aside about the subject.
            // "a memo in which, she said, …": likewise.
            && at.checked_sub(2).is_none_or(|i| !matches!(tag(i), Some(Tag::Coord | Tag::Rel)))
            && matches!(
                tag(at + 2),
                None | Some(Tag::Stop | Tag::Comma | Tag::Quote)
            )
    }

    /// Where the last clause of `tokens` begins that a semicolon parts from what stands before.
    fn clause_before(&self, tokens: &Range<usize>) -> usize {
        tokens
            .clone()
            .rev()
            .take(MAX_CLAUSE)
            .find(|&i| self.context.tag(i) == Tag::Semicolon)
            .unwrap_or(tokens.start)
    }

    fn fits(&self, wanted: Wanted, idx: CastIdx) -> bool {
        let character = self.context.entities.character(idx);
        wanted.fits(character.entity.entity_type, character.gender)
    }

    /// Whether a name can be what a pronoun stands for: said by the author, and not as a place or
    /// of a people.
    fn could_be_meant(&self, wanted: Wanted, mention: &Mention) -> bool {
        let outside = self.context.segmented.tokens[mention.tokens.start]
            .quote
            .is_none();
        outside
            && (!matches!(wanted, Wanted::Person(_)) || !self.is_one_of_two(mention))
            && !mention.place
            && !mention.compound
            && !mention.demonym
            && self.fits(wanted, mention.entity)
    }

    /// "Reed and Ruiz": one of two is rarely he.
    fn is_one_of_two(&self, mention: &Mention) -> bool {
        let entities = self.context.entities;
        let joined = |at: usize| {
            at < self.context.segmented.tokens.len() && self.context.tag(at) == Tag::Coord
        };
        let after = mention.tokens.end;
        let before = mention.tokens.start;
        joined(after) && entities.mention_at(after + 1).is_some()
            || before > 1 && joined(before - 1) && entities.mention_at(before - 2).is_some()
    }

    /// Whether a name stands free: not behind a preposition, not as an owner, "of Ana Ruiz's", not
    /// before a noun.
    pub(super) fn is_free(&self, mention: &Mention) -> bool {
        let mut before = mention.tokens.start;
        while before > 0
            && (self.context.tag(before - 1) == Tag::Det
                || self.context.tag(before - 1) == Tag::Adj)
        {
            before -= 1;
        }
        let behind = before > 0
            && matches!(self.context.tag(before - 1), Tag::Prep | Tag::To)
            && self.context.sentence_of(before - 1)
                == self.context.sentence_of(mention.tokens.start);
        let owner = mention.tokens.end < self.context.segmented.tokens.len()
            && self.context.tag(mention.tokens.end) == Tag::PossMark;
        !behind && !owner && !self.describes(mention)
    }

    /// "the Leeds plant": the name only describes.
    pub(super) fn describes(&self, mention: &Mention) -> bool {
        self.context
            .phrases
            .chunk_at(mention.tokens.start)
            .is_some_and(|chunk| {
                let head = chunk.head as usize;
                // "paid Ostra $3 million": two phrases.
                let amount = (mention.tokens.end..head).any(|i| self.context.tag(i) == Tag::Num);
                !mention.tokens.contains(&head) && !amount && self.context.tag(head) != Tag::Num
            })
    }
}
