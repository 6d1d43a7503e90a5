//! Titles and roles in a run of capitals: where the person's name begins, and what stands before it.

use std::ops::Range;

use super::beside::tells_body;
use super::gazetteer::Hit;
use super::kind::{body_type, title_gender};
use super::spot::Spotter;
use super::words::Trait;
use crate::lexicon::{Class, EntityType, Gender};
use crate::segment::TokenKind;

impl Spotter<'_, '_> {
    /// Where in "Defence Minister Ana Ruiz" the person's name begins.
    pub(super) fn person_after_title(&self, run: &Range<usize>) -> Option<usize> {
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
            // "Momtaz Begum Lindt"
            let inside = i == run.start + 1
                && is_name_too(words.text(i))
                && !words.is(run.start, Trait::Common)
                && !words.is(run.start, Trait::Hit);
            if inside {
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
    pub(super) fn is_adjectival_role(&self, i: usize, run: &Range<usize>) -> bool {
        let words = self.words;
        i > run.start
            && matches!(run.end - i, 3..=4)
            && words.is_role(i)
            && !words.info(i).role_plural
            && words.is(i + 1, Trait::Given)
            && !self.has(&(i + 1..run.end), Trait::Org)
    }

    /// Whether the run names nobody but an office: "US Defence Secretary", "Prime Minister".
    pub(super) fn is_role_phrase(&self, run: &Range<usize>) -> bool {
        let words = self.words;
        let last = run.end - 1;
        // A word alone may be a surname: "Weaver". "The Pelican Count, a polling outfit,"
        if run.len() == 1 || tells_body(words, run) {
            return false;
        }
        // "Karim Syed": a title that is a name as well ends a name.
        let office = words.is(last, Trait::Title)
            && !words.is(last, Trait::Org)
            && !words.is(last, Trait::Given)
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

    /// Names inside what stands before a person's name.
    pub(super) fn premodifier(&mut self, run: Range<usize>) {
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

    /// Whether a title stands right before token `i`, and the gender it tells.
    pub(super) fn title_before(&self, i: usize) -> (bool, Option<Gender>) {
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

    pub(super) fn is_inside_hit(&self, i: usize) -> bool {
        self.words.is(i, Trait::Hit)
    }

    /// Whether a hit of its own ends with token `i`.
    pub(super) fn hit_ends(&self, i: usize) -> bool {
        !self.words.is(i + 1, Trait::Hit) || self.runs.hit_at(i + 1).is_some()
    }
}

/// Whether the hit is a person's full name.
pub(super) fn is_person(hit: &Hit) -> bool {
    hit.tokens.len() > 1
        && hit
            .senses
            .actor
            .is_some_and(|sense| sense.entity_type == EntityType::Person)
}

/// Whether a title stands inside names as well, behind the given one.
fn is_name_too(title: &str) -> bool {
    matches!(
        title,
        "Begum" | "Khan" | "Shah" | "Syed" | "Sayyid" | "Lama"
    )
}
