//! What makes a clause: its main verb, its subject, and whether one lies ahead.

use super::{Extents, Tag};
use crate::lexicon::Frame;
use crate::segment::TokenKind;

/// How many tokens a phrase may have that stands before a clause and its comma.
const LONGEST_PHRASE: usize = 12;

impl Extents<'_> {
    /// The past tense right behind the noun phrase at `pos`, where nothing else can be its verb:
    /// `Roe argued against the plan`.
    pub(super) fn past_of_subject(&self, pos: usize, end: usize) -> Option<usize> {
        let mut i = self.chunk_from(pos)?.end as usize;
        while i < end && self.tag(i) == Tag::Adv {
            i += 1;
        }
        (i < end && self.tag(i) == Tag::Vd).then_some(i)
    }

    /// The verb whose subject is the -ing clause at `pos`: `widening the road | would cost too much`.
    /// One that can have a clause behind it (`noting he had left`) is no subject.
    pub(super) fn verb_of_gerund(&self, pos: usize, end: usize) -> Option<usize> {
        let clausal = self.verb_takes(pos, Frame::That) || self.verb_takes(pos, Frame::Zero);
        if self.tag(pos) != Tag::Vg || clausal {
            return None;
        }
        (pos + 1..end)
            .take_while(|&i| !self.tag(i).is_mark() && !matches!(self.tag(i), Tag::Rel | Tag::Sub))
            .find(|&i| self.tag(i).is_finite() && !self.after_to(i))
    }

    /// Whether the preposition at `pos` opens a phrase that a comma and a clause follow:
    /// `despite the storm, she would sail`.
    pub(super) fn clause_behind_phrase(&self, pos: usize, end: usize) -> bool {
        self.tag(pos) == Tag::Prep
            && (pos + 2..end.min(pos + LONGEST_PHRASE))
                .find(|&i| self.tag(i).is_mark() || self.tag(i).is_finite())
                .is_some_and(|i| self.tag(i) == Tag::Comma && self.main_clause_ahead(i + 1, end))
    }

    fn is_contracted_verb(&self, i: usize) -> bool {
        self.segmented.tokens[i].kind == TokenKind::Clitic && self.tag(i) != Tag::PossMark
    }

    /// Where content at `pos` must end if the clause around it still waits for its verb:
    /// `The sailor accused of theft | was freed`.
    pub(super) fn before_awaited_verb(&self, pos: usize, limit: usize) -> usize {
        let first = self.near_start(pos);
        let participle = (first..pos)
            .rev()
            .take_while(|&i| {
                !self.tag(i).is_mark() && (!self.tag(i).is_finite() || self.tag(i) == Tag::Vd)
            })
            .find(|&i| self.tag(i) == Tag::Vn || self.is_passive_of_party(i));
        // `had been accused`: a finite verb after all.
        let bare = |i: usize| !(i.max(first + 3) - 3..i).any(|k| self.tag(k).is_aux());
        if !participle.is_some_and(bare) || self.main_verb(first, pos).is_some() {
            return limit;
        }
        self.main_verb(pos + 1, limit)
            .map_or(limit, |verb| self.without_marks(pos, verb))
    }

    /// Whether the past form at `i` wants a party between itself and the preposition behind it, so
    /// that it can only be a participle: `the sailor accused of theft`.
    fn is_passive_of_party(&self, i: usize) -> bool {
        let Some(next) = self.segmented.tokens.get(i + 1) else {
            return false;
        };
        let (with_party, without) = match next.span.slice(self.segmented.text) {
            "of" => (Frame::NpOf, Frame::Of),
            "for" => (Frame::NpFor, Frame::For),
            "with" => (Frame::NpWith, Frame::With),
            "over" => (Frame::NpOver, Frame::Over),
            _ => return false,
        };
        self.tag(i) == Tag::Vd && self.verb_takes(i, with_party) && !self.verb_takes(i, without)
    }

    /// The first finite verb of `from..to`, a clause that begins with its subject.
    #[must_use]
    pub fn verb_of_clause(&self, from: usize, to: usize) -> Option<usize> {
        self.main_verb(from, to)
    }

    /// Whether `from..to` has a verb of its own.
    pub(super) fn has_main_verb(&self, from: usize, to: usize) -> bool {
        self.main_verb(from, to).is_some()
    }

    /// The first finite verb in `from..to` that no relative or subordinate clause holds.
    pub(super) fn main_verb(&self, from: usize, to: usize) -> Option<usize> {
        // A relative pronoun or conjunction claims the next verb, up to the next comma.
        let mut subordinate = matches!(self.tag(from), Tag::Vn | Tag::Vd | Tag::Vg);
        // `as he praised the crews and defended himself`: one clause holds both verbs.
        let mut was_subordinate = false;
        for i in from..to {
            match self.tag(i) {
                Tag::Comma | Tag::Dash | Tag::Semicolon | Tag::Colon => {
                    subordinate = false;
                    was_subordinate = false;
                }
                Tag::Rel | Tag::Sub | Tag::Comp => subordinate = true,
                Tag::Wh if i == from || self.tag(i - 1) == Tag::Comma => subordinate = true,
                // `was asked`: one verb.
                Tag::Vd if i > from && self.tag(i - 1).is_aux() => {}
                tag if tag.is_finite() && subordinate => {
                    // `which has also moved`: the verb group goes on.
                    subordinate = i + 1 < to
                        && (self.tag(i + 1).is_finite()
                            || tag.is_aux() && matches!(self.tag(i + 1), Tag::Adv | Tag::Neg));
                    was_subordinate = true;
                }
                tag if tag.is_finite()
                    && was_subordinate
                    && i > from + 1
                    && self.tag(i - 1) == Tag::Coord
                    && self.tag(i - 2) != Tag::Comma => {}
                // `to be`, `being`: no finite verb, but in headlines `strike to go ahead`.
                Tag::V | Tag::Be | Tag::Have | Tag::Do
                    if i > from
                        && (self.after_to(i) && self.ends_with_stop(i)
                            || matches!(self.text(i), "been" | "being" | "having")) => {}
                tag if tag.is_finite() && i > from => {
                    // A participle after a noun and before a preposition is no main verb.
                    let reduced = tag == Tag::Vd
                        && i + 1 < to
                        && self.tag(i + 1) == Tag::Prep
                        && (self.is_passive_of_party(i) || !self.subject_before(i));
                    if !reduced {
                        return Some(i);
                    }
                }
                _ if self.is_contracted_verb(i) && !subordinate => return Some(i),
                _ => {}
            }
        }
        None
    }

    /// Whether a word that introduces clauses stands before `pos`: `that`, `whether`, `why`.
    pub(super) fn is_introduced_clause(&self, pos: usize) -> bool {
        pos > 0 && matches!(self.tag(pos - 1), Tag::Comp | Tag::Wh | Tag::Sub)
    }

    /// `to go`, `to boldly go`
    fn after_to(&self, i: usize) -> bool {
        self.tag(i - 1) == Tag::To
            || i >= 2 && self.tag(i - 1) == Tag::Adv && self.tag(i - 2) == Tag::To
    }

    /// Whether the sentence of token `i` ends with a stop or a quotation mark.
    fn ends_with_stop(&self, i: usize) -> bool {
        let (_, end) = self.sentence(i);
        matches!(self.tag(end - 1), Tag::Stop | Tag::Quote)
    }

    /// Whether the words before `i` can be the subject of a verb there.
    fn subject_before(&self, i: usize) -> bool {
        let (first, _) = self.sentence(i);
        let mut i = i;
        while i > first && self.tag(i - 1) == Tag::Adv {
            i -= 1;
        }
        let mut starts = Vec::new();
        self.noun_phrase_to(i, &mut starts);
        !starts.is_empty()
    }

    /// Whether a subject and its verb follow at once.
    pub(super) fn main_clause_ahead(&self, i: usize, end: usize) -> bool {
        self.subject_ahead(i, end).is_some_and(|subject_end| {
            let adverb = |&k: &usize| matches!(self.tag(k), Tag::Adv | Tag::Neg);
            let verb = subject_end + (subject_end..end).take(3).take_while(adverb).count();
            (verb..end.min(verb + 2)).any(|k| self.tag(k).is_finite())
        })
    }

    /// Whether a subject, an insertion and its verb follow: `the mayor, a sailor, said`, `Roe (D-Conn.) said`.
    pub(super) fn parted_clause_ahead(&self, i: usize, end: usize) -> bool {
        let Some(subject_end) = self.subject_ahead(i, end).filter(|&i| i < end) else {
            return false;
        };
        let closing = match self.tag(subject_end) {
            Tag::Comma => Tag::Comma,
            Tag::Open => Tag::Close,
            _ => return false,
        };
        (subject_end + 1..end.min(subject_end + 15))
            .find(|&k| self.tag(k) == closing)
            .is_some_and(|close| self.verb_ahead(close + 1, end))
    }

    /// Where a noun phrase that follows at once, with its prepositions, ends: `some of the women`.
    pub(super) fn subject_ahead(&self, i: usize, end: usize) -> Option<usize> {
        let adverb = |&k: &usize| self.tag(k) == Tag::Adv;
        let i = i + (i..end).take_while(adverb).count();
        let chunk = (i < end).then(|| self.chunk_from(i)).flatten()?;
        let mut subject_end = chunk.end as usize;
        while subject_end + 1 < end && self.tag(subject_end) == Tag::Prep {
            match self.chunk_from(subject_end + 1) {
                Some(next) => subject_end = next.end as usize,
                None => break,
            }
        }
        Some(subject_end)
    }

    /// Whether a finite verb follows at once, without a subject.
    pub(super) fn verb_ahead(&self, i: usize, end: usize) -> bool {
        let adverb = |&k: &usize| matches!(self.tag(k), Tag::Adv | Tag::Neg);
        let verb = i + (i..end).take_while(adverb).count();
        verb < end && self.tag(verb).is_finite()
    }

    /// Whether a clause follows: subject and finite verb.
    pub(super) fn clause_ahead(&self, i: usize, end: usize) -> bool {
        (i..end.min(i + 15)).any(|k| self.tag(k).is_finite())
    }
}
