//! `allege check` and `allege fmt` as a linguist and an editor see them.

use std::fs;
use std::path::Path;

use allege::lexicon::LexiconFiles;
use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

use crate::process::{allege, stderr, stdout};

/// A sound rule.
const RULE: &str = "rule said.that : @CUE\n  match  SOURCE:NP CUE:<that> that CONTENT:MATTER\n  yes    {SOURCE She} {CUE said} that {CONTENT it burned}.\n  no     She sang.\n";

/// A lexicon folder of the built-in tables and one rule file.
fn lexicon(rules: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in LexiconFiles::embedded().tables {
        let name = file.name.rsplit('/').next().unwrap();
        fs::write(folder.path().join(name), &*file.text).unwrap();
    }
    fs::create_dir(folder.path().join("rules")).unwrap();
    fs::write(folder.path().join("rules/a.rules"), rules).unwrap();
    folder
}

fn copy_gold(folder: &Path) {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/data/gold");
    fs::create_dir(folder.join("gold")).unwrap();
    for name in ["ferry.txt", "ferry.gold.jsonl"] {
        fs::copy(data.join(name), folder.join("gold").join(name)).unwrap();
    }
}

/// Every mistake of a table, as `allege check` shows it.
#[test]
fn mistakes_in_tables_are_told_in_their_place() {
    insta::glob!("data/tables/*.tsv", |path| {
        let folder = lexicon(RULE);
        let name = path.file_name().unwrap().to_str().unwrap();
        fs::copy(path, folder.path().join(name)).unwrap();
        let run = allege(&["check", name], folder.path()).code(1);
        insta::assert_snapshot!(stderr(&run));
    });
}

#[test]
fn mistakes_in_gold_are_told_in_their_place() {
    let folder = tempfile::tempdir().unwrap();
    copy_gold(folder.path());
    let run = allege(&["check", "gold"], folder.path()).code(1);
    insta::assert_snapshot!(stderr(&run));
}

#[test]
fn no_file_hides_the_mistakes_of_another() {
    let folder = lexicon(&RULE.replace("CONTENT:MATTER", "CONTENT:MATER"));
    copy_gold(folder.path());
    for (table, wrong) in [("cues.tsv", "zzz\n"), ("actors.tsv", "zzz\n")] {
        let path = folder.path().join(table);
        let text = fs::read_to_string(&path).unwrap() + wrong;
        fs::write(path, text).unwrap();
    }
    fs::write(folder.path().join("cue.tsv"), "").unwrap();
    let run = allege(&["check", "nowhere", ".", "gold", "--json"], folder.path()).code(2);
    let lines: Vec<Value> = stdout(&run)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let told = |file: &str, code: &str| {
        lines
            .iter()
            .any(|line| line["file"].as_str().unwrap().ends_with(file) && line["code"] == code)
    };
    for (file, code) in [
        ("a.rules", "R012"),
        ("cues.tsv", "L002"),
        ("actors.tsv", "L002"),
        ("cue.tsv", "L104"),
        ("ferry.gold.jsonl", "G002"),
    ] {
        assert!(told(file, code), "{file} {code} in {lines:#?}");
    }
    assert!(
        stderr(&run).contains("there is no nowhere"),
        "{}",
        stderr(&run)
    );
}

#[test]
fn an_editor_can_apply_what_was_meant() {
    let folder = lexicon(&RULE.replace("CONTENT:MATTER", "“ CONTENT:MATER"));
    let run = allege(&["check", "rules/a.rules", "--json"], folder.path()).code(1);
    let line: Value = serde_json::from_str(stdout(&run).trim_end()).unwrap();
    assert_eq!(
        line["suggestion"],
        serde_json::json!({"line": 2, "column": 46, "end_line": 2, "end_column": 51, "replacement": "MATTER"})
    );
    assert_eq!(line["page"], "docs/codes/R012.md");
}

#[test]
fn warnings_fail_only_where_they_are_denied() {
    let todo = RULE.to_owned() + "  todo-no She sang all day.\n";
    let folder = lexicon(&todo);
    let run = |args: &[&str]| allege(&[&["check", "rules/a.rules"], args].concat(), folder.path());
    let told = stderr(&run(&[]).code(0));
    assert!(told.contains("warning[X005]"), "{told}");
    run(&["--deny-warnings"]).code(1);
    fs::write(folder.path().join("rules/a.rules"), RULE).unwrap();
    let told = stderr(&run(&["--deny-warnings"]).code(0));
    assert_eq!(
        told,
        "10 files and 2 examples checked: 0 errors, 0 warnings\n"
    );
}

#[test]
fn what_cannot_be_checked_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "x").unwrap();
    let run = allege(&["check", "a.txt"], folder.path()).code(2);
    assert!(
        stderr(&run).contains("nothing to check in a.txt"),
        "{}",
        stderr(&run)
    );
    fs::create_dir(folder.path().join("rules")).unwrap();
    fs::write(folder.path().join("actor.tsv"), "").unwrap();
    let run = allege(&["check", "."], folder.path()).code(2);
    assert!(
        stderr(&run).contains("is it `actor.tsv`? Rename that"),
        "{}",
        stderr(&run)
    );
}

/// A rule file that is not laid out, and the same laid out.
const LOOSE: &str = "rule said.that:@CUE\n match SOURCE:NP CUE:<that> that CONTENT:MATTER\n yes {SOURCE She} {CUE said} that {CONTENT it burned}.\n\n no She sang.";

#[test]
fn files_are_laid_out_and_only_those() {
    let folder = lexicon(LOOSE);
    let rules = folder.path().join("rules/a.rules");
    fs::write(folder.path().join("README.md"), "  left  alone ").unwrap();
    let run = allege(&["fmt", ".", "--check"], folder.path()).code(1);
    assert_eq!(stdout(&run), "./rules/a.rules\n");
    let run = allege(&["fmt", ".", "--diff"], folder.path()).code(1);
    insta::assert_snapshot!(stdout(&run));
    assert_eq!(fs::read_to_string(&rules).unwrap(), LOOSE);

    let before = fs::metadata(folder.path().join("cues.tsv"))
        .unwrap()
        .modified()
        .unwrap();
    let run = allege(&["fmt", "."], folder.path()).code(0);
    assert_eq!(stderr(&run), "10 files: 1 changed, 0 with mistakes\n");
    assert_eq!(fs::read_to_string(&rules).unwrap(), RULE);
    let after = fs::metadata(folder.path().join("cues.tsv"))
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(before, after, "a file that is laid out is not written");
    let names = fs::read_dir(folder.path().join("rules")).unwrap().count();
    assert_eq!(names, 1, "no unfinished file is left");
    allege(&["fmt", ".", "--check"], folder.path()).code(0);
}

#[test]
fn a_file_with_a_mistake_is_left_as_it_is() {
    let broken = LOOSE.replace("CONTENT:MATTER", "( CONTENT:MATTER");
    let folder = lexicon(&broken);
    let run = allege(&["fmt", "rules/a.rules", "nowhere.tsv"], folder.path()).code(2);
    assert!(stderr(&run).contains("error[R012]"), "{}", stderr(&run));
    assert!(stderr(&run).contains("rules/a.rules is left as it is"));
    assert!(stderr(&run).contains("cannot read nowhere.tsv"));
    let left = fs::read_to_string(folder.path().join("rules/a.rules")).unwrap();
    assert_eq!(left, broken);
    allege(&["fmt", "rules/a.rules"], folder.path()).code(1);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let fmt = |args: &[&str], input: &str| {
        let mut command = Command::cargo_bin("allege").unwrap();
        let run = command.arg("fmt").arg("-").args(args).write_stdin(input);
        let run = run.assert();
        (stdout(&run), stderr(&run))
    };
    assert_eq!(fmt(&[], LOOSE), (RULE.to_owned(), String::new()));
    let table = fmt(&["--stdin-name", "cues.tsv"], "b\tx \na\ty");
    assert_eq!(table.0, "a\ty\nb\tx\n");
    let (out, said) = fmt(&[], "rule x");
    assert_eq!(out, "");
    assert!(said.contains("error[R004]"), "{said}");
}
