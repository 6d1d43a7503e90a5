//! The rule language from the outside: the files that ship hold, and every mistake is told.

use std::fs;
use std::path::Path;

use allege::check::check;
use allege::diagnostic::{Diagnostic, Severity, codes};
use allege::find::{Match, find};
use allege::lexicon::{LexiconFile, LexiconFiles};
use allege::phrase::phrase;
use allege::pipeline::Language;
use allege::rule::Role;
use allege::segment::segment;
use allege::tag::Entities;
use assert_cmd::Command;

use crate::process::{allege, stderr};

fn shipped() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/en")
}

/// All errors in `files`, those in examples too.
fn errors(files: &LexiconFiles) -> Vec<Diagnostic> {
    let mut found = check(files).diagnostics;
    found.retain(|diagnostic| diagnostic.severity == Severity::Error);
    found
}

#[test]
fn the_built_in_examples_hold() {
    assert_eq!(errors(&LexiconFiles::embedded()), []);
}

#[test]
fn the_folders_examples_hold() {
    assert_eq!(errors(&LexiconFiles::read(&shipped()).unwrap()), []);
}

#[test]
fn what_is_built_in_is_what_the_folder_holds() {
    let name = |file: &LexiconFile| file.name.rsplit('/').next().unwrap().to_owned();
    let texts = |files: Vec<LexiconFile>| -> Vec<(String, String)> {
        let pairs = files
            .into_iter()
            .map(|file| (name(&file), file.text.into_owned()));
        pairs.collect()
    };
    let (built_in, folder) = (
        LexiconFiles::embedded(),
        LexiconFiles::read(&shipped()).unwrap(),
    );
    assert!(texts(built_in.tables) == texts(folder.tables));
    assert!(texts(built_in.rules) == texts(folder.rules));
    let mut tables: Vec<String> = fs::read_dir(shipped())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    tables.sort();
    let known: Vec<String> = LexiconFiles::embedded().tables.iter().map(name).collect();
    assert_eq!(tables, known, "a table that is not loaded");
}

#[test]
fn sound_rules_load_and_hold() {
    insta::glob!("data/rules/ok/*.rules", |path| {
        let files = LexiconFiles {
            rules: vec![LexiconFile {
                name: path.file_name().unwrap().to_str().unwrap().to_owned(),
                text: fs::read_to_string(path).unwrap().into(),
            }],
            ..LexiconFiles::embedded()
        };
        let mut found = check(&files).diagnostics;
        // Of the words that ship few are used here.
        let name = &files.rules[0].name;
        found.retain(|diagnostic| diagnostic.file == *name);
        assert_eq!(found, []);
    });
}

/// Every mistake of a file, as `allege check` shows it.
#[test]
fn every_mistake_is_told_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    for file in LexiconFiles::embedded().tables {
        let name = file.name.rsplit('/').next().unwrap();
        fs::write(folder.path().join(name), &*file.text).unwrap();
    }
    let rules = folder.path().join("rules");
    let mut told = String::new();
    insta::glob!("data/rules/err/*.rules", |path| {
        let _ = fs::remove_dir_all(&rules);
        fs::create_dir(&rules).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        fs::copy(path, rules.join(name)).unwrap();
        let run = allege(
            &["check", &format!("rules/{name}"), "--deny-warnings"],
            folder.path(),
        );
        let shown = stderr(&run.code(1));
        told.push_str(&shown);
        insta::assert_snapshot!(shown);
    });
    for code in codes().filter(|code| code.starts_with(['R', 'X'])) {
        assert!(
            told.contains(&format!("[{code}]")),
            "no fixture shows {code}"
        );
    }
}

fn language(rule: &str) -> Language {
    let files = LexiconFiles {
        rules: vec![LexiconFile {
            name: "test.rules".to_owned(),
            text: format!("{rule}\n  yes {{CUE x}}\n  no x\n").into(),
        }],
        ..LexiconFiles::embedded()
    };
    Language::load(&files).unwrap()
}

fn matches(text: &str, language: &Language) -> Vec<Match> {
    let segmented = segment(text, &language.lexicon);
    let phrases = phrase(&segmented, &language.lexicon, &Entities::default());
    find(&segmented, &language.lexicon, &phrases, &language.rules)
}

/// Not a measurement: unbounded backtracking would take hours.
#[test]
fn a_hostile_sentence_costs_little() {
    let language = language(
        "rule hostile : @CUE\n  match SOURCE:NP ( ( ADV? APP? )* ,? )* CUE:<that> \
         ( ( ADV? APP? )* ADV* )* ( ..100 , )* that CONTENT:MATTER",
    );
    let commas = "The mayor, on Monday, ".to_owned() + &"old, ".repeat(5_000);
    for text in [
        format!("{commas}said."),
        format!("{commas}said {}", "now, then, ".repeat(2_500)),
        format!("The mayor said {}.", ", ".repeat(5_000)),
        "The mayor said, ".repeat(500),
    ] {
        // Were the cost not bounded, this would not end.
        matches(&text, &language);
    }
}

#[test]
fn loops_that_pass_nothing_end() {
    let language = language(
        "rule empty : @CUE\n  match SOURCE:NP ( ADV* )* ( !that )* CUE:<that> ( ( ..0 )* ( ^? $? )* )+ that CONTENT:MATTER",
    );
    let found = matches("The mayor said that it burned.", &language);
    assert!(found[0].role(Role::Content).eq(std::iter::once(4..6)));
}

#[test]
fn explain_tells_why_and_why_not() {
    let explain = |args: &[&str]| {
        let mut command = Command::cargo_bin("allege").unwrap();
        let run = command
            .env("NO_COLOR", "1")
            .arg("explain")
            .args(args)
            .assert();
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    let text = "The town accused the port for the delay.";
    let shown = explain(&[text, "--rule", "object.party-of"]);
    assert!(
        shown.contains("[The town] accused [the port] for"),
        "{shown}"
    );
    assert!(
        shown.contains("after the cue it wants `of`; there stands"),
        "{shown}"
    );
    let shown = explain(&["The town said that it burned."]);
    assert!(shown.contains("won  say.that"), "{shown}");
    let shown = explain(&["She sang.", "--rule", "no.such"]);
    assert_eq!(shown, "");
}
