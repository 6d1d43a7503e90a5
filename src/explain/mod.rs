//! Why a text yields these claims and not others: what each item of a rule took, who lost and why, how
//! far every other rule came, and which line of the lexicon is missing.
//!
//! All of it as plain data in code points, so that a person at a terminal and a program that reads
//! JSON are told the same. Nothing is decided here; how a terminal shows it is the binary's business.

mod cue_table;
mod cues;
mod inflect;
mod meaning;
#[cfg(test)]
mod tests;
mod wire;
mod words;

use std::ops::Range;

pub use wire::{
    Advice, Antecedent, Asked, AskedLine, Attempt, Claim, Cue, CueLine, Explanation, FoundRole,
    Item, Name, Outcome, Quotation, Sentence, Stop, Taken, Understood, Wanted, Word, WouldFind,
};

use cue_table::CueTable;

use crate::claim;
use crate::find::{cues_at, trace};
use crate::lexicon::LexiconFiles;
use crate::phrase::Extents;
use crate::pipeline::{Extraction, Language};
use crate::record::{ClaimRecord, Places, SpanRecord, claim_records};
use crate::rule::{Rule, RuleId};
use crate::segment::{Mark, TokenKind};
use crate::text::{Document, Span};

/// The version of what `explain --json` writes; raised when a field changes its meaning.
pub const SCHEMA: u32 = 1;

/// What somebody wants to know of a text.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Only sentences here, in bytes.
    pub place: Option<Span>,
    /// What is done at this word, or at forms of this lemma.
    pub cue: Option<String>,
    /// What is done at the words here, in bytes.
    pub span: Option<Span>,
    /// Only the claim with this id, or whose id begins so.
    pub claim: Option<String>,
    /// Only what this rule does; `say.*` names a family.
    pub rule: Option<String>,
}

impl Question {
    /// Whether it asks about `rule`.
    #[must_use]
    pub fn wants_rule(&self, rule: &Rule) -> bool {
        let id = &rule.reference.id;
        self.rule
            .as_deref()
            .is_none_or(|wanted| match wanted.strip_suffix('*') {
                Some(family) => id.starts_with(family),
                None => id == wanted,
            })
    }

    /// Whether it asks about certain words, and so about what did not happen there.
    #[must_use]
    pub fn is_about_words(&self) -> bool {
        self.cue.is_some() || self.span.is_some()
    }
}

/// Answers `question` about `document`; `language` was loaded from `files`, and `extraction` is what it
/// makes of the document.
#[must_use]
pub fn explain<'t>(
    document: &'t Document,
    extraction: &'t Extraction<'t>,
    language: &'t Language,
    files: &'t LexiconFiles,
    question: &'t Question,
) -> Explanation<'t> {
    let explainer = Explainer {
        document,
        extraction,
        language,
        files,
        cue_table: CueTable::of(files),
        question,
        places: Places::new(&document.text),
        records: claim_records(document, extraction),
    };
    let sentences = 0..extraction.segmented.sentences.len();
    Explanation {
        schema: SCHEMA,
        path: &document.path,
        sentences: sentences.filter_map(|i| explainer.sentence(i)).collect(),
    }
}

/// One document and everything that explanations of it draw on.
struct Explainer<'t> {
    document: &'t Document,
    extraction: &'t Extraction<'t>,
    language: &'t Language,
    files: &'t LexiconFiles,
    cue_table: CueTable<'t>,
    question: &'t Question,
    places: Places<'t>,
    /// Of each claim, in the same order.
    records: Vec<ClaimRecord<'t>>,
}

impl<'t> Explainer<'t> {
    /// Sentence `i`, if it is asked about.
    fn sentence(&self, i: usize) -> Option<Sentence<'t>> {
        let segmented = &self.extraction.segmented;
        let sentence = &segmented.sentences[i];
        let tokens = sentence.tokens.clone();
        let asked: Vec<usize> = tokens.clone().filter(|&k| self.is_asked(k)).collect();
        let claims: Vec<usize> = (0..self.records.len())
            .filter(|&k| self.extraction.claims[k].sentence == i && self.is_claim_asked(k, &asked))
            .collect();
        let wanted = self
            .question
            .place
            .is_none_or(|place| sentence.span.overlaps(place))
            && (!self.question.is_about_words() || !asked.is_empty())
            && (self.question.claim.is_none() || !claims.is_empty());
        if !wanted {
            return None;
        }
        let traces = trace(
            segmented,
            &self.language.lexicon,
            &self.extraction.phrases,
            &self.language.rules,
            tokens.clone(),
        );
        let quotes = segmented.quotes.iter();
        Some(Sentence {
            index: i,
            span: self.places.trimmed(sentence.span),
            headline: sentence.headline,
            words: tokens.clone().map(|k| self.word(k)).collect(),
            phrases: self.phrases(&tokens),
            quotes: quotes
                .filter(|quote| tokens.contains(&quote.open))
                .map(|quote| Quotation {
                    span: self.span(quote.open..quote.close + 1),
                    closed: quote.closed,
                })
                .collect(),
            names: self.names(&tokens),
            cues: traces
                .iter()
                .filter_map(|trace| self.cue(trace, &asked, &claims))
                .collect(),
            claims: claims.iter().map(|&k| self.claim(k, &traces)).collect(),
            asked: if self.question.is_about_words() {
                self.asked(&asked)
            } else {
                Vec::new()
            },
        })
    }

    /// Whether a question about words means token `k`.
    fn is_asked(&self, k: usize) -> bool {
        let segmented = &self.extraction.segmented;
        let inside = |span: Span| segmented.tokens[k].span.overlaps(span);
        let named = |word: &String| {
            let text = segmented.token_text(k);
            text.eq_ignore_ascii_case(word)
                || cues_at(k, self.extents()).iter().any(|cue| {
                    let lexeme = cue.lexeme.map(|id| self.language.lexicon.lexeme(id));
                    lexeme.is_some_and(|lexeme| lexeme.lemma.eq_ignore_ascii_case(word))
                })
        };
        self.question.span.is_some_and(inside) || self.question.cue.as_ref().is_some_and(named)
    }

    /// Whether claim `k` is to be shown where `asked` are the words asked about in its sentence.
    fn is_claim_asked(&self, k: usize, asked: &[usize]) -> bool {
        let by_id = |id: &String| self.records[k].id.starts_with(id.as_str());
        let by_rule = || {
            let rules = self.language.rules.rules().iter();
            let mut wanted = rules.filter(|rule| self.question.wants_rule(rule));
            wanted.any(|rule| rule.reference.id == self.extraction.claims[k].rule.id)
        };
        let by_words = || {
            !self.question.is_about_words()
                || asked.iter().any(|&token| self.role_of(k, token).is_some())
        };
        self.question.claim.as_ref().is_none_or(by_id) && by_rule() && by_words()
    }

    /// As what claim `k` has the token.
    fn role_of(&self, k: usize, token: usize) -> Option<&'static str> {
        let claim = &self.extraction.claims[k];
        let token = self.extraction.segmented.tokens[token].span;
        let party = |parties: &[claim::Party]| {
            let mut parties = parties.iter();
            parties.any(|party| party.span.overlaps(token))
        };
        let mut contents = claim.contents.iter();
        if claim.cue.overlaps(token) {
            Some("cue")
        } else if party(&claim.sources) {
            Some("source")
        } else if party(&claim.targets) {
            Some("target")
        } else {
            contents
                .any(|content| content.overlaps(token))
                .then_some("content")
        }
    }

    fn word(&self, k: usize) -> Word<'t> {
        let token = &self.extraction.segmented.tokens[k];
        Word {
            span: self.places.span(token.span),
            class: self.class(k),
            quote: match token.kind {
                TokenKind::Quote(Mark::Open) => Some("open"),
                TokenKind::Quote(Mark::Close) => Some("close"),
                TokenKind::Quote(Mark::Stray) => Some("stray"),
                _ => token.quote.map(|_| "inside"),
            },
        }
    }

    fn phrases(&self, tokens: &Range<usize>) -> Vec<SpanRecord<'t>> {
        let chunks = self.extraction.phrases.chunks.iter();
        chunks
            .filter(|chunk| tokens.contains(&chunk.tokens().start))
            .map(|chunk| self.span(chunk.tokens()))
            .collect()
    }

    fn names(&self, tokens: &Range<usize>) -> Vec<Name<'t>> {
        let mentions = self.extraction.entities.mentions_in(tokens).iter();
        mentions
            .map(|mention| {
                let entity = &self.extraction.entities.character(mention.entity).entity;
                Name {
                    span: self.span(mention.tokens.clone()),
                    id: &entity.id,
                    name: &entity.name,
                    entity_type: entity.entity_type,
                    via: mention.via,
                    place: mention.place,
                }
            })
            .collect()
    }

    /// The class of token `k` where it stands.
    fn class(&self, k: usize) -> String {
        format!("{:?}", self.extraction.phrases.tags[k])
    }

    fn span(&self, tokens: Range<usize>) -> SpanRecord<'t> {
        self.places.span(self.extraction.segmented.span_of(tokens))
    }

    fn extents(&self) -> Extents<'t> {
        Extents {
            segmented: &self.extraction.segmented,
            lexicon: &self.language.lexicon,
            phrases: &self.extraction.phrases,
        }
    }

    fn rule(&self, id: RuleId) -> &'t Rule {
        self.language.rules.rule(id)
    }

    /// The file that holds a rule, by the name it was loaded under.
    fn file_of(&self, rule: &Rule) -> String {
        let files = self.files.rules.iter().map(|file| &file.name);
        let of_rule =
            |name: &&String| name.rsplit(['/', '\\']).next() == Some(&rule.reference.file);
        files
            .clone()
            .find(of_rule)
            .unwrap_or(&rule.reference.file)
            .clone()
    }
}
