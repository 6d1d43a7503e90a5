//! A score as one HTML page: the figures, and every claim in its sentence, gold beside found.
//!
//! The page needs no network and no script; a script only adds filters. Colours come with words, so
//! that nothing depends on telling them apart.

mod marks;

use std::collections::BTreeSet;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::annotation::Annotation;
use super::bootstrap::Interval;
use super::measure::{Measure, Ratio, percent};
use super::outcome::{Outcome, Verdict};
use super::score::Score;
use super::table::counted;
use crate::rule::Role;
use crate::text::ClaimType;
use marks::{marked, plain};

/// The page of `score`; `title` says what was scored.
#[must_use]
pub fn page(title: &str, score: &Score) -> String {
    let body = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (plain(title)) " – allege eval" }
                style { (PreEscaped(include_str!("page.css"))) }
            }
            body {
                header {
                    h1 { (plain(title)) }
                    (summary(score))
                }
                main {
                    (figures(score))
                    (legend())
                    (filters(score))
                    @for article in score.articles() {
                        (outcomes(score, &article.path))
                    }
                    p #none hidden { "Nothing fits these filters." }
                }
                script { (PreEscaped(include_str!("page.js"))) }
            }
        }
    };
    body.into_string()
}

fn summary(score: &Score) -> Markup {
    let found = score.ratio(Measure::Found);
    let negatives = score.hard_negatives();
    html! {
        p {
            (counted(score.n_articles(), "article")) ", "
            (counted(found.gold, "gold claim")) ", "
            (counted(found.claims, "claim")) ", " (score.spurious()) " spurious"
            @if negatives.of > 0 {
                "; hard negatives claimed: " (negatives.claimed) " of " (negatives.of)
            }
        }
    }
}

fn figures(score: &Score) -> Markup {
    let intervals = score.intervals();
    let measures = Measure::ALL.iter().copied();
    let measures = measures.filter(|&measure| score.total().is_annotated(measure));
    let types = ClaimType::ALL
        .iter()
        .map(|&t| (t, score.total().claim_type(t)));
    let types: Vec<_> = types
        .filter(|(_, ratio)| *ratio != Ratio::default())
        .collect();
    html! {
        section.figures {
            h2 { "Figures" }
            div.wide tabindex="0" {
                table {
                    (head("measure"))
                    tbody {
                        @for measure in measures {
                            (row(measure.as_str(), score.ratio(measure), intervals.measure(measure)))
                        }
                    }
                }
            }
            @if score.total().is_annotated(Measure::Type) {
                details {
                    summary { "By type" }
                    div.wide tabindex="0" {
                        table {
                            (head("type"))
                            tbody {
                                @for (claim_type, ratio) in types {
                                    (row(claim_type.as_str(), ratio, intervals.claim_type(claim_type)))
                                }
                            }
                        }
                    }
                }
            }
            (rules(score))
        }
    }
}

fn rules(score: &Score) -> Markup {
    let mut rules: Vec<_> = score.rules().into_iter().collect();
    rules.sort_by_key(|(_, rule)| std::cmp::Reverse(rule.claims()));
    html! {
        details {
            summary { "By rule" }
            div.wide tabindex="0" {
                table {
                    thead {
                        tr {
                            th scope="col" { "rule" }
                            @for name in ["claims", "right", "wrong", "spurious", "right, %"] {
                                th.n scope="col" { (name) }
                            }
                        }
                    }
                    tbody {
                        @for (id, rule) in rules {
                            tr {
                                th scope="row" { (id) }
                                @for n in [rule.claims(), rule.right, rule.wrong, rule.spurious] {
                                    td.n { (n) }
                                }
                                td.n { (format!("{:.1}", percent(rule.right, rule.claims()))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn head(first: &str) -> Markup {
    html! {
        thead {
            tr {
                th scope="col" { (first) }
                @for name in ["right", "gold", "claims", "precision", "recall", "F1", "95 % of F1"] {
                    th.n scope="col" { (name) }
                }
            }
        }
    }
}

fn row(name: &str, ratio: Ratio, interval: Option<Interval>) -> Markup {
    html! {
        tr {
            th scope="row" { (name) }
            @for n in [ratio.right, ratio.gold, ratio.claims] {
                td.n { (n) }
            }
            @for percent in [ratio.precision(), ratio.recall(), ratio.f1()] {
                td.n { (format!("{percent:.1}")) }
            }
            td.n {
                @match interval {
                    Some(interval) => { (format!("{:.1}–{:.1}", interval.low, interval.high)) }
                    None => { "–" }
                }
            }
        }
    }
}

fn legend() -> Markup {
    html! {
        p.legend {
            @for role in [Role::Source, Role::Cue, Role::Target, Role::Content] {
                @let name = marks::name(role);
                mark class=(name) { (name) } " "
            }
            span.differs { "outlined" } " where gold and claim differ"
        }
    }
}

/// Hidden until the script shows it: without one it would do nothing.
fn filters(score: &Score) -> Markup {
    let all = || score.outcomes().iter();
    let types: BTreeSet<&str> = all().map(|outcome| outcome.main().type_name()).collect();
    let rules: BTreeSet<&str> = all()
        .filter_map(|outcome| outcome.rule.as_deref())
        .collect();
    let paths = score.articles().iter().map(|article| article.path.as_str());
    let select = |name: &str, options: Vec<&str>| {
        html! {
            label {
                (name) " "
                select name=(name) {
                    option value="" { "all" }
                    @for option in options {
                        option value=(plain(option)) { (plain(option)) }
                    }
                }
            }
        }
    };
    html! {
        form #filters hidden aria-label="Filters" {
            label {
                "verdict "
                select name="verdict" {
                    option value="" { "all" }
                    option value="not right" selected { "not right" }
                    @for verdict in Verdict::ALL {
                        option value=(verdict.as_str()) { (verdict.as_str()) }
                    }
                }
            }
            (select("type", types.into_iter().collect()))
            (select("rule", rules.into_iter().collect()))
            (select("article", paths.collect()))
            label { "words " input type="search" name="words"; }
            output aria-live="polite" {}
        }
    }
}

fn outcomes(score: &Score, path: &str) -> Markup {
    let own = score
        .outcomes()
        .iter()
        .filter(|outcome| outcome.path == path);
    html! {
        section.article data-article=(plain(path)) {
            h2 { (plain(path)) }
            @for outcome in own {
                (one(outcome))
            }
        }
    }
}

fn one(outcome: &Outcome) -> Markup {
    let verdict = outcome.verdict.as_str();
    let rule = outcome.rule.as_deref().unwrap_or_default();
    let claim_type = outcome.main().type_name();
    html! {
        article class=(verdict) data-verdict=(verdict) data-type=(claim_type) data-rule=(rule) {
            h3 {
                span.verdict { (verdict) } " " (claim_type)
                @if !rule.is_empty() { " by " code { (rule) } }
                @if outcome.at_hard_negative { " at a hard negative" }
                small { " line " (outcome.line) }
            }
            (sentences(outcome))
            @if !outcome.differences.is_empty() {
                div.wide tabindex="0" {
                    table.differences {
                        thead {
                            tr {
                                th scope="col" { "differs in" } th scope="col" { "gold" }
                                th scope="col" { "found" }
                            }
                        }
                        tbody {
                            @for difference in &outcome.differences {
                                tr {
                                    th scope="row" {
                                        (difference.field.as_str())
                                        @if !difference.field.is_fault() { small { " (not counted)" } }
                                    }
                                    td { (plain(&difference.first)) }
                                    td { (plain(&difference.second)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The sentence as gold and claim have it; once, if both have the same.
fn sentences(outcome: &Outcome) -> Markup {
    let excerpt = &outcome.excerpt;
    let roles = |claim: &Option<Annotation>| claim.as_ref().map(|claim| excerpt.roles(claim));
    let (gold, found) = (roles(&outcome.gold), roles(&outcome.claim));
    let line = |name: &str, own: &[super::Place], other: Option<&[super::Place]>| {
        html! {
            p.sentence {
                span.side { (name) } " "
                (marked(&excerpt.text, own, other))
            }
        }
    };
    match (&gold, &found) {
        (Some(gold), Some(found)) if gold == found => line("gold and found", gold, None),
        (Some(gold), Some(found)) => html! {
            (line("gold", gold, Some(found)))
            (line("found", found, Some(gold)))
        },
        (Some(gold), None) => line("gold", gold, None),
        (None, Some(found)) => line("found", found, None),
        (None, None) => html! {},
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::gold::GoldArticle;
    use crate::record::SpanRecord;
    use crate::text::Document;

    #[test]
    fn text_cannot_leave_its_place() {
        let text = "<script>alert(1)</script> said \u{202e}no\u{0}";
        let span = |start, end| SpanRecord {
            start,
            end,
            text: text
                .get(start as usize..end as usize)
                .unwrap_or("no")
                .to_owned()
                .into(),
        };
        let claim = Annotation::bare(span(26, 30), vec![span(0, 25)]);
        let article = GoldArticle {
            document: Document::new("a\"><b>.txt", text),
            claims: vec![claim],
            hard_negatives: Vec::new(),
            sentences: Vec::new(),
        };
        let mut score = Score::default();
        score.add_annotations(&article, &[]);
        let page = page("<i>", &score);
        assert!(page.contains("&lt;script&gt;alert(1)"));
        assert_eq!(page.matches("<script>").count(), 1);
        assert!(!page.contains("<b>") && !page.contains("<i>"));
        assert!(!page.contains(['\u{202e}', '\u{0}']));
    }

    #[test]
    fn nothing_is_fetched() {
        let page = page("corpus", &Score::default());
        for word in ["http:", "https:", "src=", "@import", "url("] {
            assert!(!page.contains(word), "{word}");
        }
    }
}
