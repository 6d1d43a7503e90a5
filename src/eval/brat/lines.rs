//! The lines of a stand-off file, and every mistake in them.

use crate::diagnostic::Diagnostic;
use crate::text::Span;

use super::fragments::Text;

/// A stand-off file, read; what it refers to is not followed yet.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) bounds: Vec<TextBound>,
    pub(super) events: Vec<Event>,
    pub(super) relations: Vec<Relation>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) notes: Vec<Note>,
}

/// `T1<tab>Source 0 8;12 15<tab>the words`
#[derive(Debug)]
pub(super) struct TextBound {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) fragments: Vec<(u32, u32)>,
}

/// `E1<tab>Attribution:T4 Content:T3 Cue:T2`
#[derive(Debug)]
pub(super) struct Event {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) trigger: String,
    /// Role names, without the numbers that tell several of one role apart, and what fills them.
    pub(super) arguments: Vec<(String, String)>,
    /// Its place in the file.
    pub(super) span: Span,
}

/// `R1<tab>denies Arg1:E2 Arg2:E1`
#[derive(Debug)]
pub(super) struct Relation {
    pub(super) label: String,
    pub(super) ends: [String; 2],
    pub(super) span: Span,
}

/// `A1<tab>Force E1 appeal`
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) label: String,
    pub(super) of: String,
    pub(super) value: Option<String>,
}

/// `#1<tab>AnnotatorNotes T1<tab>entity: Ana Ruiz`
#[derive(Debug)]
pub(super) struct Note {
    pub(super) of: String,
    pub(super) text: String,
}

impl Lines {
    /// Reads `source`, the file `name` about `text`.
    pub(super) fn parse(
        name: &str,
        source: &str,
        text: &Text,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut lines = Self::default();
        for (span, line) in records(source) {
            if let Err(mistake) = lines.add(line, span, text) {
                diagnostics.push(mistake.diagnostic(name, span));
            }
        }
        lines
    }

    fn add(&mut self, line: &str, span: Span, text: &Text) -> Result<(), Mistake> {
        let (id, rest) = line.split_once('\t').ok_or(Mistake::Shape)?;
        let (data, tail) = rest.split_once('\t').unwrap_or((rest, ""));
        let mut parts = data.split_whitespace();
        let label = parts.next().ok_or(Mistake::Shape)?;
        match id.as_bytes().first() {
            Some(b'T') => {
                let places = data[label.len()..].trim();
                let fragments = places
                    .split(';')
                    .map(fragment)
                    .collect::<Option<Vec<_>>>()
                    .ok_or(Mistake::Shape)?;
                check_text(&fragments, tail, text)?;
                self.bounds.push(TextBound {
                    id: id.to_owned(),
                    label: label.to_owned(),
                    fragments,
                });
            }
            Some(b'E') => {
                let (label, trigger) = label.split_once(':').ok_or(Mistake::Shape)?;
                let arguments = parts
                    .map(|part| {
                        let (role, id) = part.split_once(':')?;
                        let role = role.trim_end_matches(|c: char| c.is_ascii_digit());
                        Some((role.to_owned(), id.to_owned()))
                    })
                    .collect::<Option<Vec<_>>>()
                    .ok_or(Mistake::Shape)?;
                self.events.push(Event {
                    id: id.to_owned(),
                    label: label.to_owned(),
                    trigger: trigger.to_owned(),
                    arguments,
                    span,
                });
            }
            Some(b'R') => {
                let mut end = || Some(parts.next()?.split_once(':')?.1.to_owned());
                let ends = end().zip(end()).ok_or(Mistake::Shape)?;
                self.relations.push(Relation {
                    label: label.to_owned(),
                    ends: [ends.0, ends.1],
                    span,
                });
            }
            Some(b'A' | b'M') => self.attributes.push(Attribute {
                label: label.to_owned(),
                of: parts.next().ok_or(Mistake::Shape)?.to_owned(),
                value: parts.next().map(str::to_owned),
            }),
            Some(b'#') => self.notes.push(Note {
                of: parts.next().ok_or(Mistake::Shape)?.to_owned(),
                text: tail.trim().to_owned(),
            }),
            // Equivalences and normalisations say nothing about claims.
            _ => {}
        }
        Ok(())
    }
}

/// What may be wrong with a line.
enum Mistake {
    Shape,
    Outside(u32),
    Differs(String),
}

impl Mistake {
    fn diagnostic(self, file: &str, span: Span) -> Diagnostic {
        match self {
            Self::Shape => Diagnostic::error("B001", file, span, "not a line of brat stand-off")
                .help("a line is an id, a tab, and what brat writes for that kind of id: `T1<tab>Source 0 8<tab>Ana Ruiz`"),
            Self::Outside(n) => Diagnostic::error(
                "B002",
                file,
                span,
                format!("no place in a text of {n} code points"),
            )
            .help("is this the annotation of another text, or was the text edited since?"),
            Self::Differs(stands) => {
                Diagnostic::error("B003", file, span, "the text has other words at this place")
                    .label(format!("there stands `{stands}`"))
                    .help("offsets count code points of the text file as it is, line breaks included")
            }
        }
    }
}

fn fragment(text: &str) -> Option<(u32, u32)> {
    let (start, end) = text.trim().split_once(' ')?;
    let (start, end) = (start.parse().ok()?, end.trim().parse().ok()?);
    (start <= end).then_some((start, end))
}

/// Holds the words of a line against the text, blanks aside: brat itself joins fragments by one.
fn check_text(fragments: &[(u32, u32)], words: &str, text: &Text) -> Result<(), Mistake> {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let mut stands = String::new();
    for &fragment in fragments {
        stands += &text.slice(fragment).ok_or(Mistake::Outside(text.len()))?;
    }
    if words.is_empty() || squeezed(&stands) == squeezed(words) {
        Ok(())
    } else {
        Err(Mistake::Differs(stands.chars().take(60).collect()))
    }
}

/// The lines with their places. One that does not open like an annotation carries on the one before
/// it: older versions of brat write the line breaks of a text as they are.
fn records(source: &str) -> Vec<(Span, &str)> {
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        if opens_annotation(line) || starts.is_empty() {
            starts.push(at);
        }
        at += line.len();
    }
    starts.push(source.len());
    starts
        .windows(2)
        .map(|ends| {
            let line = source[ends[0]..ends[1]].trim_end();
            (Span::of(ends[0]..ends[0] + line.len()), line)
        })
        .filter(|(_, line)| !line.is_empty())
        .collect()
}

fn opens_annotation(line: &str) -> bool {
    let id = line.split('\t').next().unwrap_or_default();
    let mut chars = id.chars();
    line.contains('\t')
        && matches!(chars.next(), Some('A'..='Z' | '#' | '*'))
        && chars.all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Ana Ruiz said\nit was late";

    #[track_caller]
    fn check(source: &str, expected: &[(&str, &str)]) -> Lines {
        let mut diagnostics = Vec::new();
        let lines = Lines::parse("a.ann", source, &Text::new(TEXT), &mut diagnostics);
        let found: Vec<_> = diagnostics
            .iter()
            .map(|d| (d.code, d.span.slice(source)))
            .collect();
        assert_eq!(found, expected);
        lines
    }

    #[test]
    fn every_kind_of_line() {
        let lines = check(
            "T1\tSource 0 3;4 8\tAna Ruiz\nE1\tX:T1 Content:T2 Content2:T3\nR1\tdenies Arg1:E1 Arg2:E2\n\
             A1\tForce E1 appeal\nA2\tNegated E1\n#1\tAnnotatorNotes T1\tentity: Ana\n*\tEquiv T1 T2\n",
            &[],
        );
        assert_eq!(lines.bounds[0].fragments, [(0, 3), (4, 8)]);
        let roles: Vec<_> = lines.events[0].arguments.iter().map(|a| &a.0).collect();
        assert_eq!(roles, ["Content", "Content"]);
        assert_eq!(lines.relations[0].ends, ["E1", "E2"]);
        assert_eq!(lines.attributes[0].value.as_deref(), Some("appeal"));
        assert_eq!(lines.notes[0].text, "entity: Ana");
    }

    #[test]
    fn every_mistake() {
        check(
            "T1 Source\nT2\tSource x\tAna\nT3\tSource 0 99\tAna\nT4\tSource 4 8\tAna\n",
            &[
                ("B001", "T1 Source"),
                ("B001", "T2\tSource x\tAna"),
                ("B002", "T3\tSource 0 99\tAna"),
                ("B003", "T4\tSource 4 8\tAna"),
            ],
        );
    }

    #[test]
    fn a_line_break_in_the_words_of_a_line() {
        let lines = check(
            "T1\tContent 9 25\tsaid\nit was late\nT2\tSource 0 3\tAna\n",
            &[],
        );
        assert_eq!(lines.bounds.len(), 2);
    }
}
