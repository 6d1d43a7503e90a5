//! A pattern on its own, made a rule file of one rule, for whoever tries one out.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::lexicon::LexiconFile;

/// The rule file in which `pattern` is the only rule; it knows every `%name` of `files`, the first
/// of those that share a name.
///
/// Diagnostics call it `pattern`. Its rule makes statements, whatever the cue: only where it matches is of interest.
#[must_use]
pub fn pattern_file(pattern: &str, files: &[LexiconFile]) -> LexiconFile {
    let lets: Vec<(&str, &str)> = files
        .iter()
        .flat_map(|file| file.text.lines())
        .filter_map(|line| {
            let (name, _) = line.strip_prefix("let ")?.split_once('=')?;
            Some((name.trim(), line))
        })
        .collect();
    // Only what is asked for, directly or by way of others, in the order of the files.
    let mut wanted: BTreeSet<&str> = names(pattern).collect();
    let mut known = BTreeSet::new();
    for &(name, line) in lets.iter().rev() {
        if wanted.contains(name) {
            wanted.extend(names(line));
        }
    }
    let mut text = String::new();
    for (name, line) in lets {
        if wanted.contains(name) && known.insert(name) {
            text.push_str(line);
            text.push('\n');
        }
    }
    // One line, so that a mistake in it is shown whole; the examples are there because every rule
    // has some, and are never tried.
    let pattern = pattern.split_whitespace().collect::<Vec<_>>().join(" ");
    writeln!(
        text,
        "rule pattern : statement\n  match  {pattern}\n  yes    {{CUE a}}\n  no     b"
    )
    .expect("a string takes all");
    LexiconFile {
        name: "pattern".to_owned(),
        text: text.into(),
    }
}

/// The `%names` in `text`.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('%').skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Lexicon, LexiconFiles};
    use crate::rule::RuleSet;

    fn codes(pattern: &str) -> Vec<&'static str> {
        let files = LexiconFiles::embedded();
        let lexicon = Lexicon::load(&files).unwrap();
        let file = pattern_file(pattern, &files.rules);
        let found = RuleSet::compile(std::slice::from_ref(&file), &lexicon);
        found
            .err()
            .unwrap_or_default()
            .iter()
            .map(|diagnostic| diagnostic.code)
            .collect()
    }

    #[test]
    fn names_of_every_file_are_known() {
        assert_eq!(codes("%subj CUE:<that> that\n CONTENT:MATTER"), [""; 0]);
    }

    #[test]
    fn mistakes_are_told() {
        assert_eq!(codes("SOURCE:NP CONTENT:MATTER"), ["R016"]);
        assert_eq!(codes("CUE:<that> CONTENT:MATER"), ["R012"]);
    }
}
