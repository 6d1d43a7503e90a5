//! What a change of rules did to the claims of one article: gained, lost, changed.

use super::annotation::Annotation;
use super::difference::{Difference, Field, differences, shown};
use super::excerpt::Excerpt;
use super::pair::{Pairing, Pairs, pair};
use super::words::Words;
use crate::names::named;

named! {
    /// What became of a claim.
    pub enum ChangeKind {
        /// It was there and is not any more.
        Lost = "lost",
        /// It was not there and is.
        Gained = "gained",
        /// It is there still, and something about it is new.
        Changed = "changed",
    }
}

/// A claim before and after; never neither.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What became of it.
    pub kind: ChangeKind,
    /// The line of its cue, from 1.
    pub line: usize,
    /// As it was.
    pub old: Option<Annotation>,
    /// As it is.
    pub new: Option<Annotation>,
    /// What tells the two apart.
    pub differences: Vec<Difference>,
    /// The sentences it stands in.
    pub excerpt: Excerpt,
}

impl Change {
    /// The rule it is put down to: the one that found it, before if it was there before.
    #[must_use]
    pub fn rule(&self) -> Option<&str> {
        let claim = self.old.as_ref().or(self.new.as_ref())?;
        claim.rule.as_deref()
    }
}

/// Which differences make a claim a changed one.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChangeOptions {
    /// Another confidence alone does too.
    pub confidence: bool,
}

/// What became of each claim, those left out that are the same; in the order of their cues.
///
/// Two claims are one, before and after, if their cues overlap or their contents share half of their
/// words. Sentences count code points, as [`super::GoldArticle::sentences`] does.
#[must_use]
pub fn changes(
    text: &str,
    sentences: &[(u32, u32)],
    old: &[Annotation],
    new: &[Annotation],
    options: ChangeOptions,
) -> Vec<Change> {
    let words = Words::new(text);
    let pairs = pair(&words, old, new, Pairing::CuesOrContents);
    let change = |one: Option<&Annotation>, other: Option<&Annotation>, differences| {
        let sides: Vec<_> = one.into_iter().chain(other).collect();
        Change {
            kind: match (one, other) {
                (Some(_), None) => ChangeKind::Lost,
                (None, _) => ChangeKind::Gained,
                (Some(_), Some(_)) => ChangeKind::Changed,
            },
            line: words.line(sides[0].cue.start),
            excerpt: Excerpt::new(&words, sentences, &sides),
            old: one.cloned(),
            new: other.cloned(),
            differences,
        }
    };
    let mut found = Vec::new();
    for (i, one) in old.iter().enumerate() {
        match pairs.of_first[i] {
            None => found.push(change(Some(one), None, Vec::new())),
            Some((j, _)) => {
                let mut differences = differences(one, &new[j]);
                differences.retain(|d| options.confidence || d.field != Field::Confidence);
                differences.extend(links_differ(&pairs, old, new, i, j));
                if !differences.is_empty() {
                    found.push(change(Some(one), Some(&new[j]), differences));
                }
            }
        }
    }
    for (j, other) in new.iter().enumerate() {
        if pairs.of_second[j].is_none() {
            found.push(change(None, Some(other), Vec::new()));
        }
    }
    found.sort_by_key(|change| {
        let claim = change.old.as_ref().or(change.new.as_ref());
        claim.map(|claim| claim.cue.start)
    });
    found
}

/// Links that lead to other claims than before.
fn links_differ(
    pairs: &Pairs,
    old: &[Annotation],
    new: &[Annotation],
    i: usize,
    j: usize,
) -> Option<Difference> {
    // A link to a claim that is gone leads nowhere among the new ones.
    let mut before: Vec<_> = old[i]
        .links
        .iter()
        .map(|link| (link.kind, pairs.of_first[link.claim].map(|(j, _)| j)))
        .collect();
    let mut after: Vec<_> = new[j]
        .links
        .iter()
        .map(|link| (link.kind, Some(link.claim)))
        .collect();
    before.sort_unstable();
    after.sort_unstable();
    let names = |claims: &[Annotation], claim: &Annotation| {
        let names: Vec<_> = claim
            .links
            .iter()
            .map(|link| format!("{} {}", link.kind.as_str(), claims[link.claim].cue.text))
            .collect();
        shown(names.iter().map(String::as_str))
    };
    (before != after).then(|| Difference {
        field: Field::Relation,
        first: names(old, &old[i]),
        second: names(new, &new[j]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::RelationKind;
    use crate::eval::annotation::Link;

    const TEXT: &str = "Ana said the bridge was safe. Tom denied it.";

    fn claim(cue: &str, content: &str, rule: &str) -> Annotation {
        Annotation {
            rule: Some(rule.to_owned()),
            confidence: Some(0.8),
            ..Annotation::marked(TEXT, cue, content)
        }
    }

    /// Kind, rule and fields that differ, of each change.
    fn check(old: &[Annotation], new: &[Annotation], expected: &[(ChangeKind, &str, &[Field])]) {
        let found = changes(TEXT, &[], old, new, ChangeOptions::default());
        let fields: Vec<Vec<Field>> = found
            .iter()
            .map(|change| change.differences.iter().map(|d| d.field).collect())
            .collect();
        let found: Vec<_> = found
            .iter()
            .zip(&fields)
            .map(|(change, fields)| (change.kind, change.rule().unwrap(), &fields[..]))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn gained_lost_and_changed() {
        let said = claim("said", "the bridge was safe", "say.zero");
        let short = claim("said", "the bridge", "say.zero");
        let moved = claim("said", "the bridge was safe", "say.that");
        let denied = claim("denied", "it", "object.matter");
        check(
            std::slice::from_ref(&said),
            std::slice::from_ref(&said),
            &[],
        );
        check(
            &[said.clone(), denied.clone()],
            &[short],
            &[
                (ChangeKind::Changed, "say.zero", &[Field::Content]),
                (ChangeKind::Lost, "object.matter", &[]),
            ],
        );
        check(
            std::slice::from_ref(&said),
            &[moved, denied],
            &[
                (ChangeKind::Changed, "say.zero", &[Field::Rule]),
                (ChangeKind::Gained, "object.matter", &[]),
            ],
        );
    }

    #[test]
    fn confidence_alone_is_no_change_unless_asked_for() {
        let said = claim("said", "the bridge was safe", "say.zero");
        let surer = Annotation {
            confidence: Some(0.9),
            ..said.clone()
        };
        let (old, new) = ([said], [surer]);
        let count = |confidence| changes(TEXT, &[], &old, &new, ChangeOptions { confidence }).len();
        assert_eq!((count(false), count(true)), (0, 1));
    }

    #[test]
    fn a_link_that_leads_elsewhere_is_a_change() {
        let said = claim("said", "the bridge was safe", "say.zero");
        let mut denied = claim("denied", "it", "object.matter");
        let old = [said.clone(), denied.clone()];
        denied.links.push(Link {
            kind: RelationKind::Denies,
            claim: 1,
        });
        // The same two claims in another order, and one link more.
        check(
            &old,
            &[denied, said],
            &[(ChangeKind::Changed, "object.matter", &[Field::Relation])],
        );
    }
}
