//! From patterns to programs: split at the cue, repetition written out.

use std::sync::Arc;

use super::ast::{Atom, Item, LexemePattern, Pattern, Role, Voices};
use super::needs::Needs;
use super::program::{CueTest, Inst, LexemeTest, Program, Side, Sides, WordSet};
use crate::diagnostic::Diagnostic;
use crate::lexicon::Lexicon;
use crate::text::Span;

pub(super) struct Compiler<'c> {
    pub(super) lexicon: &'c Lexicon,
    pub(super) file: &'c str,
    pub(super) sides: &'c mut Sides,
    pub(super) needs: &'c mut Needs,
    pub(super) diagnostics: &'c mut Vec<Diagnostic>,
}

/// A pattern split at its cue.
pub(super) struct Halves {
    pub(super) left: Vec<Item>,
    pub(super) cue: Item,
    pub(super) right: Vec<Item>,
    /// The place of all of it.
    pub(super) span: Span,
}

impl Halves {
    /// What the cue must be, if it is something that can be a cue.
    pub(super) fn cue_test(&self) -> Option<CueTest> {
        Some(match &self.cue.atom {
            Atom::Lexeme(pattern) => CueTest::Lexeme(lexeme_test(*pattern)),
            Atom::Word(word) | Atom::Exact(word) => {
                CueTest::Words(vec![word.to_lowercase().into()])
            }
            Atom::Group(group) if group.choices.len() == 1 => {
                let words = group.choices[0].iter().map(|item| match &item.atom {
                    Atom::Word(word) if item.min == 1 && item.max == Some(1) => {
                        Some(word.as_str().into())
                    }
                    _ => None,
                });
                CueTest::Words(words.collect::<Option<Vec<Box<str>>>>()?)
            }
            _ => return None,
        })
    }
}

impl Compiler<'_> {
    pub(super) fn programs(&mut self, patterns: &[Pattern]) -> Vec<Program> {
        let mut programs = Vec::new();
        for pattern in patterns {
            for halves in self.halves(pattern) {
                programs.extend(self.program(&halves));
            }
        }
        programs
    }

    /// Every choice of `pattern`, split at its cue.
    pub(super) fn halves(&mut self, pattern: &Pattern) -> Vec<Halves> {
        let mut all = Vec::new();
        for items in &pattern.choices {
            let cues: Vec<usize> = (0..items.len()).filter(|&i| holds_cue(&items[i])).collect();
            let span = items.first().map_or(Span::new(0, 0), |item| {
                item.span.cover(items[items.len() - 1].span)
            });
            let &[at] = cues.as_slice() else {
                let message = if cues.is_empty() {
                    "a pattern wants a CUE"
                } else {
                    "a pattern wants one CUE only"
                };
                self.diagnostics.push(
                    Diagnostic::error("R016", self.file, span, message)
                        .help("mark one item, e.g. `CUE:<that>`"),
                );
                continue;
            };
            let item = &items[at];
            let inner = match (&item.atom, item.role) {
                (Atom::Group(group), None) => self.halves(group),
                _ => vec![Halves {
                    left: Vec::new(),
                    cue: item.clone(),
                    right: Vec::new(),
                    span,
                }],
            };
            for half in inner {
                all.push(Halves {
                    left: items[..at].iter().cloned().chain(half.left).collect(),
                    cue: half.cue,
                    right: half
                        .right
                        .into_iter()
                        .chain(items[at + 1..].iter().cloned())
                        .collect(),
                    span,
                });
            }
        }
        all
    }

    fn program(&mut self, halves: &Halves) -> Option<Program> {
        let Some(cue) = halves.cue_test() else {
            self.bad_cue(halves.cue.span);
            return None;
        };
        let mut roles = Vec::new();
        let mut left = Vec::new();
        self.emit(&halves.left, true, &mut left, &mut roles);
        left.push(Inst::Match);
        let left_slots = roles.len();
        let mut right = Vec::new();
        let mut right_roles = Vec::new();
        self.emit(&halves.right, false, &mut right, &mut right_roles);
        right.push(Inst::Match);
        roles.append(&mut right_roles);
        Some(Program {
            cue,
            left: self.side(&halves.left, true, left),
            right: self.side(&halves.right, false, right),
            roles,
            left_slots,
        })
    }

    fn side(&mut self, items: &[Item], back: bool, insts: Vec<Inst>) -> Arc<Side> {
        let needs = || self.needs.of_side(items, back, self.lexicon);
        self.sides.intern(back, insts, needs)
    }

    fn bad_cue(&mut self, span: Span) {
        self.diagnostics.push(
            Diagnostic::error(
                "R017",
                self.file,
                span,
                "a cue is a cue of the lexicon, or words",
            )
            .help("write `CUE:<frame>`, `CUE:word` or `CUE:( two words )`"),
        );
    }

    fn emit(&mut self, items: &[Item], back: bool, out: &mut Vec<Inst>, roles: &mut Vec<Role>) {
        let mut emit = |item: &Item| self.item(item, back, out, roles);
        if back {
            items.iter().rev().for_each(&mut emit);
        } else {
            items.iter().for_each(&mut emit);
        }
    }

    fn item(&mut self, item: &Item, back: bool, out: &mut Vec<Inst>, roles: &mut Vec<Role>) {
        for _ in 0..item.min {
            self.once(item, back, out, roles);
        }
        match item.max {
            None => {
                // L: split body, end; body; jump L
                let split = out.len();
                out.push(Inst::Match);
                self.once(item, back, out, roles);
                out.push(Inst::Jump(split as u16));
                out[split] = Inst::Split(split as u16 + 1, out.len() as u16);
            }
            Some(max) => {
                let mut splits = Vec::new();
                for _ in item.min..max {
                    splits.push(out.len());
                    out.push(Inst::Match);
                    self.once(item, back, out, roles);
                }
                let end = out.len() as u16;
                for split in splits {
                    out[split] = Inst::Split(split as u16 + 1, end);
                }
            }
        }
    }

    fn once(&mut self, item: &Item, back: bool, out: &mut Vec<Inst>, roles: &mut Vec<Role>) {
        let slot = item.role.map(|role| {
            roles.push(role);
            (roles.len() - 1) as u8
        });
        let save = |out: &mut Vec<Inst>, first: bool| {
            if let Some(slot) = slot {
                // Reading backwards, the end is met first.
                out.push(Inst::Save(2 * slot + u8::from(first == back)));
            }
        };
        save(out, true);
        if item.negated {
            if let Some(inst) = self.single(&item.atom) {
                out.push(Inst::Not(Box::new(inst)));
            } else {
                self.diagnostics.push(
                    Diagnostic::error(
                        "R018",
                        self.file,
                        item.span,
                        "`!` wants a single word or phrase",
                    )
                    .help("write one `!` before each choice"),
                );
            }
        } else if let Atom::Group(pattern) = &item.atom {
            self.choices(pattern, back, out, roles);
        } else if let Some(inst) = self.single(&item.atom) {
            out.push(inst);
        }
        save(out, false);
    }

    fn choices(
        &mut self,
        pattern: &Pattern,
        back: bool,
        out: &mut Vec<Inst>,
        roles: &mut Vec<Role>,
    ) {
        let choices = self.grouped(pattern);
        let mut jumps = Vec::new();
        for (i, choice) in choices.iter().enumerate() {
            let last = i + 1 == choices.len();
            let split = out.len();
            if !last {
                out.push(Inst::Match);
            }
            match choice {
                Choice::Items(items) => self.emit(items, back, out, roles),
                Choice::Words(words) => out.push(Inst::OneOf(words.clone())),
            }
            if !last {
                jumps.push(out.len());
                out.push(Inst::Match);
                out[split] = Inst::Split(split as u16 + 1, out.len() as u16);
            }
        }
        let end = out.len() as u16;
        for jump in jumps {
            out[jump] = Inst::Jump(end);
        }
    }

    /// The choices of `pattern`, groups within groups opened, words that follow each other taken
    /// together: which of them it is makes no difference to what follows.
    fn grouped<'p>(&self, pattern: &'p Pattern) -> Vec<Choice<'p>> {
        let mut grouped = Vec::new();
        self.gather(pattern, &mut grouped);
        grouped
    }

    fn gather<'p>(&self, pattern: &'p Pattern, grouped: &mut Vec<Choice<'p>>) {
        for items in &pattern.choices {
            let plain = match &items[..] {
                [item] if is_plain(item) => Some(&item.atom),
                _ => None,
            };
            match plain {
                Some(Atom::Group(inner)) => self.gather(inner, grouped),
                Some(Atom::Word(word)) if word.chars().all(char::is_alphanumeric) => {
                    if !matches!(grouped.last(), Some(Choice::Words(_))) {
                        grouped.push(Choice::Words(WordSet::default()));
                    }
                    if let Some(Choice::Words(words)) = grouped.last_mut() {
                        words.add(self.lexicon.id(word), word);
                    }
                }
                _ => grouped.push(Choice::Items(items)),
            }
        }
    }

    /// The instruction of an atom that needs only one.
    fn single(&self, atom: &Atom) -> Option<Inst> {
        Some(match atom {
            Atom::Word(word) if word == "," => Inst::Comma,
            Atom::Word(word) => Inst::Word(self.lexicon.id(word), word.as_str().into()),
            Atom::Exact(text) => Inst::Exact(text.as_str().into()),
            Atom::Lexeme(pattern) => Inst::Lexeme(lexeme_test(*pattern)),
            Atom::Prim(prim, test) => Inst::Prim(*prim, *test),
            Atom::Gap(most) => Inst::Gap(*most),
            Atom::SentenceStart => Inst::SentenceStart,
            Atom::SentenceEnd => Inst::SentenceEnd,
            Atom::Break => Inst::Break,
            Atom::Group(_) => return None,
        })
    }
}

/// One way through a group.
enum Choice<'p> {
    Items(&'p [Item]),
    /// Any of these.
    Words(WordSet),
}

/// Whether an item is there exactly once, and marks nothing.
fn is_plain(item: &Item) -> bool {
    item.role.is_none() && !item.negated && item.min == 1 && item.max == Some(1)
}

pub(super) fn lexeme_test(pattern: LexemePattern) -> LexemeTest {
    LexemeTest {
        class: pattern.class,
        frames: pattern.frames,
        claim_type: pattern.claim_type,
        voice: pattern.voice.unwrap_or(Voices::Finite),
        negated: pattern.negated,
    }
}

fn holds_cue(item: &Item) -> bool {
    item.role == Some(Role::Cue)
        || matches!(&item.atom, Atom::Group(pattern) if item.role.is_none() && pattern.choices.iter().flatten().any(holds_cue))
}
