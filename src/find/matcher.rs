//! Runs a rule's programs outwards from a cue, in bounded time.
//!
//! A backtracker that never visits the same instruction at the same position twice, as the regex
//! crates' bounded backtracker: the first way that fits wins, in at most
//! instructions × positions steps. A position is a place between two tokens, with one bit that says
//! whether a `//` has just crossed from one sentence into the next.

use std::ops::Range;

use super::cue::Cue;
use super::known::{Known, Phrase};
use super::present::Present;
use super::tried::Tried;
use super::visited::Visited;
use crate::lexicon::{RoleKind, WordClass, WordId};
use crate::phrase::{Extents, Tag};
use crate::rule::{Inst, LexemeTest, Opener, PhraseTest, Prim, Program, Role, RuleSet, Side};
use crate::segment::{Case, TokenKind};

/// A place between tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Pos {
    at: u32,
    crossed: bool,
}

impl Pos {
    /// A place that no `//` led to.
    fn new(at: usize) -> Self {
        Self {
            at: at as u32,
            crossed: false,
        }
    }
}

/// Where an item leads from a place.
enum Step {
    /// To one place at most.
    To(Option<Pos>),
    /// To several, or nowhere by itself.
    Several,
}

/// What is still to do.
enum Job {
    Step(u16, Pos),
    Restore(u8, Option<u32>),
    /// An item takes these tokens; noted only when asked.
    Take(Taken),
    /// The last item gives back what it took.
    GiveBack,
}

/// The matcher of one document, with the memory it uses again at every cue.
pub(super) struct Matcher<'a> {
    extents: Extents<'a>,
    jobs: Vec<Job>,
    visited: Visited,
    tried: Tried,
    present: Present<'a>,
    slots: Vec<Option<u32>>,
    ends: Vec<usize>,
    known: Known,
    /// Which instruction found what and where it found nothing; noted only when asked.
    notes: Option<Notes>,
}

/// What one run of a program came by.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    /// The way taken on the side after the cue, once that matched.
    pub(super) after: Vec<Taken>,
    /// Whether the side tried last is the one before the cue.
    pub(super) back: bool,
    /// The way taken on that side, to its end or to where it is now.
    pub(super) way: Vec<Taken>,
    /// Dead ends on that side, instruction and position, in the order tried.
    pub(super) dead_ends: Vec<(u16, u32)>,
    /// The way to the furthest of them, the first of several.
    pub(super) furthest: Vec<Taken>,
}

/// Tokens between two positions that an instruction went past; slots are noted too, as going nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) pc: u16,
    pub(super) from: u32,
    pub(super) to: u32,
}

impl Notes {
    /// Begins a side.
    fn begin(&mut self, back: bool) {
        self.after = if back {
            std::mem::take(&mut self.way)
        } else {
            Vec::new()
        };
        self.back = back;
        self.way.clear();
        self.dead_ends.clear();
        self.furthest.clear();
    }

    fn dead_end(&mut self, pc: u16, at: u32) {
        if self.dead_ends.iter().all(|&(other, _)| other < pc) {
            self.furthest.clone_from(&self.way);
        }
        self.dead_ends.push((pc, at));
    }
}

impl<'a> Matcher<'a> {
    pub(super) fn new(extents: Extents<'a>, rules: &'a RuleSet) -> Self {
        Self {
            extents,
            jobs: Vec::new(),
            visited: Visited::new(),
            tried: Tried::default(),
            present: Present::new(extents, rules.needs()),
            slots: Vec::new(),
            ends: Vec::new(),
            known: Known::new(),
            notes: None,
        }
    }

    /// The same, but noting its way and its dead ends: for people who ask why.
    pub(super) fn noting(extents: Extents<'a>, rules: &'a RuleSet) -> Self {
        Self {
            notes: Some(Notes::default()),
            ..Self::new(extents, rules)
        }
    }

    /// What the last run came by, if that is noted.
    pub(super) fn notes(&self) -> Notes {
        self.notes.clone().unwrap_or_default()
    }

    /// The roles that `program` finds around `cue`, in text order.
    pub(super) fn run(
        &mut self,
        program: &Program,
        cue: &Cue,
    ) -> Option<Vec<(Role, Range<usize>)>> {
        let (before, after) = (cue.left, cue.tokens.end);
        // Most candidates fail for want of a word, or at the one beside the cue, on one side or the
        // other; those who ask why want to be shown all the same.
        if self.notes.is_none() {
            self.present.move_to(cue.head);
            if !(self.may_match(&program.right, after) && self.may_match(&program.left, before)) {
                return None;
            }
        }
        self.tried.make_room();
        // The side with less to do first: most candidates fail at once.
        let right = self.side(&program.right, after)?;
        let left = self.side(&program.left, before)?;
        let pairs = self.tried.pairs(left).chain(self.tried.pairs(right));
        let mut roles: Vec<(Role, Range<usize>)> = Vec::new();
        for (&role, tokens) in program.roles.iter().zip(pairs) {
            let Some(mut tokens) = tokens else { continue };
            // A possessor's own mark is no part of its name.
            if matches!(role, Role::Source | Role::Target)
                && tokens.len() > 1
                && self.tag(tokens.end - 1) == Tag::PossMark
            {
                tokens.end -= 1;
            }
            if !tokens.is_empty() && role != Role::Cue {
                roles.push((role, tokens));
            }
        }
        roles.sort_by_key(|(_, tokens)| (tokens.start, tokens.end));
        Some(roles)
    }

    /// Whether a side can match at all, as far as is known or what it needs and begins with tells.
    fn may_match(&mut self, side: &Side, start: usize) -> bool {
        if let Some(found) = self.tried.get(side.id, start) {
            return found.is_some();
        }
        let begins = self.present.has_all(side, start) && self.may_begin(side, start);
        if !begins {
            self.tried.insert(side.id, start, None);
        }
        begins
    }

    /// Whether a side can begin at `start`, if that is with a single token.
    fn may_begin(&mut self, side: &Side, start: usize) -> bool {
        if let Some(opener) = &side.opener {
            return self.opens(opener, Pos::new(start), side.back);
        }
        let first = side
            .insts
            .iter()
            .find(|inst| !matches!(inst, Inst::Save(_)));
        first.is_none_or(|first| {
            !matches!(
                self.single(first, Pos::new(start), side.back),
                Step::To(None)
            )
        })
    }

    /// Whether a token, or the lack of one, stands at `pos` that `opener` asks for.
    fn opens(&self, opener: &Opener, pos: Pos, back: bool) -> bool {
        let at = pos.at as usize;
        let segmented = self.extents.segmented;
        let next = self.next_token(pos, back);
        next.is_some_and(|i| {
            opener.has(
                segmented.tokens[i].word,
                self.tag(i),
                segmented.token_text(i),
            )
        }) || opener.comma && self.comma_inside(at)
            || opener.edge && (next.is_none() || !back && self.at_sentence_end(at))
    }

    /// What comes of a side, from memory where it can be.
    fn side(&mut self, side: &Side, start: usize) -> Option<(u32, u32)> {
        if self.notes.is_none()
            && let Some(found) = self.tried.get(side.id, start)
        {
            return found;
        }
        self.slots.clear();
        self.slots.resize(side.n_slots, None);
        let slots = self.search(side, start).then_some(&self.slots[..]);
        self.tried.insert(side.id, start, slots)
    }

    fn search(&mut self, side: &Side, start: usize) -> bool {
        self.jobs.clear();
        self.visited.clear();
        if let Some(notes) = &mut self.notes {
            notes.begin(side.back);
        }
        if self.step(side, 0, Pos::new(start)) {
            return true;
        }
        while let Some(job) = self.jobs.pop() {
            match job {
                Job::Restore(slot, value) => self.slots[slot as usize] = value,
                Job::Take(taken) => {
                    if let Some(notes) = &mut self.notes {
                        notes.way.push(taken);
                    }
                }
                Job::GiveBack => {
                    if let Some(notes) = &mut self.notes {
                        notes.way.pop();
                    }
                }
                Job::Step(pc, pos) => {
                    if self.step(side, pc, pos) {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Notes what an item takes, until its thread fails.
    fn take(&mut self, taken: Taken) {
        if let Some(notes) = &mut self.notes {
            notes.way.push(taken);
            self.jobs.push(Job::GiveBack);
        }
    }

    /// Follows one thread until it fails, forks or matches.
    fn step(&mut self, side: &Side, mut pc: u16, mut pos: Pos) -> bool {
        loop {
            let inst = &side.insts[pc as usize];
            // Paths part only here; between two such places each costs no more than the program's length.
            if matches!(inst, Inst::Split(..) | Inst::Prim(..) | Inst::Gap(_))
                && !self.visited.insert(pc, pos.at, pos.crossed)
            {
                return false;
            }
            match inst {
                Inst::Match => return true,
                Inst::Jump(to) => pc = *to,
                Inst::Split(first, second) => {
                    self.jobs.push(Job::Step(*second, pos));
                    pc = *first;
                }
                Inst::Save(slot) => {
                    self.jobs
                        .push(Job::Restore(*slot, self.slots[*slot as usize]));
                    self.slots[*slot as usize] = Some(pos.at);
                    self.take(Taken {
                        pc,
                        from: pos.at,
                        to: pos.at,
                    });
                    pc += 1;
                }
                inst => {
                    let next = match self.single(inst, pos, side.back) {
                        Step::To(next) => next,
                        Step::Several => self.fork(side, pc, pos),
                    };
                    let Some(next) = next else {
                        if let Some(notes) = &mut self.notes {
                            notes.dead_end(pc, pos.at);
                        }
                        return false;
                    };
                    self.take(Taken {
                        pc,
                        from: pos.at,
                        to: next.at,
                    });
                    pos = next;
                    pc += 1;
                }
            }
        }
    }

    /// Where an item that can end at several places leads first; the others are tried after that fails.
    fn fork(&mut self, side: &Side, pc: u16, pos: Pos) -> Option<Pos> {
        let mut ends = std::mem::take(&mut self.ends);
        ends.clear();
        let inst = &side.insts[pc as usize];
        self.several(inst, pos, side.back, &mut ends);
        if self.notes.is_none()
            && matches!(inst, Inst::Gap(_))
            && let Some(opener) = side.behind_gap.get(&pc)
        {
            ends.retain(|&end| self.opens(opener, Pos::new(end), side.back));
        }
        for &end in ends.iter().skip(1).rev() {
            if self.notes.is_some() {
                self.jobs.push(Job::GiveBack);
            }
            self.jobs.push(Job::Step(pc + 1, Pos::new(end)));
            if self.notes.is_some() {
                self.jobs.push(Job::Take(Taken {
                    pc,
                    from: pos.at,
                    to: end as u32,
                }));
            }
        }
        let first = ends.first().map(|&end| Pos::new(end));
        self.ends = ends;
        first
    }

    fn tag(&self, i: usize) -> Tag {
        self.extents.phrases.tags[i]
    }

    /// The token next to `pos` in the direction of reading, if it lies in the same sentence.
    fn next_token(&self, pos: Pos, back: bool) -> Option<usize> {
        let at = pos.at as usize;
        let tokens = &self.extents.segmented.tokens;
        let next = if back { at.checked_sub(1)? } else { at };
        if next >= tokens.len() {
            return None;
        }
        let near = if back { at } else { at.wrapping_sub(1) };
        let same = near >= tokens.len() || tokens[near].sentence == tokens[next].sentence;
        (same || pos.crossed).then_some(next)
    }

    /// Where an item leads that ends at one place at most.
    fn single(&mut self, inst: &Inst, pos: Pos, back: bool) -> Step {
        let at = pos.at as usize;
        let token = self.next_token(pos, back);
        let segmented = self.extents.segmented;
        let beyond = |fits: bool| {
            let token = token.filter(|_| fits)?;
            Some(Pos::new(if back { token } else { token + 1 }))
        };
        let here = |fits: bool| fits.then_some(pos);
        Step::To(match inst {
            Inst::Word(id, text) => {
                beyond(token.is_some_and(|token| self.is_word(token, *id, text)))
            }
            Inst::OneOf(words) => beyond(token.is_some_and(|token| {
                words.has(segmented.tokens[token].word, segmented.token_text(token))
            })),
            Inst::Comma => beyond(token.is_some_and(|token| self.tag(token) == Tag::Comma))
                // `…,” he said`: the comma stands inside the marks.
                .or_else(|| self.comma_inside(at).then(|| Pos::new(at))),
            Inst::Exact(text) => {
                beyond(token.is_some_and(|token| segmented.token_text(token) == &**text))
            }
            Inst::Lexeme(test) => beyond(token.is_some_and(|token| self.is_lexeme(token, *test))),
            Inst::SentenceStart => here(self.at_sentence_start(at)),
            Inst::SentenceEnd => here(self.at_sentence_end(at)),
            Inst::Break => self.break_at(at, token, back),
            Inst::Not(inner) => here(match self.single(inner, pos, back) {
                Step::To(end) => end.is_none(),
                Step::Several => {
                    let mut ends = Vec::new();
                    self.several(inner, pos, back, &mut ends);
                    ends.is_empty()
                }
            }),
            Inst::Prim(..)
            | Inst::Gap(_)
            | Inst::Split(..)
            | Inst::Jump(_)
            | Inst::Save(_)
            | Inst::Match => return Step::Several,
        })
    }

    fn is_word(&self, token: usize, id: WordId, text: &str) -> bool {
        let segmented = self.extents.segmented;
        let known = id != WordId::UNKNOWN && segmented.tokens[token].word == id;
        known
            || id == WordId::UNKNOWN && segmented.token_text(token).eq_ignore_ascii_case(text)
            || text == "—" && self.tag(token) == Tag::Dash
    }

    /// Where the next sentence begins (or the previous one ends), if this one ends (or begins) here.
    fn break_at(&self, at: usize, next: Option<usize>, back: bool) -> Option<Pos> {
        let ends = next.is_none() || !back && self.at_sentence_end(at);
        // The final stop belongs to the sentence that ends.
        let tokens = &self.extents.segmented.tokens;
        let same = |&at: &usize| {
            at < tokens.len() && at > 0 && tokens[at].sentence == tokens[at - 1].sentence
        };
        let mut at = at;
        while !back && same(&at) {
            at += 1;
        }
        ends.then_some(Pos {
            at: at as u32,
            crossed: true,
        })
    }

    /// Adds every position that a phrase or gap leads to from `pos`, best first.
    fn several(&mut self, inst: &Inst, pos: Pos, back: bool, ends: &mut Vec<usize>) {
        let at = pos.at as usize;
        match inst {
            Inst::Gap(most) => {
                let mut pos = pos;
                ends.push(at);
                for _ in 0..*most {
                    let Some(token) = self.next_token(pos, back) else {
                        break;
                    };
                    if self.tag(token) == Tag::Quote {
                        break;
                    }
                    pos = Pos::new(if back { token } else { token + 1 });
                    ends.push(pos.at as usize);
                }
            }
            Inst::Prim(prim, test) => {
                if self.next_token(pos, back).is_some() {
                    self.known_phrase(*prim, at, back, ends);
                    if let Some(test) = test {
                        ends.retain(|&end| {
                            self.passes(if back { end..at } else { at..end }, *test)
                        });
                    }
                }
            }
            _ => unreachable!("handled by `single` or `step`"),
        }
    }

    /// As `phrase`, from memory where it can be.
    fn known_phrase(&mut self, prim: Prim, at: usize, back: bool, ends: &mut Vec<usize>) {
        let phrase = Phrase {
            prim,
            at: at as u32,
            back,
        };
        if let Some(known) = self.known.get(phrase) {
            ends.extend_from_slice(known);
            return;
        }
        let from = ends.len();
        self.phrase(prim, at, back, ends);
        self.known.insert(phrase, &ends[from..]);
    }

    fn phrase(&self, prim: Prim, at: usize, back: bool, ends: &mut Vec<usize>) {
        let x = &self.extents;
        match (prim, back) {
            (Prim::Np, false) => x.noun_phrase_from(at, ends),
            (Prim::Np, true) => x.noun_phrase_to(at, ends),
            (Prim::AnyNp, false) => x.noun_phrase_from(at, ends),
            (Prim::AnyNp, true) => x.any_noun_phrase_to(at, ends),
            (Prim::LongNp, false) => x.long_noun_phrase_from(at, ends),
            (Prim::LongNp, true) => x.noun_phrase_to(at, ends),
            (Prim::Name, false) => x.name_from(at, ends),
            (Prim::Name, true) => x.name_to(at, ends),
            (Prim::Pron, false) => x.pronoun_from(at, ends),
            (Prim::Pron, true) => x.pronoun_to(at, ends),
            (Prim::Quote, false) => {
                x.quotation_from(at, ends);
                ends.retain(|&end| self.is_speech(at, end));
            }
            (Prim::Quote, true) => {
                x.quotation_to(at, ends);
                ends.retain(|&start| self.is_speech(start, at));
            }
            (Prim::Scare, false) => {
                x.quotation_from(at, ends);
                ends.retain(|&end| end - at <= 8);
            }
            (Prim::Scare, true) => {
                x.quotation_to(at, ends);
                ends.retain(|&start| at - start <= 8);
            }
            // `said: “…”`: the colon introduces and is no part of the clause.
            (Prim::Clause, false) if matches!(self.tag(at), Tag::Comma | Tag::Colon) => {}
            (Prim::Clause, false) => x.clause_from(at, ends),
            (Prim::Clause | Prim::Matter | Prim::VpIng | Prim::ToInf, true) => {
                x.clause_to(at, ends);
            }
            (Prim::Opening, false) => {}
            (Prim::Opening, true) => x.opening_to(at, ends),
            (Prim::Rest, false) => x.rest_from(at, ends),
            (Prim::Rest, true) => {}
            (Prim::Matter, false) => x.matter_from(at, ends),
            (Prim::VpIng, false) => x.participle_from(at, ends),
            (Prim::ToInf, false) => x.infinitive_from(at, ends),
            (Prim::Pp, false) => x.prepositional_from(at, ends),
            (Prim::App, false) => x.insertion_from(at, ends),
            (Prim::App, true) => x.insertion_to(at, ends),
            (Prim::Adv, false) => x.adverbial_from(at, ends),
            (Prim::Adv | Prim::Pp, true) => x.adverbial_to(at, ends),
            (Prim::Poss, false) => self.possessor_from(at, ends),
            (Prim::Poss, true) => self.possessor_to(at, ends),
            (Prim::Wh | Prim::Be | Prim::Adj | Prim::Num | Prim::Time, _) => {
                let token = if back { at - 1 } else { at };
                let fits = match prim {
                    Prim::Wh => matches!(self.tag(token), Tag::Wh | Tag::Rel),
                    Prim::Be => self.tag(token) == Tag::Be,
                    Prim::Num => self.tag(token) == Tag::Num,
                    Prim::Time => self.tag(token) == Tag::Time,
                    _ => self.tag(token) == Tag::Adj,
                };
                if fits {
                    ends.push(if back { token } else { token + 1 });
                }
            }
        }
    }

    /// `his`, `Pakistan's`, before what is possessed.
    fn possessor_to(&self, at: usize, ends: &mut Vec<usize>) {
        let Some(last) = at.checked_sub(1) else {
            return;
        };
        match self.tag(last) {
            Tag::Poss => ends.push(last),
            Tag::PossMark => {
                if let Some(chunk) = self.extents.phrases.chunk_at(last) {
                    ends.push(chunk.start as usize);
                }
            }
            _ => {}
        }
    }

    fn possessor_from(&self, at: usize, ends: &mut Vec<usize>) {
        if self.tag(at) == Tag::Poss {
            ends.push(at + 1);
        } else if let Some(chunk) = self
            .extents
            .phrases
            .chunk_at(at)
            .filter(|chunk| chunk.start as usize == at)
        {
            ends.extend(
                chunk
                    .tokens()
                    .find(|&i| self.tag(i) == Tag::PossMark)
                    .map(|i| i + 1),
            );
        }
    }

    /// Whether the quotation `from..to` stands as speech: it opens its sentence, follows a comma or
    /// colon or cue, or carries its own closing mark; not a word or two in scare quotes.
    fn is_speech(&self, from: usize, to: usize) -> bool {
        let tokens = &self.extents.segmented.tokens;
        if to - from >= 8 {
            return true;
        }
        let last = to.saturating_sub(2);
        let ends_itself = matches!(self.tag(last), Tag::Comma | Tag::Stop | Tag::Dash);
        let comma_after = to < tokens.len() && self.tag(to) == Tag::Comma;
        let introduced = from == 0
            || tokens[from - 1].sentence != tokens[from].sentence
            || matches!(self.tag(from - 1), Tag::Comma | Tag::Colon);
        ends_itself || comma_after || introduced
    }

    /// Whether the quotation that ends before `at` has its comma or stop inside the marks.
    fn comma_inside(&self, at: usize) -> bool {
        at >= 2
            && self.tag(at - 1) == Tag::Quote
            && matches!(
                self.tag(at - 2),
                Tag::Comma | Tag::Stop | Tag::Dash | Tag::Quote
            )
    }

    fn at_sentence_start(&self, at: usize) -> bool {
        let tokens = &self.extents.segmented.tokens;
        let begins =
            |i: usize| i == 0 || i >= tokens.len() || tokens[i - 1].sentence != tokens[i].sentence;
        begins(at)
            || self.tag(at - 1) == Tag::Coord && begins(at - 1)
            || self.tag(at - 1) == Tag::Dash && self.extents.is_behind_dateline(at)
    }

    fn at_sentence_end(&self, at: usize) -> bool {
        let tokens = &self.extents.segmented.tokens;
        let Some(sentence) = tokens.get(at.wrapping_sub(1)).map(|token| token.sentence) else {
            return false;
        };
        (at..tokens.len())
            .take_while(|&i| tokens[i].sentence == sentence)
            .all(|i| matches!(self.tag(i), Tag::Stop | Tag::Quote | Tag::Close))
    }

    fn is_lexeme(&self, token: usize, test: LexemeTest) -> bool {
        let word = self
            .extents
            .lexicon
            .word(self.extents.segmented.tokens[token].word);
        let tag = self.tag(token);
        let class = match test.class {
            WordClass::Noun => tag.is_nominal(),
            WordClass::Verb => tag.is_verb(),
            WordClass::Adj | WordClass::Phrase => true,
        };
        class
            && word.cues().iter().any(|cue| {
                let lexeme = self.extents.lexicon.lexeme(cue.lexeme);
                cue.rest.is_empty() && test.admits(lexeme)
            })
    }

    /// Whether a phrase is what a rule asks for.
    fn passes(&self, tokens: Range<usize>, test: PhraseTest) -> bool {
        if tokens.is_empty() {
            return false;
        }
        if test == PhraseTest::Sentence {
            let mut words = self.extents.segmented.tokens[tokens].iter();
            let first = words.find(|token| token.kind == TokenKind::Word);
            return first.is_some_and(|token| token.case != Case::Lower);
        }
        // The head of the first chunk decides: `the head of the company`.
        let head = match self.extents.phrases.chunk_at(tokens.start) {
            Some(chunk) => (chunk.head as usize).min(tokens.end - 1),
            None => tokens.end - 1,
        };
        let token = &self.extents.segmented.tokens[head];
        let role = self.extents.lexicon.word(token.word).role;
        let name = self.tag(head) == Tag::Name;
        let pronoun = matches!(self.tag(head), Tag::Pron | Tag::PronObj | Tag::Poss);
        let person = matches!(
            role,
            Some(RoleKind::Role | RoleKind::Collective | RoleKind::Kin | RoleKind::Anonymous)
        );
        match test {
            PhraseTest::Person => name || person || pronoun,
            PhraseTest::Party => name || person || pronoun || role == Some(RoleKind::Institution),
            PhraseTest::Document => role == Some(RoleKind::Document),
            PhraseTest::Thing => {
                !(name || pronoun || person || role == Some(RoleKind::Institution))
                    && token.kind == TokenKind::Word
            }
            PhraseTest::Sentence => unreachable!("answered above"),
        }
    }
}
