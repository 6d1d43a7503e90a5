//! All rules of a language, and which to try where.

use rustc_hash::{FxHashMap, FxHashSet};

use super::ast::{RuleSource, Scope, Voices};
use super::compile::Compiler;
use super::example::Example;
use super::needs::Needs;
use super::parse::parse;
use super::program::{CueTest, LexemeTest, Program, Setting, Sides};
use crate::claim::RuleRef;
use crate::diagnostic::{Diagnostic, unique};
use crate::lexicon::{LexemeId, Lexicon, LexiconFile, WordId};
use crate::text::{ClaimType, Span};

/// Index of a [`Rule`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleId(pub u16);

/// One compiled rule; only [`RuleSet::compile`] makes one.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Where it is written.
    pub reference: RuleRef,
    /// The place of its id in that file.
    pub id_span: Span,
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

/// A program to be tried at a cue, with what is quickly told of a cue that it may have.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The rule.
    pub rule: RuleId,
    /// Which of its programs.
    pub program: usize,
    /// Where the rule looks.
    pub scope: Scope,
    /// The form it asks a verb for, and whether its group must be negated.
    pub form: Option<(Voices, bool)>,
}

/// A cue of words or marks that are no lexeme's.
#[derive(Clone, Debug)]
pub struct WordCue {
    /// The words, lower case.
    pub words: Vec<Box<str>>,
    /// What to try there.
    pub entries: Vec<Entry>,
}

/// All rules, compiled, and which to try at which cue.
#[derive(Clone, Debug)]
pub struct RuleSet {
    rules: Vec<Rule>,
    /// By the first word.
    by_word: FxHashMap<Box<str>, Vec<WordCue>>,
    /// By [`WordId`], whether a cue may begin with the word.
    opens_cue: Vec<bool>,
    /// By [`LexemeId`], an index into `lists`.
    by_lexeme: Vec<u16>,
    /// What to try at lexemes of one class, frames and type.
    lists: Vec<Vec<Entry>>,
    needs: Needs,
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
                    .rules
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
            opens_cue: Vec::new(),
            by_lexeme: Vec::new(),
            lists: Vec::new(),
            needs: Needs::default(),
        };
        let mut sides = Sides::default();
        for (i, (file, source)) in sources.iter().enumerate() {
            let own = RuleId(i as u16);
            let mut compiler = Compiler {
                lexicon,
                file: &file.name,
                sides: &mut sides,
                needs: &mut set.needs,
                diagnostics: &mut diagnostics,
            };
            let programs = compiler.programs(&source.matches);
            let unless = compiler.programs(&source.unless);
            let mut over = Vec::new();
            for (id, span) in &source.over {
                // `over accuse.*` names a family, in which the rule itself may be.
                let found: Vec<RuleId> = match id.strip_suffix('*') {
                    Some(prefix) => (0..)
                        .map(RuleId)
                        .zip(&sources)
                        .filter(|(found, (_, rule))| rule.id.starts_with(prefix) && *found != own)
                        .map(|(found, _)| found)
                        .collect(),
                    None => ids.get(id.as_str()).copied().into_iter().collect(),
                };
                if found.is_empty() {
                    let message = format!("no rule is called `{id}`");
                    let known = sources.iter().map(|(_, rule)| rule.id.as_str());
                    diagnostics.push(Diagnostic::error("R014", &file.name, *span, message).meant(
                        id,
                        *span,
                        known,
                        || "name a rule of this folder".to_owned(),
                    ));
                }
                over.extend(found);
            }
            set.rules.push(Rule {
                reference: RuleRef {
                    id: source.id.clone(),
                    file: file_name(&file.name).to_owned(),
                    line: source.line,
                },
                id_span: source.id_span,
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
        set.tell_circles(&sources, &mut diagnostics);
        if diagnostics.is_empty() {
            set.index(lexicon);
            Ok(set)
        } else {
            // `each` reads a line once for every value.
            Err(unique(diagnostics))
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

    /// What the sides of their patterns need.
    #[must_use]
    pub fn needs(&self) -> &Needs {
        &self.needs
    }

    /// Whether a cue may begin with this word, of the lexicon or of words. Nearly every token of a text
    /// comes by here and begins none.
    #[must_use]
    pub fn may_open_cue(&self, word: WordId) -> bool {
        self.opens_cue[word.0 as usize]
    }

    /// Cues that begin with this word or mark, and what to try at them.
    #[must_use]
    pub fn at_word(&self, word: &str) -> &[WordCue] {
        let found = if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.by_word.get(word.to_ascii_lowercase().as_str())
        } else {
            self.by_word.get(word)
        };
        found.map_or(&[], Vec::as_slice)
    }

    /// What to try at a cue of this lexeme.
    #[must_use]
    pub fn at_lexeme(&self, lexeme: LexemeId) -> &[Entry] {
        &self.lists[self.by_lexeme[lexeme.0 as usize] as usize]
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

    /// The rules from `from` to `to`, each of which names the next in its `over`, both included.
    fn way(&self, from: RuleId, to: RuleId) -> Option<Vec<RuleId>> {
        let mut ways = vec![vec![from]];
        let mut seen = FxHashSet::default();
        while let Some(way) = ways.pop() {
            for &next in &self.rule(way[way.len() - 1]).over {
                let way: Vec<RuleId> = way.iter().copied().chain([next]).collect();
                if next == to {
                    return Some(way);
                }
                if seen.insert(next) {
                    ways.insert(0, way);
                }
            }
        }
        None
    }

    /// Notes each circle of `over` once, at its first rule.
    fn tell_circles(
        &self,
        sources: &[(&LexiconFile, RuleSource)],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut told = FxHashSet::default();
        for (id, (file, source)) in (0..).map(RuleId).zip(sources) {
            if told.contains(&id) {
                continue;
            }
            let Some(way) = self.way(id, id) else {
                continue;
            };
            let names: Vec<String> = way
                .iter()
                .map(|&id| format!("`{}`", self.rule(id).reference.id))
                .collect();
            told.extend(way);
            let span = source
                .over
                .first()
                .map_or(source.id_span, |(_, span)| *span);
            diagnostics.push(
                Diagnostic::error(
                    "R015",
                    &file.name,
                    span,
                    format!("rule `{}` is over itself", source.id),
                )
                .label(names.join(" over "))
                .help("remove one of these `over`: of two rules only one can win"),
            );
        }
    }

    fn index(&mut self, lexicon: &Lexicon) {
        self.opens_cue = lexicon
            .words()
            .map(|word| !word.cues().is_empty())
            .collect();
        self.opens_cue[WordId::UNKNOWN.0 as usize] = true;
        let mut of_lexemes: Vec<(LexemeTest, Entry)> = Vec::new();
        for (i, rule) in self.rules.iter().enumerate() {
            for (program, Program { cue, .. }) in rule.programs.iter().enumerate() {
                let entry = |form| Entry {
                    rule: RuleId(i as u16),
                    program,
                    scope: rule.scope,
                    form,
                };
                match cue {
                    CueTest::Lexeme(test) => {
                        of_lexemes.push((*test, entry(Some((test.voice, test.negated)))));
                    }
                    CueTest::Words(words) => {
                        let cues = self.by_word.entry(words[0].clone()).or_default();
                        match cues.iter_mut().find(|cue| cue.words == *words) {
                            Some(cue) => cue.entries.push(entry(None)),
                            None => cues.push(WordCue {
                                words: words.clone(),
                                entries: vec![entry(None)],
                            }),
                        }
                        // A word may keep a stop that the lexicon does not know.
                        for word in [&words[0], words[0].trim_end_matches('.')] {
                            self.opens_cue[lexicon.id(word).0 as usize] = true;
                        }
                    }
                }
            }
        }
        // Lexemes that no test can tell apart share a list.
        let mut alike: FxHashMap<_, u16> = FxHashMap::default();
        for lexeme in lexicon.lexemes() {
            let key = (lexeme.class, lexeme.frames, lexeme.claim_type);
            let list = *alike.entry(key).or_insert_with(|| {
                let admitting = of_lexemes.iter().filter(|(test, _)| test.admits(lexeme));
                self.lists
                    .push(admitting.map(|(_, entry)| *entry).collect());
                (self.lists.len() - 1) as u16
            });
            self.by_lexeme.push(list);
        }
    }
}

/// The last part of a path.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
