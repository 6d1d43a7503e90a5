//! What is known of a word somebody asks about, and the line that would make a cue of it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cue_table::Line;
use super::wire::{Advice, Asked, AskedLine, CueLine, FoundRole, Taken, WouldFind};
use super::{Explainer, inflect};
use crate::diagnostic::did_you_mean;
use crate::find::{Outcome, Trace, cues_at, trace};
use crate::lexicon::{Class, CueWord, Frame, PosTag, RoleKind, WordClass};
use crate::phrase::Tag;
use crate::pipeline::{Extraction, Language, extract};
use crate::rule::{CueTest, Role};

/// Words for which a line is proposed; each takes a lexicon of its own.
const MOST_PROPOSALS: usize = 3;

/// Why a word is in no line, and what to do about it.
struct Unlisted<'t> {
    because: String,
    did_you_mean: Option<String>,
    advice: Option<Advice<'t>>,
}

impl<'t> Explainer<'t> {
    /// The words at `tokens`; of a longer span only those that could be cues.
    pub(super) fn asked(&self, tokens: &[usize]) -> Vec<Asked<'t>> {
        let few = tokens.len() == 1 || self.question.cue.is_some();
        let tag = |k: usize| self.extraction.phrases.tags[k];
        let could_be = |k: usize| {
            let token = &self.extraction.segmented.tokens[k];
            tag(k).is_verb() || !self.language.lexicon.word(token.word).cues().is_empty()
        };
        let mut n_proposals = 0;
        tokens
            .iter()
            .filter(|&&k| few || could_be(k))
            .map(|&k| {
                let mut asked = self.word_asked(k);
                if asked.lines.is_empty() && n_proposals < MOST_PROPOSALS {
                    n_proposals += 1;
                    let unlisted = self.unlisted(k);
                    asked.because = Some(unlisted.because);
                    asked.did_you_mean = unlisted.did_you_mean;
                    asked.advice = unlisted.advice;
                }
                asked
            })
            .collect()
    }

    fn word_asked(&self, k: usize) -> Asked<'t> {
        let token = &self.extraction.segmented.tokens[k];
        let word = self.language.lexicon.word(token.word);
        let weights = PosTag::ALL.iter().filter(|&&tag| word.weight(tag) > 0);
        let quotation = self.extents().quote_at(k);
        let claims = (0..self.records.len()).filter_map(|claim| {
            let role = self.role_of(claim, k)?;
            Some(Taken {
                claim: self.records[claim].id.clone(),
                rule: self.extraction.claims[claim].rule.id.clone(),
                role,
            })
        });
        let mut lines: Vec<AskedLine> = Vec::new();
        for cue in word.cues() {
            let line = self.asked_line(k, cue);
            let known = lines.iter_mut().find(|other| other.line == line.line);
            match known {
                // Past and participle are one word: what fits of them counts.
                Some(known) if line.not_here.is_none() => known.not_here = None,
                Some(_) => {}
                None => lines.push(line),
            }
        }
        // Of `claim`, `claim responsibility` matters only where nothing shorter is listed.
        let alone = |line: &AskedLine| !line.line.lemma.contains(' ') || line.not_here.is_none();
        if lines.iter().any(alone) {
            lines.retain(alone);
        }
        Asked {
            span: self.span(k..k + 1),
            class: self.class(k),
            classes: Class::ALL
                .iter()
                .filter(|&&class| word.classes.has(class))
                .map(|class| class.as_str())
                .collect(),
            role: word.role.map(RoleKind::as_str),
            parts_of_speech: weights
                .map(|&tag| format!("{}{}", tag.as_str(), word.weight(tag)))
                .collect(),
            quotation: quotation.map(|quote| self.span(quote.open..quote.close + 1)),
            taken: claims.collect(),
            lines,
            because: None,
            did_you_mean: None,
            advice: None,
        }
    }

    /// A line that the word begins a form of, and why it is no cue of it here.
    fn asked_line(&self, k: usize, cue: &CueWord) -> AskedLine {
        let lexeme = self.language.lexicon.lexeme(cue.lexeme);
        let line: CueLine = self.cue_table.shown(lexeme);
        let here = cues_at(k, self.extents())
            .iter()
            .any(|other| other.lexeme == Some(cue.lexeme));
        let not_here = (!here).then(|| {
            if self.extents().follow(k, &cue.rest) {
                let class = lexeme.class.as_str();
                let here = self.class(k);
                format!("it is read as {here} here, which is no {class} of that form")
            } else {
                format!("the other words of `{}` do not follow", lexeme.lemma)
            }
        });
        AskedLine { line, not_here }
    }

    /// Why token `k`, which no line lists, is no cue, and what to write so that it is one.
    fn unlisted(&self, k: usize) -> Unlisted<'t> {
        let token = &self.extraction.segmented.tokens[k];
        let lexicon = &self.language.lexicon;
        let tag = self.extraction.phrases.tags[k];
        let word = token.span.slice(&self.document.text).to_lowercase();
        let only = |because: String| Unlisted {
            because,
            did_you_mean: None,
            advice: None,
        };
        if token.quote.is_some() {
            return only(
                "cues.tsv does not have it; inside quotation marks that would change nothing"
                    .to_owned(),
            );
        }
        let wordlike = word.chars().all(|c| c.is_alphabetic() || c == '-');
        if !lexicon.word(token.word).classes.is_empty() || !wordlike || tag == Tag::Name {
            return only(
                "no word that cues.tsv could have; a rule may name it, as `CUE:word`".to_owned(),
            );
        }
        let class = match tag {
            tag if tag.is_verb() => WordClass::Verb,
            // An unknown word is taken for a noun; its ending may tell otherwise.
            Tag::Noun if word.ends_with("ed") || word.ends_with("ing") => WordClass::Verb,
            Tag::Adj => WordClass::Adj,
            _ => WordClass::Noun,
        };
        let noun = class == WordClass::Noun;
        let (lemma, forms) = if class == WordClass::Adj {
            (word.clone(), String::new())
        } else {
            let lemma = inflect::lemma(&word, noun, lexicon);
            let forms = inflect::forms(&lemma, noun, lexicon);
            (lemma, forms)
        };
        let listed = self.cue_table.lines().filter(|line| line.lemma() == lemma);
        let listed: Vec<Line<'_>> = listed.collect();
        let own = |line: &&Line<'_>| line.column(1) == class.as_str();
        if let Some(line) = listed.iter().find(own) {
            return self.new_spelling(k, *line, &word);
        }
        let line = |claim_type: &str, frames: &str| {
            format!(
                "{lemma}\t{}\t{claim_type}\t{frames}\t{forms}",
                class.as_str()
            )
        };
        let not_listed = match listed.first() {
            Some(other) => format!("`{lemma}` is listed as {} only", other.column(1)),
            None => format!("`{lemma}` is not listed"),
        };
        let all_forms = self.cue_table.lines().flat_map(Line::forms);
        let near = did_you_mean(&word, all_forms.filter(|form| form.len() > 4));
        // With every frame there is, the rules that match tell which of them it is.
        let all: Vec<&str> = frames_of(class).map(Frame::as_str).collect();
        let Some(frame) = self.frame_at(k, &line("statement", &all.join(" "))) else {
            return Unlisted {
                did_you_mean: near.map(str::to_owned),
                ..only(format!(
                    "{not_listed}, and no rule would match here whatever its frames"
                ))
            };
        };
        let text = line(type_of(frame), frame.as_str());
        let before = self.cue_table.line_before(&text);
        let found = self.with_line(k, &text, None);
        Unlisted {
            because: format!("{not_listed}; it stands here in frame `{}`", frame.as_str()),
            did_you_mean: near.map(str::to_owned),
            advice: Some(Advice {
                kind: "add",
                file: self.cue_table.file.name.clone(),
                line: before.map_or(1, |line| line.number + 1),
                after: before.map_or_else(String::new, |line| line.text.to_owned()),
                text,
                would_find: found,
            }),
        }
    }

    /// `word` as one spelling more of a form in `line`.
    fn new_spelling(&self, k: usize, line: Line<'_>, word: &str) -> Unlisted<'t> {
        let slots: &[usize] = match (line.column(1), word) {
            ("verb", word) if word.ends_with("ing") => &[3],
            ("verb", word) if word.ends_with('s') => &[0],
            ("verb", _) => &[1, 2],
            _ => &[0],
        };
        let mut forms: Vec<String> = line.column(4).split(';').map(str::to_owned).collect();
        for &slot in slots {
            if let Some(form) = forms.get_mut(slot) {
                match form.as_str() {
                    "" => word.clone_into(form),
                    _ => form.extend(["/", word]),
                }
            }
        }
        let [lemma, class, claim_type, frames] = [0, 1, 2, 3].map(|i| line.column(i));
        let text = [lemma, class, claim_type, frames, &forms.join(";")].join("\t");
        let found = self.with_line(k, &text, Some(line.number));
        Unlisted {
            because: format!("`{word}` is no form in the line of `{lemma}`"),
            did_you_mean: None,
            advice: Some(Advice {
                kind: "change",
                file: self.cue_table.file.name.clone(),
                line: line.number,
                after: line.text.to_owned(),
                text,
                would_find: found,
            }),
        }
    }

    /// The frame in which token `k` stands, if `line` gives it all there are.
    ///
    /// A frame with a word of its own, as `that` or `np-of`, is surer than one that takes whatever
    /// comes; then the match that would win, then that with more roles.
    fn frame_at(&self, k: usize, line: &str) -> Option<Frame> {
        let (language, extraction) = self.loaded_with(line, None)?;
        let traces = traces_at(k, &language, &extraction);
        let attempts = traces.first()?.attempts.iter();
        let matched = attempts.filter_map(|attempt| {
            let (found, won) = match &attempt.outcome {
                Outcome::Won(found) => (found, true),
                Outcome::Lost(found, _) => (found, false),
                _ => return None,
            };
            let rule = language.rules.rule(attempt.rule);
            let CueTest::Lexeme(test) = &rule.programs[attempt.program].cue else {
                return None;
            };
            let mut frames = Frame::ALL.iter().copied();
            let frame = frames.find(|&frame| test.frames.has(frame))?;
            let own_word = attempt.steps.iter().any(|step| {
                let word = step.item.to_string();
                !step.before_cue
                    && step.roles.is_empty()
                    && frame.as_str().split('-').any(|part| part == word)
            });
            let roles: BTreeSet<Role> = found.roles.iter().map(|(role, _)| *role).collect();
            Some(((own_word, won, roles.len()), frame))
        });
        // Of equals the first, which stands earlier in the rules.
        let best = matched.reduce(|best, other| if other.0 > best.0 { other } else { best });
        best.map(|(_, frame)| frame)
    }

    /// What would be found at token `k` if `cues.tsv` had this line, or had it `instead` of another.
    fn with_line(&self, k: usize, line: &str, instead: Option<usize>) -> Option<WouldFind<'t>> {
        let (language, extraction) = self.loaded_with(line, instead)?;
        let traces = traces_at(k, &language, &extraction);
        let winner = traces.first()?.winner()?;
        let Outcome::Won(found) = &winner.outcome else {
            return None;
        };
        let cue = [(Role::Cue, found.cue.tokens.clone())];
        let mut roles: Vec<_> = found.roles.iter().cloned().chain(cue).collect();
        roles.sort_by_key(|(_, tokens)| (tokens.start, tokens.end));
        let shown = |(role, tokens): (Role, Range<usize>)| FoundRole {
            role: role.as_str(),
            span: self.places.span(extraction.segmented.span_of(tokens)),
        };
        Some(WouldFind {
            rule: language.rules.rule(winner.rule).reference.id.clone(),
            roles: roles.into_iter().map(shown).collect(),
        })
    }

    /// The language with another `cues.tsv`, and what it makes of the document.
    fn loaded_with(
        &self,
        line: &str,
        instead: Option<usize>,
    ) -> Option<(Language, Extraction<'t>)> {
        let mut files = self.files.clone();
        let changed = self.cue_table.with(line, instead);
        let table = files
            .tables
            .iter_mut()
            .find(|file| file.name == changed.name)?;
        *table = changed;
        let language = Language::load(&files).ok()?;
        let extraction = extract(self.document, &language);
        Some((language, extraction))
    }
}

fn traces_at(k: usize, language: &Language, extraction: &Extraction<'_>) -> Vec<Trace> {
    trace(
        &extraction.segmented,
        &language.lexicon,
        &extraction.phrases,
        &language.rules,
        k..k + 1,
    )
}

/// The frames that a cue of this class may have.
fn frames_of(class: WordClass) -> impl Iterator<Item = Frame> {
    use Frame::{About, Against, By, For, Of, Over, Post, Pre, Quote, That, To, ToInf};
    let all = Frame::ALL.iter().copied();
    all.filter(move |frame| match class {
        WordClass::Verb => !matches!(frame, By | Pre | Post),
        WordClass::Noun => {
            matches!(
                frame,
                That | Of | Against | ToInf | About | For | Over | By | To | Quote
            )
        }
        WordClass::Adj => matches!(frame, That | Of | About),
        WordClass::Phrase => matches!(frame, Pre | Post),
    })
}

/// The type that cues of this frame most often have.
fn type_of(frame: Frame) -> &'static str {
    match frame {
        Frame::NpOf | Frame::NpFor | Frame::NpOver | Frame::NpWith | Frame::NpOn => "accusation",
        Frame::NpTarget | Frame::NpAs | Frame::NpPred | Frame::AtTarget | Frame::OnTarget => {
            "criticism"
        }
        Frame::NpToInf | Frame::OnToInf | Frame::ForToInf | Frame::ToToInf => "demand/demand",
        Frame::ToInf => "promise",
        _ => "statement",
    }
}
