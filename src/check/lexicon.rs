//! Entries of the tables that do nothing: cues that no rule matches, values that stand twice.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::lexicon::{
    Cell, Class, ClassSet, Frame, Lexeme, LexiconFile, LexiconFiles, RoleKind, WordClass, entries,
};
use crate::pipeline::Language;
use crate::rule::{LexemeTest, Program};
use crate::text::{ClaimType, Span};

pub(super) fn check(language: &Language, files: &LexiconFiles) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let table = |name: &str| files.tables.iter().find(|file| file.name.ends_with(name));
    if let Some(cues) = table("cues.tsv") {
        check_cues(language, cues, &mut found);
    }
    if let (Some(words), Some(roles)) = (table("words.tsv"), table("roles.tsv")) {
        check_classes(language, words, roles, &mut found);
    }
    let lists = LISTS
        .par_iter()
        .flat_map_iter(|&(name, column, separator)| {
            let file = table(name);
            file.map_or_else(Vec::new, |file| repeated(file, column, separator))
        });
    found.extend(lists.collect::<Vec<_>>());
    found
}

/// Columns with several values, by table, and what stands between them.
const LISTS: [(&str, usize, u8); 8] = [
    ("actors.tsv", 3, b';'),
    ("cities.tsv", 2, b';'),
    ("countries.tsv", 2, b';'),
    ("countries.tsv", 3, b';'),
    ("countries.tsv", 5, b';'),
    ("cues.tsv", 3, b' '),
    ("parts_of_speech.tsv", 1, b' '),
    ("words.tsv", 1, b' '),
];

/// Lines of `cues.tsv`, and frames in them, that no rule asks for.
fn check_cues(language: &Language, file: &LexiconFile, found: &mut Vec<Diagnostic>) {
    let tests: Vec<LexemeTest> = language
        .rules
        .rules()
        .iter()
        .flat_map(|rule| rule.programs.iter().chain(&rule.unless))
        .flat_map(Program::lexeme_tests)
        .collect();
    // A table that loads has a lexeme for every entry, in the same order.
    let lines = entries(file).zip(language.lexicon.lexemes());
    let mut unused: BTreeMap<(WordClass, Frame), Unused> = BTreeMap::new();
    let mut dead: BTreeMap<(WordClass, &str), Vec<(Span, &str)>> = BTreeMap::new();
    for (line, lexeme) in lines {
        let frames = line.cells().nth(3).expect("the table has been loaded");
        if !tests.iter().any(|test| test.admits(lexeme)) {
            let alike = dead.entry((lexeme.class, frames.text));
            alike.or_default().push((line.span, &lexeme.lemma));
            continue;
        }
        for cell in frames.split(b' ') {
            let frame = Frame::from_name(cell.text).expect("the table has been loaded");
            let frames = unused.entry((lexeme.class, frame)).or_default();
            frames.add(
                lexeme,
                cell,
                tests.iter().any(|test| asks(test, lexeme, frame)),
            );
        }
    }
    // Where there are few rules there are many such lines: the largest groups tell enough.
    let mut dead: Vec<_> = dead.into_iter().collect();
    dead.sort_by_key(|(_, lines)| std::cmp::Reverse(lines.len()));
    for ((class, frames), lines) in dead.iter().take(GROUPS) {
        found.push(dead_lines(*class, frames, lines, &file.name));
    }
    for ((class, frame), frames) in unused {
        frames.tell(class, frame, &file.name, found);
    }
}

/// Groups of such lines that are told.
const GROUPS: usize = 20;

/// Lemmas of such lines that are named.
const NAMED: usize = 6;

/// Lines of one class and the same frames that no rule matches.
fn dead_lines(class: WordClass, frames: &str, lines: &[(Span, &str)], file: &str) -> Diagnostic {
    let (first, lemma) = lines[0];
    let message = format!("no rule matches `{lemma}`");
    let help = "give it a frame that rules ask for, write a rule, or remove the line";
    let others: Vec<&str> = lines[1..].iter().map(|&(_, lemma)| lemma).collect();
    let label = match others.len() {
        0 => String::new(),
        n => format!(
            "nor {n} more of class {} with frames `{frames}`: {}{}",
            class.as_str(),
            others[..n.min(NAMED)].join(", "),
            if n > NAMED { " …" } else { "" }
        ),
    };
    Diagnostic::warning("L101", file, first, message)
        .label(label)
        .help(help)
}

/// Whether `test` wants `frame` of such a lexeme.
fn asks(test: &LexemeTest, lexeme: &Lexeme, frame: Frame) -> bool {
    test.frames.has(frame) && test.admits(lexeme)
}

/// The lines that have one frame in one class.
#[derive(Default)]
struct Unused {
    /// Whether some rule asks for it.
    asked: bool,
    /// Those for which none does, by type: the first place, and how many there are.
    by_type: BTreeMap<ClaimType, (Span, usize)>,
}

impl Unused {
    fn add(&mut self, lexeme: &Lexeme, cell: Cell<'_>, asked: bool) {
        if asked {
            self.asked = true;
        } else {
            let place = self.by_type.entry(lexeme.claim_type);
            place.or_insert((cell.span, 0)).1 += 1;
        }
    }

    fn tell(self, class: WordClass, frame: Frame, file: &str, found: &mut Vec<Diagnostic>) {
        let (class, frame) = (class.as_str(), frame.as_str());
        let mut tell = |place: Span, whose: String, n: usize| {
            let lines = if n == 1 {
                "1 line has".to_owned()
            } else {
                format!("{n} lines have")
            };
            found.push(
                Diagnostic::warning(
                    "L102",
                    file,
                    place,
                    format!("no rule asks for frame `{frame}` of {whose}"),
                )
                .label(format!("{lines} it"))
                .help("write a rule for it, or take it out of these lines"),
            );
        };
        if self.asked {
            for (claim_type, (place, n)) in self.by_type {
                tell(
                    place,
                    format!("class {class}, type {}", claim_type.as_str()),
                    n,
                );
            }
        } else if let Some(place) = self.by_type.values().map(|(place, _)| *place).min() {
            let n = self.by_type.values().map(|(_, n)| n).sum();
            tell(place, format!("class {class}"), n);
        }
    }
}

/// Classes and kinds that no word has, so that whatever asks for them finds nothing.
fn check_classes(
    language: &Language,
    words: &LexiconFile,
    roles: &LexiconFile,
    found: &mut Vec<Diagnostic>,
) {
    let (mut classes, mut kinds) = (ClassSet::EMPTY, Vec::new());
    for word in language.lexicon.words() {
        classes = classes.union(word.classes);
        for expression in word.expressions() {
            classes = classes.union(expression.classes);
        }
        kinds.extend(word.role.filter(|kind| !kinds.contains(kind)));
    }
    let classes = Class::ALL.iter().filter(|&&class| !classes.has(class));
    let kinds = RoleKind::ALL.iter().filter(|kind| !kinds.contains(kind));
    let lacking = classes.map(|class| (words, "class", class.as_str()));
    let lacking = lacking.chain(kinds.map(|kind| (roles, "kind", kind.as_str())));
    for (file, what, name) in lacking {
        found.push(
            Diagnostic::warning(
                "L103",
                &file.name,
                Span::new(0, 0),
                format!("no word is of {what} `{name}`"),
            )
            .help("the program asks for it; add the words, or the phrases built on them are not found"),
        );
    }
}

/// Values that stand twice in one cell.
fn repeated(file: &LexiconFile, column: usize, separator: u8) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for line in entries(file) {
        // Most cells hold one value or none.
        let cell = line.cells().nth(column);
        let Some(cell) = cell.filter(|cell| cell.text.as_bytes().contains(&separator)) else {
            continue;
        };
        let mut seen: Vec<&str> = Vec::new();
        for value in cell.split(separator) {
            if seen.contains(&value.text) {
                let message = format!("`{}` stands here twice", value.text);
                found.push(
                    Diagnostic::warning("L105", &file.name, value.span, message)
                        .help("remove one of the two"),
                );
            }
            seen.push(value.text);
        }
    }
    found
}
