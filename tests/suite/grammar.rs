//! The grammar for editors knows the words of the rule language, all of them and no others.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use allege::lexicon::Frame;
use allege::rule::{FIELDS, PhraseTest, Prim, Role, Scope, Voices};
use allege::text::ClaimType;
use serde_json::Value;

fn json(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("editors")
        .join(name);
    serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap()
}

/// The regular expressions of one part of the grammar, those of its captures and inner patterns too.
fn expressions<'v>(part: &'v Value, found: &mut Vec<&'v str>) {
    match part {
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::String(text) if matches!(key.as_str(), "match" | "begin") => {
                        found.push(text);
                    }
                    value => expressions(value, found),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| expressions(value, found)),
        _ => {}
    }
}

/// Whether one group of choices in `part` holds exactly these words.
fn holds<'w>(part: &Value, words: impl IntoIterator<Item = &'w str>) -> bool {
    let words: BTreeSet<&str> = words.into_iter().collect();
    let mut found = Vec::new();
    expressions(part, &mut found);
    let groups = found.iter().flat_map(|expression| {
        // Groups of words hold no other groups.
        expression
            .split('(')
            .skip(1)
            .map(|rest| rest.split(')').next().unwrap_or(rest))
    });
    groups
        .map(|group| group.split('|').collect::<BTreeSet<&str>>())
        .any(|group| group == words)
}

#[test]
fn every_word_of_the_language_is_in_its_part() {
    let grammar = json("allege-rules.tmLanguage.json");
    let part = |name: &str| {
        let part = &grammar["repository"][name];
        assert!(part.is_object(), "no part `{name}`");
        part
    };
    let types = || ClaimType::ALL.iter().map(|t| t.as_str());
    let roles = || Role::ALL.iter().map(|role| role.as_str());
    let forms = Voices::ALL.iter().map(|form| form.as_str()).chain(["neg"]);
    for (name, what, holds) in [
        ("rule", "types", holds(part("rule"), types())),
        ("lexeme", "types", holds(part("lexeme"), types())),
        (
            "lexeme",
            "frames",
            holds(
                part("lexeme"),
                Frame::ALL.iter().map(|frame| frame.as_str()),
            ),
        ),
        ("lexeme", "forms", holds(part("lexeme"), forms)),
        (
            "lexeme",
            "classes",
            holds(part("lexeme"), ["v", "n", "adj", "p"]),
        ),
        ("role", "roles", holds(part("role"), roles())),
        ("marked", "roles", holds(part("marked"), roles())),
        (
            "phrase",
            "phrases",
            holds(part("phrase"), Prim::ALL.iter().map(|prim| prim.as_str())),
        ),
        (
            "phrase",
            "tests",
            holds(
                part("phrase"),
                PhraseTest::ALL.iter().map(|test| test.as_str()),
            ),
        ),
        (
            "scope",
            "scopes",
            holds(part("scope"), Scope::ALL.iter().map(|scope| scope.as_str())),
        ),
    ] {
        assert!(
            holds,
            "editors/allege-rules.tmLanguage.json: the {what} in `{name}` are not the program's"
        );
    }
}

#[test]
fn every_field_has_a_part() {
    let grammar = json("allege-rules.tmLanguage.json");
    let mut found = Vec::new();
    let listed: BTreeSet<&str> = grammar["patterns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pattern| pattern["include"].as_str().unwrap().trim_start_matches('#'))
        .collect();
    for (name, part) in grammar["repository"].as_object().unwrap() {
        if listed.contains(name.as_str()) {
            expressions(part, &mut found);
        }
    }
    // Fields are indented, so their parts begin with blanks.
    let words: BTreeSet<&str> = found
        .iter()
        .filter_map(|expression| expression.strip_prefix(r"^\s+"))
        .flat_map(|rest| rest.split(['(', ')', '|', ':', '?']))
        .filter(|word| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        .collect();
    let missing: Vec<&&str> = FIELDS
        .iter()
        .filter(|field| !words.contains(*field))
        .collect();
    assert!(
        missing.is_empty(),
        "editors/allege-rules.tmLanguage.json has no {missing:?}"
    );
}

#[test]
fn the_manifest_names_files_that_are_there() {
    let manifest = json("package.json");
    let contributes = &manifest["contributes"];
    let grammar = &contributes["grammars"][0];
    let language = &contributes["languages"][0];
    assert_eq!(grammar["language"], language["id"]);
    let path = grammar["path"].as_str().unwrap();
    assert_eq!(json(path)["scopeName"], grammar["scopeName"]);
    assert!(json(language["configuration"].as_str().unwrap()).is_object());
}
