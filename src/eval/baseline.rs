//! A score kept in a file, and what has changed since: the regression test of rules.
//!
//! Claims are known by their article's file name and the place of their cue, so editing one article
//! leaves the others comparable. An article whose text is another than it was is not compared, nor is
//! a gold claim that was edited; both are told.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::annotation::Annotation;
use super::difference::Difference;
use super::gold::{Gold, GoldArticle, claim_hash};
use super::measure::{Measure, rounded};
use super::outcome::{Outcome, Verdict};
use super::pair::{Pairing, pair};
use super::score::Score;
use super::words::Words;
use crate::names::named;
use crate::record::SpanRecord;
use crate::text::ClaimType;

/// The version of the file.
const SCHEMA: u32 = 1;

/// What became of every claim in an earlier run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Baseline {
    schema: u32,
    /// By [`Measure`]; of those that the gold annotates.
    figures: BTreeMap<String, Figures>,
    /// By file name.
    articles: BTreeMap<String, SavedArticle>,
}

/// The three figures of one measure, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Of the claims.
    pub precision: f64,
    /// Of the gold's.
    pub recall: f64,
    /// Both.
    pub f1: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct SavedArticle {
    /// The document's id, which hashes its text.
    text: String,
    gold: Vec<SavedGold>,
    spurious: Vec<SavedSpurious>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct SavedGold {
    /// Its cue's place, and how many of its article before it have the same.
    key: (u32, u32, usize),
    /// A hash of what was annotated.
    annotated: String,
    verdict: Verdict,
    #[serde(default)]
    rule: Option<String>,
    /// What was found, in its sentence.
    #[serde(default)]
    found: Option<String>,
    #[serde(default)]
    differences: Vec<Difference>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct SavedSpurious {
    line: usize,
    #[serde(rename = "type")]
    claim_type: Option<ClaimType>,
    cue: SpanRecord<'static>,
    contents: Vec<SpanRecord<'static>>,
    #[serde(default)]
    rule: Option<String>,
    /// What was found, in its sentence.
    found: String,
}

/// A file that is no baseline.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// Not of this shape.
    #[error("not a saved score: {0}; write one with `allege eval --save`")]
    Shape(#[from] serde_json::Error),
    /// Of another version of the program.
    #[error(
        "a saved score of version {0}, this program reads version {SCHEMA}; save it again with `allege eval --save`"
    )]
    Version(u32),
}

named! {
    /// What became of a claim since.
    pub enum Turn {
        /// It was right or found, and is less.
        Lost = "lost",
        /// It is not in the gold, and was not found before.
        NewSpurious = "new spurious",
        /// It was wrong or missed, and is better.
        Gained = "gained",
        /// It is not in the gold, and is not found any more.
        SpuriousGone = "spurious gone",
        /// As right or wrong as before, but something else about it differs.
        Changed = "changed",
    }
}

impl Turn {
    /// Whether a regression test fails by it.
    #[must_use]
    pub fn is_worse(self) -> bool {
        matches!(self, Self::Lost | Self::NewSpurious)
    }
}

/// One claim that is not what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreChange {
    /// What became of it.
    pub turn: Turn,
    /// The article's path.
    pub path: String,
    /// The line of its cue, from 1.
    pub line: usize,
    /// Its type, the gold's if it is in the gold.
    pub claim_type: Option<ClaimType>,
    /// The verdict then and now; none where a spurious claim was or is not there.
    pub verdicts: [Option<Verdict>; 2],
    /// The rule that found it, then and now.
    pub rules: [Option<String>; 2],
    /// The gold claim in its sentence, if there is one.
    pub gold: Option<String>,
    /// What was found then and is found now, in its sentence.
    pub found: [Option<String>; 2],
    /// How that differs from the gold.
    pub differences: [Vec<Difference>; 2],
}

impl ScoreChange {
    /// The rule it is put down to: of what was lost or is gone the one of then, else the one of now.
    #[must_use]
    pub fn rule(&self) -> Option<&str> {
        let [then, now] = self.rules.each_ref().map(Option::as_deref);
        match self.turn {
            Turn::Lost | Turn::SpuriousGone | Turn::Changed => then.or(now),
            Turn::Gained | Turn::NewSpurious => now.or(then),
        }
    }
}

/// A score compared with a baseline.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// What is not as it was: by turn, then by article.
    pub changes: Vec<ScoreChange>,
    /// What could not be compared, in words.
    pub not_compared: Vec<String>,
    /// The figures then and now, of measures that both have.
    pub figures: Vec<(Measure, Figures, Figures)>,
}

impl Baseline {
    /// What is to be kept of `score`, the score of `gold`.
    #[must_use]
    pub fn new(gold: &Gold, score: &Score) -> Self {
        let by_article = outcomes_by_path(score);
        let article = |article: &GoldArticle| {
            let outcomes = by_article.get(article.document.path.as_str());
            (
                article.name().to_owned(),
                saved(article, outcomes.map_or(&[], Vec::as_slice)),
            )
        };
        Self {
            schema: SCHEMA,
            figures: figures(score)
                .into_iter()
                .map(|(measure, figures)| (measure.as_str().to_owned(), figures))
                .collect(),
            articles: gold.articles.iter().map(article).collect(),
        }
    }

    /// Reads a saved one.
    ///
    /// # Errors
    /// If it is none, or of another version.
    pub fn parse(text: &str) -> Result<Self, BaselineError> {
        #[derive(Deserialize)]
        struct Version {
            schema: u32,
        }
        let version: Version = serde_json::from_str(text)?;
        if version.schema != SCHEMA {
            return Err(BaselineError::Version(version.schema));
        }
        Ok(serde_json::from_str(text)?)
    }

    /// As it is saved: one line an article and more, so that version control shows what changed.
    ///
    /// # Panics
    /// Never: it is plain data.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("a baseline is plain data");
        text.push('\n');
        text
    }

    /// What has changed up to `score`, the score of `gold`.
    #[must_use]
    pub fn compare(&self, gold: &Gold, score: &Score) -> Comparison {
        let now = Self::new(gold, score);
        let by_article = outcomes_by_path(score);
        let mut comparison = Comparison {
            figures: figures(score)
                .into_iter()
                .filter_map(|(measure, now)| {
                    Some((measure, *self.figures.get(measure.as_str())?, now))
                })
                .collect(),
            ..Comparison::default()
        };
        let mut say = |what: String| comparison.not_compared.push(what);
        for article in &gold.articles {
            let name = article.name();
            let path = &article.document.path;
            let Some(then) = self.articles.get(name) else {
                say(format!("{path}: not in the saved score"));
                continue;
            };
            let is = &now.articles[name];
            if then.text != is.text {
                say(format!("{path}: its text has changed since"));
                continue;
            }
            let outcomes = by_article.get(path.as_str());
            let compared = ComparedArticle {
                article,
                outcomes: outcomes.map_or(&[], Vec::as_slice),
                then,
                now: is,
            };
            if let Some(edited) = compared.edited() {
                say(format!("{path}: {edited} in the gold since"));
            }
            comparison.changes.extend(compared.changes());
        }
        let here: Vec<_> = gold.articles.iter().map(GoldArticle::name).collect();
        let gone = self
            .articles
            .keys()
            .filter(|name| !here.contains(&name.as_str()));
        for name in gone {
            comparison
                .not_compared
                .push(format!("{name}: in the saved score, but not here"));
        }
        comparison.changes.sort_by_key(|change| change.turn);
        comparison
    }
}

/// One article then and now, its text the same.
struct ComparedArticle<'a> {
    article: &'a GoldArticle,
    outcomes: &'a [&'a Outcome],
    then: &'a SavedArticle,
    now: &'a SavedArticle,
}

impl ComparedArticle<'_> {
    /// Which gold claims are not the same, in words.
    fn edited(&self) -> Option<String> {
        let then = |gold: &SavedGold| self.then.gold.iter().find(|old| old.key == gold.key);
        let now = |old: &SavedGold| self.now.gold.iter().any(|gold| gold.key == old.key);
        let added = self.now.gold.iter().filter(|gold| then(gold).is_none());
        let removed = self.then.gold.iter().filter(|old| !now(old));
        let edited = self
            .now
            .gold
            .iter()
            .filter(|gold| then(gold).is_some_and(|old| old.annotated != gold.annotated));
        let counts = [
            (added.count(), "added"),
            (removed.count(), "removed"),
            (edited.count(), "edited"),
        ];
        let words: Vec<_> = counts
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, what)| format!("{n} {what}"))
            .collect();
        (!words.is_empty()).then(|| words.join(", "))
    }

    fn changes(&self) -> Vec<ScoreChange> {
        let of_gold = self
            .outcomes
            .iter()
            .filter(|outcome| outcome.gold.is_some());
        let mut found: Vec<_> = of_gold
            .zip(&self.now.gold)
            .filter_map(|(outcome, now)| {
                let same = |old: &&SavedGold| old.key == now.key && old.annotated == now.annotated;
                let then = self.then.gold.iter().find(same)?;
                gold_change(outcome, then, now)
            })
            .collect();
        found.extend(self.spurious_changes());
        found.sort_by_key(|change| change.line);
        found
    }

    fn spurious_changes(&self) -> Vec<ScoreChange> {
        let claims = |side: &SavedArticle| -> Vec<Annotation> {
            side.spurious
                .iter()
                .map(|saved| Annotation::bare(saved.cue.clone(), saved.contents.clone()))
                .collect()
        };
        let words = Words::new(&self.article.document.text);
        let (then, now) = (claims(self.then), claims(self.now));
        let pairs = pair(&words, &then, &now, Pairing::CuesOrContents);
        let gone = self
            .then
            .spurious
            .iter()
            .zip(&pairs.of_first)
            .filter(|(_, partner)| partner.is_none())
            .map(|(saved, _)| self.spurious_change(Turn::SpuriousGone, saved));
        let new = self
            .now
            .spurious
            .iter()
            .zip(&pairs.of_second)
            .filter(|(_, partner)| partner.is_none())
            .map(|(saved, _)| self.spurious_change(Turn::NewSpurious, saved));
        gone.chain(new).collect()
    }

    fn spurious_change(&self, turn: Turn, saved: &SavedSpurious) -> ScoreChange {
        let is_new = turn == Turn::NewSpurious;
        let now_or_then = |value: Option<String>| {
            if is_new { [None, value] } else { [value, None] }
        };
        ScoreChange {
            turn,
            path: self.article.document.path.clone(),
            line: saved.line,
            claim_type: saved.claim_type,
            verdicts: if is_new {
                [None, Some(Verdict::Spurious)]
            } else {
                [Some(Verdict::Spurious), None]
            },
            rules: now_or_then(saved.rule.clone()),
            gold: None,
            found: now_or_then(Some(saved.found.clone())),
            differences: [Vec::new(), Vec::new()],
        }
    }
}

/// What became of one gold claim, if anything did.
fn gold_change(outcome: &Outcome, then: &SavedGold, now: &SavedGold) -> Option<ScoreChange> {
    let rank = |verdict| match verdict {
        Verdict::Right => 2,
        Verdict::Wrong => 1,
        Verdict::Missed | Verdict::Spurious => 0,
    };
    let turn = match rank(now.verdict).cmp(&rank(then.verdict)) {
        std::cmp::Ordering::Less => Turn::Lost,
        std::cmp::Ordering::Greater => Turn::Gained,
        std::cmp::Ordering::Equal
            if now.differences == then.differences && now.rule == then.rule =>
        {
            return None;
        }
        std::cmp::Ordering::Equal => Turn::Changed,
    };
    let gold = outcome.main();
    Some(ScoreChange {
        turn,
        path: outcome.path.clone(),
        line: outcome.line,
        claim_type: gold.claim_type,
        verdicts: [Some(then.verdict), Some(now.verdict)],
        rules: [then.rule.clone(), now.rule.clone()],
        gold: Some(outcome.excerpt.marked(gold)),
        found: [then.found.clone(), now.found.clone()],
        differences: [then.differences.clone(), now.differences.clone()],
    })
}

fn outcomes_by_path(score: &Score) -> BTreeMap<&str, Vec<&Outcome>> {
    let mut by_path: BTreeMap<&str, Vec<&Outcome>> = BTreeMap::new();
    for outcome in score.outcomes() {
        by_path.entry(&outcome.path).or_default().push(outcome);
    }
    by_path
}

fn saved(article: &GoldArticle, outcomes: &[&Outcome]) -> SavedArticle {
    let mut gold: Vec<SavedGold> = Vec::new();
    let mut spurious = Vec::new();
    for outcome in outcomes {
        let found = |claim| outcome.excerpt.marked(claim);
        match (&outcome.gold, &outcome.claim) {
            (Some(annotated), claim) => {
                let cue = (annotated.cue.start, annotated.cue.end);
                let same = |saved: &&SavedGold| (saved.key.0, saved.key.1) == cue;
                let nth = gold.iter().filter(same).count();
                gold.push(SavedGold {
                    key: (cue.0, cue.1, nth),
                    annotated: claim_hash(annotated),
                    verdict: outcome.verdict,
                    rule: outcome.rule.clone(),
                    found: claim.as_ref().map(found),
                    differences: outcome.differences.clone(),
                });
            }
            (None, Some(claim)) => spurious.push(SavedSpurious {
                line: outcome.line,
                claim_type: claim.claim_type,
                cue: claim.cue.clone(),
                contents: claim.contents.clone(),
                rule: claim.rule.clone(),
                found: found(claim),
            }),
            (None, None) => {}
        }
    }
    SavedArticle {
        text: article.document.id.clone(),
        gold,
        spurious,
    }
}

fn figures(score: &Score) -> Vec<(Measure, Figures)> {
    Measure::ALL
        .iter()
        .filter(|&&measure| score.total().is_annotated(measure))
        .map(|&measure| {
            let ratio = score.ratio(measure);
            let figures = Figures {
                precision: rounded(ratio.precision()),
                recall: rounded(ratio.recall()),
                f1: rounded(ratio.f1()),
            };
            (measure, figures)
        })
        .collect()
}

impl Serialize for Verdict {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Verdict {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::from_name(&name)
            .ok_or_else(|| serde::de::Error::custom(format_args!("unknown verdict `{name}`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    const TEXT: &str = "Ana denied the report. Tom accused Kim of theft.";

    fn span(words: &str) -> SpanRecord<'static> {
        let start = TEXT.find(words).unwrap() as u32;
        SpanRecord {
            start,
            end: start + words.len() as u32,
            text: words.to_owned().into(),
        }
    }

    fn claim(claim_type: ClaimType, cue: &str, content: &str) -> Annotation {
        Annotation {
            claim_type: Some(claim_type),
            rule: Some(format!("rule.{cue}")),
            ..Annotation::bare(span(cue), vec![span(content)])
        }
    }

    fn denial() -> Annotation {
        claim(ClaimType::Denial, "denied", "the report")
    }

    fn accusation() -> Annotation {
        claim(ClaimType::Accusation, "accused", "theft")
    }

    /// Gold with both claims, in an article of this text.
    fn gold(text: &str) -> Gold {
        Gold {
            articles: vec![GoldArticle {
                document: Document::new("news/a.txt", text),
                claims: vec![denial(), accusation()],
                hard_negatives: Vec::new(),
                sentences: Vec::new(),
            }],
            diagnostics: Vec::new(),
        }
    }

    fn score(gold: &Gold, claims: &[Annotation]) -> Score {
        let mut score = Score::default();
        score.add_annotations(&gold.articles[0], claims);
        score
    }

    /// What became of each claim between two sets of claims, and the rule it is put down to.
    fn turns(then: &[Annotation], now: &[Annotation]) -> Vec<(Turn, String)> {
        let gold = gold(TEXT);
        let saved = Baseline::new(&gold, &score(&gold, then)).to_json();
        let baseline = Baseline::parse(&saved).unwrap();
        let comparison = baseline.compare(&gold, &score(&gold, now));
        assert_eq!(comparison.not_compared, [""; 0]);
        comparison
            .changes
            .iter()
            .map(|change| (change.turn, change.rule().unwrap_or_default().to_owned()))
            .collect()
    }

    #[test]
    fn nothing_changes_by_itself() {
        let claims = [denial(), claim(ClaimType::Statement, "Tom", "Kim")];
        assert_eq!(turns(&claims, &claims), []);
    }

    #[test]
    fn lost_gained_and_spurious() {
        let spurious = claim(ClaimType::Statement, "Tom", "Kim");
        let wrong = Annotation {
            claim_type: Some(ClaimType::Rejection),
            ..denial()
        };
        assert_eq!(
            turns(&[denial()], &[accusation(), spurious.clone()]),
            [
                (Turn::Lost, "rule.denied".to_owned()),
                (Turn::NewSpurious, "rule.Tom".to_owned()),
                (Turn::Gained, "rule.accused".to_owned()),
            ]
        );
        assert_eq!(
            turns(&[denial(), spurious], std::slice::from_ref(&wrong)),
            [
                (Turn::Lost, "rule.denied".to_owned()),
                (Turn::SpuriousGone, "rule.Tom".to_owned()),
            ]
        );
        assert_eq!(
            turns(std::slice::from_ref(&wrong), &[]),
            [(Turn::Lost, "rule.denied".to_owned())]
        );
        let other_rule = Annotation {
            rule: Some("other".to_owned()),
            ..wrong.clone()
        };
        assert_eq!(
            turns(&[wrong], &[other_rule]),
            [(Turn::Changed, "rule.denied".to_owned())]
        );
    }

    #[test]
    fn what_was_edited_is_told_and_not_compared() {
        let before = gold(TEXT);
        let baseline = Baseline::new(&before, &score(&before, &[denial(), accusation()]));
        let mut edited = gold(TEXT);
        edited.articles[0].claims[0].claim_type = Some(ClaimType::Rejection);
        edited.articles[0].claims.remove(1);
        let comparison = baseline.compare(&edited, &score(&edited, &[]));
        assert_eq!(comparison.changes, []);
        assert_eq!(
            comparison.not_compared,
            ["news/a.txt: 1 removed, 1 edited in the gold since"]
        );
        let other = gold(&TEXT.replace("theft", "fraud"));
        let comparison = baseline.compare(&other, &score(&other, &[]));
        assert_eq!(comparison.changes, []);
        assert_eq!(
            comparison.not_compared,
            ["news/a.txt: its text has changed since"]
        );
    }

    #[test]
    fn other_files_are_refused() {
        assert!(matches!(
            Baseline::parse("{\"schema\": 7, \"more\": 1}"),
            Err(BaselineError::Version(7))
        ));
        assert!(matches!(
            Baseline::parse("[]"),
            Err(BaselineError::Shape(_))
        ));
    }
}
