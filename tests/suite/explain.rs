//! `allege explain` as a process: which question is asked, and what a terminal shows.

use crate::process::{allege, folder, stderr, stdout};

/// Hard-wrapped, as its lines of one width tell.
const TEXT: &str = "\
The mayor of Port Elm, who took office in March, accused the
port of hiding the report about the dam from the whole town.
She groused that the engineers were told to say nothing more
about it, adding that the rain had not stopped for two days.
";

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
            "    SOURCE   NP       The mayor of Port Elm",
            "             APP      , who took office in March,",
            "    CUE      <np-of>  accused",
            // What is one phrase stands on one line of the terminal.
            "    TARGET   NP       the port",
            "             of       of",
            "    CONTENT  MATTER   hiding the report about the dam from the whole town",
        ],
    );
}

#[test]
fn words_are_found_across_line_breaks() {
    let sentence = "sentence 1: She groused that the engineers were told to say nothing more about it, adding that the rain had not stopped for two days.";
    check(&["--text", "nothing more about it"], &[sentence]);
    check(&["--span", "126..133"], &[sentence]);
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
