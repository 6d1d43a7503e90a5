//! `allege eval` as a process: tables, lists, files beside them, and scores compared with saved ones.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::process::{allege, copied_lexicons, folder, stderr, stdout};

const TEXT: &str = "The mayor denied that the bridge was unsafe.\n\
    “It will hold,” said Ana Ruiz.\n\
    The report was late.\n";

fn span(words: &str) -> Value {
    let start = TEXT[..TEXT.find(words).unwrap()].chars().count();
    json!({"start": start, "end": start + words.chars().count(), "text": words})
}

fn line(claim_type: &str, cue: &str, source: &str, content: &str) -> Value {
    json!({
        "doc": {"path": "a.txt"}, "type": claim_type, "cue": span(cue),
        "sources": [span(source)], "targets": [], "contents": [span(content)],
        "negated": false, "modality": "none",
        "quote_type": if content.starts_with('“') { "direct" } else { "indirect" },
    })
}

/// A folder with an article, and gold of these lines.
fn corpus(lines: &[Value]) -> tempfile::TempDir {
    let gold: Vec<String> = lines.iter().map(Value::to_string).collect();
    folder(&[
        ("a.txt", TEXT.as_bytes()),
        ("a.gold.jsonl", gold.join("\n").as_bytes()),
    ])
}

fn denial() -> Value {
    line("denial", "denied", "The mayor", "the bridge was unsafe")
}

fn statement() -> Value {
    line("statement", "said", "Ana Ruiz", "“It will hold,”")
}

fn report(home: &Path) -> Value {
    let run = allege(&["eval", ".", "--json"], home).code(0);
    serde_json::from_str(&stdout(&run)).unwrap()
}

/// The head of the table by type; a measure is called so, too.
const BY_TYPE: &str = "\ntype          right";

#[test]
fn tables_are_chosen() {
    let home = corpus(&[denial(), statement()]);
    let out = stdout(&allege(&["eval", "."], home.path()).code(0));
    assert!(
        out.contains(BY_TYPE) && !out.contains("\narticle "),
        "{out}"
    );
    let by = ["eval", ".", "--by", "article", "--by", "confusion"];
    let out = stdout(&allege(&by, home.path()).code(0));
    assert!(
        out.contains("\narticle ") && !out.contains(BY_TYPE),
        "{out}"
    );
    let out = stdout(&allege(&["eval", ".", "--by", "all"], home.path()).code(0));
    for head in ["type ", "direct ", "rule ", "article ", "gold \\ found "] {
        assert!(out.contains(&format!("\n{head}")), "{head}: {out}");
    }
    allege(&["eval", ".", "--by", "colour"], home.path()).code(2);
}

#[test]
fn every_miss_and_false_alarm_is_listed_with_its_sentence() {
    let mut wrong = statement();
    wrong["type"] = json!("promise");
    let missed = line("warning", "late", "The report", "The report");
    let home = corpus(&[wrong, missed]);
    let out = stdout(&allege(&["eval", ".", "--list"], home.path()).code(0));
    for entry in [
        "./a.txt:1: spurious denial, by say.that\n  found  {SOURCE The mayor} {CUE denied} that {CONTENT the bridge was unsafe}.\n",
        "./a.txt:2: wrong promise, by quote.inverted\n  both   {CONTENT “It will hold,”} {CUE said} {SOURCE Ana Ruiz}.\n  type statement (gold promise)\n",
        "./a.txt:3: missed warning\n  gold   {CONTENT {SOURCE The report}} was {CUE late}.\n",
    ] {
        let swapped = entry.replace(
            "{CONTENT {SOURCE The report}}",
            "{SOURCE {CONTENT The report}}",
        );
        assert!(
            out.contains(entry) || out.contains(&swapped),
            "{entry}\n{out}"
        );
    }
}

#[test]
fn hard_negatives_that_are_claimed() {
    let none = |words| json!({"doc": {"path": "a.txt"}, "type": "none", "cue": span(words)});
    let home = corpus(&[none("denied"), statement(), none("report")]);
    let out = stdout(&allege(&["eval", ".", "--list"], home.path()).code(0));
    assert!(out.contains("hard negatives claimed: 1 of 2\n"), "{out}");
    let head = "spurious denial, by say.that, at a hard negative\n";
    assert!(out.contains(head), "{out}");
    let report = report(home.path());
    assert_eq!(report["hard_negatives"], json!({"claimed": 1, "of": 2}));
}

#[test]
fn what_is_not_annotated_is_not_judged() {
    let mut bare = statement();
    for field in ["type", "targets", "negated", "modality"] {
        bare.as_object_mut().unwrap().remove(field);
    }
    let home = corpus(&[bare]);
    let report = report(home.path());
    for measure in ["type", "target", "mood", "entity", "relation"] {
        assert_eq!(report["measures"][measure], Value::Null, "{measure}");
    }
    assert_eq!(report["measures"]["right"]["right"], 1);
    let out = stdout(&allege(&["eval", "."], home.path()).code(0));
    assert!(
        out.ends_with("not judged: type, target, mood, entity, relation\n"),
        "{out}"
    );
}

#[test]
fn intervals_are_the_same_in_every_run() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let corpus = corpus.to_str().unwrap();
    let home = folder(&[]);
    let run = |threads: &str| {
        let run = assert_cmd::Command::cargo_bin("allege")
            .unwrap()
            .current_dir(home.path())
            .env("RAYON_NUM_THREADS", threads)
            .args(["eval", corpus, "--json"])
            .assert();
        stdout(&run.code(0))
    };
    let first = run("1");
    assert!(
        first == run("3"),
        "the report depends on the number of threads"
    );
    let report: Value = serde_json::from_str(&first).unwrap();
    let found = &report["measures"]["found"];
    let interval = &found["f1_interval"];
    let [low, f1, high] = [&interval[0], &found["f1"], &interval[1]].map(|n| n.as_f64().unwrap());
    assert!(low < f1 && f1 < high, "{found}");
    let n_claims = report["gold"].as_u64().unwrap() + report["spurious"].as_u64().unwrap();
    assert_eq!(
        report["outcomes"].as_array().unwrap().len() as u64,
        n_claims
    );
}

#[test]
fn floors_of_a_file() {
    let home = corpus(&[denial(), statement()]);
    fs::write(home.path().join("floors"), "# why\nfound=100\n").unwrap();
    allege(&["eval", ".", "--floors", "floors"], home.path()).code(0);
    fs::write(home.path().join("floors"), "entity=50\nfond=3\n").unwrap();
    let run = allege(&["eval", ".", "--floors", "floors"], home.path()).code(1);
    let said = stderr(&run);
    assert!(
        said.contains("error[F001]: unknown measure `fond`"),
        "{said}"
    );
    assert!(said.contains("floors:2:1"), "{said}");
}

#[test]
fn a_score_against_a_saved_one() {
    let home = corpus(&[denial(), statement()]);
    let args = |more: &[&'static str]| [&["eval", ".", "--against", "before.json"], more].concat();
    allege(&["eval", ".", "--save", "before.json"], home.path()).code(0);
    let out = stdout(&allege(&args(&[]), home.path()).code(0));
    assert!(
        out.starts_with("nothing gained, lost or changed\n"),
        "{out}"
    );

    // One claim is lost: a verb has another frame.
    let lexicons = copied_lexicons();
    let cues = lexicons.path().join("cues.tsv");
    let text = fs::read_to_string(&cues).unwrap();
    let line = text
        .lines()
        .find(|line| line.starts_with("deny\tverb\t"))
        .unwrap();
    let cells: Vec<&str> = line.split('\t').collect();
    let broken = line.replace(cells[3], "ing");
    fs::write(&cues, text.replace(line, &broken)).unwrap();
    let lexicons: &'static str = lexicons.path().to_str().unwrap().to_owned().leak();
    let run = allege(&args(&["--lexicons", lexicons]), home.path()).code(1);
    let out = stdout(&run);
    let entry = "./a.txt:1: lost denial, by say.that (right → missed)\n  \
        gold   {SOURCE The mayor} {CUE denied} that {CONTENT the bridge was unsafe}.\n";
    assert!(out.contains(entry), "{out}");
    assert!(
        out.contains("\nfound        100.0 → 100.0    100.0 → 50.0    100.0 → 66.7\n"),
        "{out}"
    );
    assert!(stderr(&run).contains("1 claim lost or newly spurious"));

    // Saved over what it is compared with, it is accepted, and the next run has nothing to say.
    let accept = args(&["--save", "before.json", "--lexicons", lexicons]);
    allege(&accept, home.path()).code(0);
    let run = allege(&args(&["--lexicons", lexicons]), home.path()).code(0);
    assert!(
        stdout(&run).starts_with("nothing gained"),
        "{}",
        stdout(&run)
    );
    let run = allege(&args(&[]), home.path()).code(0);
    assert!(stdout(&run).contains("gained denial, by say.that (missed → right)"));

    fs::write(home.path().join("before.json"), "{}").unwrap();
    let run = allege(&args(&[]), home.path()).code(2);
    assert!(
        stderr(&run).contains("before.json: not a saved score"),
        "{}",
        stderr(&run)
    );
}

#[test]
fn pages_beside_the_tables() {
    let home = corpus(&[denial()]);
    let args = ["eval", ".", "--junit", "score.xml", "--html", "score.html"];
    allege(&args, home.path()).code(0);
    let xml = fs::read_to_string(home.path().join("score.xml")).unwrap();
    assert!(
        xml.contains("tests=\"2\"") && xml.contains("failures=\"1\""),
        "{xml}"
    );
    assert!(xml.contains("found, but not in the gold"), "{xml}");
    let html = fs::read_to_string(home.path().join("score.html")).unwrap();
    assert!(html.contains(
        "data-verdict=\"spurious\" data-type=\"statement\" data-rule=\"quote.inverted\""
    ));
    assert!(html.contains("<mark class=\"cue\"><span class=\"role\">cue</span>denied</mark>"));
}
