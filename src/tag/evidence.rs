//! Whether somebody of whom only the document knows is a person, a body or a place: by all that
//! stands beside the mentions.
//!
//! Every sign counts for one of the three; what the name looks like counts first. So "Vantair" is a
//! company where "Vantair's chairman" and "shares in Vantair" stand, whatever it looks like.

use std::ops::Range;

use super::beside::{self, Sort, apposed, belongs_to_role, noun_before, sentence, trade};
use super::kind::{Owner, owner_of};
use super::place::{is_dateline, is_inside, is_place_noun};
use super::types::{Character, Mention};
use super::words::{Trait, Words};
use crate::lexicon::{Class, ClassSet, EntityType, RoleKind};
use crate::segment::{Case, TokenKind};

/// A sign that hardly errs.
const STRONG: i32 = 3;
/// A sign that errs now and then.
const FAIR: i32 = 2;
/// A sign that decides between equals.
const WEAK: i32 = 1;
/// How far behind a name its pronoun is looked for.
const MAX_REACH: usize = 25;
/// Mentions of one entity that are weighed; more tell nothing new.
const MAX_WEIGHED: u32 = 64;

/// How much speaks for each sort of bearer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Leaning {
    pub(super) person: i32,
    pub(super) body: i32,
    pub(super) place: i32,
    /// Mentions behind "in" and the like.
    inside: u32,
    /// What sort of body a word beside it tells.
    kind: Option<EntityType>,
    /// Whether nothing here can change what it is.
    settled: bool,
    n_weighed: u32,
}

impl Leaning {
    /// What the gazetteer knows needs no evidence.
    pub(super) const SETTLED: Self = Self {
        person: 0,
        body: 0,
        place: 0,
        inside: 0,
        kind: None,
        settled: true,
        n_weighed: 0,
    };

    /// A name that looks like a person's; `sure` if a given name or a title tells.
    pub(super) fn person(sure: bool) -> Self {
        Self {
            person: if sure { 2 * STRONG } else { FAIR },
            ..Self::default()
        }
    }

    /// A name that looks like a body's; `sure` if a word in it tells.
    pub(super) fn body(sure: bool) -> Self {
        Self {
            body: if sure { 4 * STRONG } else { FAIR },
            ..Self::default()
        }
    }

    /// A name that looks like a place's.
    pub(super) fn place() -> Self {
        Self {
            place: FAIR,
            ..Self::default()
        }
    }

    /// A single word, of which only its first mention told something.
    pub(super) fn single(entity_type: EntityType) -> Self {
        let mut leaning = Self::default();
        match entity_type {
            EntityType::Person => leaning.person = WEAK,
            EntityType::Place => leaning.place = WEAK,
            _ => leaning.body = WEAK,
        }
        leaning
    }

    fn count(&mut self, sort: Sort, weight: i32) {
        match sort {
            Sort::Person => self.person += weight,
            Sort::Body => self.body += weight,
        }
    }
}

/// Decides of every open member of `cast` what it is.
pub(super) fn decide(
    words: &Words<'_>,
    mentions: &[Mention],
    cast: &mut [Character],
    leanings: &mut [Leaning],
) {
    for (i, mention) in mentions.iter().enumerate() {
        let leaning = &mut leanings[mention.entity.0 as usize];
        if leaning.settled || leaning.n_weighed >= MAX_WEIGHED || mention.compound {
            continue;
        }
        leaning.n_weighed += 1;
        let next = mentions.get(i + 1);
        Weighing {
            words,
            name: &mention.tokens,
            sentence: sentence(words, mention.tokens.start),
            leaning,
        }
        .weigh(i.checked_sub(1).map(|i| &mentions[i]), next);
    }
    for (character, leaning) in cast.iter_mut().zip(leanings) {
        if !leaning.settled {
            settle(character, leaning);
        }
    }
}

fn settle(character: &mut Character, leaning: &mut Leaning) {
    // A name that is nearly always somewhere is a place; a company may be once.
    if leaning.inside > 0 && leaning.inside * 3 >= character.n_mentions {
        leaning.place += if leaning.inside > 1 {
            2 * STRONG
        } else {
            STRONG
        };
    }
    let was = character.entity.entity_type;
    let Leaning {
        person,
        body,
        place,
        ..
    } = *leaning;
    let now = match was {
        EntityType::Person if body.max(place) <= person => was,
        EntityType::Place if body.max(person) <= place => was,
        EntityType::Person | EntityType::Place if body >= place.max(person) => {
            EntityType::Organisation
        }
        _ if place > body.max(person) => EntityType::Place,
        _ if person > body.max(place) => EntityType::Person,
        _ => was,
    };
    character.entity.entity_type = match leaning.kind {
        Some(kind) if now == EntityType::Organisation => kind,
        _ => now,
    };
    if now != EntityType::Person {
        character.gender = None;
    }
}

/// One mention being looked at.
struct Weighing<'w, 's> {
    words: &'w Words<'s>,
    name: &'w Range<usize>,
    sentence: Range<usize>,
    leaning: &'w mut Leaning,
}

impl Weighing<'_, '_> {
    fn weigh(&mut self, last: Option<&Mention>, next: Option<&Mention>) {
        if is_dateline(self.words.segmented, self.sentence.start, self.name) {
            self.leaning.place += 2 * STRONG;
            return;
        }
        self.leaning.inside += u32::from(is_inside(self.words.segmented, self.name));
        self.before(last);
        if !self.is_of_another() {
            self.behind();
        }
        let next = next.map_or(usize::MAX, |next| next.tokens.start);
        self.pronoun(next);
    }

    /// Whose the noun at token `i` is; a sentence's first word has a capital, "Shares in Varden".
    fn owner(&self, i: usize) -> Option<(Owner, i32)> {
        let text = self.text(i);
        if i == self.sentence.start {
            owner_of(&text.to_lowercase())
        } else {
            owner_of(text)
        }
    }

    /// The text of token `i`, empty outside the sentence.
    fn text(&self, i: usize) -> &str {
        if self.sentence.contains(&i) {
            self.words.text(i)
        } else {
            ""
        }
    }

    /// Where the name's preposition stands, if it has one.
    fn preposition(&self) -> Option<usize> {
        let the = usize::from(self.text(self.name.start.wrapping_sub(1)) == "the");
        (self.name.start - the).checked_sub(1)
    }

    fn before(&mut self, last: Option<&Mention>) {
        let words = self.words;
        if let Some(i) = noun_before(words, self.name)
            && words.segmented.tokens[i].case == Case::Lower
            && let Some(sort) = beside::sort(words, i).or_else(|| trade(words.text(i)))
            && (i + 1 == self.name.start || !belongs_to_role(words, i))
        {
            self.leaning.count(sort, STRONG);
            return;
        }
        let Some(at) = self.preposition() else {
            return;
        };
        let noun = at.wrapping_sub(1);
        match self.text(at) {
            "in" | "of" | "at" | "At" | "for" | "with" | "from" | "by" => {}
            "to" if is_motion(self.text(noun)) => {
                self.leaning.place += FAIR;
                return;
            }
            "called" | "named" if noun < at => {
                if let Some(sort) = beside::sort(words, noun) {
                    self.leaning.count(sort, STRONG);
                }
                return;
            }
            _ => return,
        }
        let preposition = self.text(at);
        if preposition == "of" && is_place_noun(self.text(noun)) {
            self.leaning.place += STRONG;
            return;
        }
        // "Ana Ruiz of Last Acre"
        if last.is_some_and(|last| last.tokens.end == at && preposition == "of") {
            self.leaning.body += STRONG;
            self.leaning.place += STRONG;
            return;
        }
        match self.owner(noun) {
            Some((Owner::Body(kind), weight)) if preposition != "by" => {
                self.leaning.body += weight;
                self.leaning.kind = self.leaning.kind.or(kind);
            }
            Some((Owner::Place, weight)) if matches!(preposition, "of" | "at") => {
                self.leaning.place += weight;
            }
            // "an analyst at Varden", "works for Varden"
            _ if matches!(preposition, "at" | "with") && is_employed(self.text(noun))
                || preposition == "for"
                    && matches!(
                        self.text(noun),
                        "works" | "worked" | "working" | "work" | "speaks"
                    ) =>
            {
                self.leaning.body += STRONG;
            }
            // "a church at Selby"
            _ if matches!(preposition, "at" | "At") => self.leaning.place += FAIR,
            _ => {}
        }
    }

    /// Whether what stands behind the name may be said of somebody before it: "the mayor of Selby, a
    /// former baker", "the member for Selby, who".
    fn is_of_another(&self) -> bool {
        let Some(at) = self.preposition() else {
            return false;
        };
        // Which is never asked of people.
        self.text(self.name.end + 1) != "which"
            && matches!(self.text(at), "of" | "for" | "at" | "from" | "with")
            && at > 0
            && (self.is_role(at - 1)
                || self.words.is(at - 1, Trait::Capital) && at - 1 > self.sentence.start)
            && self.text(self.name.end) != "'s"
    }

    fn is_role(&self, i: usize) -> bool {
        self.sentence.contains(&i) && self.words.info(i).role == Some(RoleKind::Role)
    }

    fn behind(&mut self) {
        let words = self.words;
        let end = self.name.end;
        match self.text(end) {
            // "Selby Town have": several, under one name
            "have" | "are" | "were" if self.is_subject() => self.leaning.body += STRONG,
            // "Selby Harbor said": a place that speaks is none.
            _ if self.leaning.place > 0 && words.is_cue_verb(end) && self.is_subject() => {
                self.leaning.body += FAIR;
            }
            "who" => self.leaning.person += STRONG,
            "which" => self.leaning.body += FAIR,
            "," => {
                let behind = end + 1;
                match self.text(behind) {
                    // "Latinos, who are"
                    "who" if matches!(self.text(behind + 1), "are" | "were" | "have") => {
                        self.leaning.body += WEAK;
                    }
                    "who" => self.leaning.person += STRONG,
                    // Places are asked which, too, and persons never.
                    "which" => {
                        self.leaning.body += STRONG;
                        self.leaning.place += FAIR;
                    }
                    _ if self.sentence.contains(&behind)
                        && words.segmented.tokens[behind].kind == TokenKind::Number
                        && self.text(behind + 1) == "," =>
                    {
                        self.leaning.person += STRONG;
                    }
                    _ => {
                        if let Some((sort, _)) = apposed(words, self.name) {
                            self.leaning.count(sort, STRONG);
                        }
                    }
                }
            }
            _ if self.sentence.contains(&end)
                && words.segmented.tokens[end].kind == TokenKind::Clitic =>
            {
                self.owned(end + 1);
            }
            // "Varden shares"
            _ => match self.owner(end) {
                Some((Owner::Body(kind), weight)) if weight >= STRONG => {
                    self.leaning.body += weight;
                    self.leaning.kind = self.leaning.kind.or(kind);
                }
                Some((Owner::Place, weight)) => self.leaning.place += weight,
                _ => {}
            },
        }
    }

    /// Whether the name stands where a subject may: behind no preposition, in no list.
    fn is_subject(&self) -> bool {
        const BOUND: ClassSet = ClassSet::of(&[Class::Prep, Class::Coord]);
        let the = usize::from(self.text(self.name.start.wrapping_sub(1)) == "the");
        let before = (self.name.start - the).checked_sub(1);
        before.is_none_or(|i| {
            !self.sentence.contains(&i)
                || !self.words.info(i).classes.meets(BOUND) && self.text(i) != ","
        })
    }

    /// "Varden's chief executive": the first telling noun of what is owned.
    fn owned(&mut self, from: usize) {
        for i in from..from + 3 {
            if !self.sentence.contains(&i)
                || self.words.segmented.tokens[i].kind != TokenKind::Word
                || self.words.info(i).classes.has(Class::Prep)
            {
                return;
            }
            match self.owner(i) {
                Some((Owner::Body(kind), weight)) => {
                    self.leaning.body += weight;
                    self.leaning.kind = self.leaning.kind.or(kind);
                    return;
                }
                Some((Owner::Place, weight)) => {
                    self.leaning.place += weight;
                    return;
                }
                Some((Owner::Person, weight)) => {
                    self.leaning.person += weight;
                    return;
                }
                None if self.words.info(i).role == Some(RoleKind::Kin) => {
                    self.leaning.person += FAIR;
                    return;
                }
                None => {}
            }
        }
    }

    /// The first pronoun behind the name, before anybody else is named; or the one that opens the
    /// next sentence, where the name is the subject of its own.
    fn pronoun(&mut self, next: usize) {
        let words = self.words;
        if words.is(self.name.start, Trait::Headline) {
            return;
        }
        let stop = self.sentence.end.min(next).min(self.name.end + MAX_REACH);
        for i in self.name.end..stop {
            if matches!(words.segmented.tokens[i].kind, TokenKind::Quote(_)) {
                break;
            }
            if self.takes(i, WEAK) {
                return;
            }
        }
        let subject = self.name.start <= self.sentence.start + 1;
        let opener = self.sentence.end;
        if subject && next > opener && opener < words.segmented.tokens.len() {
            self.takes(opener, FAIR);
        }
    }

    /// Counts token `i` if it is a pronoun that tells.
    fn takes(&mut self, i: usize, weight: i32) -> bool {
        match self.words.text(i) {
            "he" | "she" | "his" | "her" | "him" | "He" | "She" | "His" | "Her" => {
                self.leaning.person += weight;
            }
            "it" | "its" | "itself" | "Its" => self.leaning.body += weight,
            "It" => self.leaning.body += WEAK,
            _ => return false,
        }
        true
    }
}

/// Whether the verb takes somebody somewhere.
fn is_motion(verb: &str) -> bool {
    matches!(
        verb,
        "came"
            | "come"
            | "comes"
            | "drive"
            | "drove"
            | "flew"
            | "fly"
            | "go"
            | "went"
            | "moved"
            | "move"
            | "return"
            | "returned"
            | "travel"
            | "traveled"
            | "travelled"
            | "walked"
            | "fled"
    )
}

/// Whether people of this trade work at firms and institutes, in the singular or the plural.
fn is_employed(trade: &str) -> bool {
    let singular = trade.strip_suffix('s').unwrap_or(trade);
    [
        "analyst",
        "associate",
        "broker",
        "chemist",
        "consultant",
        "director",
        "economist",
        "engineer",
        "executive",
        "expert",
        "fellow",
        "head",
        "lawyer",
        "lecturer",
        "manager",
        "officer",
        "partner",
        "physicist",
        "professor",
        "researcher",
        "scholar",
        "scientist",
        "strategist",
        "trader",
    ]
    .iter()
    .any(|known| known.eq_ignore_ascii_case(singular))
}
