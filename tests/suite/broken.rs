//! Broken and hostile inputs: each gets one clear message, costs nothing but itself, and ends.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::process::{ARTICLE, allege, folder, stderr, stdout};

/// What became of a file between two good ones.
enum Fate<'m> {
    /// Told in this message, and left out.
    Refused(&'m str),
    /// Worked through like any other.
    Read,
}

/// Puts `broken` between two good articles and extracts all three, with one thread and with two.
#[track_caller]
fn check(name: &str, bytes: &[u8], fate: &Fate<'_>) {
    let folder = folder(&[
        ("a.txt", ARTICLE.as_bytes()),
        (name, bytes),
        ("c.txt", ARTICLE.as_bytes()),
    ]);
    check_in(folder.path(), &["a.txt", name, "c.txt"], fate);
    // Alone there is nothing left that could be read.
    if let Fate::Refused(message) = fate {
        let alone = allege(&["extract", name], folder.path()).code(2);
        let said = stderr(&alone);
        assert!(
            said.starts_with(&format!("error: {message}\n0 documents")),
            "{said}"
        );
        assert_eq!(stdout(&alone), "");
    }
}

#[track_caller]
fn check_in(folder: &Path, inputs: &[&str], fate: &Fate<'_>) {
    let run = |jobs| {
        let args = [&["extract", jobs][..], inputs].concat();
        allege(&args, folder)
    };
    let one = run("--jobs=1");
    let two = run("--jobs=2");
    let (out, said) = (stdout(&one), stderr(&one));
    assert!(out == stdout(&two), "one thread and two disagree");
    assert_eq!(said, stderr(&two));

    match fate {
        Fate::Refused(message) => {
            one.code(3);
            let summary = "2 documents, 4 claims, 1 input failed\n";
            assert!(
                said.starts_with(&format!("error: {message}\n{summary}")),
                "{said}"
            );
        }
        Fate::Read => {
            one.code(0);
            assert!(said.starts_with("3 documents, "), "{said}");
        }
    }
    for good in ["a.txt", "c.txt"] {
        let own = out.lines().filter(|line| {
            let record: Value = serde_json::from_str(line).expect("stdout holds JSON only");
            record["doc"]["path"] == good
        });
        assert_eq!(own.count(), 2, "claims of {good}");
    }
}

#[test]
fn no_text_at_all() {
    check(
        "b.txt",
        b"",
        &Fate::Refused("b.txt: holds no text; remove it, or save it again if it should hold some"),
    );
    check(
        "b.html",
        b"<html><body></body></html>",
        &Fate::Refused("b.html: no article found in this page; save its text as .txt instead"),
    );
}

#[test]
fn binary_under_a_name_for_text() {
    let png = [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0".as_slice(),
        &[0xfe; 999],
    ]
    .concat();
    check(
        "b.txt",
        &png,
        &Fate::Refused(
            "b.txt: is not text but binary data; convert it to plain text or HTML first",
        ),
    );
}

#[test]
fn bytes_that_are_not_utf8() {
    // A character cut in the middle costs that character.
    let cut = "Le Monde said the café was shut. “It was” the caf\u{e9}".as_bytes();
    check("b.txt", &cut[..cut.len() - 1], &Fate::Read);
    // JSON knows no other encoding.
    check(
        "b.jsonl",
        b"{\"text\": \"the caf\xe9 owners said no\"}\n",
        &Fate::Refused("b.jsonl:1: is not in UTF-8, as JSON must be; convert it first"),
    );
}

#[test]
fn a_page_nested_without_end() {
    let page = format!("<html><body>{}{ARTICLE}", "<div>".repeat(50_000));
    check(
        "b.html",
        page.as_bytes(),
        &Fate::Refused(
            "b.html: is HTML too large or too deeply nested for a page; \
             save its text as .txt instead",
        ),
    );
}

#[test]
fn a_line_without_end() {
    let clause = "the mayor said, he had, as she claims, accused them of it and ";
    // Few cues among many words: each claim brings some of its sentence along.
    let line = format!(
        "{clause}{}",
        "the bridge and, by the river, a bank and ".repeat(100)
    );
    let line = line.repeat(2_000_000 / line.len());
    check("b.txt", line.as_bytes(), &Fate::Read);
}

#[test]
fn quotation_marks_without_end() {
    for mark in ["“", "\"", "'", "«", "(", "—", ","] {
        check("b.txt", mark.repeat(100_000).as_bytes(), &Fate::Read);
        let said = format!("{mark}He said ").repeat(2_000);
        check("b.txt", said.as_bytes(), &Fate::Read);
    }
}

#[test]
fn what_is_not_there() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes()), ("c.txt", ARTICLE.as_bytes())]);
    check_in(
        folder.path(),
        &["a.txt", "news/", "c.txt"],
        &Fate::Refused("news/: no such file or folder; check the spelling and the current folder"),
    );
}

#[test]
#[cfg(unix)]
fn what_the_system_will_not_open() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = folder(&[("a.txt", ARTICLE.as_bytes()), ("c.txt", ARTICLE.as_bytes())]);
    let told = |name: &str| {
        let error = fs::read(folder.path().join(name)).unwrap_err();
        format!(
            "{name}: cannot be read ({error}); check that it is a file and that you may read it"
        )
    };
    symlink("b.txt", folder.path().join("b.txt")).unwrap();
    check_in(
        folder.path(),
        &["a.txt", "b.txt", "c.txt"],
        &Fate::Refused(&told("b.txt")),
    );
    fs::remove_file(folder.path().join("b.txt")).unwrap();

    let shut = folder.path().join("b.txt");
    fs::write(&shut, ARTICLE).unwrap();
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o0)).unwrap();
    // Root may read everything, so that it cannot be shown there.
    if fs::read(&shut).is_err() {
        check_in(
            folder.path(),
            &["."],
            &Fate::Refused(&format!("./{}", told("b.txt"))),
        );
    }
}
