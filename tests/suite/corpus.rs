//! The gold corpus holds enough of everything: articles, claims of every type, hard negatives, and
//! the constructions that news uses. Constructions are told by the annotation and the text around it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// One annotated claim and its article.
struct Claim<'a> {
    text: &'a [char],
    gold: &'a Value,
}

impl Claim<'_> {
    fn is(&self, field: &str, value: &str) -> bool {
        self.gold[field] == value
    }

    /// The spans of a role, in text order.
    fn spans(&self, field: &str) -> Vec<(usize, usize)> {
        let span = |value: &Value| {
            let place = |key: &str| usize::try_from(value[key].as_u64().unwrap()).unwrap();
            (place("start"), place("end"))
        };
        match &self.gold[field] {
            Value::Array(spans) => spans.iter().map(span).collect(),
            one => vec![span(one)],
        }
    }

    fn slice(&self, (start, end): (usize, usize)) -> String {
        self.text[start..end.min(self.text.len())].iter().collect()
    }

    fn cue(&self) -> (usize, usize) {
        self.spans("cue")[0]
    }

    fn cue_text(&self) -> String {
        self.slice(self.cue())
    }

    fn source(&self) -> Option<(usize, usize)> {
        self.spans("sources").first().copied()
    }

    /// The words between source and cue, whichever comes first.
    fn between(&self) -> String {
        let (cue, Some(source)) = (self.cue(), self.source()) else {
            return String::new();
        };
        if source.1 <= cue.0 {
            self.slice((source.1, cue.0))
        } else {
            self.slice((cue.1, source.0.max(cue.1)))
        }
    }

    /// How its source, cue and contents follow each other: `SKC`.
    fn order(&self) -> String {
        let mut parts = vec![(self.cue().0, 'K')];
        parts.extend(self.source().map(|span| (span.0, 'S')));
        parts.extend(self.spans("contents").iter().map(|span| (span.0, 'C')));
        parts.sort_unstable();
        parts.into_iter().map(|(_, part)| part).collect()
    }

    /// Whether what is said stands before a relative clause that holds source and cue: "a plan Roe
    /// rejects", "the pier, which the town says leans".
    fn extracted(&self) -> bool {
        let (Some(source), Some(content)) =
            (self.source(), self.spans("contents").first().copied())
        else {
            return false;
        };
        if source.0 < content.1 || self.cue().0 < source.1 {
            return false;
        }
        let link = self.slice((content.1, source.0));
        let link = link.trim_matches([' ', ',', '\n']);
        // A comma and the source close a sentence: "the pier leans, the town says".
        let closes = self.slice((content.1, source.0)).starts_with(',') && link.is_empty();
        !closes && matches!(link, "" | "which" | "that" | "who" | "whom")
    }

    fn quoted(&self) -> bool {
        !self.is("quote_type", "indirect")
    }

    /// The constructions it shows.
    fn constructions(&self) -> Vec<&'static str> {
        const PRONOUNS: [&str; 10] = [
            "he", "she", "it", "they", "him", "her", "them", "his", "its", "their",
        ];
        let order = self.order();
        let cue = self.cue_text().to_lowercase();
        let between = self.between();
        let contents = self.spans("contents");
        let content: String = contents.iter().map(|&span| self.slice(span)).collect();
        let source = self.source().map(|span| self.slice(span));
        let parties: Vec<String> = ["sources", "targets"]
            .iter()
            .flat_map(|role| self.spans(role))
            .map(|span| self.slice(span))
            .collect();
        let around = self.slice((self.cue().0.saturating_sub(60), self.cue().1 + 60));
        let behind = self.slice((
            contents.last().map_or(self.cue().1, |span| span.1),
            contents.last().map_or(self.cue().1, |span| span.1) + 12,
        ));
        let headline = !self.slice((0, self.cue().0)).contains('\n');
        let before = self.slice((self.cue().0.saturating_sub(12), self.cue().0));
        let participle = cue.ends_with("ing") && !cue.contains(' ');
        let passive = cue.split(' ').any(|word| {
            matches!(
                word,
                "was" | "were" | "is" | "are" | "been" | "be" | "being"
            )
        }) && !cue.ends_with("ing");
        let noun = before.ends_with("’s ")
            || before.ends_with("'s ")
            || [" the ", " a ", " an ", " his ", " her ", " its ", " their "]
                .iter()
                .any(|word| before.ends_with(word));
        let checks = [
            ("source, cue, content", order.starts_with("SKC")),
            (
                "quote, then NP said",
                order.starts_with("CSK") && self.quoted(),
            ),
            (
                "quote, then said NP",
                order.starts_with("CKS") && self.quoted(),
            ),
            (
                "cue in the middle",
                contents.len() > 1 && order.starts_with('C'),
            ),
            (
                "several sentences",
                content.contains(". ") || content.contains("? "),
            ),
            (
                "pronoun source",
                source
                    .as_ref()
                    .is_some_and(|s| PRONOUNS.contains(&&*s.to_lowercase())),
            ),
            ("no source", source.is_none()),
            ("participle", participle),
            ("noun cue", noun),
            ("according to", cue.starts_with("according")),
            (
                "colon or dash",
                matches!(&*cue, ":" | "—" | "–") || between.contains(':'),
            ),
            ("passive", passive),
            ("appositive", between.matches(',').count() == 2),
            ("stacked appositives", between.matches(',').count() > 2),
            (
                "(D-Conn.)",
                ["(D-", "(R-", "(D)", "(R)", "(I-"]
                    .iter()
                    .any(|party| between.contains(party)),
            ),
            (
                "nickname in quotes",
                parties
                    .iter()
                    .any(|party| party.contains(['“', '‘', '"']) || party.contains(" '")),
            ),
            (
                "US or us",
                around.contains(" US ") || around.contains("U.S.") || around.contains(" us "),
            ),
            (
                "trailing despite",
                behind.contains("despite")
                    || behind.contains("although")
                    || behind.contains("though"),
            ),
            ("headline", headline),
            ("transcript turn", cue == ":"),
            (
                "quotation reopened",
                contents.windows(2).any(|pair| {
                    let gap = self.slice((pair[0].1, pair[1].0));
                    gap.contains('\n') && gap.trim().is_empty()
                }),
            ),
            (
                "relative or extracted object",
                !self.quoted() && self.extracted(),
            ),
        ];
        checks
            .into_iter()
            .filter_map(|(name, shown)| shown.then_some(name))
            .collect()
    }
}

#[test]
fn the_corpus_holds_enough_of_everything() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for folder in [root.clone(), root.join("held-back")] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let Some(name) = path.to_str().unwrap().strip_suffix(".gold.jsonl") else {
                continue;
            };
            let text: Vec<char> = fs::read_to_string(format!("{name}.txt"))
                .unwrap()
                .chars()
                .collect();
            let mut add = |what: &str| *counts.entry(what.to_owned()).or_default() += 1;
            add("articles");
            for line in fs::read_to_string(&path).unwrap().lines() {
                let gold: Value = serde_json::from_str(line).unwrap();
                let kind = gold["type"].as_str().unwrap();
                add(kind);
                if kind != "none" {
                    add("claims");
                    let claim = Claim {
                        text: &text,
                        gold: &gold,
                    };
                    for construction in claim.constructions() {
                        add(construction);
                    }
                }
            }
        }
    }
    let least = |what: &str| match what {
        "articles" => 120,
        "claims" => 1500,
        "none" => 250,
        _ if allege::text::ClaimType::ALL
            .iter()
            .any(|t| t.as_str() == what) =>
        {
            40
        }
        _ => 10,
    };
    let wanted = allege::text::ClaimType::ALL
        .iter()
        .map(|t| t.as_str())
        .chain([
            "articles",
            "claims",
            "none",
            "source, cue, content",
            "quote, then NP said",
            "quote, then said NP",
            "cue in the middle",
            "several sentences",
            "pronoun source",
            "no source",
            "participle",
            "noun cue",
            "according to",
            "colon or dash",
            "passive",
            "appositive",
            "stacked appositives",
            "(D-Conn.)",
            "nickname in quotes",
            "US or us",
            "trailing despite",
            "headline",
            "transcript turn",
            "quotation reopened",
            "relative or extracted object",
        ]);
    let few: Vec<String> = wanted
        .filter_map(|what| {
            let n = counts.get(what).copied().unwrap_or(0);
            (n < least(what)).then(|| format!("{what}: {n}, wanted {}", least(what)))
        })
        .collect();
    assert!(few.is_empty(), "{few:#?}\nall: {counts:#?}");
}
