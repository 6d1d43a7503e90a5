//! What each rule does on a gold corpus, and which cue words nothing handles there.

use std::collections::BTreeMap;

use crate::eval::{Gold, Score, Verdict};
use crate::find::cues_at;
use crate::phrase::Extents;
use crate::pipeline::{Extraction, Language, extract};
use crate::record::claim_records;

/// What the claims of one rule came to; claims that the gold calls optional are not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleCoverage {
    /// The rule.
    pub id: String,
    /// Claims with nothing wrong.
    pub right: u32,
    /// Claims that are in the gold, but not like this.
    pub wrong: u32,
    /// Claims that are not in the gold.
    pub spurious: u32,
}

impl RuleCoverage {
    /// All its claims that count.
    #[must_use]
    pub fn claims(&self) -> u32 {
        self.right + self.wrong + self.spurious
    }
}

/// How well the rules cover a gold corpus.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Every rule, in the order of the files, those too that found nothing.
    pub rules: Vec<RuleCoverage>,
    /// Cue words outside quotation marks that no claim has, by lemma, the most frequent first.
    pub unhandled: Vec<(String, u32)>,
}

impl Coverage {
    /// Works through all articles of `gold`.
    #[must_use]
    pub fn of(gold: &Gold, language: &Language) -> Self {
        let mut score = Score::default();
        let mut unhandled = BTreeMap::new();
        for article in &gold.articles {
            let extraction = extract(&article.document, language);
            score.add(article, &claim_records(&article.document, &extraction));
            count_unhandled(&extraction, language, &mut unhandled);
        }
        let mut by_rule: BTreeMap<&str, RuleCoverage> = BTreeMap::new();
        for outcome in score.outcomes() {
            let Some(rule) = &outcome.rule else { continue };
            let counts = by_rule.entry(rule).or_default();
            match outcome.verdict {
                Verdict::Right => counts.right += 1,
                Verdict::Wrong => counts.wrong += 1,
                Verdict::Spurious => counts.spurious += 1,
                Verdict::Missed => {}
            }
        }
        let rules = language.rules.rules().iter().map(|rule| {
            let id = &rule.reference.id;
            RuleCoverage {
                id: id.clone(),
                ..by_rule.remove(id.as_str()).unwrap_or_default()
            }
        });
        let rules = rules.collect();
        let mut unhandled: Vec<(String, u32)> = unhandled.into_iter().collect();
        unhandled.sort_by_key(|&(_, n)| std::cmp::Reverse(n));
        Self { rules, unhandled }
    }
}

/// Adds the lemmas of cue words that no claim of `extraction` has for its cue.
fn count_unhandled(
    extraction: &Extraction<'_>,
    language: &Language,
    counts: &mut BTreeMap<String, u32>,
) {
    let extents = Extents {
        segmented: &extraction.segmented,
        lexicon: &language.lexicon,
        phrases: &extraction.phrases,
    };
    let tokens = &extraction.segmented.tokens;
    for (i, token) in tokens.iter().enumerate() {
        let handled = || {
            let mut claims = extraction.claims.iter();
            claims.any(|claim| claim.cue.overlaps(token.span))
        };
        let cues = cues_at(i, extents);
        if let Some(cue) = cues.iter().find(|cue| !cue.quoted)
            && let Some(lexeme) = cue.lexeme
            && !handled()
        {
            let lemma = &language.lexicon.lexeme(lexeme).lemma;
            *counts.entry(lemma.clone()).or_default() += 1;
        }
    }
}
