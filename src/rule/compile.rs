//! From rules as written to programs that run outwards from the cue, one to each side.

use rustc_hash::{FxHashMap, FxHashSet};

use super::ast::{
    Atom, Item, LexemePattern, Pattern, PhraseTest, Prim, Role, RuleSource, Scope, Voices,
};
use super::example::Example;
use super::parse::parse;
use crate::claim::{Modality, RuleRef};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::lexicon::{FrameSet, Lexeme, LexemeId, Lexicon, LexiconFile, WordClass, WordId};
use crate::text::{ClaimType, Force, Span};

/// Index of a [`Rule`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleId(pub u16);

/// Something a rule says of its claims besides their type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Whether a word names the act.
    Explicit(bool),
    /// Whether the claim is said not to have been made.
    Negated(bool),
    /// Whether it was made for certain.
    Modality(Modality),
    /// How forceful a demand is.
    Force(Force),
}

/// A test for a cue of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LexemeTest {
    /// Verb, noun, adjective or phrase.
    pub class: WordClass,
    /// It must have one of these frames; empty: any.
    pub frames: FrameSet,
    /// It must make this claim.
    pub claim_type: Option<ClaimType>,
    /// For a verb, the form of its group.
    pub voice: Voices,
    /// For a verb, whether its group must be negated.
    pub negated: bool,
}

impl LexemeTest {
    /// Whether `lexeme` is what it asks for, whatever its form.
    #[must_use]
    pub fn admits(&self, lexeme: &Lexeme) -> bool {
        lexeme.class == self.class
            && (self.frames.is_empty() || lexeme.frames.meets(self.frames))
            && self
                .claim_type
                .is_none_or(|wanted| lexeme.claim_type == wanted)
    }
}

/// What a rule's cue must be.
#[derive(Clone, Debug, PartialEq)]
pub enum CueTest {
    /// A cue of the lexicon.
    Lexeme(LexemeTest),
    /// A sequence of words or marks, lower case.
    Words(Vec<Box<str>>),
}

/// One instruction.
#[derive(Clone, Debug, PartialEq)]
pub enum Inst {
    /// This word, in any case; the text where the lexicon does not know it.
    Word(WordId, Box<str>),
    /// A comma, or the edge of a quotation that holds one.
    Comma,
    /// This token, as written.
    Exact(Box<str>),
    /// A cue of the lexicon, in any form.
    Lexeme(LexemeTest),
    /// A phrase.
    Prim(Prim, Option<PhraseTest>),
    /// Up to so many tokens, few first.
    Gap(u16),
    /// The sentence begins here.
    SentenceStart,
    /// The sentence ends here (before its final stop).
    SentenceEnd,
    /// The next (or previous) sentence begins here.
    Break,
    /// None of these begins here (or ends here, going back).
    Not(Box<Inst>),
    /// Try the first, then the second.
    Split(u16, u16),
    /// Go on there.
    Jump(u16),
    /// Note the place in this slot.
    Save(u8),
    /// Done.
    Match,
}

/// One way a rule can match, split at its cue.
#[derive(Clone, Debug)]
pub struct Program {
    /// What the cue must be.
    pub cue: CueTest,
    /// What stands before it, read backwards.
    pub left: Vec<Inst>,
    /// What stands after it.
    pub right: Vec<Inst>,
    /// The role of each pair of slots; slots `2k` and `2k + 1` are pair `k`'s ends.
    pub roles: Vec<Role>,
    /// Whether the cue's words are content or target too (`CONTENT:<n.claim>` as anchor is not).
    pub left_slots: usize,
}

/// One compiled rule; only [`RuleSet::compile`] makes one.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Where it is written.
    pub reference: RuleRef,
    /// The type of its claims; `None`: the cue's own.
    pub claim_type: Option<ClaimType>,
    /// Its ways to match.
    pub programs: Vec<Program>,
    /// Where one of these matches at the same cue, it does not.
    pub unless: Vec<Program>,
    /// Rules that give way to it.
    pub over: Vec<RuleId>,
    /// Where it looks.
    pub scope: Scope,
    /// How sure its claims are.
    pub confidence: f32,
    /// What it says of them.
    pub settings: Vec<Setting>,
    /// What shows it.
    pub examples: Vec<Example>,
}

/// All rules, compiled, and which to try at which cue.
#[derive(Clone, Debug)]
pub struct RuleSet {
    rules: Vec<Rule>,
    by_word: FxHashMap<Box<str>, Vec<(RuleId, usize)>>,
    /// Of the keys of `by_word`: by their first byte, which lengths there are, as bits.
    shapes: Box<[u32; 256]>,
    by_lexeme: Vec<Vec<(RuleId, usize)>>,
}

impl RuleSet {
    /// Compiles rule files.
    ///
    /// # Errors
    /// Every mistake found, not only the first.
    pub fn compile(files: &[LexiconFile], lexicon: &Lexicon) -> Result<Self, Vec<Diagnostic>> {
        let mut diagnostics = Vec::new();
        let mut sources: Vec<(&LexiconFile, RuleSource)> = Vec::new();
        for file in files {
            sources.extend(
                parse(file, &mut diagnostics)
                    .into_iter()
                    .map(|rule| (file, rule)),
            );
        }
        let mut ids: FxHashMap<&str, RuleId> = FxHashMap::default();
        for (i, (file, rule)) in sources.iter().enumerate() {
            if ids.insert(&rule.id, RuleId(i as u16)).is_some() {
                diagnostics.push(
                    Diagnostic::error(
                        "R013",
                        &file.name,
                        rule.id_span,
                        format!("second rule called `{}`", rule.id),
                    )
                    .help("give it another id"),
                );
            }
        }
        let mut set = Self {
            rules: Vec::new(),
            by_word: FxHashMap::default(),
            shapes: Box::new([0; 256]),
            by_lexeme: Vec::new(),
        };
        for (i, (file, source)) in sources.iter().enumerate() {
            let mut compiler = Compiler {
                lexicon,
                file: &file.name,
                diagnostics: &mut diagnostics,
            };
            let programs = compiler.programs(&source.matches);
            let unless = compiler.programs(&source.unless);
            let mut over = Vec::new();
            for (id, span) in &source.over {
                // `over accuse.*` names a family.
                let family = id.strip_suffix('*');
                let found: Vec<RuleId> = match family {
                    Some(prefix) => sources
                        .iter()
                        .enumerate()
                        .filter(|(_, (_, r))| r.id.starts_with(prefix))
                        .map(|(k, _)| RuleId(k as u16))
                        .collect(),
                    None => ids.get(id.as_str()).copied().into_iter().collect(),
                };
                if found.is_empty() {
                    let near = did_you_mean(id, sources.iter().map(|(_, rule)| rule.id.as_str()));
                    let help = near.map_or_else(
                        || "name a rule of this folder".to_owned(),
                        |n| format!("did you mean `{n}`?"),
                    );
                    diagnostics.push(
                        Diagnostic::error(
                            "R014",
                            &file.name,
                            *span,
                            format!("no rule is called `{id}`"),
                        )
                        .help(help),
                    );
                }
                over.extend(found.into_iter().filter(|&found| found != RuleId(i as u16)));
            }
            set.rules.push(Rule {
                reference: RuleRef {
                    id: source.id.clone(),
                    file: file_name(&file.name).to_owned(),
                    line: source.line,
                },
                claim_type: source.claim_type,
                programs,
                unless,
                over,
                scope: source.scope,
                confidence: source.confidence,
                settings: source.settings.clone(),
                examples: source.examples.clone(),
            });
        }
        for cycle in set.cycles() {
            let (file, source) = &sources[cycle.0 as usize];
            diagnostics.push(
                Diagnostic::error(
                    "R015",
                    &file.name,
                    source.id_span,
                    format!("rule `{}` is over itself, by way of others", source.id),
                )
                .help("break the circle of `over` lines"),
            );
        }
        // `each` reads a line once for every value.
        let mut seen: Vec<Diagnostic> = Vec::new();
        for diagnostic in diagnostics {
            if !seen.contains(&diagnostic) {
                seen.push(diagnostic);
            }
        }
        let diagnostics = seen;
        if diagnostics.is_empty() {
            set.index(lexicon);
            Ok(set)
        } else {
            Err(diagnostics)
        }
    }

    /// One rule.
    #[must_use]
    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.rules[id.0 as usize]
    }

    /// All rules, [`RuleId`] being their index.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Rules whose cue begins with this word or mark, and which of their programs.
    #[must_use]
    pub fn at_word(&self, word: &str) -> &[(RuleId, usize)] {
        // Nearly every token of a text comes by here and is none of the few words.
        let first = word.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
        if self.shapes[first as usize] >> word.len().min(31) & 1 == 0 {
            return &[];
        }
        let found = if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.by_word.get(word.to_ascii_lowercase().as_str())
        } else {
            self.by_word.get(word)
        };
        found.map_or(&[], Vec::as_slice)
    }

    /// Rules whose cue this lexeme can be, its voice aside, and which of their programs.
    #[must_use]
    pub fn at_lexeme(&self, lexeme: LexemeId) -> &[(RuleId, usize)] {
        &self.by_lexeme[lexeme.0 as usize]
    }

    /// Whether `winner` is over `loser`, directly or by way of others.
    #[must_use]
    pub fn is_over(&self, winner: RuleId, loser: RuleId) -> bool {
        let mut todo = self.rule(winner).over.clone();
        let mut seen = FxHashSet::default();
        while let Some(id) = todo.pop() {
            if id == loser {
                return true;
            }
            if seen.insert(id) {
                todo.extend(&self.rule(id).over);
            }
        }
        false
    }

    fn cycles(&self) -> Vec<RuleId> {
        (0..self.rules.len())
            .map(|i| RuleId(i as u16))
            .filter(|&id| self.is_over(id, id))
            .collect()
    }

    fn index(&mut self, lexicon: &Lexicon) {
        self.by_lexeme = vec![Vec::new(); lexicon.lexemes().len()];
        for (i, rule) in self.rules.iter().enumerate() {
            for (k, program) in rule.programs.iter().enumerate() {
                let entry = (RuleId(i as u16), k);
                match &program.cue {
                    CueTest::Lexeme(test) => {
                        for (lexeme, entries) in lexicon.lexemes().iter().zip(&mut self.by_lexeme) {
                            if test.admits(lexeme) {
                                entries.push(entry);
                            }
                        }
                    }
                    CueTest::Words(words) => {
                        let first = words[0].as_bytes()[0] as usize;
                        self.shapes[first] |= 1 << words[0].len().min(31);
                        self.by_word
                            .entry(words[0].clone())
                            .or_default()
                            .push(entry);
                    }
                }
            }
        }
    }
}

/// The last part of a path.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

struct Compiler<'c> {
    lexicon: &'c Lexicon,
    file: &'c str,
    diagnostics: &'c mut Vec<Diagnostic>,
}

/// A pattern split at its cue.
struct Halves {
    left: Vec<Item>,
    cue: Item,
    right: Vec<Item>,
}

impl Compiler<'_> {
    fn programs(&mut self, patterns: &[Pattern]) -> Vec<Program> {
        let mut programs = Vec::new();
        for pattern in patterns {
            for halves in self.halves(pattern) {
                programs.extend(self.program(&halves));
            }
        }
        programs
    }

    /// Every choice of `pattern`, split at its cue.
    fn halves(&mut self, pattern: &Pattern) -> Vec<Halves> {
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
                });
            }
        }
        all
    }

    fn program(&mut self, halves: &Halves) -> Option<Program> {
        let cue = match &halves.cue.atom {
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
                match words.collect::<Option<Vec<Box<str>>>>() {
                    Some(words) => CueTest::Words(words),
                    None => return self.bad_cue(halves.cue.span),
                }
            }
            _ => return self.bad_cue(halves.cue.span),
        };
        let mut roles = Vec::new();
        let mut left = Vec::new();
        self.emit(&halves.left, true, &mut left, &mut roles);
        left.push(Inst::Match);
        let left_slots = roles.len();
        let mut right = Vec::new();
        self.emit(&halves.right, false, &mut right, &mut roles);
        right.push(Inst::Match);
        Some(Program {
            cue,
            left,
            right,
            roles,
            left_slots,
        })
    }

    fn bad_cue(&mut self, span: Span) -> Option<Program> {
        self.diagnostics.push(
            Diagnostic::error(
                "R017",
                self.file,
                span,
                "a cue is a cue of the lexicon, or words",
            )
            .help("write `CUE:<frame>`, `CUE:word` or `CUE:( two words )`"),
        );
        None
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
        let mut jumps = Vec::new();
        for (i, items) in pattern.choices.iter().enumerate() {
            let last = i + 1 == pattern.choices.len();
            let split = out.len();
            if !last {
                out.push(Inst::Match);
            }
            self.emit(items, back, out, roles);
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

fn lexeme_test(pattern: LexemePattern) -> LexemeTest {
    LexemeTest {
        class: pattern.class,
        frames: pattern.frames,
        claim_type: pattern.claim_type,
        voice: pattern.voice,
        negated: pattern.negated,
    }
}

fn holds_cue(item: &Item) -> bool {
    item.role == Some(Role::Cue)
        || matches!(&item.atom, Atom::Group(pattern) if item.role.is_none() && pattern.choices.iter().flatten().any(holds_cue))
}
