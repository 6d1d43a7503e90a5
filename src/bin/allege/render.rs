//! What people see: diagnostics under their line, errors, numbers, and text made safe to show.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::Write as _;

use allege::diagnostic::{Diagnostic, Severity};
use allege::lexicon::LexiconFiles;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use anstyle::{AnsiColor, Style};

use crate::roles;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Says `message` as an error.
pub(crate) fn error(message: &str) {
    say(&format!("{ERROR}error{ERROR:#}: {}", sanitised(message)));
}

/// Says `message` as a warning.
pub(crate) fn warning(message: &str) {
    say(&format!(
        "{WARNING}warning{WARNING:#}: {}",
        sanitised(message)
    ));
}

/// Says `line` on standard error; where that is closed, nobody wants to hear it.
pub(crate) fn say(line: &str) {
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// Shows each diagnostic under the line it is about; `source` gives a file's text by name.
pub(crate) fn diagnostics<'s>(
    diagnostics: &[Diagnostic],
    source: impl Fn(&str) -> Option<Cow<'s, str>>,
) {
    for diagnostic in diagnostics {
        let text = source(&diagnostic.file).unwrap_or_default();
        say(&rendered(diagnostic, &text));
        if let Some(comparison) = &diagnostic.comparison {
            say("");
            say(roles::drawn(comparison, width()).trim_end());
        }
        say("");
    }
}

/// Columns of the terminal that people look at, or of a page.
fn width() -> usize {
    terminal_size::terminal_size_of(std::io::stderr()).map_or(100, |(width, _)| width.0.into())
}

/// The text of a lexicon or rule file, by the name diagnostics call it.
pub(crate) fn source_of<'f>(files: &'f LexiconFiles, name: &str) -> Option<Cow<'f, str>> {
    files
        .tables
        .iter()
        .chain(&files.rules)
        .find(|file| file.name == name)
        .map(|file| Cow::Borrowed(&*file.text))
}

/// One diagnostic with the lines it spans. Only these are handed to the renderer, which otherwise
/// would read a whole gazetteer again for each mistake in it.
fn rendered(diagnostic: &Diagnostic, text: &str) -> String {
    let range = diagnostic.span.range();
    let (start, end) = (range.start.min(text.len()), range.end.min(text.len()));
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let line = 1 + text[..from].matches('\n').count();
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut annotation = AnnotationKind::Primary.span(start - from..end - from);
    if !diagnostic.label.is_empty() {
        annotation = annotation.label(sanitised(&diagnostic.label));
    }
    let mut group = level
        .primary_title(sanitised(&diagnostic.message))
        .id(diagnostic.code)
        .element(
            Snippet::source(&text[from..to])
                .line_start(line)
                .path(sanitised(&diagnostic.file))
                .annotation(annotation),
        );
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(sanitised(help)));
    }
    Renderer::styled().render(&[group])
}

/// `1 claim`, `2 claims`, `1,000 claims`.
pub(crate) fn plural(n: usize, noun: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{} {noun}{s}", grouped(n))
}

/// A number with commas between thousands.
pub(crate) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Text of an article on one line: line breaks become blanks, and nothing in it commands the terminal.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r', '\t']) {
        let words: Vec<&str> = text.split(['\n', '\r', '\t']).collect();
        return Cow::Owned(sanitised(&words.join(" ")).into_owned());
    }
    sanitised(text)
}

/// `text` with everything escaped that could command a terminal or turn around what it shows:
/// control characters (tabs stay) and marks of writing direction. Line breaks are escaped too.
pub(crate) fn sanitised(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_unsafe(c) {
            write!(out, "{}", c.escape_default()).expect("a string takes all");
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

fn is_unsafe(c: char) -> bool {
    (c.is_control() && c != '\t')
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use allege::text::Span;

    #[test]
    fn text_cannot_command_the_terminal() {
        assert_eq!(sanitised("plain – “ok”"), "plain – “ok”");
        assert_eq!(
            sanitised("red \u{1b}[31m\u{9b}2J\u{202e}"),
            "red \\u{1b}[31m\\u{9b}2J\\u{202e}"
        );
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(plural(1, "claim"), "1 claim");
        assert_eq!(plural(1_234_567, "claim"), "1,234,567 claims");
    }

    #[test]
    fn a_diagnostic_shows_its_line() {
        let text = "one\ntwo three\nfour\n";
        let diagnostic = Diagnostic::error("L001", "a.tsv", Span::new(8, 13), "no such number")
            .label("did you mean `four`?")
            .help("count again");
        let shown = anstream::adapter::strip_str(&rendered(&diagnostic, text)).to_string();
        assert_eq!(
            shown,
            "\
error[L001]: no such number
 --> a.tsv:2:5
  |
2 | two three
  |     ^^^^^ did you mean `four`?
  |
  = help: count again"
        );
    }
}
