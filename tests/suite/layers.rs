//! Modules may use only those that stand before them: Rust allows cycles, so a test forbids them.

use std::fs;
use std::path::{Path, PathBuf};

/// All modules of the library, in the order in which they may use each other.
const ORDER: [&str; 19] = [
    "names",
    "text",
    "diagnostic",
    "read",
    "lexicon",
    "segment",
    "tag",
    "claim",
    "phrase",
    "rule",
    "find",
    "resolve",
    "pipeline",
    "check",
    "record",
    "explain",
    "eval",
    "coverage",
    "lib",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every Rust file below `folder`.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The module of a file, by its place in [`ORDER`].
fn layer(file: &Path) -> usize {
    let first = file.strip_prefix(root()).unwrap().iter().next().unwrap();
    let name = first.to_str().unwrap().trim_end_matches(".rs");
    place(name).unwrap_or_else(|| panic!("src/{name} is no module that layers.rs knows"))
}

fn place(name: &str) -> Option<usize> {
    ORDER.iter().position(|&module| module == name)
}

/// The modules a source uses by `crate::name` or `crate::{name…, name…}`, doc comments aside.
fn used(source: &str) -> Vec<String> {
    let code: Vec<_> = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n");
    let mut names = Vec::new();
    for after in code.split("crate::").skip(1) {
        if let Some(group) = after.strip_prefix('{') {
            let mut depth = 0;
            let mut item = String::new();
            for c in group.chars() {
                match c {
                    '}' if depth == 0 => break,
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => names.push(std::mem::take(&mut item)),
                    _ if depth == 0 => item.push(c),
                    _ => {}
                }
            }
            names.push(item);
        } else {
            names.push(after.to_owned());
        }
    }
    let name = |text: &String| -> String {
        let text = text.trim_start();
        text.chars()
            .take_while(|&c| c.is_alphanumeric() || c == '_')
            .collect()
    };
    names
        .iter()
        .map(name)
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn modules_use_only_those_before_them() {
    let mut all = Vec::new();
    files(&root(), &mut all);
    all.retain(|file| !file.starts_with(root().join("bin")));
    all.sort();
    let mut wrong = Vec::new();
    for file in &all {
        let own = layer(file);
        for name in used(&fs::read_to_string(file).unwrap()) {
            // Macros and items at the crate's root have no layer.
            if let Some(other) = place(&name)
                && other > own
            {
                wrong.push(format!(
                    "{} uses crate::{name}, but `{}` stands before `{name}`",
                    file.display(),
                    ORDER[own]
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_order_is_the_one_in_the_architecture() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md");
    let page = fs::read_to_string(page).unwrap();
    let order = ORDER[..ORDER.len() - 1].join(" ");
    assert!(page.contains(&order), "ARCHITECTURE.md must name: {order}");
}

#[test]
fn uses_are_seen() {
    let source = "//! crate::eval\nuse crate::text::Span;\nuse crate::{claim::Claim, record::{a, b}};\nlet x = crate::find::find();";
    assert_eq!(used(source), ["text", "claim", "record", "find"]);
}
