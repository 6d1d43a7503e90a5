//! A small lexicon for tests, so that they do not change with the real one, and ways to show what
//! segmentation found.

use std::borrow::Cow;
use std::fmt::Write;
use std::sync::LazyLock;

use super::{Mark, Segmented, TokenKind, segment};
use crate::lexicon::{Lexicon, LexiconFile, LexiconFiles};

const WORDS: [(&str, &str); 23] = [
    ("abbr", "v. vs. no. gen. e.g. col."),
    ("abbr abbr-end", "conn. ill. miss. ave."),
    ("abbr-end", "u.s. a.m. p.m. ph.d. d.c. etc. jr. in."),
    ("abbr-end org", "inc. co. corp."),
    ("adv", "later also meanwhile then"),
    ("be", "is was are 's 're"),
    ("comp", "that"),
    ("coord", "and but or"),
    ("det", "the a an this no"),
    ("month", "jan. january sept. october"),
    ("num", "two"),
    ("poss", "his her their"),
    ("prep", "in on of at by to for"),
    ("pron-obj", "him us 'em"),
    ("pron-subj", "he she it they we i"),
    ("sub", "when if"),
    ("time", "today yesterday"),
    ("title", "president prime captain"),
    ("title abbr", "mr. mrs. dr. sen. gov. rev. rep."),
    ("title abbr abbr-end", "st."),
    ("weekday", "monday tuesday"),
    ("wh", "what how why"),
    ("have", "has had"),
];

const CUES: &str = "\
ask\tverb\tstatement\tquote wh\tasks;asked;asked;asking
say\tverb\tstatement\tthat zero quote\tsays;said;said;saying
";

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut words: Vec<String> = WORDS
        .iter()
        .flat_map(|(classes, words)| {
            words
                .split(' ')
                .map(move |word| format!("{word}\t{classes}\n"))
        })
        .collect();
    words.sort();
    let mut files = LexiconFiles::embedded();
    files.rules.clear();
    for table in &mut files.tables {
        let rows = match table.name.rsplit('/').next() {
            Some("words.tsv") => words.concat(),
            Some("cues.tsv") => CUES.to_owned(),
            _ => String::new(),
        };
        *table = LexiconFile {
            name: table.name.clone(),
            text: Cow::Owned(format!("# title: t\n# origin: o\n# licence: l\n{rows}")),
        };
    }
    Lexicon::load(&files).expect("the tests' own lexicon is sound")
});

pub(super) fn run(text: &str) -> Segmented<'_> {
    segment(text, &LEXICON)
}

/// The tokens, set apart by blanks.
pub(super) fn tokens(text: &str) -> String {
    let segmented = run(text);
    let words: Vec<&str> = (0..segmented.tokens.len())
        .map(|i| segmented.token_text(i))
        .collect();
    words.join(" ")
}

/// The sentences, set apart by ` / `, headlines behind `#`.
pub(super) fn sentences(text: &str) -> String {
    let segmented = run(text);
    let shown: Vec<String> = segmented
        .sentences
        .iter()
        .map(|s| {
            let mark = if s.headline { "#" } else { "" };
            format!("{mark}{}", s.span.slice(text).trim().replace('\n', "~"))
        })
        .collect();
    shown.join(" / ")
}

/// The text with `[` and `]` for marks that open and close, `!` behind an opening mark that is never
/// closed, `+` behind one that continues a quotation, `^` for a stray mark, `_` before a clitic.
pub(super) fn marks(text: &str) -> String {
    let segmented = run(text);
    let mut shown = String::new();
    let mut end = 0;
    for (i, token) in segmented.tokens.iter().enumerate() {
        shown.push_str(&text[end..token.span.start() as usize]);
        end = token.span.end() as usize;
        match token.kind {
            TokenKind::Quote(Mark::Open) => {
                let quote = token
                    .quote
                    .expect("an opening mark stands in its quotation");
                let quote = segmented.quotes[quote.0 as usize];
                let carried = if quote.continues.is_some() { "+" } else { "" };
                let unclosed = if quote.closed { "" } else { "!" };
                let _ = write!(shown, "[{carried}{unclosed}");
            }
            TokenKind::Quote(Mark::Close) => shown.push(']'),
            TokenKind::Quote(Mark::Stray) => shown.push('^'),
            TokenKind::Clitic => {
                let _ = write!(shown, "_{}", segmented.token_text(i));
            }
            _ => shown.push_str(segmented.token_text(i)),
        }
    }
    shown + &text[end..]
}
