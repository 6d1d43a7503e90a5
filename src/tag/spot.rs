//! From runs of capitalised tokens to the names in them.
//!
//! A run such as "Former US Defence Secretary Ana Ruiz" holds two names and a role. Whether a name
//! is known from elsewhere in the document is for `cast` to say; here only its place, its
//! look and how far it can be trusted are decided.

use std::ops::Range;

use super::beside::tells_body;
use super::gazetteer::{Hit, Senses};
use super::kind::{body_type, title_gender};
use super::runs::Runs;
use super::types::Via;
use super::words::{Trait, Words};
use crate::lexicon::{Class, ClassSet, EntityType, Gender};
use crate::segment::TokenKind;

/// What a name looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// A string of the gazetteer.
    Listed(Senses),
    /// Two words or more that look like a human being's name.
    Person,
    /// An organisation or a place, by a word in it.
    Body(EntityType),
    /// One word; the document must tell.
    Single,
}

/// A name found in the text.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) tokens: Range<usize>,
    pub(super) look: Look,
    /// Whether a title or role stands right before it, so that it is a person's.
    pub(super) titled: bool,
    /// What that title says.
    pub(super) gender: Option<Gender>,
    /// Whether it counts only if the document or the gazetteer knows the name from elsewhere.
    pub(super) weak: bool,
    /// Only the head of a hyphenated token.
    pub(super) compound: bool,
}

/// All names of the document, by place, not overlapping.
pub(super) fn spot(words: &Words<'_>, hits: &[Hit]) -> Vec<Spot> {
    let runs = Runs { words, hits };
    let mut spotter = Spotter {
        runs: &runs,
        words,
        spots: Vec::new(),
    };
    for sentence in &words.segmented.sentences {
        runs.each(sentence, |run| spotter.analyse(run));
    }
    spotter.spots
}

/// Splits runs into names, one after another.
pub(super) struct Spotter<'w, 's> {
    pub(super) runs: &'w Runs<'w, 's>,
    pub(super) words: &'w Words<'s>,
    spots: Vec<Spot>,
}

impl Spotter<'_, '_> {
    /// Splits a run into names.
    fn analyse(&mut self, run: Range<usize>) {
        let words = self.words;
        let run = self.trim(run);
        if run.is_empty() {
            return;
        }
        let first = self.runs.hit_at(run.start).cloned();
        if let Some(hit) = first.as_ref().filter(|hit| hit.tokens == run) {
            self.push_hit(hit);
            return;
        }
        // A listed person at the end: what stands before describes.
        let person = (run.start + 1..run.end.saturating_sub(1)).find_map(|i| {
            self.runs
                .hit_at(i)
                .filter(|hit| hit.tokens.end == run.end && is_person(hit))
                .cloned()
        });
        if let Some(hit) = person {
            self.premodifier(run.start..hit.tokens.start);
            self.push_hit(&hit);
            return;
        }
        // "Democratic White House": a listed body behind ordinary words.
        let body = (run.start + 1..run.end.saturating_sub(1)).find_map(|i| {
            self.runs
                .hit_at(i)
                .filter(|hit| hit.tokens.end == run.end)
                .cloned()
        });
        if let Some(hit) = body
            && (run.start..hit.tokens.start)
                .all(|i| words.is(i, Trait::Common) && !words.is(i, Trait::Given))
        {
            self.push_hit(&hit);
            return;
        }
        if let Some(at) = self.person_after_title(&run) {
            self.premodifier(run.start..at);
            self.push_name(at..run.end);
            return;
        }
        if self.is_role_phrase(&run) {
            self.premodifier(run);
            return;
        }
        if let Some(hit) = first.filter(|hit| self.stands_apart(hit, run.end)) {
            self.push_hit(&hit);
            self.analyse(hit.tokens.end..run.end);
            return;
        }
        self.push_name(run);
    }

    /// Cuts off what only looks like part of a name: "The", "In", "Despite", trailing connectors.
    fn trim(&self, mut run: Range<usize>) -> Range<usize> {
        let words = self.words;
        while !run.is_empty() && self.runs.hit_at(run.start).is_none() {
            let i = run.start;
            let more = run.len() > 1;
            // "Will Smith", but not "Will Pakistan"
            let name_follows = more
                && words.is(i, Trait::Given)
                && !words.is(i + 1, Trait::Closed)
                && !(words.is(i, Trait::Initial) && (words.is(i + 1, Trait::Hit) || self.asks(i)));
            let describes = words.is(i, Trait::Initial)
                && more
                && words.is(i, Trait::Common)
                && !words.is(i, Trait::Given)
                && !words.is(i, Trait::Title)
                && !words.is(i, Trait::Shouted)
                && !words.is_capital_elsewhere(i)
                && self.is_proper(i + 1)
                && !self.has(&(i + 1..run.end), Trait::Org)
                // "Safe Lantern": a single word that is no name without the one before it.
                && (run.len() > 2
                    || words.is(i + 1, Trait::Hit)
                    || words.is(i + 1, Trait::Given)
                    || words.is_opening(i + 1)
                    || words.info(i).role.is_some())
                // "Billionaires Tom …": the given name opens the person's name.
                || words.is(i, Trait::Initial)
                    && run.len() > 2
                    && words.is(i + 1, Trait::Given)
                    && !words.is(i, Trait::Given)
                    && !words.is(i, Trait::Title)
                    && words.is_small_elsewhere(i);
            let closed = words.is(i, Trait::Closed) && !name_follows;
            // "Chief of Staff Ana Ruiz"
            let staff =
                run.len() > 2 && words.text(i) == "Staff" && i > 0 && words.text(i - 1) == "of";
            if closed && !(more && self.shows_off(i) && !self.is_proper_name(i + 1..run.end))
                || describes
                || staff
                || matches!(words.text(i), "." | "&" | "of" | "the" | "and" | "The")
            {
                run.start += 1;
            } else {
                break;
            }
        }
        while !run.is_empty() {
            let i = run.end - 1;
            let inside_hit = words.is(i, Trait::Hit);
            let small = !words.is(i, Trait::Capital) && !inside_hit;
            let closed = words.is(i, Trait::Closed) && !inside_hit && !self.shows_off(i);
            if small || closed && run.len() > 1 {
                run.end -= 1;
            } else {
                break;
            }
        }
        run
    }

    /// "Last Acre", "Heimat First": a small word that only a name can give its capital.
    fn shows_off(&self, i: usize) -> bool {
        const NAMING: ClassSet = ClassSet::of(&[Class::Ordinal, Class::Num, Class::Adv]);
        const OTHER: ClassSet = ClassSet::of(&[
            Class::Det,
            Class::Prep,
            Class::Coord,
            Class::Sub,
            Class::Neg,
            Class::Time,
            Class::Month,
            Class::Weekday,
        ]);
        let words = self.words;
        let classes = words.info(i).classes;
        words.is(i, Trait::Capital)
            && !words.is(i, Trait::Initial)
            && !words.is(i, Trait::Headline)
            && classes.meets(NAMING)
            && !classes.meets(OTHER)
    }

    /// Whether the run is a name already, without what stands before it.
    fn is_proper_name(&self, run: Range<usize>) -> bool {
        self.words.is(run.start, Trait::Hit)
            || self.words.is(run.start, Trait::Given)
            || run.len() > 1
    }

    /// "Will Ruiz appeal?": a modal that opens a question, though people are called so.
    fn asks(&self, i: usize) -> bool {
        let words = self.words;
        let sentence = &words.segmented.sentences[words.segmented.tokens[i].sentence as usize];
        words.info(i).classes.has(Class::Modal)
            && sentence
                .tokens
                .clone()
                .rev()
                .take(3)
                .any(|i| words.text(i) == "?")
    }

    /// Whether token `i` is a name word that is not an ordinary word too.
    fn is_proper(&self, i: usize) -> bool {
        let words = self.words;
        words.is(i, Trait::Hit)
            || words.is(i, Trait::Given)
            || words.is(i, Trait::Capital)
                && !words.is(i, Trait::Common)
                && !words.is(i, Trait::Org)
                && !words.is(i, Trait::Title)
    }

    pub(super) fn has(&self, run: &Range<usize>, what: Trait) -> bool {
        run.clone().any(|i| self.words.is(i, what))
    }

    /// Where in "Defence Minister Ana Ruiz" the person's name begins.
    fn person_after_title(&self, run: &Range<usize>) -> Option<usize> {
        let words = self.words;
        let (at, title) = run.clone().rev().find_map(|i| {
            let title = words.is(i, Trait::Title) || self.is_adjectival_role(i, run);
            if !title || self.is_inside_hit(i) && !self.hit_ends(i) {
                return None;
            }
            // "Royal “Duke” Marsh": a nickname.
            let behind = words.segmented.tokens.get(i + 1).map(|token| token.kind);
            if matches!(behind, Some(TokenKind::Quote(_))) {
                return None;
            }
            // "Justice Earl Marsh": a given name behind the title.
            if i > run.start && words.is(i, Trait::Given) {
                return None;
            }
            // "Department of Justice" is no title.
            if i > run.start && words.text(i - 1) == "of" {
                return None;
            }
            let mut at = i + 1;
            if at < run.end && words.text(at) == "." {
                at += 1;
            }
            // "Justice for Tobin"
            if at < run.end && matches!(words.text(at), "for" | "on") {
                return None;
            }
            // "Secretary of State Ana Ruiz"
            if at < run.end && words.text(at) == "of" {
                at += 1 + usize::from(at + 1 < run.end && words.text(at + 1) == "the");
                at = self.runs.hit_at(at).map_or(at + 1, |hit| hit.tokens.end);
            }
            (at < run.end).then_some((at, i))
        })?;
        let name = at..run.end;
        let named_so = words.is(title, Trait::Given)
            && (title > run.start
                // "Skip Marsh": no word that stands as a title.
                || !words.info(title).classes.has(Class::Title)
                || !words.is(title, Trait::Shouted) && !words.is(at, Trait::Given));
        // "Dr. Ana Ward" is nobody's ward.
        let personal = name.len() == 1 || name.len() == 2 && words.is(at, Trait::Given);
        // "Rowan Activist Partners", but "Leeds Mayor Marsh"
        let body = !personal && (self.has(&name, Trait::Org) || self.has(&name, Trait::Place))
            || name.len() == 1
                && words.is(at, Trait::Org)
                && (title > run.start || body_type(words.text(at)) == Some(EntityType::Ministry));
        let listed = self.runs.hit_at(at).is_some_and(|hit| {
            !is_person(hit) && hit.tokens.end == run.end && hit.senses.place.is_none()
        });
        let ordinary = name.clone().all(|i| {
            words.is(i, Trait::Common)
                && !words.is(i, Trait::Given)
                && !words.is_capital_elsewhere(i)
        });
        // "Stephen King Jr": a given name first, and the title is the surname.
        let surname = title > run.start
            && words.is(run.start, Trait::Given)
            && !words.is(run.start, Trait::Title)
            && words.is(at, Trait::Suffix);
        (!named_so && !body && !listed && !ordinary && !surname).then_some(at)
    }

    /// "Chief Executive Ana Ruiz": a role that is an adjective too counts before a given name.
    fn is_adjectival_role(&self, i: usize, run: &Range<usize>) -> bool {
        let words = self.words;
        i > run.start
            && matches!(run.end - i, 3..=4)
            && words.is_role(i)
            && !words.info(i).role_plural
            && words.is(i + 1, Trait::Given)
            && !self.has(&(i + 1..run.end), Trait::Org)
    }

    /// Whether the run names nobody but an office: "US Defence Secretary", "Prime Minister".
    fn is_role_phrase(&self, run: &Range<usize>) -> bool {
        let words = self.words;
        let last = run.end - 1;
        // "The Pelican Count, a polling outfit,"
        if run.len() > 1 && tells_body(words, run) {
            return false;
        }
        // "Karim Syed": a title that is a name as well ends a name.
        let office = words.is(last, Trait::Title)
            && !words.is(last, Trait::Org)
            && !(words.is(last, Trait::Given) && run.len() > 1)
            || run
                .clone()
                .position(|i| words.text(i) == "of")
                .is_some_and(|of| {
                    let before = run.start + of - 1;
                    words.is(before, Trait::Title) && !words.is(before, Trait::Org)
                });
        let person = words.is(run.start, Trait::Given)
            && run.len() == 2
            && self.runs.hit_at(run.start).is_none()
            && !words.is(run.start, Trait::Title);
        office && !person
    }

    /// Whether a hit at the head of a longer run is a name of its own.
    fn stands_apart(&self, hit: &Hit, end: usize) -> bool {
        let words = self.words;
        let rest = hit.tokens.end..end;
        if rest.is_empty() || hit.compound {
            return !rest.is_empty();
        }
        let Some(sense) = hit.senses.first() else {
            return false;
        };
        let body = self.has(&rest, Trait::Org) || self.has(&rest, Trait::Place);
        let given = hit.tokens.len() == 1 && words.is(hit.tokens.start, Trait::Given);
        let person_follows = rest.len() >= 2 && words.is(rest.start, Trait::Given) && !given;
        if person_follows && !body {
            return true;
        }
        let whole_hit = self
            .runs
            .hit_at(rest.start)
            .is_some_and(|next| next.tokens == rest && next.tokens.len() > 1);
        if whole_hit {
            return true;
        }
        if body || words.is(rest.start, Trait::Suffix) || words.text(rest.start) == "&" {
            return false;
        }
        let ordinary = rest.clone().all(|i| words.is(i, Trait::Common));
        match sense.via {
            Via::Demonym => ordinary,
            _ if hit.tokens.len() > 1 => true,
            _ => ordinary && !given && sense.entity_type != EntityType::Place,
        }
    }

    /// Names inside what stands before a person's name.
    fn premodifier(&mut self, run: Range<usize>) {
        let words = self.words;
        let mut i = run.start;
        let mut plain = run.start;
        let mut found = false;
        while i < run.end {
            if let Some(hit) = self.runs.hit_at(i).cloned() {
                let longer = hit.tokens.end < run.end && words.is(hit.tokens.end, Trait::Org)
                    && !words.is(hit.tokens.end, Trait::Title)
                    // "US Defence Secretary" is the US's; "Kabul Police Chief" is of a police
                    && hit.tokens.end + 1 < run.end && !words.is(hit.tokens.end + 1, Trait::Title);
                if !longer {
                    self.push_hit(&hit);
                    found = true;
                    i = hit.tokens.end;
                    plain = i;
                    continue;
                }
            }
            if words.is(i, Trait::Title) {
                break;
            }
            i += 1;
        }
        // "Communist Party Secretary Li Wei"
        let body = plain..i;
        let named = body.len() >= 2 && words.is(body.end - 1, Trait::Org)
            || body.len() == 1 && !found && words.is(body.start, Trait::Shouted);
        if named {
            self.push_name(body);
        }
        // What stands behind the title: "President of the United States"
        while i < run.end {
            if let Some(hit) = self.runs.hit_at(i).cloned() {
                self.push_hit(&hit);
                i = hit.tokens.end;
            } else {
                i += 1;
            }
        }
    }

    fn push_hit(&mut self, hit: &Hit) {
        let words = self.words;
        let i = hit.tokens.start;
        if hit.tokens.len() == 1 && !hit.compound {
            let common = words.is(i, Trait::Common) && !words.is(i, Trait::Shouted);
            let place_only = hit.senses.actor.is_none();
            let any_word = common
                || place_only
                    && (words.is(i, Trait::Title)
                        || words.is(i, Trait::Org)
                        || words.is(i, Trait::Place));
            let no_evidence = (words.is(i, Trait::Initial) || words.is(i, Trait::Headline))
                && !words.is_capital_elsewhere(i);
            if words.is(i, Trait::Closed) && !words.is(i, Trait::Shouted)
                || any_word && (no_evidence || place_only && !words.is(i, Trait::Given))
            {
                return;
            }
        }
        let (titled, gender) = self.title_before(i);
        self.spots.push(Spot {
            tokens: hit.tokens.clone(),
            look: Look::Listed(hit.senses),
            titled,
            gender,
            weak: false,
            compound: hit.compound,
        });
    }

    fn push_name(&mut self, run: Range<usize>) {
        let run = self.trim(run);
        if run.is_empty() {
            return;
        }
        if let Some(hit) = self
            .runs
            .hit_at(run.start)
            .filter(|hit| hit.tokens == run)
            .cloned()
        {
            self.push_hit(&hit);
            return;
        }
        let (titled, gender) = self.title_before(run.start);
        let Some(look) = self.look(&run, titled) else {
            return;
        };
        let weak = self.is_weak(&run, look, titled);
        self.spots.push(Spot {
            tokens: run,
            look,
            titled,
            gender,
            weak,
            compound: false,
        });
    }

    /// Whether a title stands right before token `i`, and the gender it tells.
    fn title_before(&self, i: usize) -> (bool, Option<Gender>) {
        let words = self.words;
        let Some(before) = i.checked_sub(1) else {
            return (false, None);
        };
        let stop = usize::from(words.text(before) == "." && before > 0);
        let title = before - stop;
        if words.segmented.tokens[title].sentence != words.segmented.tokens[i].sentence {
            return (false, None);
        }
        let titled = words.is(title, Trait::Title) && !words.is(title, Trait::Headline)
            || words.is(title, Trait::Title) && words.is(title, Trait::Capital);
        (
            titled,
            titled.then(|| title_gender(words.text(title))).flatten(),
        )
    }

    fn is_inside_hit(&self, i: usize) -> bool {
        self.words.is(i, Trait::Hit)
    }

    /// Whether a hit of its own ends with token `i`.
    fn hit_ends(&self, i: usize) -> bool {
        !self.words.is(i + 1, Trait::Hit) || self.runs.hit_at(i + 1).is_some()
    }
}

/// Whether the hit is a person's full name.
fn is_person(hit: &Hit) -> bool {
    hit.tokens.len() > 1
        && hit
            .senses
            .actor
            .is_some_and(|sense| sense.entity_type == EntityType::Person)
}
