//! Runs a rule's programs outwards from a cue, in bounded time.
//!
//! A backtracker that never visits the same instruction at the same position twice, as the regex
//! crates' bounded backtracker: the first way that fits wins, in at most
//! instructions × positions steps. A position is a place between two tokens, with one bit that says
//! whether a `//` has just crossed from one sentence into the next.

use std::ops::Range;

use super::cue::Cue;
use super::known::{Known, Phrase};
use super::visited::Visited;
use crate::lexicon::{RoleKind, WordClass};
use crate::phrase::{Extents, Tag};
use crate::rule::{Inst, LexemeTest, PhraseTest, Prim, Program, Role};
use crate::segment::{Case, TokenKind};

/// A place between tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Pos {
    at: u32,
    crossed: bool,
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
    pub(super) fn new(extents: Extents<'a>) -> Self {
        Self {
            extents,
            jobs: Vec::new(),
            visited: Visited::default(),
            slots: Vec::new(),
            ends: Vec::new(),
            known: Known::new(),
            notes: None,
        }
    }

    /// The same, but noting its way and its dead ends: for people who ask why.
    pub(super) fn noting(extents: Extents<'a>) -> Self {
        Self {
            notes: Some(Notes::default()),
            ..Self::new(extents)
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
        // Most candidates fail at the word beside the cue, on one side or the other; those who ask why
        // want to be shown all the same.
        if self.notes.is_none()
            && !(self.may_begin(&program.right, cue.tokens.end, false)
                && self.may_begin(&program.left, cue.left, true))
        {
            return None;
        }
        self.slots.clear();
        self.slots.resize(program.roles.len() * 2, None);
        // The side with less to do first: most candidates fail at once.
        self.side(&program.right, cue.tokens.end, false)?;
        self.side(&program.left, cue.left, true)?;
        let mut roles: Vec<(Role, Range<usize>)> = Vec::new();
        for (k, &role) in program.roles.iter().enumerate() {
            if let (Some(start), Some(end)) = (self.slots[2 * k], self.slots[2 * k + 1]) {
                let mut tokens = start as usize..end as usize;
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
        }
        roles.sort_by_key(|(_, tokens)| (tokens.start, tokens.end));
        Some(roles)
    }

    /// Whether a side can match at all, as far as its first item tells, if that is a single token.
    fn may_begin(&mut self, program: &[Inst], start: usize, back: bool) -> bool {
        let first = program
            .iter()
            .find(|inst| !matches!(inst, Inst::Save(_)))
            .filter(|inst| {
                matches!(
                    inst,
                    Inst::Word(..)
                        | Inst::OneOf(_)
                        | Inst::Comma
                        | Inst::Exact(_)
                        | Inst::Lexeme(_)
                        | Inst::SentenceStart
                        | Inst::SentenceEnd
                )
            });
        let Some(first) = first else {
            return true;
        };
        let mut ends = std::mem::take(&mut self.ends);
        ends.clear();
        let pos = Pos {
            at: start as u32,
            crossed: false,
        };
        self.advance(first, pos, back, &mut ends);
        let begins = !ends.is_empty();
        self.ends = ends;
        begins
    }

    fn side(&mut self, program: &[Inst], start: usize, back: bool) -> Option<()> {
        self.jobs.clear();
        self.visited.clear();
        if let Some(notes) = &mut self.notes {
            notes.begin(back);
        }
        self.jobs.push(Job::Step(
            0,
            Pos {
                at: start as u32,
                crossed: false,
            },
        ));
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
                    if self.step(program, pc, pos, back) {
                        return Some(());
                    }
                }
            }
        }
        None
    }

    /// Notes what an item takes, until its thread fails.
    fn take(&mut self, taken: Taken) {
        if let Some(notes) = &mut self.notes {
            notes.way.push(taken);
            self.jobs.push(Job::GiveBack);
        }
    }

    /// Follows one thread until it fails, forks or matches.
    fn step(&mut self, program: &[Inst], mut pc: u16, mut pos: Pos, back: bool) -> bool {
        loop {
            let inst = &program[pc as usize];
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
                    self.ends.clear();
                    let mut ends = std::mem::take(&mut self.ends);
                    self.advance(inst, pos, back, &mut ends);
                    // The first end is tried now, the others after it fails.
                    let crossed = *inst == Inst::Break;
                    let taken = |end: usize| Taken {
                        pc,
                        from: pos.at,
                        to: end as u32,
                    };
                    for &end in ends.iter().skip(1).rev() {
                        if self.notes.is_some() {
                            self.jobs.push(Job::GiveBack);
                        }
                        self.jobs.push(Job::Step(
                            pc + 1,
                            Pos {
                                at: end as u32,
                                crossed: false,
                            },
                        ));
                        if self.notes.is_some() {
                            self.jobs.push(Job::Take(taken(end)));
                        }
                    }
                    let first = ends.first().copied();
                    self.ends = ends;
                    let Some(end) = first else {
                        if let Some(notes) = &mut self.notes {
                            notes.dead_end(pc, pos.at);
                        }
                        return false;
                    };
                    self.take(taken(end));
                    let stays =
                        matches!(inst, Inst::Not(_) | Inst::SentenceStart | Inst::SentenceEnd);
                    pos = Pos {
                        at: end as u32,
                        crossed: crossed || stays && pos.crossed,
                    };
                    pc += 1;
                }
            }
        }
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

    /// Adds every position that `inst` leads to from `pos`, best first.
    fn advance(&mut self, inst: &Inst, pos: Pos, back: bool, ends: &mut Vec<usize>) {
        let at = pos.at as usize;
        let beyond = |token: usize| if back { token } else { token + 1 };
        match inst {
            Inst::Word(id, text) => {
                if let Some(token) = self.next_token(pos, back) {
                    let known = id.0 != 0 && self.extents.segmented.tokens[token].word == *id;
                    if known
                        || id.0 == 0
                            && self
                                .extents
                                .segmented
                                .token_text(token)
                                .eq_ignore_ascii_case(text)
                        || &**text == "—" && self.tag(token) == Tag::Dash
                    {
                        ends.push(beyond(token));
                    }
                }
            }
            Inst::OneOf(words) => {
                if let Some(token) = self.next_token(pos, back) {
                    let word = self.extents.segmented.tokens[token].word;
                    if words.has(word, self.extents.segmented.token_text(token)) {
                        ends.push(beyond(token));
                    }
                }
            }
            Inst::Comma => {
                if let Some(token) = self.next_token(pos, back) {
                    if self.tag(token) == Tag::Comma {
                        ends.push(beyond(token));
                    }
                }
                // `…,” he said`: the comma stands inside the marks.
                if ends.is_empty() && self.comma_inside(at) {
                    ends.push(at);
                }
            }
            Inst::Exact(text) => {
                if let Some(token) = self.next_token(pos, back) {
                    if self.extents.segmented.token_text(token) == &**text {
                        ends.push(beyond(token));
                    }
                }
            }
            Inst::Lexeme(test) => {
                if let Some(token) = self.next_token(pos, back) {
                    if self.is_lexeme(token, *test) {
                        ends.push(beyond(token));
                    }
                }
            }
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
                    ends.push(beyond(token));
                    pos = Pos {
                        at: beyond(token) as u32,
                        crossed: false,
                    };
                }
            }
            Inst::SentenceStart => {
                if self.at_sentence_start(at) {
                    ends.push(at);
                }
            }
            Inst::SentenceEnd => {
                if self.at_sentence_end(at) {
                    ends.push(at);
                }
            }
            Inst::Break => {
                if self.next_token(pos, back).is_none() || self.at_sentence_end(at) && !back {
                    // The final stop belongs to the sentence that ends.
                    let tokens = &self.extents.segmented.tokens;
                    let mut at = at;
                    while !back
                        && at < tokens.len()
                        && at > 0
                        && tokens[at].sentence == tokens[at - 1].sentence
                    {
                        at += 1;
                    }
                    ends.push(at);
                }
            }
            Inst::Not(inner) => {
                let mut inside = Vec::new();
                self.advance(inner, pos, back, &mut inside);
                if inside.is_empty() {
                    ends.push(at);
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
            Inst::Split(..) | Inst::Jump(_) | Inst::Save(_) | Inst::Match => {
                unreachable!("handled by step")
            }
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
        begins(at) || self.tag(at - 1) == Tag::Coord && begins(at - 1)
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
