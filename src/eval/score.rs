//! Counts what is right in the claims of articles.

use std::collections::BTreeMap;

use super::annotation::{Annotation, Link};
use super::bootstrap::{Interval, intervals};
use super::difference::{Difference, Field, names_some_entity, shown};
use super::excerpt::Excerpt;
use super::gold::GoldArticle;
use super::judge::{annotates, judge};
use super::measure::{Counts, Measure, Ratio, place};
use super::outcome::{Outcome, Verdict};
use super::pair::{Pairing, Pairs, overlap, pair};
use super::words::Words;
use crate::claim::QuoteType;
use crate::record::ClaimRecord;
use crate::text::ClaimType;

/// The counts of one article.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleScore {
    /// Its path.
    pub path: String,
    /// Its counts.
    pub counts: Counts,
}

/// The claims of one rule; what the gold calls optional is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RuleScore {
    /// Those with nothing wrong.
    pub right: u32,
    /// Those that are in the gold, but not like this.
    pub wrong: u32,
    /// Those that are not in the gold.
    pub spurious: u32,
}

impl RuleScore {
    /// All its claims.
    #[must_use]
    pub fn claims(self) -> u32 {
        self.right + self.wrong + self.spurious
    }
}

/// Which type gold claims were found as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confusion([[u32; N_COLUMNS]; N_COLUMNS]);

/// Claim types, and one more for what is missed or spurious.
const N_COLUMNS: usize = ClaimType::ALL.len() + 1;

impl Confusion {
    /// How many gold claims of type `gold` (none: of claims not in the gold) were found as `found`
    /// (none: were missed). A type that the gold claim also accepts counts as its own.
    #[must_use]
    pub fn count(&self, gold: Option<ClaimType>, found: Option<ClaimType>) -> u32 {
        self.0[Self::place(gold)][Self::place(found)]
    }

    fn add(&mut self, gold: Option<ClaimType>, found: Option<ClaimType>) {
        self.0[Self::place(gold)][Self::place(found)] += 1;
    }

    fn place(claim_type: Option<ClaimType>) -> usize {
        claim_type.map_or(N_COLUMNS - 1, |claim_type| claim_type as usize)
    }
}

/// Words that look like cues and are none, and how many of them a spurious claim has for its cue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HardNegatives {
    /// Claimed all the same.
    pub claimed: u32,
    /// All that the gold marks.
    pub of: u32,
}

/// The score of any number of articles.
#[derive(Clone, Debug, Default)]
pub struct Score {
    total: Counts,
    articles: Vec<ArticleScore>,
    confusion: Confusion,
    hard_negatives: HardNegatives,
    outcomes: Vec<Outcome>,
}

impl Score {
    /// Adds an article and the claims found in it.
    pub fn add(&mut self, article: &GoldArticle, claims: &[ClaimRecord<'_>]) {
        self.add_annotations(article, &Annotation::of_records(claims));
    }

    /// Adds an article and what somebody else, or something else, annotated in it.
    pub fn add_annotations(&mut self, article: &GoldArticle, claims: &[Annotation]) {
        let words = Words::new(&article.document.text);
        let pairs = pair(&words, &article.claims, claims, Pairing::Contents);
        let mut adding = Adding {
            judged: judged(&article.claims, claims),
            article,
            claims,
            words: &words,
            pairs: &pairs,
            counts: Counts::default(),
            confusion: &mut self.confusion,
            outcomes: Vec::new(),
        };
        for i in 0..article.claims.len() {
            adding.gold(i);
        }
        for j in 0..claims.len() {
            adding.claim(j);
        }
        let Adding {
            counts,
            mut outcomes,
            ..
        } = adding;
        outcomes.sort_by_key(|outcome| outcome.main().cue.start);
        self.total += counts;
        self.articles.push(ArticleScore {
            path: article.document.path.clone(),
            counts,
        });
        self.hard_negatives.of += article.hard_negatives.len() as u32;
        let claimed = article.hard_negatives.iter().filter(|cue| {
            outcomes.iter().any(|outcome| {
                outcome.verdict == Verdict::Spurious && overlap(&outcome.main().cue, cue)
            })
        });
        self.hard_negatives.claimed += claimed.count() as u32;
        self.outcomes.extend(outcomes);
    }

    /// Articles scored.
    #[must_use]
    pub fn n_articles(&self) -> u32 {
        self.articles.len() as u32
    }

    /// The counts of each article, in the order they were added.
    #[must_use]
    pub fn articles(&self) -> &[ArticleScore] {
        &self.articles
    }

    /// The counts of all articles together.
    #[must_use]
    pub fn total(&self) -> &Counts {
        &self.total
    }

    /// The counts of one measure.
    #[must_use]
    pub fn ratio(&self, measure: Measure) -> Ratio {
        self.total.measure(measure)
    }

    /// Claims that no gold claim accounts for.
    #[must_use]
    pub fn spurious(&self) -> u32 {
        let spurious = |outcome: &&Outcome| outcome.verdict == Verdict::Spurious;
        self.outcomes.iter().filter(spurious).count() as u32
    }

    /// Which type gold claims were found as.
    #[must_use]
    pub fn confusion(&self) -> &Confusion {
        &self.confusion
    }

    /// What became of the gold's hard negatives.
    #[must_use]
    pub fn hard_negatives(&self) -> HardNegatives {
        self.hard_negatives
    }

    /// What became of each claim, by article, in the order of their cues.
    #[must_use]
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// What the claims of each rule came to, by the rule's id.
    #[must_use]
    pub fn rules(&self) -> BTreeMap<&str, RuleScore> {
        let mut rules: BTreeMap<&str, RuleScore> = BTreeMap::new();
        for outcome in &self.outcomes {
            let Some(rule) = &outcome.rule else { continue };
            let score = rules.entry(rule).or_default();
            match outcome.verdict {
                Verdict::Right => score.right += 1,
                Verdict::Wrong => score.wrong += 1,
                Verdict::Spurious => score.spurious += 1,
                Verdict::Missed => {}
            }
        }
        rules
    }

    /// How far each F1 may be trusted.
    #[must_use]
    pub fn intervals(&self) -> Intervals {
        let rows: Vec<Vec<Ratio>> = self
            .articles
            .iter()
            .map(|article| article.counts.ratios().collect())
            .collect();
        Intervals(intervals(&rows))
    }
}

/// The interval of each F1; none where there are fewer than two articles.
#[derive(Clone, Debug)]
pub struct Intervals(Vec<Option<Interval>>);

impl Intervals {
    /// Of a measure.
    #[must_use]
    pub fn measure(&self, measure: Measure) -> Option<Interval> {
        self.at(place::measure(measure))
    }

    /// Of a claim type.
    #[must_use]
    pub fn claim_type(&self, claim_type: ClaimType) -> Option<Interval> {
        self.at(place::claim_type(claim_type))
    }

    /// Of a quote type: of found, and of right.
    #[must_use]
    pub fn quote_type(&self, quote: QuoteType) -> [Option<Interval>; 2] {
        [
            self.at(place::quote_found(quote)),
            self.at(place::quote_right(quote)),
        ]
    }

    fn at(&self, place: usize) -> Option<Interval> {
        self.0.get(place).copied().flatten()
    }
}

/// One article on its way into a score.
struct Adding<'a> {
    article: &'a GoldArticle,
    claims: &'a [Annotation],
    words: &'a Words,
    pairs: &'a Pairs,
    /// Measures that both sides say something about.
    judged: [bool; Measure::ALL.len()],
    counts: Counts,
    confusion: &'a mut Confusion,
    outcomes: Vec<Outcome>,
}

impl Adding<'_> {
    /// Counts a gold claim, and what was found for it.
    fn gold(&mut self, i: usize) {
        let gold = &self.article.claims[i];
        let found = self.pairs.of_first[i];
        // A claim that the other side calls optional does not count either; claims found have none.
        if gold.optional || found.is_some_and(|(j, _)| self.claims[j].optional) {
            return;
        }
        for measure in self.measures_of(gold) {
            self.counts.measure_mut(measure).gold += 1;
        }
        let quote = gold.quote_type;
        if let Some(claim_type) = self.judged_type(gold) {
            self.counts.type_mut(claim_type).gold += 1;
        }
        if let Some(quote) = quote {
            for ratio in self.counts.quote_mut(quote) {
                ratio.gold += 1;
            }
        }
        let Some((j, shared)) = found else {
            if let Some(claim_type) = self.judged_type(gold) {
                self.confusion.add(Some(claim_type), None);
            }
            self.outcome(Verdict::Missed, Some(gold), None, Vec::new());
            return;
        };
        let claim = &self.claims[j];
        let judgement = judge(self.words, gold, claim, self.relation_fault(gold, claim));
        self.counts.add_overlap(shared);
        for measure in self.measures_of(gold) {
            let right = u32::from(judgement.holds(measure));
            self.counts.measure_mut(measure).right += right;
        }
        if names_some_entity(gold, claim) {
            self.counts.measure_mut(Measure::Entity).claims += 1;
        }
        if self.links_of_judged_kinds(claim).next().is_some() {
            self.counts.measure_mut(Measure::Relation).claims += 1;
        }
        let right = judgement.holds(Measure::Right);
        if let Some(quote) = quote {
            let [of_found, of_right] = self.counts.quote_mut(quote);
            of_found.right += 1;
            of_right.right += u32::from(right);
        }
        if let Some(claim_type) = self.judged_type(gold) {
            let accepted = judgement.holds(Measure::Type);
            self.counts.type_mut(claim_type).right += u32::from(accepted);
            let found_as = if accepted {
                Some(claim_type)
            } else {
                claim.claim_type
            };
            self.confusion.add(Some(claim_type), found_as);
        }
        let verdict = if right {
            Verdict::Right
        } else {
            Verdict::Wrong
        };
        self.outcome(verdict, Some(gold), Some(claim), judgement.differences);
    }

    /// Counts a claim, for precision.
    fn claim(&mut self, j: usize) {
        let claim = &self.claims[j];
        let gold = self.pairs.of_second[j].map(|i| &self.article.claims[i]);
        if claim.optional || gold.is_some_and(|gold| gold.optional) {
            return;
        }
        for &measure in Measure::ALL {
            let by_itself = matches!(measure, Measure::Entity | Measure::Relation);
            let counts = match gold {
                Some(gold) => annotates(gold, measure),
                None => true,
            };
            if !by_itself && counts && self.judged[measure as usize] {
                self.counts.measure_mut(measure).claims += 1;
            }
        }
        let judged_type = self.judged[Measure::Type as usize];
        let counted_as = match gold {
            Some(gold) if gold.accepts_type_of(claim) => gold.claim_type,
            _ => claim.claim_type,
        };
        if let Some(claim_type) = counted_as.filter(|_| judged_type) {
            self.counts.type_mut(claim_type).claims += 1;
        }
        let quote = match gold {
            Some(gold) => gold.quote_type,
            None => claim.quote_type,
        };
        if let Some(quote) = quote {
            for ratio in self.counts.quote_mut(quote) {
                ratio.claims += 1;
            }
        }
        if gold.is_none() {
            if judged_type {
                self.confusion.add(None, claim.claim_type);
            }
            self.outcome(Verdict::Spurious, None, Some(claim), Vec::new());
        }
    }

    fn outcome(
        &mut self,
        verdict: Verdict,
        gold: Option<&Annotation>,
        claim: Option<&Annotation>,
        differences: Vec<Difference>,
    ) {
        let sides: Vec<_> = gold.into_iter().chain(claim).collect();
        let cue = &sides[0].cue;
        let at_hard_negative = verdict == Verdict::Spurious
            && self
                .article
                .hard_negatives
                .iter()
                .any(|negative| overlap(negative, cue));
        self.outcomes.push(Outcome {
            path: self.article.document.path.clone(),
            line: self.words.line(cue.start),
            verdict,
            excerpt: Excerpt::new(self.words, &self.article.sentences, &sides),
            differences,
            at_hard_negative,
            rule: claim.and_then(|claim| claim.rule.clone()),
            gold: gold.cloned(),
            claim: claim.cloned(),
        });
    }

    /// What is judged of a gold claim.
    fn measures_of(&self, gold: &Annotation) -> impl Iterator<Item = Measure> + use<> {
        let judged = self.judged.map(|judged| judged);
        let of_gold: Vec<_> = Measure::ALL
            .iter()
            .copied()
            .filter(|&measure| judged[measure as usize] && annotates(gold, measure))
            .collect();
        of_gold.into_iter()
    }

    fn judged_type(&self, gold: &Annotation) -> Option<ClaimType> {
        gold.claim_type
            .filter(|_| self.judged[Measure::Type as usize])
    }

    /// Whether each link of the gold claim stands between the claims found for its two ends.
    fn relation_fault(&self, gold: &Annotation, claim: &Annotation) -> Option<Difference> {
        let holds = |link: &Link| {
            let found = self.pairs.of_first.get(link.claim).copied().flatten();
            found.is_some_and(|(j, _)| {
                claim
                    .links
                    .iter()
                    .any(|got| got.kind == link.kind && got.claim == j)
            })
        };
        if gold.links.iter().all(holds) {
            return None;
        }
        let list = |claims: &[Annotation], links: &mut dyn Iterator<Item = &Link>| {
            let names: Vec<_> = links
                .filter_map(|link| {
                    let cue = &claims.get(link.claim)?.cue.text;
                    Some(format!("{} {cue}", link.kind.as_str()))
                })
                .collect();
            shown(names.iter().map(String::as_str))
        };
        Some(Difference {
            field: Field::Relation,
            first: list(&self.article.claims, &mut gold.links.iter()),
            second: list(self.claims, &mut self.links_of_judged_kinds(claim)),
        })
    }

    /// Links of a claim that the article's gold could confirm: of a kind it has, to a claim in it.
    fn links_of_judged_kinds<'c>(
        &'c self,
        claim: &'c Annotation,
    ) -> impl Iterator<Item = &'c Link> {
        claim.links.iter().filter(|link| {
            let in_gold = self.pairs.of_second.get(link.claim).copied().flatten();
            let mut golds = self.article.claims.iter().flat_map(|gold| &gold.links);
            in_gold.is_some() && golds.any(|gold| gold.kind == link.kind)
        })
    }
}

/// The measures that both sides say something about. A side without claims has no objection, and
/// entities and relations are judged wherever the gold has them.
fn judged(golds: &[Annotation], claims: &[Annotation]) -> [bool; Measure::ALL.len()] {
    let says = |side: &[Annotation], measure| {
        side.is_empty()
            || matches!(measure, Measure::Entity | Measure::Relation)
            || side.iter().any(|claim| annotates(claim, measure))
    };
    let mut judged = [false; Measure::ALL.len()];
    for &measure in Measure::ALL {
        judged[measure as usize] = says(golds, measure) && says(claims, measure);
    }
    judged
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::gold::Gold;

    const TEXT: &str = "Ana Ruiz denied the report. The mayor accused Kim of theft.";

    fn span(words: &str) -> String {
        let start = TEXT.find(words).unwrap();
        format!(
            r#""start": {start}, "end": {}, "text": "{words}""#,
            start + words.len()
        )
    }

    /// A line of gold, from the words of its parts.
    fn line(claim_type: &str, cue: &str, source: &str, content: &str, more: &str) -> String {
        format!(
            r#"{{"doc": {{"path": "a.txt"}}, "type": "{claim_type}", "cue": {{{}}}, "sources": [{{{}}}], "contents": [{{{}}}]{more}}}"#,
            span(cue),
            span(source),
            span(content)
        )
    }

    fn gold_article(lines: &[String]) -> GoldArticle {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.txt"), TEXT).unwrap();
        std::fs::write(folder.path().join("a.gold.jsonl"), lines.join("\n")).unwrap();
        let mut gold = Gold::read(folder.path()).unwrap();
        assert_eq!(gold.diagnostics, []);
        gold.articles.remove(0)
    }

    fn scored(gold: &[String], claims: &[String]) -> Score {
        let article = gold_article(gold);
        let claims: Vec<ClaimRecord<'_>> = claims
            .iter()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let mut score = Score::default();
        score.add(&article, &claims);
        score
    }

    /// Right, gold and claims of a measure.
    #[track_caller]
    fn check(score: &Score, measure: Measure, expected: (u32, u32, u32)) {
        let ratio = score.ratio(measure);
        assert_eq!((ratio.right, ratio.gold, ratio.claims), expected);
    }

    #[test]
    fn the_gold_itself_is_right() {
        let gold = [
            line("denial", "denied", "Ana Ruiz", "the report", ""),
            line("accusation", "accused", "The mayor", "theft", ""),
        ];
        let score = scored(&gold, &gold);
        for &measure in Measure::ALL {
            assert!((score.ratio(measure).f1() - 100.0).abs() < 1e-9);
        }
        assert_eq!(score.spurious(), 0);
    }

    #[test]
    fn missed_wrong_and_spurious() {
        let denial = line("denial", "denied", "Ana Ruiz", "the report", "");
        let score = scored(
            &[
                denial,
                line("accusation", "accused", "The mayor", "theft", ""),
            ],
            &[
                line("rejection", "denied", "Ruiz", "the report", ""),
                line("statement", "accused", "The mayor", "Kim", ""),
            ],
        );
        check(&score, Measure::Found, (1, 2, 2));
        check(&score, Measure::Type, (0, 2, 2));
        check(&score, Measure::Source, (1, 2, 2));
        check(&score, Measure::Content, (1, 2, 2));
        check(&score, Measure::Roles, (0, 2, 2));
        check(&score, Measure::Right, (0, 2, 2));
        assert_eq!(score.spurious(), 1);
        let verdicts: Vec<_> = score.outcomes().iter().map(|o| o.verdict).collect();
        assert_eq!(
            verdicts,
            [Verdict::Wrong, Verdict::Missed, Verdict::Spurious]
        );
        let faults: Vec<_> = score.outcomes()[0].faults().collect();
        assert_eq!(
            faults,
            [&Difference {
                field: Field::Type,
                first: "denial".to_owned(),
                second: "rejection".to_owned()
            }]
        );
        let confusion = score.confusion();
        let (denial, rejection) = (Some(ClaimType::Denial), Some(ClaimType::Rejection));
        assert_eq!(confusion.count(denial, rejection), 1);
        assert_eq!(confusion.count(Some(ClaimType::Accusation), None), 1);
        assert_eq!(confusion.count(None, Some(ClaimType::Statement)), 1);
    }

    #[test]
    fn optional_and_also_accepted() {
        let gold = [
            line(
                "denial",
                "denied",
                "Ana Ruiz",
                "the report",
                r#", "optional": true"#,
            ),
            line(
                "accusation",
                "accused",
                "The mayor",
                "theft",
                r#", "also_accepted": ["criticism"]"#,
            ),
        ];
        let found = [
            line("denial", "denied", "Ana Ruiz", "the report", ""),
            line("criticism", "accused", "The mayor", "theft", ""),
        ];
        let score = scored(&gold, &found);
        check(&score, Measure::Right, (1, 1, 1));
        assert_eq!(
            score.total().claim_type(ClaimType::Accusation),
            Ratio {
                right: 1,
                gold: 1,
                claims: 1
            }
        );
    }

    #[test]
    fn entities_named_by_the_gold_are_resolved() {
        let named = line("denial", "denied", "Ana Ruiz", "the report", "").replace(
            r#""text": "Ana Ruiz""#,
            r#""text": "Ana Ruiz", "entity": {"name": "Ana Ruiz"}"#,
        );
        let bare = line("denial", "denied", "Ana Ruiz", "the report", "");
        let other = named.replace(r#""name": "Ana Ruiz""#, r#""name": "Tom Roe""#);
        // What names nobody is no claim to be wrong about.
        for (claim, expected) in [(bare, (0, 1, 0)), (other, (0, 1, 1))] {
            let score = scored(std::slice::from_ref(&named), &[claim]);
            check(&score, Measure::Entity, expected);
            check(&score, Measure::Roles, (1, 1, 1));
            check(&score, Measure::Right, (0, 1, 1));
        }
        check(
            &scored(std::slice::from_ref(&named), std::slice::from_ref(&named)),
            Measure::Entity,
            (1, 1, 1),
        );
    }
}
