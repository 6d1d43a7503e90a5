//! What each rule does on a gold corpus and what it costs, and which cue words nothing handles there.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use crate::eval::{Gold, GoldArticle, Score, Verdict};
use crate::find::{RuleUse, cues_at, measure};
use crate::phrase::Extents;
use crate::pipeline::{Extraction, Language, extract};
use crate::record::claim_records;

/// How often every rule is run with a clock; of an article's times the shortest counts.
const ROUNDS: usize = 5;

/// What one rule came to; claims that the gold calls optional are not counted as right, wrong or spurious.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RuleCoverage {
    /// The rule, or a family of rules with a `*` for what differs.
    pub id: String,
    /// Its file.
    pub file: String,
    /// Its line, from 1.
    pub line: u32,
    /// Cues at which it was tried.
    pub tried: u32,
    /// Cues at which it matched, whoever won.
    pub matched: u32,
    /// Claims with nothing wrong.
    pub right: u32,
    /// Claims that are in the gold, but not like this.
    pub wrong: u32,
    /// Claims that are not in the gold.
    pub spurious: u32,
    /// Time it took, in microseconds; measured, so a little different each time.
    pub microseconds: f64,
    /// The same as a share of all rules' time, in percent.
    pub time_percent: f64,
}

impl RuleCoverage {
    /// All its claims that count.
    #[must_use]
    pub fn claims(&self) -> u32 {
        self.right + self.wrong + self.spurious
    }

    /// How many of them have nothing wrong, in percent; of a rule without claims 0.
    #[must_use]
    pub fn right_percent(&self) -> f64 {
        match self.claims() {
            0 => 0.0,
            claims => 100.0 * f64::from(self.right) / f64::from(claims),
        }
    }

    fn add(&mut self, other: &Self) {
        self.tried += other.tried;
        self.matched += other.matched;
        self.right += other.right;
        self.wrong += other.wrong;
        self.spurious += other.spurious;
        self.microseconds += other.microseconds;
        self.time_percent += other.time_percent;
    }
}

/// A cue word that claims do not have for their cue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unhandled {
    /// Its lemma; of a word that is not listed, the gold's own words.
    pub lemma: String,
    /// Whether `cues.tsv` has it.
    pub listed: bool,
    /// How often it stands outside quotation marks without a claim.
    pub count: u32,
    /// How often the gold has it for a cue there: claims that are missed.
    pub gold: u32,
}

/// How well the rules cover a gold corpus.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Coverage {
    /// Every rule, in the order of the files, those too that found nothing.
    pub rules: Vec<RuleCoverage>,
    /// Cue words that no claim has, the most frequent first.
    pub unhandled: Vec<Unhandled>,
}

impl Coverage {
    /// Works through all articles of `gold`.
    #[must_use]
    pub fn of(gold: &Gold, language: &Language) -> Self {
        let mut score = Score::default();
        let mut uses = vec![RuleUse::default(); language.rules.rules().len()];
        let mut unhandled = BTreeMap::new();
        for article in &gold.articles {
            let extraction = extract(&article.document, language);
            score.add(article, &claim_records(&article.document, &extraction));
            for (sum, used) in uses.iter_mut().zip(used(&extraction, language)) {
                sum.tried += used.tried;
                sum.matched += used.matched;
                sum.time += used.time;
            }
            count_unhandled(article, &extraction, language, &mut unhandled);
        }
        let mut unhandled: Vec<Unhandled> = unhandled.into_values().collect();
        unhandled.sort_by_key(|word| std::cmp::Reverse((word.count, word.gold)));
        Self {
            rules: rules(&score, &uses, language),
            unhandled,
        }
    }

    /// The same with rules that one `each` makes counted as one.
    #[must_use]
    pub fn by_family(self) -> Self {
        let mut families: Vec<RuleCoverage> = Vec::new();
        for rule in self.rules {
            match families.last_mut() {
                Some(last) if (&last.file, last.line) == (&rule.file, rule.line) => {
                    last.id = family(&last.id, &rule.id);
                    last.add(&rule);
                }
                _ => families.push(rule),
            }
        }
        Self {
            rules: families,
            ..self
        }
    }
}

/// What two ids share, with a `*` for the rest: `say.that`, `say.wh`: `say.*`.
fn family(one: &str, other: &str) -> String {
    let same = |(a, b): &(char, char)| a == b;
    let n_start = one.chars().zip(other.chars()).take_while(same).count();
    let shorter = one.chars().count().min(other.chars().count());
    let ends = one.chars().rev().zip(other.chars().rev());
    // The star of a family of two already stands for what differs.
    let n_end = ends.take(shorter - n_start).take_while(same).count();
    let start: String = one.chars().take(n_start).collect();
    let end: String = one.chars().skip(one.chars().count() - n_end).collect();
    if start.ends_with('*') {
        start + &end
    } else {
        format!("{start}*{end}")
    }
}

/// How all rules did at the cues of one article.
fn used(extraction: &Extraction<'_>, language: &Language) -> Vec<RuleUse> {
    let once = || {
        measure(
            &extraction.segmented,
            &language.lexicon,
            &extraction.phrases,
            &language.rules,
        )
    };
    let mut best = once();
    for _ in 1..ROUNDS {
        for (best, again) in best.iter_mut().zip(once()) {
            best.time = best.time.min(again.time);
        }
    }
    best
}

fn rules(score: &Score, uses: &[RuleUse], language: &Language) -> Vec<RuleCoverage> {
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
    let all: Duration = uses.iter().map(|used| used.time).sum();
    let rules = language.rules.rules().iter().zip(uses);
    rules
        .map(|(rule, used)| RuleCoverage {
            id: rule.reference.id.clone(),
            file: rule.reference.file.clone(),
            line: rule.reference.line,
            tried: used.tried,
            matched: used.matched,
            microseconds: 1e6 * used.time.as_secs_f64(),
            time_percent: 100.0 * used.time.as_secs_f64()
                / all.as_secs_f64().max(f64::MIN_POSITIVE),
            ..by_rule
                .remove(rule.reference.id.as_str())
                .unwrap_or_default()
        })
        .collect()
}

/// Counts the cue words that no claim of `extraction` has for its cue, and cues of the gold that are
/// not even listed.
fn count_unhandled(
    article: &GoldArticle,
    extraction: &Extraction<'_>,
    language: &Language,
    counts: &mut BTreeMap<String, Unhandled>,
) {
    let extents = Extents {
        segmented: &extraction.segmented,
        lexicon: &language.lexicon,
        phrases: &extraction.phrases,
    };
    let handled = |span: crate::text::Span| {
        let mut claims = extraction.claims.iter();
        claims.any(|claim| claim.cue.overlaps(span))
    };
    let text = &article.document.text;
    let mut gold: Vec<GoldCue<'_>> = Vec::new();
    for claim in article.claims.iter().filter(|gold| !gold.optional) {
        let cue = &claim.cue;
        gold.push(GoldCue {
            place: bytes(text, cue.start)..bytes(text, cue.end),
            text: &cue.text,
            listed: false,
        });
    }
    let mut count = |lemma: &str, listed: bool, in_gold: bool| {
        let word = counts.entry(lemma.to_owned()).or_insert_with(|| Unhandled {
            lemma: lemma.to_owned(),
            listed,
            count: 0,
            gold: 0,
        });
        word.count += 1;
        word.gold += u32::from(in_gold);
    };
    for (i, token) in extraction.segmented.tokens.iter().enumerate() {
        let cues = cues_at(i, extents);
        if let Some(cue) = cues.iter().find(|cue| !cue.quoted)
            && let Some(lexeme) = cue.lexeme
            && !handled(token.span)
        {
            let place = token.span.range();
            let own = gold
                .iter_mut()
                .find(|gold| gold.place.start < place.end && place.start < gold.place.end);
            let in_gold = own.is_some();
            if let Some(gold) = own {
                gold.listed = true;
            }
            count(&language.lexicon.lexeme(lexeme).lemma, true, in_gold);
        }
    }
    for cue in gold.iter().filter(|gold| !gold.listed) {
        if !handled(crate::text::Span::of(cue.place.clone())) {
            count(&cue.text.to_lowercase(), false, true);
        }
    }
}

/// A cue of the gold in bytes.
struct GoldCue<'g> {
    place: std::ops::Range<usize>,
    text: &'g str,
    /// Whether a cue word that no claim has stands in it.
    listed: bool,
}

/// The byte at which code point `at` of `text` begins.
fn bytes(text: &str, at: u32) -> usize {
    let mut places = text.char_indices().map(|(byte, _)| byte);
    places.nth(at as usize).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_share_a_name() {
        assert_eq!(
            family("object.party-of", "object.party-for"),
            "object.party-*"
        );
        assert_eq!(
            family("object.party-*", "object.party-over"),
            "object.party-*"
        );
        assert_eq!(family("a.of-b", "a.for-b"), "a.*-b");
        assert_eq!(family("a.*-b", "a.over-b"), "a.*-b");
    }
}
