//! From gold to stand-off.

use std::fmt::Write as _;

use super::fragments::Text;
use super::{attribute, label, note};
use crate::claim::{Modality, QuoteType};
use crate::eval::annotation::{Annotation, Mention};
use crate::eval::gold::GoldArticle;
use crate::record::SpanRecord;
use crate::text::{ClaimType, Force};

/// The stand-off file of an article.
#[must_use]
pub fn export(article: &GoldArticle) -> String {
    let mut writer = Writer {
        text: Text::new(&article.document.text),
        bounds: Vec::new(),
        out: String::new(),
        n_attributes: 0,
        n_notes: 0,
    };
    for (i, claim) in article.claims.iter().enumerate() {
        writer.claim(i + 1, claim);
    }
    for (i, cue) in article.hard_negatives.iter().enumerate() {
        let trigger = writer.trigger(label::NONE, cue);
        let event = article.claims.len() + i + 1;
        writer.line(&format!("E{event}\t{}:{trigger}", label::NONE));
    }
    let links = article.claims.iter().enumerate();
    let links = links.flat_map(|(i, claim)| claim.links.iter().map(move |link| (i, link)));
    for (n, (from, link)) in links.enumerate() {
        let (kind, from, to) = (link.kind.as_str(), from + 1, link.claim + 1);
        writer.line(&format!("R{}\t{kind} Arg1:E{from} Arg2:E{to}", n + 1));
    }
    writer.out
}

struct Writer {
    text: Text,
    /// Text-bound annotations already there: two claims of one source share it. A trigger is its
    /// event's own, so it is only counted.
    bounds: Vec<Option<Bound>>,
    out: String,
    n_attributes: usize,
    n_notes: usize,
}

/// Places in the text.
type Fragments = Vec<(u32, u32)>;

#[derive(PartialEq)]
struct Bound {
    label: &'static str,
    fragments: Fragments,
    note: Option<String>,
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// A claim as event number `n`.
    fn claim(&mut self, n: usize, claim: &Annotation) {
        let name = claim.claim_type.map_or(label::CLAIM, ClaimType::as_str);
        let trigger = self.trigger(name, &claim.cue);
        let mut event = format!("E{n}\t{name}:{trigger}");
        let mut argument = |role: &str, ids: Vec<String>| {
            for (i, id) in ids.iter().enumerate() {
                // brat numbers all but the first of a role.
                let number = if i == 0 {
                    String::new()
                } else {
                    (i + 1).to_string()
                };
                write!(event, " {role}{number}:{id}").expect("a string takes all");
            }
        };
        argument(
            label::SOURCE,
            self.mentions(label::SOURCE, claim.sources.as_deref()),
        );
        argument(
            label::TARGET,
            self.mentions(label::TARGET, claim.targets.as_deref()),
        );
        argument(label::CONTENT, self.contents(&claim.contents));
        self.line(&event);
        let modality = claim
            .modality
            .filter(|&modality| modality != Modality::None);
        let attributes = [
            (
                attribute::NEGATED,
                claim.negated.filter(|&is| is).map(|_| ""),
            ),
            (attribute::OPTIONAL, claim.optional.then_some("")),
            (attribute::MODALITY, modality.map(Modality::as_str)),
            (
                attribute::QUOTE_TYPE,
                claim.quote_type.map(QuoteType::as_str),
            ),
            (attribute::FORCE, claim.force.map(Force::as_str)),
        ];
        for (name, value) in attributes {
            if let Some(value) = value {
                self.n_attributes += 1;
                let line = format!("A{}\t{name} E{n} {value}", self.n_attributes);
                self.line(line.trim_end());
            }
        }
        if let Some(text) = event_note(claim) {
            self.note(&format!("E{n}"), &text);
        }
    }

    fn note(&mut self, of: &str, text: &str) {
        self.n_notes += 1;
        let text = text.replace(['\n', '\r', '\t'], " ");
        let line = format!("#{}\tAnnotatorNotes {of}\t{text}", self.n_notes);
        self.line(&line);
    }

    fn trigger(&mut self, label: &'static str, cue: &SpanRecord<'_>) -> String {
        self.bounds.push(None);
        let id = format!("T{}", self.bounds.len());
        self.bound_line(&id, label, &self.text.split(cue));
        id
    }

    fn mentions(&mut self, label: &'static str, mentions: Option<&[Mention]>) -> Vec<String> {
        let mentions = mentions.unwrap_or_default().iter();
        mentions
            .map(|mention| {
                let note = mention.entity.as_ref();
                self.bound(Bound {
                    label,
                    fragments: self.text.split(&mention.span),
                    note: note.map(|name| format!("{} {name}", note::ENTITY)),
                })
            })
            .collect()
    }

    /// All contents as one discontinuous annotation, as far as brat allows: it refuses fragments that
    /// touch, and expects them in order.
    fn contents(&mut self, contents: &[SpanRecord<'_>]) -> Vec<String> {
        // The fragments of each annotation, and how many of them each span has.
        let mut groups: Vec<(Fragments, Vec<usize>)> = Vec::new();
        for content in contents {
            let fragments = self.text.split(content);
            match groups.last_mut() {
                Some((group, lengths))
                    if group.last().map(|last| last.1) < fragments.first().map(|first| first.0) =>
                {
                    lengths.push(fragments.len());
                    group.extend(fragments);
                }
                _ => groups.push((fragments.clone(), vec![fragments.len()])),
            }
        }
        groups
            .into_iter()
            .map(|(fragments, lengths)| {
                let is_plain = self.text.lengths(&fragments) == lengths;
                let note = (!is_plain).then(|| {
                    let lengths: Vec<_> = lengths.iter().map(usize::to_string).collect();
                    format!("{} {}", note::SPANS, lengths.join(" "))
                });
                self.bound(Bound {
                    label: label::CONTENT,
                    fragments,
                    note,
                })
            })
            .collect()
    }

    /// The id of a text-bound annotation, written if it is new.
    fn bound(&mut self, bound: Bound) -> String {
        let same = |other: &Option<Bound>| other.as_ref() == Some(&bound);
        if let Some(at) = self.bounds.iter().position(same) {
            return format!("T{}", at + 1);
        }
        let id = format!("T{}", self.bounds.len() + 1);
        self.bound_line(&id, bound.label, &bound.fragments);
        if let Some(text) = &bound.note {
            self.note(&id, text);
        }
        self.bounds.push(Some(bound));
        id
    }

    fn bound_line(&mut self, id: &str, label: &str, fragments: &[(u32, u32)]) {
        let places: Vec<_> = fragments
            .iter()
            .map(|(start, end)| format!("{start} {end}"))
            .collect();
        let words: Vec<_> = fragments
            .iter()
            .map(|&fragment| self.text.slice(fragment).unwrap_or_default())
            .collect();
        let line = format!("{id}\t{label} {}\t{}", places.join(";"), words.join(" "));
        self.line(&line);
    }
}

/// What brat has no place for.
fn event_note(claim: &Annotation) -> Option<String> {
    let mut notes = Vec::new();
    if !claim.also_accepted.is_empty() {
        let names: Vec<_> = claim.also_accepted.iter().map(|t| t.as_str()).collect();
        notes.push(format!("{} {}", note::ALSO_ACCEPTED, names.join(" ")));
    }
    let missing: Vec<_> = [
        ("sources", claim.sources.is_none()),
        ("targets", claim.targets.is_none()),
        ("negated", claim.negated.is_none()),
        ("modality", claim.modality.is_none()),
    ]
    .into_iter()
    .filter_map(|(name, missing)| missing.then_some(name))
    .collect();
    if !missing.is_empty() {
        notes.push(format!("{} {}", note::NOT_ANNOTATED, missing.join(" ")));
    }
    (!notes.is_empty()).then(|| notes.join("; "))
}
