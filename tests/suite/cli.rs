//! The program as a process: exit codes, what goes to which stream, and broken inputs.

use std::fs;

use assert_cmd::Command;

use crate::process::{ARTICLE, allege, folder, stderr, stdout};

/// Runs `args` beside a good article `a.txt` and the file `broken`; wants that exit code, and that
/// standard error says `said` once.
#[track_caller]
fn check(broken: (&str, &[u8]), args: &[&str], code: i32, said: &str) {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes()), broken]);
    let run = allege(args, folder.path()).code(code);
    let stderr = stderr(&run);
    assert_eq!(stderr.matches(said).count(), 1, "{said} in:\n{stderr}");
    for line in stdout(&run).lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("stdout holds JSON only");
    }
}

#[test]
fn claims_go_out_and_the_summary_to_people() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let run = allege(&["extract", "a.txt"], folder.path()).code(0);
    assert_eq!(stdout(&run).lines().count(), 2);
    assert!(
        stderr(&run).starts_with("1 document, 2 claims\n"),
        "{}",
        stderr(&run)
    );
    let quiet = allege(&["extract", "-q", "a.txt"], folder.path()).code(0);
    assert_eq!(stderr(&quiet), "");
    assert_eq!(stdout(&quiet), stdout(&run));
}

#[test]
fn a_pattern_is_tried_on_articles() {
    let text = "A storm came.\n\nThe mayor said on Monday that the bridge was safe.\n";
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let tried = |pattern| allege(&["try", pattern, "a.txt", "--width", "30"], folder.path());
    let run = tried("%subj CUE:<that> ADV? that CONTENT:MATTER").code(0);
    let expected = format!(
        "a.txt:3: {:>30}{{CUE said}} on Monday that {{CONTENT the b\n",
        "{SOURCE The mayor} "
    );
    assert_eq!(stdout(&run), expected);
    assert_eq!(stderr(&run), "1 match in 1 document\n");
    // A mistake in it is shown under its words.
    let run = tried("CUE:<that> CONTENT:MATER").code(2);
    assert!(stderr(&run).contains("pattern:2:29"), "{}", stderr(&run));
    assert!(stderr(&run).contains("did you mean `MATTER`?"));
    assert_eq!(stdout(&run), "");
}

#[test]
fn coverage_tells_what_each_rule_did() {
    let text = "The mayor said on Monday that the bridge was safe.\nHer warning was late.\n";
    let gold = serde_json::json!({
        "doc": {"path": "a.txt"}, "type": "statement", "quote_type": "indirect",
        "cue": {"start": 10, "end": 14, "text": "said"},
        "sources": [{"start": 0, "end": 9, "text": "The mayor"}], "targets": [],
        "contents": [{"start": 30, "end": 49, "text": "the bridge was safe"}],
        "negated": false, "modality": "none"
    });
    let folder = folder(&[
        ("a.txt", text.as_bytes()),
        ("a.gold.jsonl", format!("{gold}\n").as_bytes()),
    ]);
    let run = allege(&["coverage", "."], folder.path()).code(0);
    let stdout = stdout(&run);
    let line = |start: &str| stdout.lines().find(|line| line.starts_with(start));
    let fields = |line: &str| {
        line.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    // The last column is measured time.
    assert_eq!(
        fields(line("say.that").unwrap())[..7],
        ["say.that", "1", "1", "1", "0", "0", "100.0"]
    );
    let (_, silent) = stdout.split_once("\nrules that never matched\n").unwrap();
    assert!(silent.lines().any(|line| line.starts_with("say.wh ")));
    assert!(stdout.ends_with("     1      0  warning\n"), "{stdout}");
    let run = allege(&["coverage", ".", "--json", "--families"], folder.path()).code(0);
    let json: serde_json::Value = serde_json::from_str(&crate::process::stdout(&run)).unwrap();
    let rules = json["rules"].as_array().unwrap();
    let rule = |id: &str| rules.iter().find(|rule| rule["id"] == id);
    assert_eq!(rule("say.that").unwrap()["matched"], 1);
    assert!(rule("object.party-*").is_some() && rule("object.party-of").is_none());
    let percent: f64 = rules
        .iter()
        .map(|rule| rule["time_percent"].as_f64().unwrap())
        .sum();
    assert!((percent - 100.0).abs() < 0.01, "{percent}");
    assert_eq!(
        json["unhandled"],
        serde_json::json!([{"lemma": "warning", "listed": true, "count": 1, "gold": 0}])
    );
}

#[test]
fn broken_inputs_cost_only_themselves() {
    check(
        ("b.txt", b""),
        &["extract", "."],
        3,
        "error: ./b.txt: holds no text",
    );
    check(
        ("b.txt", b"\0\x01\x02\xff\xfe\0\0\x03"),
        &["extract", "."],
        3,
        "error: ./b.txt: ",
    );
    check(
        ("b.jsonl", b"{\"text\": 1}\n{\n"),
        &["extract", "."],
        3,
        "error: ./b.jsonl:2: ",
    );
    check(
        ("b.txt", b""),
        &["extract", "a.txt", "missing"],
        3,
        "error: missing: no such file",
    );
    check(
        ("b.txt", b"caf\xe9 owners said it was fine.\n"),
        &["extract", "."],
        0,
        "2 documents",
    );
}

#[test]
fn a_file_of_other_lines_is_not_told_line_by_line() {
    let lines = "{\"a\": 1}\n".repeat(50);
    check(
        ("b.jsonl", lines.as_bytes()),
        &["extract", "."],
        3,
        "and 47 lines like these",
    );
}

#[test]
fn what_cannot_run_says_so() {
    check(
        ("b.txt", b""),
        &["extract", "missing"],
        2,
        "error: missing: no such file",
    );
    check(
        ("b.txt", b""),
        &["extract", "b.txt"],
        2,
        "error: b.txt: holds no text",
    );
    check(("b.txt", b""), &["extract"], 2, "required arguments");
    check(
        ("b.txt", b""),
        &["extract", "--bogus", "a.txt"],
        2,
        "unexpected argument '--bogus'",
    );
    check(
        ("b.txt", b""),
        &["extract", "-j0", "a.txt"],
        2,
        "invalid value '0'",
    );
    check(
        ("b.txt", b""),
        &["extract", "a.txt", "--lexicons", "no"],
        2,
        "cannot read lexicon file",
    );
    check(
        ("b.txt", b""),
        &["extract", "a.txt", "-o", "no/c.jsonl"],
        2,
        "cannot write to no/c.jsonl",
    );
    check(("b.txt", b""), &["eval", "."], 2, "error: no gold in .");
    check(("b.txt", b""), &["explain", " "], 2, "nothing to explain");
}

#[test]
fn output_does_not_depend_on_threads() {
    let names: Vec<_> = (0..300).map(|i| format!("{i:03}.txt")).collect();
    let texts: Vec<_> = (0..300)
        .map(|i| format!("{ARTICLE}The mayor said {i} was enough.\n"))
        .collect();
    let files: Vec<_> = names
        .iter()
        .zip(&texts)
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    let folder = folder(&files);
    let one = stdout(&allege(&["extract", "-q", "-j1", "."], folder.path()).code(0));
    let many = stdout(&allege(&["extract", "-q", "-j7", "."], folder.path()).code(0));
    assert!(one.lines().count() >= 900);
    assert!(one == many, "one thread and seven disagree");
}

#[test]
fn an_output_file_is_whole_or_not_there() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let run = allege(&["extract", ".", "-o", "claims.jsonl"], folder.path()).code(0);
    assert_eq!(stdout(&run), "");
    let first = fs::read(folder.path().join("claims.jsonl")).unwrap();
    // A second run must not take the first one's claims for news.
    allege(&["extract", ".", "-o", "claims.jsonl"], folder.path()).code(0);
    assert_eq!(fs::read(folder.path().join("claims.jsonl")).unwrap(), first);
    let names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 2, "nothing else is left behind: {names:?}");
}

#[test]
fn a_closed_pipe_is_no_failure() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    let folder = folder(&[("a.txt", ARTICLE.repeat(20_000).as_bytes())]);
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("allege"))
        .args(["extract", "-q", "a.txt"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

#[test]
fn standard_input_is_read() {
    let mut command = Command::cargo_bin("allege").unwrap();
    let run = command
        .args(["extract", "-q", "-"])
        .write_stdin(ARTICLE)
        .assert()
        .code(0);
    assert!(stdout(&run).contains(r#""path":"-""#));
}

#[test]
fn sentences_and_entities() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let run = allege(&["segment", "-q", "--tokens", "a.txt"], folder.path()).code(0);
    let record: serde_json::Value = serde_json::from_str(&stdout(&run)).unwrap();
    assert_eq!(record["sentences"].as_array().unwrap().len(), 2);
    assert_eq!(record["tokens"][1]["text"], "mayor");
    let run = allege(&["tag", "-q", "a.txt"], folder.path()).code(0);
    let record: serde_json::Value = serde_json::from_str(&stdout(&run)).unwrap();
    assert_eq!(record["entities"][0]["name"], "Ana Ruiz");
}

#[test]
fn explained_text_cannot_command_the_terminal() {
    let folder = folder(&[]);
    let run = allege(&["explain", "He said \u{1b}[2J that."], folder.path()).code(0);
    assert!(!stdout(&run).contains('\u{1b}'));
    assert!(stdout(&run).contains("sentence 0"));
}

#[test]
fn the_built_in_lexicons_are_sound() {
    let folder = folder(&[]);
    let run = allege(&["check"], folder.path()).code(0);
    assert!(stderr(&run).contains(" checked: 0 errors"));
}

#[test]
fn mistakes_in_gold_are_shown_in_their_line() {
    let gold = r#"{"doc": {"path": "a.txt"}, "type": "denial", "cue": {"start": 9, "end": 15, "text": "denied"}, "contents": []}"#;
    let folder = folder(&[
        ("a.txt", ARTICLE.as_bytes()),
        ("a.gold.jsonl", gold.as_bytes()),
    ]);
    let run = allege(&["eval", "."], folder.path()).code(1);
    let said = stderr(&run);
    assert!(
        said.contains("error[G002]: text[9:15] of a.txt is not this"),
        "{said}"
    );
    assert!(said.contains("it stands at 10..16"), "{said}");
}

#[test]
fn a_score_below_its_floor_fails() {
    let gold = r#"{"doc": {"path": "a.txt"}, "type": "threat", "cue": {"start": 4, "end": 9, "text": "mayor"}, "contents": []}"#;
    let folder = folder(&[
        ("a.txt", ARTICLE.as_bytes()),
        ("a.gold.jsonl", gold.as_bytes()),
    ]);
    allege(&["eval", "a.gold.jsonl"], folder.path()).code(0);
    let run = allege(
        &["eval", ".", "--json", "--floor", "found=70"],
        folder.path(),
    )
    .code(1);
    assert!(stderr(&run).contains("found.recall is 0.0, below its floor of 70.0"));
    let report: serde_json::Value = serde_json::from_str(&stdout(&run)).unwrap();
    assert_eq!(report["measures"]["found"]["gold"], 1);
    allege(&["eval", ".", "--floor", "fond=70"], folder.path()).code(2);
}

#[test]
fn the_schema_and_completions_are_printed() {
    let folder = folder(&[]);
    let run = allege(&["schema"], folder.path()).code(0);
    assert_eq!(stdout(&run), allege::record::JSON_SCHEMA);
    for shell in ["bash", "zsh", "fish"] {
        assert!(stdout(&allege(&["completions", shell], folder.path()).code(0)).contains("allege"));
    }
}
