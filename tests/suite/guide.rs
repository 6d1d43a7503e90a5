//! `docs/guide.md`, followed literally: its files are written, its commands run, and what it says they
//! print is what they print.
//!
//! `GUIDE=overwrite cargo test guide` puts what is printed today into every block that is wrong; read
//! the difference before you commit it. In a block, `…` alone on a line stands for any lines, and
//! within a line for any words; which line of a lexicon something stands in may differ.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use allege::check::check_examples;
use allege::diagnostic::Severity;
use allege::lexicon::{LexiconFile, LexiconFiles};
use allege::pipeline::Language;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn guide() -> (PathBuf, String) {
    let path = root().join("docs/guide.md");
    let text = fs::read_to_string(&path).unwrap();
    (path, text)
}

/// A fenced block.
struct Block<'g> {
    /// What stands behind the opening fence: a language, and what is to be done with the block.
    info: &'g str,
    text: &'g str,
    /// Where `text` stands in the guide.
    start: usize,
}

fn blocks(guide: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, usize)> = None;
    let mut at = 0;
    for line in guide.split_inclusive('\n') {
        if let Some(info) = line.strip_prefix("```") {
            open = match open {
                None => Some((info.trim(), at + line.len())),
                Some((info, start)) => {
                    let text = &guide[start..at];
                    blocks.push(Block { info, text, start });
                    None
                }
            };
        }
        at += line.len();
    }
    assert!(open.is_none(), "a block of the guide is never closed");
    blocks
}

/// Copies a folder and all in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let from = entry.unwrap().path();
        let to = to.join(from.file_name().unwrap());
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

/// Does with a file what the block says a reader does: `write=`, `append=`, or `line=`, which goes to
/// its place in byte order.
fn edit(folder: &Path, how: &str, path: &str, text: &str) {
    let path = folder.join(path);
    let now = match how {
        "write" => text.to_owned(),
        "append" => fs::read_to_string(&path).unwrap() + text,
        "line" => {
            let old = fs::read_to_string(&path).unwrap();
            let mut lines: Vec<&str> = old.lines().collect();
            let head = lines
                .iter()
                .take_while(|line| line.starts_with('#'))
                .count();
            lines.extend(text.lines());
            lines[head..].sort_unstable();
            lines.join("\n") + "\n"
        }
        how => panic!("the guide cannot `{how}` a file"),
    };
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, now).unwrap();
}

/// What a command prints, on both streams, as a terminal would show it.
#[cfg(unix)]
fn run(folder: &Path, command: &str) -> Vec<String> {
    let program = assert_cmd::cargo::cargo_bin!("allege");
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", &format!("{{ {command}\n}} 2>&1")])
        .env(
            "PATH",
            format!("{}:{path}", program.parent().unwrap().display()),
        )
        .env("NO_COLOR", "1")
        .current_dir(folder)
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    printed
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// Whether `printed` is what `wanted` says, `…` standing for anything.
fn agrees(wanted: &[&str], printed: &[&str]) -> bool {
    match (wanted.split_first(), printed.split_first()) {
        (None, None) => true,
        (Some((&"…", rest)), _) => {
            (0..=printed.len()).any(|skipped| agrees(rest, &printed[skipped..]))
        }
        (Some((wanted, rest)), Some((printed, more))) => {
            line_agrees(wanted, printed) && agrees(rest, more)
        }
        _ => false,
    }
}

fn line_agrees(wanted: &str, printed: &str) -> bool {
    let (wanted, printed) = (without_numbers(wanted), without_numbers(printed));
    let printed = printed.as_str();
    let mut parts = wanted.split('…');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = printed.strip_prefix(first) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else {
        return rest.is_empty();
    };
    for part in middle {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// A line without the numbers of lines in lexicon and rule files, which shift with every entry.
fn without_numbers(line: &str) -> String {
    let place = regex::Regex::new(r"(\.tsv|\.rules):\d+").unwrap();
    let gutter = regex::Regex::new(r"^ *\d+ \|").unwrap();
    let line = place.replace_all(line, "$1:N");
    gutter.replace(&line, "N |").into_owned()
}

#[test]
fn an_ellipsis_stands_for_anything() {
    for (wanted, printed, expected) in [
        ("a\nb", "a\nb", true),
        ("a\n…\nd", "a\nb\nc\nd", true),
        ("a\n…", "a", true),
        ("a\n…\nd", "a\nb\nc", false),
        ("found … of …, yes", "found 3 of 4, yes", true),
        ("found …", "none", false),
        ("ab … b", "ab b", false),
        ("at a.tsv:4, b", "at a.tsv:17, b", true),
        ("4 | rule", "17 | rule", true),
        ("4 rules", "17 rules", false),
    ] {
        let lines = |text: &'static str| text.lines().collect::<Vec<_>>();
        assert_eq!(
            agrees(&lines(wanted), &lines(printed)),
            expected,
            "{wanted}"
        );
    }
}

#[cfg(unix)]
#[test]
fn the_guide_can_be_followed_literally() {
    let (path, guide) = guide();
    let folder = tempfile::tempdir().unwrap();
    for name in ["lexicons", "corpus"] {
        copy(&root().join(name), &folder.path().join(name));
    }
    let mut mended = String::new();
    let mut kept = 0;
    let mut wrong = Vec::new();
    for block in blocks(&guide) {
        if let Some((how, file)) = block
            .info
            .split_once(' ')
            .and_then(|(_, what)| what.split_once('='))
        {
            edit(folder.path(), how, file, block.text);
        }
        if block.info != "console" {
            continue;
        }
        let mut now: Vec<String> = Vec::new();
        let mut lines = block.text.lines().peekable();
        while let Some(line) = lines.next() {
            let command = line
                .strip_prefix("$ ")
                .unwrap_or_else(|| panic!("a console block of the guide begins with `$ `: {line}"));
            now.push(line.to_owned());
            let mut wanted = Vec::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("$ ")) {
                wanted.push(line);
            }
            let printed = run(folder.path(), command);
            let shown: Vec<&str> = printed.iter().map(String::as_str).collect();
            if agrees(&wanted, &shown) {
                now.extend(wanted.into_iter().map(str::to_owned));
            } else {
                wrong.push(format!("{line}\n{}\n", printed.join("\n")));
                now.extend(printed);
            }
        }
        mended.push_str(&guide[kept..block.start]);
        mended.push_str(&now.join("\n"));
        mended.push('\n');
        kept = block.start + block.text.len();
    }
    mended.push_str(&guide[kept..]);
    if std::env::var("GUIDE").is_ok_and(|value| value == "overwrite") {
        fs::write(path, mended).unwrap();
    } else {
        assert!(
            wrong.is_empty(),
            "docs/guide.md says otherwise; `GUIDE=overwrite cargo test guide` mends it:\n{}",
            wrong.join("\n")
        );
    }
}

#[test]
fn the_guides_rules_hold() {
    let (_, guide) = guide();
    let rules: Vec<&str> = blocks(&guide)
        .iter()
        .filter(|block| block.info == "rules")
        .map(|block| block.text)
        .collect();
    let files = LexiconFiles {
        rules: vec![LexiconFile {
            name: "docs/guide.md".to_owned(),
            text: Cow::Owned(rules.join("\n")),
        }],
        ..LexiconFiles::embedded()
    };
    let language = Language::load(&files).unwrap();
    assert_eq!(
        language.rules.rules().len(),
        20,
        "the commonest constructions are twenty"
    );
    let mut mistakes = check_examples(&language, &files);
    mistakes.retain(|mistake| mistake.severity == Severity::Error);
    assert!(mistakes.is_empty(), "{mistakes:#?}");
}

#[test]
fn links_lead_to_files() {
    let (path, guide) = guide();
    for link in guide.split("](").skip(1) {
        let target = link.split([')', '#']).next().unwrap_or_default();
        if !target.is_empty() && !target.contains("://") {
            let file = path.parent().unwrap().join(target);
            assert!(file.exists(), "docs/guide.md links to {target}");
        }
    }
}
