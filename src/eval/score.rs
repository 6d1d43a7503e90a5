//! Counts what is right in aligned claims.

use std::collections::BTreeSet;

use super::align::{Side, Words, align, cues_overlap, dice, n_shared};
use super::gold::{GoldArticle, GoldClaim};
use crate::names::named;
use crate::record::{ClaimId, ClaimRecord, PartyRecord, SpanRecord};
use crate::text::ClaimType;

named! {
    /// What is judged of a gold claim.
    pub enum Measure {
        /// A claim shares at least half of its content's words.
        Found = "found",
        /// Its type is the gold's, or one also accepted.
        Type = "type",
        /// Its sources share at least half of the shorter side's words; none is right for none.
        Source = "source",
        /// So do its targets; whom a statement is about is not judged.
        Target = "target",
        /// Its cue overlaps the gold's.
        Cue = "cue",
        /// Its contents are the gold's to the code point.
        Content = "content",
        /// Of gold claims that name an entity: all of them are resolved.
        Entity = "entity",
        /// Of gold claims with relations: all of them are there.
        Relation = "relation",
        /// Type, quote type, source, target, cue and entities are all right.
        Right = "right",
    }
}

/// How often something was right, and how often it could have been.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ratio {
    /// Gold claims of which it is right.
    pub right: u32,
    /// Gold claims that count.
    pub gold: u32,
    /// Claims that count.
    pub claims: u32,
}

impl Ratio {
    /// How many claims are right, in percent; 100 of none.
    #[must_use]
    pub fn precision(self) -> f64 {
        percent(self.right, self.claims)
    }

    /// How many gold claims are matched, in percent; 100 of none.
    #[must_use]
    pub fn recall(self) -> f64 {
        percent(self.right, self.gold)
    }

    /// The harmonic mean of the two.
    #[must_use]
    pub fn f1(self) -> f64 {
        percent(2 * self.right, self.gold + self.claims)
    }
}

fn percent(part: u32, whole: u32) -> f64 {
    if whole == 0 {
        100.0
    } else {
        100.0 * f64::from(part) / f64::from(whole)
    }
}

/// Counts of one claim type; `right` are those found with an accepted type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeScore {
    /// Which.
    pub claim_type: ClaimType,
    /// Its counts. A claim of another type that the gold accepts counts under the gold's type.
    pub ratio: Ratio,
}

/// What became of one gold claim, or of one claim that is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The article's path.
    pub path: String,
    /// The line of the cue in the article, from 1.
    pub line: usize,
    /// The type: the gold's, of a spurious claim its own.
    pub claim_type: ClaimType,
    /// The cue.
    pub cue: String,
    /// How the content begins.
    pub content: String,
    /// The rule that found it, if anything did.
    pub rule: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
}

/// A verdict on one claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Found, nothing wrong.
    Right,
    /// Found, but these are wrong.
    Wrong(Vec<String>),
    /// Not found.
    Missed,
    /// Found, but not in the gold.
    Spurious,
}

/// The score of any number of articles.
#[derive(Clone, Debug)]
pub struct Score {
    n_articles: u32,
    gold: u32,
    claims: u32,
    spurious: u32,
    /// Right ones, by measure.
    right: [u32; Measure::ALL.len()],
    n_with_entity: u32,
    n_with_relation: u32,
    overlap: f64,
    types: Vec<TypeScore>,
    outcomes: Vec<Outcome>,
}

impl Default for Score {
    fn default() -> Self {
        Self {
            n_articles: 0,
            gold: 0,
            claims: 0,
            spurious: 0,
            right: [0; Measure::ALL.len()],
            n_with_entity: 0,
            n_with_relation: 0,
            overlap: 0.0,
            types: ClaimType::ALL
                .iter()
                .map(|&claim_type| TypeScore {
                    claim_type,
                    ratio: Ratio::default(),
                })
                .collect(),
            outcomes: Vec::new(),
        }
    }
}

impl Score {
    /// Adds an article and the claims found in it.
    pub fn add(&mut self, article: &GoldArticle, claims: &[ClaimRecord<'_>]) {
        let words = Words::new(&article.document.text);
        let golds: Vec<_> = article
            .claims
            .iter()
            .map(|gold| side(&words, &gold.claim))
            .collect();
        let sides: Vec<_> = claims.iter().map(|claim| side(&words, claim)).collect();
        let found_as = align(&golds, &sides);
        let mut is_gold = vec![None; claims.len()];
        for (i, found) in found_as.iter().enumerate() {
            if let &Some(j) = found {
                is_gold[j] = Some(i);
            }
        }
        self.n_articles += 1;
        for (i, gold) in article.claims.iter().enumerate() {
            if gold.optional {
                continue;
            }
            self.gold += 1;
            self.type_mut(gold.claim.claim_type).gold += 1;
            self.n_with_entity += u32::from(names_entity(&gold.claim));
            self.n_with_relation += u32::from(!gold.claim.relations.is_empty());
            let verdict = match found_as[i] {
                None => Verdict::Missed,
                Some(j) => {
                    self.overlap += dice(&golds[i].content, &sides[j].content);
                    let related =
                        relations_hold(article, &gold.claim, &claims[j], &found_as, claims);
                    self.judge(&words, gold, &claims[j], related)
                }
            };
            let rule = found_as[i].and_then(|j| rule_of(&claims[j]));
            self.outcomes
                .push(outcome(article, &gold.claim, rule, verdict));
        }
        for (j, claim) in claims.iter().enumerate() {
            let gold = is_gold[j].map(|i| &article.claims[i]);
            if gold.is_some_and(|gold| gold.optional) {
                continue;
            }
            self.claims += 1;
            let counted_as = match gold {
                Some(gold) if accepts(gold, claim.claim_type) => gold.claim.claim_type,
                _ => claim.claim_type,
            };
            self.type_mut(counted_as).claims += 1;
            if gold.is_none() {
                self.spurious += 1;
                self.outcomes
                    .push(outcome(article, claim, rule_of(claim), Verdict::Spurious));
            }
        }
    }

    /// Counts what is right about a claim that was found.
    fn judge(
        &mut self,
        words: &Words,
        gold: &GoldClaim,
        claim: &ClaimRecord<'_>,
        related: bool,
    ) -> Verdict {
        let mut faults = Vec::new();
        let mut hold = |measure: Measure, holds: bool, fault: &dyn Fn() -> String| {
            self.right[measure as usize] += u32::from(holds);
            if !holds {
                faults.push(fault());
            }
        };
        let want = &gold.claim;
        hold(Measure::Found, true, &String::new);
        hold(Measure::Type, accepts(gold, claim.claim_type), &|| {
            format!(
                "type {} (gold {})",
                claim.claim_type.as_str(),
                want.claim_type.as_str()
            )
        });
        hold(
            Measure::Source,
            same_party(words, &want.sources, &claim.sources),
            &|| parties_differ("source", &want.sources, &claim.sources),
        );
        let targets_hold = want.claim_type == ClaimType::Statement
            || same_party(words, &want.targets, &claim.targets);
        hold(Measure::Target, targets_hold, &|| {
            parties_differ("target", &want.targets, &claim.targets)
        });
        hold(Measure::Cue, cues_overlap(want, claim), &|| {
            format!(
                "cue `{}` (gold `{}`)",
                claim.cue.span.text, want.cue.span.text
            )
        });
        let unresolved = unresolved(want, claim);
        if names_entity(want) {
            hold(Measure::Entity, unresolved.is_empty(), &|| {
                format!("entity {} not resolved", unresolved.join(", "))
            });
        }
        if let (Some(want), Some(got)) = (want.quote_type, claim.quote_type)
            && want != got
        {
            faults.push(format!(
                "quote_type {} (gold {})",
                got.as_str(),
                want.as_str()
            ));
        }
        let verdict = if faults.is_empty() {
            self.right[Measure::Right as usize] += 1;
            Verdict::Right
        } else {
            Verdict::Wrong(faults)
        };
        let exact = places(&want.contents) == places(&claim.contents);
        self.right[Measure::Content as usize] += u32::from(exact);
        self.right[Measure::Relation as usize] += u32::from(!want.relations.is_empty() && related);
        if accepts(gold, claim.claim_type) {
            self.type_mut(want.claim_type).right += 1;
        }
        verdict
    }

    fn type_mut(&mut self, claim_type: ClaimType) -> &mut Ratio {
        &mut self.types[claim_type as usize].ratio
    }

    /// Articles scored.
    #[must_use]
    pub fn n_articles(&self) -> u32 {
        self.n_articles
    }

    /// Claims that no gold claim accounts for.
    #[must_use]
    pub fn spurious(&self) -> u32 {
        self.spurious
    }

    /// The counts of one measure. Entities and relations are judged only where the gold has some, so
    /// that theirs say nothing of precision.
    #[must_use]
    pub fn ratio(&self, measure: Measure) -> Ratio {
        let right = self.right[measure as usize];
        let (gold, claims) = match measure {
            Measure::Entity => (self.n_with_entity, self.n_with_entity),
            Measure::Relation => (self.n_with_relation, self.n_with_relation),
            _ => (self.gold, self.claims),
        };
        Ratio {
            right,
            gold,
            claims,
        }
    }

    /// The mean Dice of the contents of claims that were found, in percent.
    #[must_use]
    pub fn content_overlap(&self) -> f64 {
        match self.right[Measure::Found as usize] {
            0 => 0.0,
            found => 100.0 * self.overlap / f64::from(found),
        }
    }

    /// The counts of every type.
    #[must_use]
    pub fn types(&self) -> &[TypeScore] {
        &self.types
    }

    /// What became of each claim, by article; gold claims first, spurious ones after.
    #[must_use]
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }
}

fn side<'r, 't>(words: &Words, claim: &'r ClaimRecord<'t>) -> Side<'r, 't> {
    Side {
        claim,
        content: words.of(&claim.contents),
    }
}

fn accepts(gold: &GoldClaim, claim_type: ClaimType) -> bool {
    gold.claim.claim_type == claim_type || gold.also_accepted.contains(&claim_type)
}

fn same_party(words: &Words, gold: &[PartyRecord<'_>], found: &[PartyRecord<'_>]) -> bool {
    let gold = words.of(gold.iter().map(|party| &party.span));
    let found = words.of(found.iter().map(|party| &party.span));
    if gold.is_empty() || found.is_empty() {
        return gold.is_empty() && found.is_empty();
    }
    2 * n_shared(&gold, &found) >= gold.len().min(found.len())
}

fn parties_differ(role: &str, gold: &[PartyRecord<'_>], found: &[PartyRecord<'_>]) -> String {
    let list = |parties: &[PartyRecord<'_>]| match parties {
        [] => "none".to_owned(),
        _ => parties
            .iter()
            .map(|party| format!("`{}`", party.span.text))
            .collect::<Vec<_>>()
            .join(", "),
    };
    format!("{role} {} (gold {})", list(found), list(gold))
}

/// The names of entities, in order.
fn entities<'r>(parties: &'r [PartyRecord<'_>]) -> BTreeSet<&'r str> {
    parties
        .iter()
        .filter_map(|party| party.entity.as_ref())
        .map(|entity| &*entity.name)
        .collect()
}

/// Whether the gold claim names an entity that is judged.
fn names_entity(gold: &ClaimRecord<'_>) -> bool {
    !entities(&gold.sources).is_empty()
        || gold.claim_type != ClaimType::Statement && !entities(&gold.targets).is_empty()
}

/// Entities that the gold names and the claim does not have in the same role.
fn unresolved<'r>(gold: &'r ClaimRecord<'_>, claim: &'r ClaimRecord<'_>) -> Vec<&'r str> {
    let mut missing: Vec<_> = entities(&gold.sources)
        .difference(&entities(&claim.sources))
        .copied()
        .collect();
    if gold.claim_type != ClaimType::Statement {
        missing.extend(entities(&gold.targets).difference(&entities(&claim.targets)));
    }
    missing
}

fn places(spans: &[SpanRecord<'_>]) -> Vec<(u32, u32)> {
    spans.iter().map(|span| (span.start, span.end)).collect()
}

/// Whether each relation of the gold claim stands between the claims found for its two ends.
fn relations_hold(
    article: &GoldArticle,
    gold: &ClaimRecord<'_>,
    claim: &ClaimRecord<'_>,
    found_as: &[Option<usize>],
    claims: &[ClaimRecord<'_>],
) -> bool {
    gold.relations.iter().all(|relation| {
        let other = match &relation.claim {
            ClaimId::Index(index) => Some(*index),
            ClaimId::Id(id) => article.claims.iter().position(|gold| gold.claim.id == *id),
        };
        let found = other.and_then(|other| *found_as.get(other)?);
        found.is_some_and(|j| {
            claim.relations.iter().any(|got| {
                got.kind == relation.kind && got.claim == ClaimId::Id(claims[j].id.clone())
            })
        })
    })
}

fn rule_of(claim: &ClaimRecord<'_>) -> Option<String> {
    claim.rule.as_ref().map(|rule| rule.id.to_string())
}

fn outcome(
    article: &GoldArticle,
    claim: &ClaimRecord<'_>,
    rule: Option<String>,
    verdict: Verdict,
) -> Outcome {
    let text = &article.document.text;
    let before = text.chars().take(claim.cue.span.start as usize);
    Outcome {
        path: article.document.path.clone(),
        line: 1 + before.filter(|&c| c == '\n').count(),
        claim_type: claim.claim_type,
        cue: claim.cue.span.text.clone().into_owned(),
        content: claim
            .contents
            .first()
            .map(|content| content.text.chars().take(60).collect())
            .unwrap_or_default(),
        rule,
        verdict,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

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

    fn scored(gold: &[String], claims: &[String]) -> Score {
        let article = GoldArticle {
            document: Document::new("a.txt", TEXT),
            claims: gold
                .iter()
                .map(|line| serde_json::from_str(line).unwrap())
                .collect(),
        };
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
        check(&score, Measure::Right, (0, 2, 2));
        assert_eq!(score.spurious(), 1);
        let verdicts: Vec<_> = score.outcomes().iter().map(|o| &o.verdict).collect();
        assert_eq!(
            verdicts,
            [
                &Verdict::Wrong(vec!["type rejection (gold denial)".to_owned()]),
                &Verdict::Missed,
                &Verdict::Spurious
            ]
        );
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
            score.types()[ClaimType::Accusation as usize].ratio,
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
        check(
            &scored(std::slice::from_ref(&named), &[bare]),
            Measure::Entity,
            (0, 1, 1),
        );
        check(
            &scored(std::slice::from_ref(&named), std::slice::from_ref(&named)),
            Measure::Entity,
            (1, 1, 1),
        );
    }
}
