//! Marked sentences: `{SOURCE The union} {CUE said} {CONTENT the bridge was safe}.`

use std::fmt;
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
    /// The place of its keyword in the rule file.
    pub keyword: Span,
    /// Its own place there.
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
    /// `text` with these roles.
    #[must_use]
    pub fn new(text: &str, mut roles: Vec<(Role, Range<usize>)>) -> Self {
        // Of two that begin together the longer one opens first.
        roles.sort_by_key(|(role, range)| (range.start, std::cmp::Reverse(range.end), *role));
        Self {
            text: text.to_owned(),
            roles,
        }
    }

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
        // Of a role that nobody knows, the mark is there all the same.
        let mut open: Vec<Option<usize>> = Vec::new();
        let mut rest = source;
        // Where `each` has put words in, only the whole has a place of its own.
        let as_written = span.len() as usize == source.len();
        let place = |start: usize, length: usize| {
            let start = span.start() as usize + start;
            as_written.then(|| Span::of(start..start + length))
        };
        let at = |rest: &str| place(source.len() - rest.len(), 1).unwrap_or(span);
        while let Some(c) = rest.chars().next() {
            match c {
                '{' => {
                    let name = rest[1..].split(' ').next().unwrap_or_default();
                    if let Some(role) = Role::from_name(name) {
                        open.push(Some(marked.roles.len()));
                        marked
                            .roles
                            .push((role, marked.text.len()..marked.text.len()));
                        rest = &rest[(2 + name.len()).min(rest.len())..];
                        continue;
                    }
                    let all = || Role::ALL.iter().map(|role| role.as_str());
                    let role = place(source.len() - rest.len() + 1, name.len());
                    diagnostics.push(
                        Diagnostic::error(
                            "R020",
                            file,
                            role.filter(|role| !role.is_empty()).unwrap_or(at(rest)),
                            format!("unknown role `{name}` in an example"),
                        )
                        .meant(name, role, all(), || {
                            format!("one of {}", all().collect::<Vec<_>>().join(", "))
                        }),
                    );
                    open.push(None);
                }
                '}' => match open.pop() {
                    Some(Some(role)) => marked.roles[role].1.end = marked.text.len(),
                    Some(None) => {}
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
        if open.iter().any(Option::is_some) {
            diagnostics.push(
                Diagnostic::error("R022", file, span, "`{` is never closed")
                    .help("close it with `}`"),
            );
        }
        marked
    }
}

/// The marked sentence as it stands in a rule file.
impl fmt::Display for Marked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, c) in self.text.char_indices().chain([(self.text.len(), '\0')]) {
            for _ in self.roles.iter().filter(|(_, range)| range.end == at) {
                f.write_str("}")?;
            }
            for (role, _) in self.roles.iter().filter(|(_, range)| range.start == at) {
                write!(f, "{{{} ", role.as_str())?;
            }
            if at < self.text.len() {
                write!(f, "{c}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads `marked`, wants these faults, and the same back if there are none.
    #[track_caller]
    fn check(marked: &str, faults: &[&str]) -> Marked {
        let mut diagnostics = Vec::new();
        let span = Span::of(0..marked.len());
        let read = Marked::parse(marked, "test.rules", span, &mut diagnostics);
        let codes: Vec<_> = diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, faults);
        if faults.is_empty() {
            assert_eq!(read.to_string(), marked);
            assert_eq!(Marked::new(&read.text, read.roles.clone()), read);
        }
        read
    }

    #[test]
    fn marks_are_read_and_written() {
        let read = check("{SOURCE Ana} {CUE said} {CONTENT “so”}.", &[]);
        assert_eq!(read.text, "Ana said “so”.");
        assert_eq!(read.roles[1], (Role::Cue, 4..8));
        let nested = check("It {CUE says} {CONTENT {TARGET he} must go}", &[]);
        assert_eq!(nested.roles[1], (Role::Content, 8..18));
        assert_eq!(nested.roles[2], (Role::Target, 8..10));
        check("{TARGET {CONTENT the port}} was {CUE named}", &[]);
        check("", &[]);
    }

    #[test]
    fn faults_in_marks_are_told() {
        check("{SURCE Ana} said", &["R020"]);
        check("{SURCE {CUE said}}}", &["R020", "R021"]);
        check("Ana} said", &["R021"]);
        check("{SOURCE Ana said", &["R022"]);
        check("{SOURCE", &["R022"]);
        check("{", &["R020"]);
    }
}
