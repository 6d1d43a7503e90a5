//! One sentence at a time, against cues and rules of their own, so that no edit of the lexicon matters.

use std::sync::LazyLock;

use super::*;
use crate::lexicon::LexiconFile;
use crate::pipeline::extract;

const CUES: &str = "\
# title: Cue words
# origin: for tests
# licence: MIT
# columns: lemma pos type frames forms
accuse\tverb\taccusation\tnp-of\taccuses;accused;accused;accusing
add\tverb\tstatement\tthat\tadds;added;added;adding
berate\tverb\tcriticism\tnp-target np-for\tberates;berated;berated;berating
beseech\tverb\tdemand/appeal\tnp-toinf\tbeseeches;besought;besought;beseeching
claim\tnoun\tstatement\tthat\tclaims
claim\tverb\tstatement\tthat\tclaims;claimed;claimed;claiming
claim victory\tverb\tstatement\tbare\tclaims victory;claimed victory;claimed victory;claiming victory
praise\tverb\tendorsement\tnp-target\tpraises;praised;praised;praising
say\tverb\tstatement\tthat quote\tsays;said;said;saying
";

const RULES: &str = "\
rule that : @CUE
  match SOURCE:NP APP? CUE:<that> that CONTENT:MATTER
  yes {CUE x}
  no x
rule adding : @CUE
  match CUE:<that.ing> that CONTENT:MATTER
  yes {CUE x}
  no x
rule quote : @CUE
  match CONTENT:QUOTE , ( CUE:<quote> SOURCE:NP | SOURCE:NP CUE:<quote> )
  yes {CUE x}
  no x
rule party-$P : @CUE
  each P = of for about
  match SOURCE:NP APP? CUE:<np-$P> TARGET:NP $P CONTENT:MATTER
  over target
  yes of: {CUE x}
  no of: x
  yes for: {CUE x}
  no for: x
  yes about: {CUE x}
  no about: x
rule target : @CUE
  match SOURCE:NP CUE:<np-target> TARGET:( CONTENT:NP )
  yes {CUE x}
  no x
rule bare-target : @CUE
  match CUE:<np-target> TARGET:( CONTENT:NP )
  yes {CUE x}
  no x
rule pred : @CUE
  match SOURCE:NP CUE:<np-pred> TARGET:NP CONTENT:MATTER
  yes {CUE x}
  no x
rule to-act : @CUE
  match SOURCE:NP CUE:<np-toinf> TARGET:NP CONTENT:TOINF
  yes {CUE x}
  no x
rule noun : @CUE
  match CUE:<n.that> that CONTENT:MATTER
  yes {CUE x}
  no x
";

static FILES: LazyLock<LexiconFiles> = LazyLock::new(|| {
    let mut files = LexiconFiles::embedded();
    let cues = files
        .tables
        .iter_mut()
        .find(|file| file.name.ends_with("cues.tsv"));
    cues.unwrap().text = CUES.into();
    files.rules = vec![LexiconFile {
        name: "test.rules".to_owned(),
        text: RULES.into(),
    }];
    files
});
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
        "target over party-for; bare-target roles null",
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
    check(
        "Adding that the work was not over, Ana Ruiz praised the crews.",
        &Question::default(),
        understood,
        "source-after Ana Ruiz",
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
        r#""party-about" ["np-about"]"#,
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
        r#""`flumph` is not listed; it stands here in frame `np-for`" | "add" | "flumph\tverb\taccusation\tnp-for\tflumphs;flumphed;flumphed;flumphing" | "party-for""#,
    );
    // A word of its own is a surer sign of a frame than roles that could be anything.
    check(
        "The mayor flumphed that nobody had asked her.",
        &about("flumphed"),
        advice,
        r#""`flumph` is not listed; it stands here in frame `that`" | "add" | "flumph\tverb\tstatement\tthat\tflumphs;flumphed;flumphed;flumphing" | "that""#,
    );
    check(
        "She beseeched them to go.",
        &about("beseeched"),
        advice,
        r#""`beseeched` is no form in the line of `beseech`" | "change" | "beseech\tverb\tdemand/appeal\tnp-toinf\tbeseeches;besought/beseeched;besought/beseeched;beseeching" | "to-act""#,
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
