//! From the text of a pattern to its symbols.

use crate::text::Span;

/// One symbol of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Symbol {
    /// `SOURCE:`
    Role(String),
    /// `NP`, `NP/person`
    Prim(String, Option<String>),
    /// `of`, `,`
    Word(String),
    /// `"Trump"`
    Exact(String),
    /// `<np-of.pass>`
    Lexeme(String),
    /// `..25`
    Gap(u16),
    /// `^`
    Start,
    /// `$`
    End,
    /// `//`
    Break,
    /// `%name`
    Use(String),
    /// `$NAME`, which `each` has put nothing in for
    Variable(String),
    /// `(`
    Open,
    /// `)`
    Close,
    /// `|`
    Bar,
    /// `!`
    Not,
    /// `?`, `*`, `+`, `{1,3}`
    Repeat(u8, Option<u8>),
    /// Anything else.
    Unknown(char),
}

/// The symbols of `text`, which stands at byte `base` of its file.
pub(super) fn scan(text: &str, base: u32) -> Vec<(Symbol, Span)> {
    let mut symbols = Vec::new();
    let mut rest = text;
    loop {
        let trimmed = rest.trim_start();
        if trimmed.is_empty() {
            return symbols;
        }
        let start = text.len() - trimmed.len();
        let (symbol, length) = symbol(trimmed);
        rest = &trimmed[length..];
        let span = Span::new(base + start as u32, base + (start + length) as u32);
        symbols.push((symbol, span));
    }
}

/// The first symbol of `text`, which does not begin with white space, and its length in bytes.
fn symbol(text: &str) -> (Symbol, usize) {
    let first = text.chars().next().expect("the caller trims and checks");
    let after = &text[first.len_utf8()..];
    match first {
        '(' => (Symbol::Open, 1),
        ')' => (Symbol::Close, 1),
        '|' => (Symbol::Bar, 1),
        '!' => (Symbol::Not, 1),
        '^' => (Symbol::Start, 1),
        '?' => (Symbol::Repeat(0, Some(1)), 1),
        '*' => (Symbol::Repeat(0, None), 1),
        '+' => (Symbol::Repeat(1, None), 1),
        '$' if after.starts_with(|c: char| c.is_ascii_uppercase()) => {
            let name = name_length(after);
            (Symbol::Variable(after[..name].to_owned()), 1 + name)
        }
        '$' => (Symbol::End, 1),
        '/' if after.starts_with('/') => (Symbol::Break, 2),
        '.' if after.starts_with('.') => {
            let digits = after[1..].bytes().take_while(u8::is_ascii_digit).count();
            match after[1..=digits].parse() {
                Ok(n) => (Symbol::Gap(n), 2 + digits),
                Err(_) => (Symbol::Unknown('.'), 2 + digits),
            }
        }
        '{' => braces(text),
        '%' => {
            let name = name_length(after);
            (Symbol::Use(after[..name].to_owned()), 1 + name)
        }
        '<' => match after.find('>') {
            Some(end) => (Symbol::Lexeme(after[..end].to_owned()), end + 2),
            None => (Symbol::Unknown('<'), 1),
        },
        '"' => match after.find('"') {
            Some(end) => (Symbol::Exact(after[..end].to_owned()), end + 2),
            None => (Symbol::Unknown('"'), 1),
        },
        c if c.is_ascii_uppercase() => {
            // `Monday` is no phrase's name, but no word either: let all of it be told.
            let length = text
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(text.len());
            let name = text[..length].to_owned();
            if text[length..].starts_with(':') && is_name(&name) {
                (Symbol::Role(name), length + 1)
            } else if let Some(test) = text[length..].strip_prefix('/') {
                let test_length = name_length(test);
                (
                    Symbol::Prim(name, Some(test[..test_length].to_owned())),
                    length + 1 + test_length,
                )
            } else {
                (Symbol::Prim(name, None), length)
            }
        }
        c if c.is_alphanumeric() || c == '\'' => {
            let length = text
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '-')))
                .unwrap_or(text.len());
            (Symbol::Word(text[..length].to_lowercase()), length)
        }
        ',' | ';' | ':' | '—' | '–' | '.' | '&' | '-' | '“' | '”' => {
            (Symbol::Word(first.to_string()), first.len_utf8())
        }
        other => (Symbol::Unknown(other), other.len_utf8()),
    }
}

fn is_name(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_uppercase())
}

/// `{2}`, `{1,3}`, `{2,}`
fn braces(text: &str) -> (Symbol, usize) {
    let Some(end) = text.find('}') else {
        return (Symbol::Unknown('{'), 1);
    };
    let inner = &text[1..end];
    let (min, max) = inner.split_once(',').unwrap_or((inner, inner));
    let max = max.trim();
    match (min.trim().parse(), max.is_empty(), max.parse()) {
        (Ok(min), true, _) => (Symbol::Repeat(min, None), end + 1),
        (Ok(min), false, Ok(max)) if min <= max => (Symbol::Repeat(min, Some(max)), end + 1),
        _ => (Symbol::Unknown('{'), 1),
    }
}

/// How many bytes at the head of `text` belong to a name.
fn name_length(text: &str) -> usize {
    text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wants these symbols, in their debug form without what every one shares.
    #[track_caller]
    fn check(text: &str, symbols: &str) {
        let found: Vec<String> = scan(text, 0)
            .into_iter()
            .map(|(symbol, _)| format!("{symbol:?}").replace('"', ""))
            .collect();
        assert_eq!(found.join(" "), symbols);
    }

    #[test]
    fn symbols() {
        check(
            "SOURCE:NP/party ,? of",
            "Role(SOURCE) Prim(NP, Some(party)) Word(,) Repeat(0, Some(1)) Word(of)",
        );
        check("CUE:<np-of.pass>", "Role(CUE) Lexeme(np-of.pass)");
        check("CUE:\":\"", "Role(CUE) Exact(:)");
        check("^ ..25 $ //", "Start Gap(25) End Break");
        check("$P $ P", "Variable(P) End Prim(P, None)");
        check(
            "( a | !%b )*",
            "Open Word(a) Bar Not Use(b) Close Repeat(0, None)",
        );
        check(
            "x+ x{2} x{1,3} x{2,}",
            "Word(x) Repeat(1, None) Word(x) Repeat(2, Some(2)) Word(x) Repeat(1, Some(3)) Word(x) Repeat(2, None)",
        );
        check("don't so-called 40", "Word(don't) Word(so-called) Word(40)");
        check("“ ” — é", "Word(“) Word(”) Word(—) Word(é)");
    }

    #[test]
    fn what_is_no_symbol_is_told() {
        check(
            "[ ..x {3,1} {x <a \"b",
            "Unknown('[') Unknown('.') Word(x) Unknown('{') Word(3) Word(,) Word(1) Unknown('}') Unknown('{') Word(x) Unknown('<') Word(a) Unknown('') Word(b)",
        );
        check("Monday NPs", "Prim(Monday, None) Prim(NPs, None)");
        check("..99999", "Unknown('.')");
        check("", "");
    }

    #[test]
    fn places_are_those_of_the_file() {
        let spans: Vec<_> = scan("  é CUE:<that>", 10)
            .into_iter()
            .map(|(_, span)| span.range())
            .collect();
        assert_eq!(spans, [12..14, 15..19, 19..25]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_scanned_to_its_end(text in "\\PC*") {
            let symbols = scan(&text, 0);
            let blank = |range: std::ops::Range<usize>| text[range].trim().is_empty();
            let mut end = 0;
            for (_, span) in symbols {
                proptest::prop_assert!(blank(end..span.range().start) && !span.is_empty());
                end = span.range().end;
            }
            proptest::prop_assert!(blank(end..text.len()));
        }
    }
}
