//! Marked sentences: `{SOURCE The union} {CUE said} {CONTENT the bridge was safe}.`

use std::ops::Range;

use super::ast::Role;
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// What an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExampleKind {
    /// The rule makes this claim.
    Yes,
    /// The rule makes no claim here.
    No,
    /// It should, and does not yet.
    TodoYes,
    /// It should not, and still does.
    TodoNo,
}

/// One example of a rule.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows.
    pub kind: ExampleKind,
    /// The sentence and its roles.
    pub marked: Marked,
    /// Its place in the rule file.
    pub span: Span,
}

/// A plain text, and where in it roles stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The text without marks.
    pub text: String,
    /// Roles with their byte ranges in `text`, in order of their opening marks.
    pub roles: Vec<(Role, Range<usize>)>,
}

impl Marked {
    /// Reads a marked sentence that stands at `span` of `file`; faults go to `diagnostics`.
    pub(super) fn parse(
        source: &str,
        file: &str,
        span: Span,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut marked = Self {
            text: String::with_capacity(source.len()),
            roles: Vec::new(),
        };
        let mut open: Vec<usize> = Vec::new();
        let mut rest = source;
        let at = |rest: &str| {
            let start = span.start() + (source.len() - rest.len()) as u32;
            Span::new(start, (start + 1).min(span.end().max(start)))
        };
        while let Some(c) = rest.chars().next() {
            match c {
                '{' => {
                    let name = rest[1..].split(' ').next().unwrap_or_default();
                    if let Some(role) = Role::from_name(name) {
                        open.push(marked.roles.len());
                        marked
                            .roles
                            .push((role, marked.text.len()..marked.text.len()));
                        rest = &rest[(2 + name.len()).min(rest.len())..];
                        continue;
                    }
                    diagnostics.push(
                        Diagnostic::error(
                            "R020",
                            file,
                            at(rest),
                            format!("unknown role `{name}` in an example"),
                        )
                        .help("one of SOURCE, CUE, TARGET, CONTENT, MENTION"),
                    );
                }
                '}' => match open.pop() {
                    Some(role) => marked.roles[role].1.end = marked.text.len(),
                    None => diagnostics.push(Diagnostic::error(
                        "R021",
                        file,
                        at(rest),
                        "`}` closes nothing",
                    )),
                },
                c => marked.text.push(c),
            }
            rest = &rest[c.len_utf8()..];
        }
        if !open.is_empty() {
            diagnostics.push(
                Diagnostic::error("R022", file, span, "`{` is never closed")
                    .help("close it with `}`"),
            );
        }
        marked
    }
}
