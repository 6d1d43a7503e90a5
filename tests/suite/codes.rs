//! Every code has a page in the manual, and the examples on it show what it says.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use allege::check::check;
use allege::diagnostic::{codes, page, page_path};
use allege::eval::brat::{Labels, import};
use allege::eval::{Gold, read_floors};
use allege::lexicon::{LexiconFile, LexiconFiles};

use crate::process::{allege, folder, stderr, stdout};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Every Rust file of the library.
fn sources() -> Vec<PathBuf> {
    let walk = ignore::WalkBuilder::new(root().join("src")).build();
    let files = walk.map(|entry| entry.unwrap().into_path());
    files
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The codes in a source, `"R012"`, its tests left out.
fn codes_in(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
    code.split('"')
        .filter(|text| {
            let (letter, digits) = text.split_at_checked(1).unwrap_or_default();
            "BFGLRX".contains(letter)
                && digits.len() == 3
                && digits.bytes().all(|b| b.is_ascii_digit())
        })
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let pages: BTreeSet<String> = codes().map(str::to_owned).collect();
    let files: BTreeSet<String> = fs::read_dir(root().join("docs/codes"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(pages, files, "src/diagnostic/pages.rs lists docs/codes");
    let own = root().join("src/diagnostic/pages.rs");
    let used: BTreeSet<String> = sources()
        .into_iter()
        .filter(|path| *path != own && !path.ends_with("tests.rs"))
        .flat_map(|path| codes_in(&fs::read_to_string(path).unwrap()))
        .collect();
    assert_eq!(
        pages, used,
        "pages on the left, codes of the source on the right"
    );
    for code in codes() {
        assert!(page(code).unwrap().starts_with(&format!("# {code}: ")));
        assert!(root().join(page_path(code)).is_file());
    }
}

/// A fenced block: its language and file, whether it is mended, its text.
struct Block<'p> {
    language: &'p str,
    file: &'p str,
    mended: bool,
    text: String,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        let mut words = info.split(' ').filter(|word| *word != "mended");
        blocks.push(Block {
            language: words.next().unwrap(),
            file: words.next().unwrap_or_default(),
            mended: info.ends_with(" mended"),
            text: lines
                .by_ref()
                .take_while(|line| *line != "```")
                .flat_map(|line| [line, "\n"])
                .collect(),
        });
    }
    blocks
}

/// The codes that a block yields, about itself.
fn run(block: &Block<'_>, article: &str) -> BTreeSet<&'static str> {
    let mut files = LexiconFiles::embedded();
    let (name, text) = (block.file, block.text.clone());
    let name = match block.language {
        "rules" => {
            files.rules = vec![LexiconFile {
                name: "example.rules".to_owned(),
                text: text.into(),
            }];
            "example.rules"
        }
        "tsv" => {
            let mut tables = files.tables.iter_mut();
            let table = tables.find(|table| table.name.ends_with(name));
            table.unwrap().text = text.into();
            name
        }
        "jsonl" => {
            let folder = folder(&[
                ("a.txt", article.trim_end().as_bytes()),
                ("a.gold.jsonl", text.as_bytes()),
            ]);
            let gold = Gold::read(folder.path()).unwrap();
            return gold.diagnostics.iter().map(|found| found.code).collect();
        }
        "ann" => {
            let imported = import("a.ann", &text, article, &Labels::default());
            return imported
                .diagnostics
                .iter()
                .map(|found| found.code)
                .collect();
        }
        "floors" => {
            let (_, diagnostics) = read_floors("floors", &text);
            return diagnostics.iter().map(|found| found.code).collect();
        }
        other => panic!("a block of {other}"),
    };
    let found = check(&files).diagnostics.into_iter();
    let own = found.filter(|found| found.file.ends_with(name));
    own.map(|found| found.code).collect()
}

#[test]
fn examples_on_pages_show_their_code() {
    // One mistake makes the other.
    let with = [("X006", "X007"), ("X007", "X006")];
    let mut shown = 0;
    for code in codes() {
        let blocks = blocks(page(code).unwrap());
        let article = blocks.iter().find(|block| block.language == "text");
        let article = article.map_or("", |block| &*block.text);
        for block in blocks.iter().filter(|block| block.language != "text") {
            let mut found = run(block, article);
            if block.mended {
                found.retain(|code| !code.starts_with('L') || *code < "L100");
                assert_eq!(found, BTreeSet::new(), "{code}, mended");
            } else {
                shown += 1;
                let also = with.iter().filter(|(own, _)| *own == code);
                let mut wanted: BTreeSet<&str> = also.map(|(_, other)| *other).collect();
                wanted.insert(code);
                assert_eq!(found, wanted, "{code}");
            }
        }
    }
    assert!(shown > 60, "only {shown} pages have an example");
}

#[test]
fn a_page_is_printed() {
    let folder = folder(&[]);
    let run = allege(&["check", "--explain", "r012"], folder.path()).success();
    assert_eq!(stdout(&run), page("R012").unwrap());
    let run = allege(&["check", "--explain", "x0011"], folder.path()).code(2);
    assert!(
        stderr(&run).contains("did you mean `X001`?"),
        "{}",
        stderr(&run)
    );
}
