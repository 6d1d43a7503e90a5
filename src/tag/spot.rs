//! From runs of capitalised tokens to the names in them.
//!
//! A run such as "Former US Defence Secretary Ana Ruiz" holds two names and a role. Whether a name
//! is known from elsewhere in the document is for `cast` to say; here only its place, its
//! look and how far it can be trusted are decided.

use std::ops::Range;

use super::gazetteer::{Hit, Senses};
use super::runs::Runs;
use super::titles::is_person;
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
    pub(super) fn analyse(&mut self, run: Range<usize>) {
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
            // "March 9 Movement"
            let date = run.len() > 2
                && words.segmented.tokens[i + 1].kind == TokenKind::Number
                && words.is(i + 2, Trait::Org);
            let closed = words.is(i, Trait::Closed) && !name_follows && !date;
            // "Chief of Staff Ana Ruiz"
            let staff =
                run.len() > 2 && words.text(i) == "Staff" && i > 0 && words.text(i - 1) == "of";
            if closed && !(more && self.names_itself(i) && !self.is_proper_name(i + 1..run.end))
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
            // "Teamsters Local 88"
            let local = run.len() > 1 && words.text(i - 1) == "Local";
            let small = !words.is(i, Trait::Capital) && !inside_hit && !local;
            let closed = words.is(i, Trait::Closed) && !inside_hit && !self.names_itself(i);
            if small || closed && run.len() > 1 {
                run.end -= 1;
            } else {
                break;
            }
        }
        run
    }

    /// "Last Acre", "No Third Runway": a small word that only a name can give its capital, here or
    /// where the document has it again.
    fn names_itself(&self, i: usize) -> bool {
        const OTHER: ClassSet = ClassSet::of(&[
            Class::Coord,
            Class::Rel,
            Class::Time,
            Class::Month,
            Class::Weekday,
        ]);
        let words = self.words;
        words.is(i, Trait::Capital)
            && !words.is(i, Trait::Initial)
            && !words.is(i, Trait::Headline)
            && !words.info(i).classes.meets(OTHER)
            && !matches!(words.text(i), "The" | "A" | "An" | "I")
    }

    /// Whether the run is a name already, without what stands before it: "First Varden Savings" is
    /// none without its first word.
    fn is_proper_name(&self, run: Range<usize>) -> bool {
        [Trait::Hit, Trait::Given, Trait::Title]
            .iter()
            .any(|&what| self.words.is(run.start, what))
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
            // "Dutch Senator", but "the American Legion": an office, or a name with a word in capitals.
            Via::Demonym => {
                ordinary
                    && rest
                        .clone()
                        .all(|i| words.is(i, Trait::Headline) || words.is_calling(i))
            }
            _ if hit.tokens.len() > 1 => true,
            _ => ordinary && !given && sense.entity_type != EntityType::Place,
        }
    }

    pub(super) fn push_hit(&mut self, hit: &Hit) {
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

    pub(super) fn push_name(&mut self, run: Range<usize>) {
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
}
