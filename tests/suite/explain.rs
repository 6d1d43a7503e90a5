//! `allege explain` as a process: which question is asked, and what a terminal shows.

use crate::process::{allege, folder, stderr, stdout};

const TEXT: &str = "Ana Ruiz left.\n\nThe mayor accused the port of hiding\nthe report. She groused, adding that it rained.\n";

/// Explains `a.txt` with these arguments, and wants these lines among what is shown.
#[track_caller]
fn check(args: &[&str], lines: &[&str]) {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let args: Vec<&str> = [&["explain", "a.txt"], args].concat();
    let run = allege(&args, folder.path()).code(0);
    let shown = stdout(&run);
    for line in lines {
        assert!(
            shown.lines().any(|shown| shown.trim_end() == *line),
            "no line `{line}` in:\n{shown}"
        );
    }
}

#[test]
fn a_claim_shows_what_each_item_took() {
    check(
        &["--cue", "accuse"],
        &[
            "    SOURCE   NP       The mayor",
            "    CUE      <np-of>  accused",
            "             of       of",
            // The text is hard-wrapped; a line of the terminal is not.
            "    CONTENT  MATTER   hiding the report",
        ],
    );
}

#[test]
fn words_are_found_across_line_breaks() {
    check(
        &["--text", "hiding the report"],
        &["sentence 1: The mayor accused the port of hiding the report."],
    );
    check(
        &["--span", "27..34"],
        &["sentence 1: The mayor accused the port of hiding the report."],
    );
}

#[test]
fn one_claim_is_asked_for_by_its_id() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let run = allege(&["extract", "-q", "a.txt"], folder.path()).code(0);
    let records: Vec<serde_json::Value> = stdout(&run)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let id = records[0]["id"].as_str().unwrap();
    let run = allege(
        &["explain", "a.txt", "--claim", &id[..8], "--json"],
        folder.path(),
    )
    .code(0);
    let json: serde_json::Value = serde_json::from_str(&stdout(&run)).unwrap();
    let sentences = json["sentences"].as_array().unwrap();
    assert_eq!(sentences.len(), 1);
    assert_eq!(sentences[0]["claims"][0]["record"], records[0]);
    assert_eq!(sentences[0]["cues"][0]["claim"], id);
}

#[test]
fn what_is_not_there_is_told() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    for (args, code, said) in [
        (
            ["--cue", "zebra"],
            0,
            "warning: the text has neither the word `zebra`",
        ),
        (
            ["--claim", "c_0"],
            0,
            "warning: no claim of this text has an id that begins with `c_0`",
        ),
        (
            ["--text", "no such"],
            2,
            "error: the text has no such words: `no such`",
        ),
        (
            ["--span", "9..9999"],
            2,
            "error: the text ends before code point 9999",
        ),
        (["--span", "9..2"], 2, "error: invalid value '9..2'"),
        (
            ["--rule", "say.thta"],
            2,
            "error: no rule is called `say.thta`",
        ),
    ] {
        let run = allege(
            &[&["explain", "a.txt"][..], &args[..]].concat(),
            folder.path(),
        )
        .code(code);
        assert!(stderr(&run).starts_with(said), "{}", stderr(&run));
    }
}
