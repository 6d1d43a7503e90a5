//! One sentence at a time, against the built-in lexicon and rules.

use std::sync::LazyLock;

use super::*;
use crate::pipeline::extract;

static FILES: LazyLock<LexiconFiles> = LazyLock::new(LexiconFiles::embedded);
static LANGUAGE: LazyLock<Language> = LazyLock::new(|| Language::load(&FILES).unwrap());

/// Explains `text` and hands the JSON of its first sentence to `show`.
#[track_caller]
fn check(
    text: &str,
    question: &Question,
    show: impl Fn(&serde_json::Value) -> String,
    expected: &str,
) {
    let document = Document::new("-", text);
    let extraction = extract(&document, &LANGUAGE);
    let explanation = explain(&document, &extraction, &LANGUAGE, &FILES, question);
    let json = serde_json::to_value(&explanation).unwrap();
    assert_eq!(show(&json["sentences"][0]), expected);
}

fn about(cue: &str) -> Question {
    Question {
        cue: Some(cue.to_owned()),
        ..Question::default()
    }
}

/// `SOURCE:NP=the mayor` for each item.
fn items(items: &serde_json::Value) -> String {
    let shown = |item: &serde_json::Value| {
        let roles: Vec<&str> = item["roles"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| r.as_str().unwrap())
            .collect();
        let took = item["took"]["text"].as_str().unwrap_or("");
        format!(
            "{}:{}={took}",
            roles.join(":"),
            item["item"].as_str().unwrap()
        )
    };
    items
        .as_array()
        .unwrap()
        .iter()
        .map(shown)
        .collect::<Vec<_>>()
        .join(" | ")
}

#[test]
fn each_item_of_the_pattern_has_its_words() {
    check(
        "The mayor, a lawyer, accused the port of hiding the report.",
        &Question::default(),
        |sentence| items(&sentence["claims"][0]["items"]),
        "SOURCE:NP=The mayor | :APP=, a lawyer, | CUE:<np-of>=accused | TARGET:NP=the port | :of=of | CONTENT:MATTER=hiding the report",
    );
    // A longer first choice that failed leaves nothing behind.
    check(
        "The mayor called for a ban on Monday.",
        &Question::default(),
        |sentence| {
            let claim = &sentence["claims"][0];
            let content = claim["record"]["contents"][0]["text"]
                .as_str()
                .unwrap()
                .to_owned();
            let items = claim["items"].as_array().unwrap();
            let own = |item: &&serde_json::Value| item["roles"][0] == "CONTENT";
            let took = items
                .iter()
                .filter(own)
                .map(|item| item["took"]["text"].as_str().unwrap());
            format!(
                "{} {}",
                took.clone().count(),
                took.clone().next_back() == Some(&content)
            )
        },
        "1 true",
    );
}

#[test]
fn losers_name_their_tie_breaker() {
    let lost = |sentence: &serde_json::Value| {
        let attempts = sentence["cues"][0]["attempts"].as_array().unwrap();
        let lost: Vec<String> = attempts
            .iter()
            .filter(|attempt| attempt["outcome"] == "lost")
            .map(|attempt| {
                format!(
                    "{} {} {}",
                    attempt["rule"], attempt["tie_breaker"], attempt["over"]
                )
            })
            .collect();
        lost.join("; ").replace('"', "")
    };
    check(
        "Police berated him for it.",
        &Question::default(),
        lost,
        "object.target over object.party-for",
    );
}

#[test]
fn what_resolution_did_is_told() {
    let understood = |sentence: &serde_json::Value| {
        let claims = sentence["claims"].as_array().unwrap().iter();
        let notes = claims.flat_map(|claim| claim["understood"].as_array().unwrap());
        let notes: Vec<String> = notes
            .map(|note| format!("{} {}", note["what"], note["by"]["text"]))
            .collect();
        notes.join("; ").replace('"', "")
    };
    check(
        "Ana Ruiz praised the crews, adding that the work was not over.",
        &Question::default(),
        understood,
        "source-shared Ana Ruiz",
    );
    check(
        "“It will hold,” said Ana Ruiz. “We tested it.”",
        &Question::default(),
        understood,
        "runs-on “We tested it.”",
    );
    let dropped = |sentence: &serde_json::Value| sentence["cues"][0]["dropped"]["what"].to_string();
    check(
        "I said that it rained.",
        &Question::default(),
        dropped,
        "\"author-speaks\"",
    );
    let antecedents =
        |sentence: &serde_json::Value| sentence["claims"][0]["antecedents"].to_string();
    check(
        "Ana Ruiz left, and she said that it rained.",
        &Question::default(),
        antecedents,
        r#"[{"start":19,"end":22,"text":"she","name":"Ana Ruiz","via":"pronoun","named":{"start":0,"end":8,"text":"Ana Ruiz"}}]"#,
    );
}

#[test]
fn a_missing_frame_is_named() {
    let near = |sentence: &serde_json::Value| {
        let attempts = sentence["cues"][0]["attempts"].as_array().unwrap();
        let near = attempts
            .iter()
            .find(|attempt| attempt["outcome"] == "other-frame")
            .unwrap();
        format!("{} {}", near["rule"], near["frames"])
    };
    check(
        "Police berated him about it.",
        &about("berated"),
        near,
        r#""object.party-about" ["np-about"]"#,
    );
}

#[test]
fn a_missing_line_is_written() {
    let advice = |sentence: &serde_json::Value| {
        let asked = &sentence["asked"][0];
        let advice = &asked["advice"];
        format!(
            "{} | {} | {} | {}",
            asked["because"], advice["kind"], advice["text"], advice["would_find"]["rule"]
        )
    };
    check(
        "The mayor flumphed the port for its noise.",
        &about("flumphed"),
        advice,
        r#""`flumph` is not listed; it stands here in frame `np-for`" | "add" | "flumph\tverb\taccusation\tnp-for\tflumphs;flumphed;flumphed;flumphing" | "object.party-for""#,
    );
    // A word of its own is a surer sign of a frame than roles that could be anything.
    check(
        "The mayor flumphed that nobody had asked her.",
        &about("flumphed"),
        advice,
        r#""`flumph` is not listed; it stands here in frame `that`" | "add" | "flumph\tverb\tstatement\tthat\tflumphs;flumphed;flumphed;flumphing" | "say.that""#,
    );
    check(
        "She broadcasted that it was safe.",
        &about("broadcasted"),
        advice,
        r#""`broadcasted` is no form in the line of `broadcast`" | "change" | "broadcast\tverb\tstatement\tthat\tbroadcasts;broadcast/broadcasted;broadcast/broadcasted;broadcasting" | "say.that""#,
    );
    check(
        "The port flumphed.",
        &about("flumphed"),
        advice,
        r#""`flumph` is not listed, and no rule would match here whatever its frames" | null | null | null"#,
    );
}

#[test]
fn a_word_tells_why_it_is_no_cue_here() {
    check(
        "The claims were high.",
        &about("claims"),
        |sentence| {
            let lines = sentence["asked"][0]["lines"].as_array().unwrap().iter();
            let lines: Vec<String> = lines
                .map(|line| format!("{}: {}", line["class"], line["not_here"]))
                .collect();
            lines.join("; ").replace('"', "")
        },
        "noun: null; verb: it is read as Nouns here, which is no verb of that form",
    );
    check(
        "“We will sue them,” he said.",
        &about("sue"),
        |sentence| {
            let asked = &sentence["asked"][0];
            format!(
                "{} {} {}",
                asked["quotation"]["text"], asked["taken"][0]["role"], asked["advice"]
            )
        },
        r#""“We will sue them,”" "content" null"#,
    );
}
