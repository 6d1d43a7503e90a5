//! From lines to paragraphs: one a line, or, in hard-wrapped text, one a block of lines.

use std::ops::Range;

use super::Token;

/// Tokens that belong together; sentences and quotations never cross its edges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its tokens, never none.
    pub(super) tokens: Range<usize>,
    /// Whether it is marked as a heading (`# …`).
    pub(super) heading: bool,
    /// Whether a line break stands before or after it.
    pub(super) alone: bool,
}

/// Hard-wrapped lines are no longer than this.
const MAX_WIDTH: usize = 100;
/// Wider lines are all alike to us.
const WIDEST: usize = 2 * MAX_WIDTH;
/// Shorter lines were not broken to fit a page.
const MIN_WIDTH: usize = 50;
/// A line that leaves this much more room than the next word needs was broken on purpose.
const ROOM: usize = 12;

/// The paragraphs of `text`, whose tokens are `tokens`.
pub(super) fn paragraphs(text: &str, tokens: &[Token]) -> Vec<Paragraph> {
    let lines = lines(text);
    let width = wrap_width(&lines);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut token = 0;
    let mut previous: Option<&Line<'_>> = None;
    for line in &lines {
        let first = token;
        while token < tokens.len() && (tokens[token].span.start() as usize) < line.end {
            token += 1;
        }
        if first < token {
            let joins = previous.is_some_and(|p| width.is_some_and(|w| p.runs_into(line, w)));
            match paragraphs.last_mut() {
                Some(last) if joins => last.tokens.end = token,
                _ => paragraphs.push(Paragraph {
                    tokens: first..token,
                    heading: line.is_heading(),
                    alone: lines.len() > 1,
                }),
            }
        }
        previous = Some(line);
    }
    paragraphs
}

struct Line<'t> {
    /// Without the break and the blanks before it.
    text: &'t str,
    /// Characters, up to what matters.
    width: usize,
    /// The byte after its break.
    end: usize,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.trim_start().is_empty()
    }

    fn is_heading(&self) -> bool {
        let rest = self.text.trim_start_matches('#');
        (1..=6).contains(&(self.text.len() - rest.len())) && rest.starts_with(' ')
    }

    fn is_indented(&self) -> bool {
        self.text.starts_with([' ', '\t', '\u{a0}', '\u{3000}'])
    }

    fn is_quoted(&self) -> bool {
        self.text.starts_with('>')
    }

    fn is_item(&self) -> bool {
        let text = self.text.trim_start();
        let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let marked = |rest: &str| rest.starts_with([' ', '\t']);
        text.strip_prefix(['-', '*', '+', '•', '‣', '▪', '◦', '–', '·'])
            .is_some_and(marked)
            || (number.len() < text.len()
                && text.len() - number.len() <= 3
                && number.strip_prefix(['.', ')']).is_some_and(marked))
    }

    /// How much room its first word takes.
    fn first_word(&self) -> usize {
        let text = self.text.trim_start();
        text.chars()
            .take(MAX_WIDTH)
            .take_while(|c| !c.is_whitespace())
            .count()
    }

    /// Whether, in text wrapped at `width`, the paragraph goes on in `next`.
    fn runs_into(&self, next: &Self, width: usize) -> bool {
        !(self.is_blank()
            || self.is_heading()
            || next.is_blank()
            || next.is_heading()
            || next.is_item()
            || self.is_quoted() != next.is_quoted()
            || (next.is_indented() && !self.is_indented() && !self.is_item())
            || self.width + 1 + next.first_word() + ROOM <= width)
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|&b| may_break(b)) {
        at += next;
        let len = match bytes[at] {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => 2,
            b'\n' | b'\r' | 0x0b | 0x0c => 1,
            // Line and paragraph separator, next line.
            0xe2 if bytes[at..].starts_with("\u{2028}".as_bytes())
                || bytes[at..].starts_with("\u{2029}".as_bytes()) =>
            {
                3
            }
            0xc2 if bytes.get(at + 1) == Some(&0x85) => 2,
            _ => 0,
        };
        if len == 0 {
            at += 1;
            continue;
        }
        lines.push(line(text, start..at, at + len));
        at += len;
        start = at;
    }
    if start < bytes.len() {
        lines.push(line(text, start..bytes.len(), bytes.len()));
    }
    lines
}

/// Whether a line break may begin with this byte.
fn may_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | 0x0b | 0x0c | 0xe2 | 0xc2)
}

fn line(text: &str, range: Range<usize>, end: usize) -> Line<'_> {
    let text = text[range].trim_end();
    let width = match text.as_bytes().get(..WIDEST) {
        Some(head) if head.is_ascii() => WIDEST,
        _ => text.chars().take(WIDEST).count(),
    };
    Line { text, width, end }
}

/// The width at which the text is hard-wrapped, none if it is not.
///
/// In wrapped text a line that another follows directly is nearly full, and mostly ends in the
/// middle of a sentence.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let pairs = || {
        lines
            .windows(2)
            .map(|pair| (&pair[0], &pair[1]))
            .filter(|(line, next)| {
                !(line.is_blank() || next.is_blank() || line.is_heading() || next.is_item())
            })
    };
    let n_pairs = pairs().count();
    let width = pairs()
        .map(|(line, next)| line.width.max(next.width))
        .max()?;
    if !(MIN_WIDTH..=MAX_WIDTH).contains(&width) {
        return None;
    }
    let full = pairs()
        .filter(|(line, next)| line.width + 1 + next.first_word() + ROOM > width)
        .count();
    let ends_inside = |line: &Line<'_>| {
        !line.text.ends_with(|c: char| {
            super::chars::is_stop(c) || matches!(c, '"' | '”' | '\'' | '’' | ';')
        })
    };
    let inside = pairs().filter(|(line, _)| ends_inside(line)).count();
    (full * 10 >= n_pairs * 6 && inside * 10 >= n_pairs * 6).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::super::scan::scan;
    use super::paragraphs;

    const WRAPPED: &str = "\
The old bridge over the river Alder fell into the water on
Monday night, and nobody was hurt, the town's council said in
a statement.

It had been closed to lorries since the spring, when cracks
were found in two of its
piers, it said.
";

    /// Counts paragraphs.
    #[track_caller]
    fn check(text: &str, n: usize) {
        let found = paragraphs(text, &scan(text));
        assert_eq!(found.len(), n, "{found:?}");
    }

    #[test]
    fn one_a_line() {
        check("It fell.\nIt broke.\r\nWhy?\u{2029}So.", 4);
        check("It fell.\n\n \n\nIt broke.", 2);
        check("# It fell\nWhy\n- one\n- two", 4);
        check("", 0);
        check(" \n ", 0);
    }

    #[test]
    fn hard_wrapped() {
        // The short line inside the second paragraph was broken on purpose.
        check(WRAPPED, 3);
        check(&WRAPPED.replace('\n', "\r\n"), 3);
        check(&WRAPPED.replace(". \n", "\n"), 3);
        check(&format!("Bridge falls\n{WRAPPED}"), 4);
        check(&format!("{WRAPPED}- one\n- two\n"), 5);
    }

    #[test]
    fn quoted_mail() {
        let mail = WRAPPED.replace('\n', "\n> ").replace("\n> \n", "\n\n");
        check(&format!("> {}", mail.trim_end_matches("> ")), 3);
    }
}
