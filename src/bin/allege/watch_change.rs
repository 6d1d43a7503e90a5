//! What `allege watch` keeps of a score, and what is different in the next.

use std::collections::BTreeMap;

use allege::eval::{Gold, Measure, Outcome, Score, Verdict};
use allege::text::ClaimType;

use crate::render;

/// Characters of its line that are shown with a claim.
const WIDTH: usize = 160;

/// A score as it is kept until the next.
pub(crate) struct Kept {
    n_articles: usize,
    n_claims: usize,
    /// In percent, in the order of [`Measure::ALL`].
    f1: Vec<f64>,
    /// Of every claim that is in the gold or was found.
    claims: BTreeMap<Key, Fate>,
}

/// Which claim: its article, line, cue, content and type, and how many like it stand before it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    path: String,
    line: usize,
    cue: String,
    content: String,
    spurious: bool,
    nth: usize,
}

/// What became of it.
#[derive(Clone, PartialEq)]
struct Fate {
    claim_type: ClaimType,
    verdict: Verdict,
    rule: Option<String>,
    /// The line of the article, cut around the cue.
    text: String,
}

impl Kept {
    /// What is kept of `score`, the score of `gold`.
    pub(crate) fn new(gold: Gold, score: &Score) -> Self {
        let texts: BTreeMap<String, String> = gold
            .articles
            .into_iter()
            .map(|article| (article.document.path, article.document.text))
            .collect();
        let mut claims = BTreeMap::new();
        for outcome in score.outcomes() {
            let text = texts.get(&outcome.path).map_or("", String::as_str);
            let mut key = Key {
                path: outcome.path.clone(),
                line: outcome.line,
                cue: outcome.cue.clone(),
                content: outcome.content.clone(),
                spurious: outcome.verdict == Verdict::Spurious,
                nth: 0,
            };
            while claims.contains_key(&key) {
                key.nth += 1;
            }
            claims.insert(key, fate(outcome, text));
        }
        let measures = Measure::ALL.iter();
        Self {
            n_articles: score.n_articles() as usize,
            n_claims: score.ratio(Measure::Found).claims as usize,
            f1: measures.map(|&measure| score.ratio(measure).f1()).collect(),
            claims,
        }
    }

    pub(crate) fn n_articles(&self) -> usize {
        self.n_articles
    }

    pub(crate) fn n_claims(&self) -> usize {
        self.n_claims
    }

    pub(crate) fn f1(&self, measure: Measure) -> f64 {
        self.f1[measure as usize]
    }
}

fn fate(outcome: &Outcome, text: &str) -> Fate {
    let line = text.lines().nth(outcome.line - 1).unwrap_or_default();
    Fate {
        claim_type: outcome.claim_type,
        verdict: outcome.verdict.clone(),
        rule: outcome.rule.clone(),
        text: around(line, &outcome.cue),
    }
}

/// The part of `line` around the first place of `cue`, as it may be shown.
fn around(line: &str, cue: &str) -> String {
    let at = line.find(cue).map_or(0, |at| line[..at].chars().count());
    let n = line.chars().count();
    let from = at.saturating_sub(WIDTH / 2).min(n.saturating_sub(WIDTH));
    let part: String = line.chars().skip(from).take(WIDTH).collect();
    let (open, close) = (
        if from > 0 { "…" } else { "" },
        if from + WIDTH < n { "…" } else { "" },
    );
    format!("{open}{}{close}", render::one_line(&part))
}

/// What is different in `now`, one entry a claim, in the order of the articles.
pub(crate) fn changes(then: &Kept, now: &Kept) -> Vec<String> {
    let mut keys: Vec<&Key> = then.claims.keys().chain(now.claims.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter()
        .filter_map(|key| changed(key, then.claims.get(key), now.claims.get(key)))
        .collect()
}

fn changed(key: &Key, then: Option<&Fate>, now: Option<&Fate>) -> Option<String> {
    // A right claim stays right by whatever rule; the text may be edited around it.
    let same = |then: &Fate, now: &Fate| {
        then.verdict == now.verdict && (then.rule == now.rule || now.verdict == Verdict::Right)
    };
    let right = |fate: &&Fate| fate.verdict == Verdict::Right;
    let what = match (then, now) {
        (Some(then), Some(now)) if same(then, now) => return None,
        (None, Some(now)) if key.spurious => ("+ spurious", now, None),
        (Some(then), None) if key.spurious => ("- spurious", then, None),
        (then, Some(now)) if right(&now) => ("+ right", now, then),
        (Some(then), Some(now)) if right(&then) => ("- right", now, Some(then)),
        (then, Some(now)) => (
            match now.verdict {
                Verdict::Missed => "- missed",
                _ => "~ wrong",
            },
            now,
            then,
        ),
        (Some(_), None) | (None, None) => return None,
    };
    let (sign, fate, before) = what;
    let rule = |fate: &Fate| fate.rule.clone().unwrap_or_else(|| "no rule".to_owned());
    let rules = match before {
        Some(before) if before.rule != fate.rule => format!("{} → {}", rule(before), rule(fate)),
        _ => rule(fate),
    };
    let faults = match &fate.verdict {
        Verdict::Wrong(faults) => format!("; {}", faults.join("; ")),
        Verdict::Missed => "; now missed".to_owned(),
        Verdict::Right | Verdict::Spurious => String::new(),
    };
    let line = format!(
        "{sign} {} `{}` … `{}` by {rules}{faults}\n    {}:{}: {}",
        fate.claim_type.as_str(),
        render::one_line(&key.cue),
        render::one_line(&key.content),
        render::sanitised(&key.path),
        key.line,
        fate.text
    );
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fate(verdict: Verdict, rule: Option<&str>) -> Fate {
        Fate {
            claim_type: ClaimType::Denial,
            verdict,
            rule: rule.map(str::to_owned),
            text: "She denied it.".to_owned(),
        }
    }

    #[test]
    fn each_change_is_named() {
        let wrong = || Verdict::Wrong(vec!["type denial".to_owned()]);
        for (spurious, then, now, expected) in [
            (
                false,
                Some(fate(Verdict::Right, Some("a"))),
                Some(fate(Verdict::Right, Some("b"))),
                None,
            ),
            (
                false,
                Some(fate(Verdict::Missed, None)),
                Some(fate(Verdict::Right, Some("b"))),
                Some("+ right denial `denied` … `it` by no rule → b"),
            ),
            (
                false,
                Some(fate(Verdict::Right, Some("a"))),
                Some(fate(Verdict::Missed, None)),
                Some("- right denial `denied` … `it` by a → no rule; now missed"),
            ),
            (
                false,
                Some(fate(wrong(), Some("a"))),
                Some(fate(wrong(), Some("b"))),
                Some("~ wrong denial `denied` … `it` by a → b; type denial"),
            ),
            (
                true,
                None,
                Some(fate(Verdict::Spurious, Some("b"))),
                Some("+ spurious denial `denied` … `it` by b"),
            ),
            (
                true,
                Some(fate(Verdict::Spurious, Some("a"))),
                None,
                Some("- spurious denial `denied` … `it` by a"),
            ),
        ] {
            let key = Key {
                path: "a.txt".to_owned(),
                line: 3,
                cue: "denied".to_owned(),
                content: "it".to_owned(),
                spurious,
                nth: 0,
            };
            let shown = changed(&key, then.as_ref(), now.as_ref());
            let expected = expected.map(|line| format!("{line}\n    a.txt:3: She denied it."));
            assert_eq!(shown, expected);
        }
    }

    #[test]
    fn long_lines_are_cut_around_the_cue() {
        let line = format!("{} denied {}", "a".repeat(300), "b".repeat(300));
        let cut = around(&line, "denied");
        assert!(cut.contains(" denied ") && cut.starts_with('…') && cut.ends_with('…'));
        assert_eq!(around("She denied it.", "denied"), "She denied it.");
    }
}
