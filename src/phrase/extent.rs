//! How far a phrase that begins at a token may reach, and how far back one that ends there.
//!
//! Positions stand between tokens: position `i` is before token `i`. Every method adds candidate
//! positions to `out`, best first, all within one sentence (quotations may run over several).

use super::{Chunk, Phrases, Tag};
use crate::lexicon::{Form, Frame, Lexicon, RoleKind, WordClass, WordId};
use crate::segment::{Case, Mark, Quote, QuoteIdx, Segmented, TokenKind};

/// How many tokens an apposition or an insertion may span.
pub(super) const LONGEST_INSERTION: usize = 45;

/// How many steps an extended phrase may take (prepositions, conjunctions).
const LONGEST_CHAIN: usize = 8;

/// Asks for extents in one document.
#[derive(Clone, Copy, Debug)]
pub struct Extents<'a> {
    /// The text's sentences and tokens.
    pub segmented: &'a Segmented<'a>,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// The word classes and chunks.
    pub phrases: &'a Phrases,
}

impl<'a> Extents<'a> {
    /// The class of token `i`; behind the last token there is nothing that fits anything.
    pub(super) fn tag(&self, i: usize) -> Tag {
        self.phrases.tags.get(i).copied().unwrap_or(Tag::Other)
    }

    /// First and one-past-last token of the sentence of token `i`.
    #[must_use]
    pub fn sentence(&self, i: usize) -> (usize, usize) {
        let tokens = &self.segmented.sentences[self.segmented.tokens[i].sentence as usize].tokens;
        (tokens.start, tokens.end)
    }

    /// The sentence around position `pos`, taking the token after it, or before it where `back` is set.
    fn bounds(&self, pos: usize, back: bool) -> Option<(usize, usize)> {
        let i = if back { pos.checked_sub(1)? } else { pos };
        (i < self.segmented.tokens.len()).then(|| self.sentence(i))
    }

    pub(super) fn chunk_from(&self, pos: usize) -> Option<&'a Chunk> {
        self.phrases
            .chunk_at(pos)
            .filter(|chunk| chunk.start as usize == pos)
    }

    pub(super) fn chunk_to(&self, pos: usize) -> Option<&'a Chunk> {
        self.phrases
            .chunk_at(pos.checked_sub(1)?)
            .filter(|chunk| chunk.end as usize == pos)
    }

    /// The innermost quotation token `i` stands in.
    #[must_use]
    pub fn quote_at(&self, i: usize) -> Option<&'a Quote> {
        self.segmented
            .tokens
            .get(i)?
            .quote
            .map(|idx| self.quote(idx))
    }

    fn quote(&self, idx: QuoteIdx) -> &'a Quote {
        &self.segmented.quotes[idx.0 as usize]
    }

    pub(super) fn text(&self, i: usize) -> &'a str {
        self.segmented.tokens[i].span.slice(self.segmented.text)
    }

    /// Whether the words at `i` dates or qualifies rather than names: `Monday`, `in 2014`.
    fn is_time(&self, i: usize) -> bool {
        let is_year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        self.tag(i) == Tag::Time || is_year(self.text(i))
    }

    fn is_part_of_day(&self, i: usize) -> bool {
        ["morning", "afternoon", "evening", "night"].contains(&self.text(i))
    }

    fn role(&self, i: usize) -> Option<RoleKind> {
        self.lexicon.word(self.segmented.tokens[i].word).role
    }

    /// Noun phrases (of a party) that begin at `pos`, longest first.
    pub fn noun_phrase_from(&self, pos: usize, out: &mut Vec<usize>) {
        let first = out.len();
        let Some(mut chunk) = self.chunk_from(pos) else {
            return;
        };
        let (_, end) = self.sentence(pos);
        out.push(chunk.end as usize);
        let mut listing = false;
        for _ in 0..LONGEST_CHAIN {
            let at = chunk.end as usize;
            if at + 1 >= end {
                break;
            }
            let next = match self.tag(at) {
                Tag::Prep | Tag::Adj | Tag::Vd | Tag::Vn
                    if at + 2 < end
                        && self.is_relation(at)
                        && matches!(self.text(at + 1), "to" | "with") =>
                {
                    self.chunk_from(at + 2)
                }
                Tag::Prep => self.chunk_from(at + 1).filter(|next| {
                    self.text(at) == "of" && !matches!(self.tag(chunk.head as usize), Tag::Pron)
                        || matches!(
                            self.text(at),
                            "for"
                                | "at"
                                | "from"
                                | "with"
                                | "in"
                                | "on"
                                | "to"
                                | "inside"
                                | "against"
                                | "behind"
                                | "near"
                                | "about"
                                | "by"
                                | "between"
                        ) && matches!(
                            self.tag(chunk.head as usize),
                            Tag::Noun | Tag::Nouns | Tag::Num
                        ) && !self.is_venue(next)
                            && !self.is_time(next.head as usize)
                }),
                Tag::Coord if matches!(self.text(at), "and" | "or" | "&") => {
                    self.chunk_from(at + 1).filter(|next| {
                        let after = next.end as usize;
                        !matches!(self.tag(next.head as usize), Tag::Pron)
                            && !(after < end
                                && (self.tag(after).is_finite() || self.tag(after) == Tag::Vn))
                    })
                }
                // `A, B, and C`: the last step of a list that is running.
                Tag::Comma
                    if listing && self.tag(at + 1) == Tag::Coord && self.text(at + 1) == "and" =>
                {
                    (at + 2 < end).then(|| self.chunk_from(at + 2)).flatten()
                }
                // `A, B and C`
                Tag::Comma => self.chunk_from(at + 1).filter(|next| {
                    let mut after = next.end as usize;
                    after += usize::from(after + 1 < end && self.tag(after) == Tag::Comma);
                    after + 1 < end
                        && self.tag(after) == Tag::Coord
                        && self.text(after) == "and"
                        && self.chunk_from(after + 1).is_some_and(|last| {
                            self.same_sort(chunk, next) && self.same_sort(next, last)
                        })
                }),
                // `Data (ACLED)`: a short bracket belongs to the name before it only if more follows.
                _ => None,
            };
            let Some(next) = next else { break };
            listing = self.tag(at) == Tag::Comma;
            chunk = next;
            out.push(chunk.end as usize);
        }
        out[first..].reverse();
    }

    /// Whether both are names, or neither.
    fn same_sort(&self, a: &Chunk, b: &Chunk) -> bool {
        (self.tag(a.head as usize) == Tag::Name) == (self.tag(b.head as usize) == Tag::Name)
    }

    /// Noun phrases that end at `pos` and may be the subject of what follows, best first.
    pub fn noun_phrase_to(&self, pos: usize, out: &mut Vec<usize>) {
        let from = out.len();
        if let Some(chunk) = self.chunk_to(pos) {
            self.subject_in(chunk, out);
        }
        if out.len() == from {
            if let Some(chunk) = self.those_before(pos) {
                self.subject_in(chunk, out);
            }
        }
    }

    /// The `those` that the words up to `pos` describe: `those surveyed`, `those who left the town`.
    fn those_before(&self, pos: usize) -> Option<&'a Chunk> {
        let (first, _) = self.bounds(pos, true)?;
        let those = (first..pos)
            .rev()
            .take(LONGEST_INSERTION)
            .take_while(|&i| !self.tag(i).is_mark() && self.tag(i) != Tag::Comp)
            .find(|&i| self.is_those(i))?;
        let described = matches!(self.tag(those + 1), Tag::Rel | Tag::Vn | Tag::Vd | Tag::Vg);
        (described && those + 1 < pos)
            .then(|| self.chunk_to(those + 1))
            .flatten()
    }

    /// The subjects that end with `chunk`, best first.
    fn subject_in(&self, chunk: &Chunk, out: &mut Vec<usize>) {
        let (first, _) = self.sentence(chunk.start as usize);
        // `hearing him say it`: an object; but `a source close to him said it`.
        let start = chunk.start as usize;
        let leans = start > first && self.tag(start - 1) == Tag::Prep;
        if !leans && ["him", "them", "me", "us"].contains(&self.text(chunk.head as usize)) {
            return;
        }
        // `Roe himself said`
        let emphatic = self.is_reflexive(chunk.head as usize);
        let chunk = match self.chunk_to(chunk.start as usize) {
            Some(named) if emphatic => named,
            _ => chunk,
        };
        if let Some(start) = self.subject_start(chunk, first) {
            self.join_left(start, first, out);
            out.push(start);
        }
    }

    /// Noun phrases that end at `pos`, whatever their part in the sentence: with what `of` joins, then without.
    pub fn any_noun_phrase_to(&self, pos: usize, out: &mut Vec<usize>) {
        let Some(chunk) = self.chunk_to(pos) else {
            return;
        };
        let mut start = chunk.start as usize;
        for _ in 0..LONGEST_CHAIN {
            let whole = (start >= 2 && self.text(start - 1) == "of")
                .then(|| self.chunk_to(start - 1))
                .flatten();
            match whole {
                Some(whole) => start = whole.start as usize,
                None => break,
            }
        }
        out.push(start);
        if start != chunk.start as usize {
            out.push(chunk.start as usize);
        }
    }

    /// Where the subject that ends in `chunk` begins, taking in what its prepositions lean on.
    fn subject_start(&self, chunk: &Chunk, first: usize) -> Option<usize> {
        let mut start = chunk.start as usize;
        for _ in 0..LONGEST_CHAIN {
            if start == first {
                return Some(start);
            }
            match self.tag(start - 1) {
                // `Roe in a statement`, `Roe in March`: no part of the subject.
                Tag::Prep
                    if self.text(start - 1) != "of"
                        && self
                            .chunk_from(start)
                            .is_some_and(|chunk| self.is_venue(chunk)) =>
                {
                    return None;
                }
                Tag::Prep => match self.chunk_to(self.preposition_start(start)) {
                    Some(before) if !self.opens_sentence_adverbial(before, first) => {
                        start = before.start as usize;
                    }
                    // `with analysts warning`: an absolute construction has a subject of its own.
                    None if self.text(start - 1) == "with" => return Some(start),
                    // `About one in five`
                    None if self.is_hedge(start - 1)
                        && matches!(self.tag(start), Tag::Num | Tag::Pron | Tag::Det) =>
                    {
                        start -= 1;
                    }
                    // `about half of voters`, `most of them`
                    None if self.text(start - 1) == "of" && start >= first + 2 => {
                        start = self.quantifier_start(start - 1, first)?;
                    }
                    _ => return None,
                },
                // `most of those`: a fixed expression.
                Tag::Det if self.text(start - 1) == "of" && start >= first + 2 => {
                    start = self.quantifier_start(start - 1, first)?;
                }
                // `said the agency has …`: a clause begins.
                Tag::V | Tag::Vz | Tag::Vd if self.introduces_clause(start - 1) => {
                    return Some(start);
                }
                Tag::V
                | Tag::Vz
                | Tag::Vd
                | Tag::Vg
                | Tag::Vn
                | Tag::To
                | Tag::Be
                | Tag::Have
                | Tag::Do
                | Tag::Modal
                | Tag::Det
                | Tag::Poss
                | Tag::PossMark
                | Tag::Adj => {
                    return None;
                }
                _ => return Some(start),
            }
        }
        None
    }

    /// Where the preposition that ends at `pos` begins, with what it leans on: `close to`, `familiar with`.
    fn preposition_start(&self, pos: usize) -> usize {
        let start = pos - 1;
        let leans = start > 0
            && (self.tag(start - 1) == Tag::Prep
                || matches!(self.text(start), "to" | "with") && self.is_relation(start - 1));
        start - usize::from(leans)
    }

    /// `people close to her`, `people familiar with it`
    fn is_relation(&self, i: usize) -> bool {
        matches!(
            self.text(i),
            "close" | "familiar" | "loyal" | "opposed" | "sympathetic" | "allied"
        )
    }

    /// Whether the verb at `i` can have a clause without `that` behind it.
    fn introduces_clause(&self, i: usize) -> bool {
        self.verb_takes(i, Frame::Zero)
    }

    /// Whether token `i` is a cue by itself, a verb, and has `frame`.
    pub(crate) fn verb_takes(&self, i: usize, frame: Frame) -> bool {
        let cues = self.lexicon.word(self.segmented.tokens[i].word).cues();
        cues.iter().any(|cue| {
            let lexeme = self.lexicon.lexeme(cue.lexeme);
            cue.rest.is_empty() && lexeme.class == WordClass::Verb && lexeme.frames.has(frame)
        })
    }

    /// Whether `words` follow token `i` in its sentence.
    pub(crate) fn follow(&self, i: usize, words: &[WordId]) -> bool {
        let (_, end) = self.sentence(i);
        let tokens = &self.segmented.tokens[i + 1..end];
        words.len() <= tokens.len()
            && words
                .iter()
                .zip(tokens)
                .all(|(&word, token)| token.word == word)
    }

    /// Where the quantity that ends at `pos` begins: `nearly two-thirds`, `more than half`.
    fn quantifier_start(&self, pos: usize, first: usize) -> Option<usize> {
        let quantity = |i: usize| {
            matches!(
                self.tag(i),
                Tag::Num | Tag::Det | Tag::Pron | Tag::Adj | Tag::Adv | Tag::Noun
            )
        };
        let mut start = pos;
        while start > first && pos - start < 4 && quantity(start - 1) {
            start -= 1;
        }
        if start > first && start < pos && self.is_hedge(start - 1) {
            start -= 1;
        }
        (start < pos).then_some(start)
    }

    /// `about half`, `over 40 percent`
    fn is_hedge(&self, i: usize) -> bool {
        let hedges = ["about", "over", "under", "around", "nearly"];
        hedges
            .iter()
            .any(|hedge| self.text(i).eq_ignore_ascii_case(hedge))
    }

    /// `about half of voters …`, `over 40 people …`: a noun phrase that begins like a preposition.
    pub(super) fn opens_quantity(&self, i: usize) -> bool {
        let (_, end) = self.sentence(i);
        self.is_hedge(i)
            && i + 1 < end
            && (self.tag(i + 1) == Tag::Num || self.text(i + 1) == "half")
    }

    /// `On Monday`, `In 2014` … before a subject without a comma.
    fn opens_sentence_adverbial(&self, chunk: &Chunk, first: usize) -> bool {
        self.is_time(chunk.head as usize)
            && chunk.start as usize > first
            && self.tag(chunk.start as usize - 1) == Tag::Prep
    }

    /// Where coordinations that end with the phrase at `start` begin, the longest first: `A and B`, `A, B and C`.
    fn join_left(&self, start: usize, first: usize, out: &mut Vec<usize>) {
        let mut start = start;
        let from = out.len();
        for _ in 0..LONGEST_CHAIN {
            if start <= first + 1 {
                break;
            }
            let coord = start - 1;
            let before = match self.tag(coord) {
                Tag::Coord if matches!(self.text(coord), "and" | "or" | "&") => {
                    // `A, B, and C`
                    if self.tag(coord - 1) == Tag::Comma {
                        self.chunk_to(coord - 1)
                    } else {
                        self.chunk_to(coord)
                    }
                }
                Tag::Comma if out.len() > from => self.chunk_to(coord),
                _ => None,
            };
            let Some(before) = before else { break };
            let Some(left) = self.subject_start(before, first) else {
                break;
            };
            // A pronoun is not coordinated with what a new clause begins.
            if self.tag(before.head as usize) == Tag::PronObj {
                break;
            }
            start = left;
            out.push(left);
        }
        out[from..].reverse();
    }

    /// A noun that names where something is said rather than who says it: `a statement`, `an interview`.
    fn is_venue(&self, chunk: &Chunk) -> bool {
        self.role(chunk.head as usize) == Some(RoleKind::Document)
            || self.is_time(chunk.start as usize)
    }

    /// Phrases made of names only.
    pub fn name_from(&self, pos: usize, out: &mut Vec<usize>) {
        if let Some(chunk) = self.chunk_from(pos).filter(|chunk| self.is_name(chunk)) {
            out.push(chunk.end as usize);
        }
    }

    /// Phrases made of names only, backwards.
    pub fn name_to(&self, pos: usize, out: &mut Vec<usize>) {
        if let Some(chunk) = self.chunk_to(pos).filter(|chunk| self.is_name(chunk)) {
            out.push(chunk.start as usize);
        }
    }

    fn is_name(&self, chunk: &Chunk) -> bool {
        chunk
            .tokens()
            .all(|i| matches!(self.tag(i), Tag::Name | Tag::Num | Tag::Coord))
    }

    /// A pronoun.
    pub fn pronoun_from(&self, pos: usize, out: &mut Vec<usize>) {
        if pos < self.phrases.tags.len() && matches!(self.tag(pos), Tag::Pron | Tag::PronObj) {
            out.push(pos + 1);
        }
    }

    /// A pronoun, backwards.
    pub fn pronoun_to(&self, pos: usize, out: &mut Vec<usize>) {
        if pos > 0 && matches!(self.tag(pos - 1), Tag::Pron | Tag::PronObj) {
            out.push(pos - 1);
        }
    }

    /// A quotation, marks included.
    pub fn quotation_from(&self, pos: usize, out: &mut Vec<usize>) {
        let Some(token) = self.segmented.tokens.get(pos) else {
            return;
        };
        if token.kind == TokenKind::Quote(Mark::Open) {
            if let Some(quote) = self.quote_at(pos).filter(|quote| quote.open == pos) {
                out.push(quote.close + 1);
            }
        }
    }

    /// A quotation, backwards, from its last paragraph to its first.
    pub fn quotation_to(&self, pos: usize, out: &mut Vec<usize>) {
        let Some(last) = pos.checked_sub(1) else {
            return;
        };
        let Some(mut quote) = self
            .quote_at(last)
            .filter(|quote| quote.close == last && quote.closed)
        else {
            return;
        };
        while let Some(before) = quote.continues {
            let before = self.quote(before);
            // `Roe said: “…`: what an attribution of its own introduces is not said again.
            if self.is_introduced(before.open) {
                break;
            }
            quote = before;
        }
        out.push(quote.open);
    }

    /// Whether an attribution stands right before the quotation that opens at `open`.
    pub(super) fn is_introduced(&self, open: usize) -> bool {
        let (first, _) = self.sentence(open);
        open > first
            && (matches!(self.tag(open - 1), Tag::Comma | Tag::Colon)
                || self.is_cue(open - 1, &[Form::Past, Form::Third, Form::Ing]))
    }

    /// Insertions between a noun phrase and its verb that end at `pos`, the widest between commas first:
    /// appositions, brackets, relative and participle clauses.
    pub fn insertion_to(&self, pos: usize, out: &mut Vec<usize>) {
        let Some((first, _)) = self.bounds(pos, true) else {
            return;
        };
        let lowest = first.max(pos.saturating_sub(LONGEST_INSERTION));
        let mut last = pos - 1;
        // `…, author of “Fog,” said`: the comma stands inside the mark.
        if self.tag(last) == Tag::Quote && last > lowest && self.tag(last - 1) == Tag::Comma {
            last -= 1;
        }
        match self.tag(last) {
            // `Roe (ex-mayor), said`
            Tag::Comma if last > lowest && self.tag(last - 1) == Tag::Close => {
                out.extend(self.bracket_to(last, lowest));
            }
            closing @ (Tag::Comma | Tag::Dash) => {
                let from = out.len();
                for j in (lowest + 1..last).rev() {
                    if self.tag(j) == Tag::Semicolon || self.tag(j) == Tag::Colon {
                        break;
                    }
                    if self.tag(j) == closing && self.is_insertion(j + 1, last) {
                        out.push(j);
                    }
                }
                out[from..].reverse();
            }
            Tag::Close => out.extend(self.bracket_to(pos, lowest)),
            // Nothing that is described ends in the middle of a phrase: `critics who`.
            Tag::Rel | Tag::Wh | Tag::Comp | Tag::Prep | Tag::Det | Tag::Coord => {}
            _ => {
                // Restrictive: `the man who shot him`, `people familiar with the matter`, `a group led by X`.
                for j in (lowest + 1..=last).rev() {
                    match self.tag(j) {
                        Tag::Comma
                        | Tag::Semicolon
                        | Tag::Colon
                        | Tag::Dash
                        | Tag::Quote
                        | Tag::Wh
                        | Tag::Sub
                        | Tag::Comp => break,
                        Tag::Rel if self.chunk_to(j).is_some() && !self.is_those(j - 1) => {
                            out.push(j);
                            break;
                        }
                        // `messages in which the group …`, `… and she`: a subject is inside.
                        Tag::Rel => break,
                        // `… faded and Roe said`
                        Tag::Coord
                            if self.tag(j + 1) == Tag::Pron
                                || self.tag(j - 1).is_verb()
                                    && self.chunk_from(j + 1).is_some() =>
                        {
                            break;
                        }
                        Tag::Adj | Tag::Vn | Tag::Vd | Tag::Vg
                            if self.can_be_described(j)
                                && !(j + 1..=last).any(|k| self.is_main_verb(k))
                                && (j < last || matches!(self.tag(j), Tag::Vn | Tag::Vd)) =>
                        {
                            out.push(j);
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    /// Whether token `i` is finite and can be neither a participle nor an infinitive.
    fn is_main_verb(&self, i: usize) -> bool {
        self.tag(i).is_finite() && self.tag(i) != Tag::Vd && self.tag(i - 1) != Tag::To
    }

    /// Where the bracket that closes at `pos` opens, behind `lowest`.
    fn bracket_to(&self, pos: usize, lowest: usize) -> Option<usize> {
        (lowest + 1..pos).rev().find(|&j| self.tag(j) == Tag::Open)
    }

    /// Whether a participle or adjective at `i` can describe the noun phrase before it: not in
    /// `he said the agency …`, which begins a clause.
    fn can_be_described(&self, i: usize) -> bool {
        !self.is_those(i - 1)
            && self.chunk_to(i).is_some_and(|chunk| {
                let pronoun = self.tag(chunk.head as usize) == Tag::Pron;
                self.tag(i) != Tag::Vd || !pronoun && !self.introduces_clause(i)
            })
    }

    /// `himself`, `themselves`
    pub(super) fn is_reflexive(&self, i: usize) -> bool {
        self.text(i).ends_with("self") || self.text(i).ends_with("selves")
    }

    /// `those surveyed`: a participle alone can follow.
    fn is_those(&self, i: usize) -> bool {
        matches!(self.text(i), "those" | "Those")
    }

    /// Whether tokens `from..to` can be inserted between commas: no main clause of their own.
    fn is_insertion(&self, from: usize, to: usize) -> bool {
        if from >= to {
            return false;
        }
        let subordinate = matches!(
            self.tag(from),
            Tag::Rel | Tag::Wh | Tag::Sub | Tag::Vg | Tag::Vn
        ) || matches!(self.tag(from), Tag::Prep)
            && from + 1 < to
            && matches!(self.tag(from + 1), Tag::Rel | Tag::Wh);
        if matches!(self.tag(from), Tag::Coord) && !matches!(self.text(from), "or" | "and" | "as") {
            return false;
        }
        subordinate
            || !(from..to).any(|k| {
                self.tag(k).is_finite()
                    && !(k > from && self.tag(k - 1) == Tag::To)
                    // A relative clause inside is fine, and `Vd` may be a participle.
                    && !(self.tag(k) == Tag::Vd && (k + 1 == to || matches!(self.tag(k + 1), Tag::Prep)))
                    && !(from..k).any(|j| matches!(self.tag(j), Tag::Rel | Tag::Sub | Tag::Wh))
            })
    }

    /// Insertions that begin at `pos` (after a noun phrase): brackets, and what stands between commas.
    pub fn insertion_from(&self, pos: usize, out: &mut Vec<usize>) {
        let Some((_, end)) = self.bounds(pos, false) else {
            return;
        };
        let highest = end.min(pos + LONGEST_INSERTION);
        match self.tag(pos) {
            opening @ (Tag::Comma | Tag::Dash) => {
                for j in pos + 2..highest {
                    if matches!(self.tag(j), Tag::Semicolon | Tag::Colon | Tag::Quote) {
                        break;
                    }
                    if self.tag(j) == opening && self.is_insertion(pos + 1, j) {
                        out.push(j + 1);
                    }
                }
            }
            Tag::Open => out.extend(
                (pos + 1..highest)
                    .find(|&j| self.tag(j) == Tag::Close)
                    .map(|j| j + 1),
            ),
            Tag::Rel => {
                for j in pos + 1..highest {
                    if self.tag(j).is_mark() {
                        out.push(j);
                        break;
                    }
                }
            }
            _ => {}
        }
    }

    /// Adverbs, dates and prepositional phrases that begin at `pos`, longest first.
    pub fn adverbial_from(&self, pos: usize, out: &mut Vec<usize>) {
        let Some((_, end)) = self.bounds(pos, false) else {
            return;
        };
        let from = out.len();
        let mut i = pos;
        for _ in 0..LONGEST_CHAIN {
            if i >= end {
                break;
            }
            let next = match self.tag(i) {
                // `said there was no doubt`: no adverb, but what the clause begins with.
                Tag::Adv
                    if self.text(i) == "there" && i + 1 < end && self.tag(i + 1).is_finite() =>
                {
                    break;
                }
                Tag::Adv | Tag::Neg => i + 1,
                Tag::Time if i + 1 < end && self.tag(i + 1) == Tag::PossMark => break,
                // `Monday`, `Monday night`
                Tag::Time => i + 1 + usize::from(i + 1 < end && self.is_part_of_day(i + 1)),
                Tag::Num if i > pos && self.tag(i - 1) == Tag::Time => i + 1,
                Tag::Comma if i > pos && i + 1 < end && self.tag(i + 1) == Tag::Num => i + 2,
                Tag::Prep | Tag::To if i + 1 < end => match self.chunk_from(i + 1) {
                    Some(chunk) => chunk.end as usize,
                    None if matches!(self.tag(i + 1), Tag::Time | Tag::Num) => i + 2,
                    None => break,
                },
                Tag::Coord
                    if i > pos
                        && i + 1 < end
                        && self.chunk_from(i + 1).is_some_and(|c| {
                            c.end as usize >= end || !self.tag(c.end as usize).is_finite()
                        }) =>
                {
                    self.chunk_from(i + 1)
                        .map_or(i + 1, |chunk| chunk.end as usize)
                }
                _ => break,
            };
            i = next;
            out.push(i);
        }
        out[from..].reverse();
    }

    /// Adverbs, dates and venues that end at `pos`, shortest first: what may stand between subject and verb.
    pub fn adverbial_to(&self, pos: usize, out: &mut Vec<usize>) {
        let Some((first, _)) = self.bounds(pos, true) else {
            return;
        };
        let mut i = pos;
        for _ in 0..4 {
            if i <= first {
                break;
            }
            let last = i - 1;
            let start = match self.tag(last) {
                Tag::Adv | Tag::Neg => last,
                // `less than two weeks ago`
                Tag::Det if self.text(last) == "than" && last > first => last - 1,
                Tag::Time | Tag::Num if last > first && self.tag(last - 1) == Tag::Prep => last - 1,
                Tag::Time => last,
                Tag::Noun | Tag::Nouns | Tag::Name | Tag::PronObj | Tag::Num => {
                    match self.chunk_to(i) {
                        Some(chunk)
                            if chunk.start as usize > first
                                && self.tag(chunk.start as usize - 1) == Tag::Prep =>
                        {
                            chunk.start as usize - 1
                        }
                        _ => break,
                    }
                }
                _ => break,
            };
            i = start;
            out.push(i);
        }
    }

    /// A preposition and its noun phrase.
    pub fn prepositional_from(&self, pos: usize, out: &mut Vec<usize>) {
        if pos < self.phrases.tags.len() && matches!(self.tag(pos), Tag::Prep | Tag::To) {
            self.noun_phrase_from(pos + 1, out);
        }
    }

    /// Whether an all-capitals token stands at `i`.
    #[must_use]
    pub fn is_upper(&self, i: usize) -> bool {
        self.segmented.tokens[i].case == Case::Upper
    }
}
