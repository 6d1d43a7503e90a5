//! From stand-off to gold.

use std::collections::HashMap;

use super::fragments::Text;
use super::lines::{Event, Lines, TextBound};
use super::{attribute, label, note};
use crate::claim::{Modality, QuoteType, RelationKind};
use crate::diagnostic::Diagnostic;
use crate::eval::annotation::{Annotation, Link, Mention};
use crate::record::SpanRecord;
use crate::text::{ClaimType, Force, Span};

/// What a corpus calls the parts of a claim: names of roles, or of text-bound annotations.
#[derive(Clone, Debug)]
pub struct Labels {
    /// Who says it.
    pub source: String,
    /// The words that attribute.
    pub cue: String,
    /// What is said.
    pub content: String,
    /// Whom it is about. Of a corpus that does not name its label, targets are not annotated.
    pub target: Option<String>,
}

/// The names of PolNeAR and PARC.
impl Default for Labels {
    fn default() -> Self {
        Self {
            source: "Source".to_owned(),
            cue: "Cue".to_owned(),
            content: "Content".to_owned(),
            target: None,
        }
    }
}

/// What was made of one stand-off file.
#[derive(Debug, Default)]
pub struct Imported {
    /// Claims; ours in the order of the file, others' in the order of their cues.
    pub claims: Vec<Annotation>,
    /// Words that look like a cue and are none.
    pub hard_negatives: Vec<SpanRecord<'static>>,
    /// Events or relations that lack a cue or a content, and were left out.
    pub n_incomplete: usize,
    /// What is wrong with the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads `source`, the stand-off file `name` about `text`.
///
/// An event that [`super::export`] wrote is a claim of its type. Any other is a claim whose type was
/// not annotated, if it has a cue (or a trigger) and a content; so is whatever relations link to one
/// cue.
#[must_use]
pub fn import(name: &str, source: &str, text: &str, labels: &Labels) -> Imported {
    let mut imported = Imported::default();
    let text = Text::new(text);
    let lines = Lines::parse(name, source, &text, &mut imported.diagnostics);
    let reader = Reader {
        name,
        text: &text,
        labels,
        bounds: lines
            .bounds
            .iter()
            .map(|bound| (&*bound.id, bound))
            .collect(),
        lines: &lines,
    };
    let mut claim_of: HashMap<&str, usize> = HashMap::new();
    let mut all_ours = true;
    for event in &lines.events {
        let diagnostics = &mut imported.diagnostics;
        match reader.event(event, diagnostics) {
            Some(Read::Claim(claim)) => {
                all_ours &= is_ours(&event.label);
                claim_of.insert(&event.id, imported.claims.len());
                imported.claims.push(*claim);
            }
            Some(Read::Negative(cue)) => imported.hard_negatives.push(cue),
            None => imported.n_incomplete += 1,
        }
    }
    for relation in &lines.relations {
        let [from, to] = relation
            .ends
            .each_ref()
            .map(|end| claim_of.get(end.as_str()));
        if let (Some(&from), Some(&to)) = (from, to)
            && let Some(kind) = RelationKind::from_name(&relation.label)
        {
            imported.claims[from].links.push(Link { kind, claim: to });
        }
    }
    reader.linked_by_relations(&mut imported);
    if !all_ours || lines.events.is_empty() {
        sort_by_cue(&mut imported.claims);
    }
    imported
}

fn is_ours(event: &str) -> bool {
    event == label::CLAIM || ClaimType::from_name(event).is_some()
}

/// Sorts claims that have no links yet: others' relations are not ours.
fn sort_by_cue(claims: &mut [Annotation]) {
    if claims.iter().all(|claim| claim.links.is_empty()) {
        claims.sort_by_key(|claim| (claim.cue.start, claim.cue.end));
    }
}

enum Read {
    Claim(Box<Annotation>),
    Negative(SpanRecord<'static>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Source,
    Cue,
    Content,
    Target,
}

struct Reader<'a> {
    name: &'a str,
    text: &'a Text,
    labels: &'a Labels,
    bounds: HashMap<&'a str, &'a TextBound>,
    lines: &'a Lines,
}

impl<'a> Reader<'a> {
    /// What an event is, if it is complete.
    fn event(&self, event: &Event, diagnostics: &mut Vec<Diagnostic>) -> Option<Read> {
        let ours = is_ours(&event.label);
        let mut parts: Vec<(Part, &TextBound)> = Vec::new();
        for (role, id) in &event.arguments {
            match self.bounds.get(id.as_str()) {
                Some(bound) => parts.extend(self.part(role, bound, ours).map(|p| (p, *bound))),
                // An event may take another one as an argument, which says nothing about its own.
                None if id.starts_with('E') => {}
                None => diagnostics.push(self.unknown(id, event.span)),
            }
        }
        let trigger = self.bounds.get(event.trigger.as_str()).copied();
        if trigger.is_none() {
            diagnostics.push(self.unknown(&event.trigger, event.span));
        }
        if event.label == label::NONE {
            return self.cue(trigger?).map(Read::Negative);
        }
        if !parts.iter().any(|(part, _)| *part == Part::Cue) {
            parts.push((Part::Cue, trigger?));
        }
        let mut claim = self.claim(&parts)?;
        if ours {
            self.details(event, &mut claim, diagnostics);
        } else if claim.contents.is_empty() {
            return None;
        }
        Some(Read::Claim(Box::new(claim)))
    }

    fn unknown(&self, id: &str, span: Span) -> Diagnostic {
        Diagnostic::error("B004", self.name, span, format!("there is no `{id}`"))
            .help("every id must have a line of its own in this file")
    }

    /// Which part of a claim an argument is.
    fn part(&self, role: &str, bound: &TextBound, ours: bool) -> Option<Part> {
        let target = match &self.labels.target {
            Some(target) => Some(target.as_str()),
            None => ours.then_some(label::TARGET),
        };
        let named = |name: &str| role == name || bound.label == name;
        if ours {
            return match role {
                label::SOURCE => Some(Part::Source),
                label::TARGET => Some(Part::Target),
                label::CONTENT => Some(Part::Content),
                _ => None,
            };
        }
        if named(&self.labels.source) {
            Some(Part::Source)
        } else if named(&self.labels.cue) {
            Some(Part::Cue)
        } else if named(&self.labels.content) {
            Some(Part::Content)
        } else {
            target.is_some_and(named).then_some(Part::Target)
        }
    }

    /// The claim of these parts; only of its cue there must be one.
    fn claim(&self, parts: &[(Part, &TextBound)]) -> Option<Annotation> {
        let of = |part| {
            parts
                .iter()
                .filter(move |(other, _)| *other == part)
                .map(|(_, bound)| *bound)
        };
        let cue = of(Part::Cue).find_map(|bound| self.cue(bound))?;
        let contents = of(Part::Content).flat_map(|bound| self.spans(bound));
        let mentions =
            |part| -> Vec<Mention> { of(part).flat_map(|bound| self.mentions(bound)).collect() };
        let targets = mentions(Part::Target);
        // What is there was annotated, whatever the labels.
        let has_targets = self.labels.target.is_some() || !targets.is_empty();
        Some(Annotation {
            sources: Some(mentions(Part::Source)),
            targets: has_targets.then_some(targets),
            ..Annotation::bare(cue, contents.collect())
        })
    }

    /// The spans of a text-bound annotation.
    fn spans(&self, bound: &TextBound) -> Vec<SpanRecord<'static>> {
        let lengths = self.note(&bound.id, note::SPANS).map(|text| {
            text.split_whitespace()
                .filter_map(|n| n.parse().ok())
                .collect()
        });
        let lengths = lengths.unwrap_or_else(|| self.text.lengths(&bound.fragments));
        self.text.join(&bound.fragments, &lengths)
    }

    /// A cue is one span: of several, the longest, since only its overlap is judged.
    fn cue(&self, bound: &TextBound) -> Option<SpanRecord<'static>> {
        let mut spans = self.spans(bound);
        // The first of equals, as it stands in the file.
        spans.reverse();
        spans.into_iter().max_by_key(|span| span.end - span.start)
    }

    fn mentions(&self, bound: &TextBound) -> Vec<Mention> {
        let entity = self.note(&bound.id, note::ENTITY).map(str::to_owned);
        self.spans(bound)
            .into_iter()
            .map(|span| Mention {
                span,
                entity: entity.clone(),
            })
            .collect()
    }

    /// What stands behind `key` in a note on `of`, up to a semicolon of our own lists.
    fn note(&self, of: &str, key: &str) -> Option<&'a str> {
        let notes = self.lines.notes.iter().filter(|note| note.of == of);
        notes.map(|note| note.text.as_str()).find_map(|text| {
            // A name may hold anything; only lists of fixed words stand beside others.
            if key == note::ENTITY {
                return text.strip_prefix(key).map(str::trim);
            }
            text.split(';')
                .find_map(|part| part.trim().strip_prefix(key))
        })
    }

    /// Type, attributes and notes of an event of ours.
    fn details(&self, event: &Event, claim: &mut Annotation, diagnostics: &mut Vec<Diagnostic>) {
        let attribute = |name: &str| {
            let mut all = self.lines.attributes.iter();
            all.find(|attribute| attribute.of == event.id && attribute.label == name)
        };
        let value = |name: &str| attribute(name).and_then(|found| found.value.as_deref());
        let mut unreadable = |name: &str, text: &str| {
            diagnostics.push(
                Diagnostic::error(
                    "B005",
                    self.name,
                    event.span,
                    format!("`{text}` is no value of {name}"),
                )
                .help("annotation.conf lists the values"),
            );
        };
        claim.claim_type = ClaimType::from_name(&event.label);
        if let Some(text) = value(attribute::FORCE) {
            claim.force = Force::from_name(text);
            if claim.force.is_none() {
                unreadable(attribute::FORCE, text);
            }
        }
        if let Some(text) = value(attribute::QUOTE_TYPE) {
            claim.quote_type = QuoteType::from_name(text);
            if claim.quote_type.is_none() {
                unreadable(attribute::QUOTE_TYPE, text);
            }
        }
        claim.modality = Some(Modality::None);
        if let Some(text) = value(attribute::MODALITY) {
            claim.modality = Modality::from_name(text);
            if claim.modality.is_none() {
                unreadable(attribute::MODALITY, text);
            }
        }
        claim.negated = Some(attribute(attribute::NEGATED).is_some());
        claim.optional = attribute(attribute::OPTIONAL).is_some();
        claim.targets.get_or_insert_default();
        if let Some(names) = self.note(&event.id, note::ALSO_ACCEPTED) {
            for name in names.split_whitespace() {
                match ClaimType::from_name(name) {
                    Some(claim_type) => claim.also_accepted.push(claim_type),
                    None => unreadable(note::ALSO_ACCEPTED.trim_end_matches(':'), name),
                }
            }
        }
        let missing = self
            .note(&event.id, note::NOT_ANNOTATED)
            .unwrap_or_default();
        for name in missing.split_whitespace() {
            match name {
                "sources" => claim.sources = None,
                "targets" => claim.targets = None,
                "negated" => claim.negated = None,
                "modality" => claim.modality = None,
                _ => unreadable(note::NOT_ANNOTATED.trim_end_matches(':'), name),
            }
        }
    }

    /// Claims of corpora without events: everything that relations link to one cue.
    fn linked_by_relations(&self, imported: &mut Imported) {
        let mut by_cue: Vec<(&TextBound, Vec<(Part, &TextBound)>)> = Vec::new();
        for relation in &self.lines.relations {
            let ends = relation
                .ends
                .each_ref()
                .map(|end| self.bounds.get(end.as_str()));
            let [Some(one), Some(other)] = ends else {
                let missing = relation
                    .ends
                    .iter()
                    .find(|end| end.starts_with('T') && !self.bounds.contains_key(end.as_str()));
                let mistake = missing.map(|id| self.unknown(id, relation.span));
                imported.diagnostics.extend(mistake);
                continue;
            };
            let parts = [one, other].map(|bound| self.part("", bound, false));
            let (cue, part, bound) = match parts {
                [Some(Part::Cue), Some(part)] => (one, part, other),
                [Some(part), Some(Part::Cue)] => (other, part, one),
                _ => continue,
            };
            match by_cue.iter_mut().find(|(known, _)| known.id == cue.id) {
                Some((_, parts)) => parts.push((part, bound)),
                None => by_cue.push((cue, vec![(Part::Cue, cue), (part, bound)])),
            }
        }
        for (_, parts) in by_cue {
            let claim = self.claim(&parts);
            match claim.filter(|claim| !claim.contents.is_empty()) {
                Some(claim) => imported.claims.push(claim),
                None => imported.n_incomplete += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::brat::export;
    use crate::eval::gold::GoldArticle;
    use crate::text::Document;

    const TEXT: &str = "Ana Ruiz said that\nit was late. Tom denied it.";

    fn read(source: &str) -> Imported {
        let imported = import("a.ann", source, TEXT, &Labels::default());
        assert_eq!(imported.diagnostics, []);
        imported
    }

    fn texts<'s>(spans: impl IntoIterator<Item = &'s SpanRecord<'static>>) -> Vec<&'s str> {
        spans.into_iter().map(|span| &*span.text).collect()
    }

    const EVENTS: &str = "T1\tSource 0 8\tAna Ruiz\nT2\tCue 9 13\tsaid\nT3\tContent 14 18;19 30\tthat it was late\n\
        T4\tAttribution 9 13\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n\
        T5\tCue 36 42\tdenied\nT6\tAttribution-no-source 36 42\tdenied\nE2\tAttribution-no-source:T6 Cue:T5\n";

    #[test]
    fn events_of_others() {
        let imported = read(EVENTS);
        assert_eq!(imported.n_incomplete, 1);
        let [claim] = &imported.claims[..] else {
            panic!("{:?}", imported.claims)
        };
        assert_eq!(texts(claim.source_spans()), ["Ana Ruiz"]);
        assert_eq!(texts(&claim.contents), ["that\nit was late"]);
        assert_eq!(claim.cue.text, "said");
        // They say nothing of these.
        assert_eq!(
            (claim.claim_type, &claim.targets, claim.negated),
            (None, &None, None)
        );
    }

    #[test]
    fn relations_of_others() {
        let imported = read(
            "T1\tSource 0 8\tAna Ruiz\nT2\tCue 9 13\tsaid\nT3\tContent 19 30\tit was late\n\
             R1\tsays Arg1:T1 Arg2:T2\nR2\tof Arg1:T2 Arg2:T3\n",
        );
        assert_eq!(texts(imported.claims[0].source_spans()), ["Ana Ruiz"]);
        assert_eq!(texts(&imported.claims[0].contents), ["it was late"]);
    }

    #[test]
    fn other_labels() {
        let source = EVENTS
            .replace("Source", "Speaker")
            .replace("Content", "Said");
        let labels = Labels {
            source: "Speaker".to_owned(),
            content: "Said".to_owned(),
            target: Some("Whom".to_owned()),
            ..Labels::default()
        };
        let imported = import("a.ann", &source, TEXT, &labels);
        assert_eq!(texts(imported.claims[0].source_spans()), ["Ana Ruiz"]);
        assert_eq!(imported.claims[0].targets, Some(Vec::new()));
    }

    #[test]
    fn unknown_ids_are_told() {
        let imported = import(
            "a.ann",
            "E1\tAttribution:T4 Cue:T2\n",
            TEXT,
            &Labels::default(),
        );
        let codes: Vec<_> = imported.diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["B004", "B004"]);
        assert_eq!(imported.n_incomplete, 1);
    }

    /// A claim with everything that brat has no place for comes back as it was.
    #[test]
    fn what_we_write_is_read_again() {
        let span = |words: &str| {
            let start = TEXT.find(words).unwrap() as u32;
            SpanRecord {
                start,
                end: start + words.len() as u32,
                text: words.to_owned().into(),
            }
        };
        let full = Annotation {
            claim_type: Some(ClaimType::Demand),
            also_accepted: vec![ClaimType::Statement, ClaimType::Threat],
            optional: true,
            force: Some(Force::Appeal),
            quote_type: Some(QuoteType::Mixed),
            sources: Some(vec![
                Mention {
                    span: span("Ana Ruiz"),
                    entity: Some("Ana Ruiz; of spans: 7".to_owned()),
                },
                Mention {
                    span: span("Tom"),
                    entity: None,
                },
            ]),
            targets: Some(Vec::new()),
            negated: Some(true),
            modality: Some(Modality::Hedged),
            // Two spans with nothing but a line break between them, one over it, and two that touch.
            ..Annotation::bare(
                span("said"),
                vec![span("that"), span("it was"), span(" late")],
            )
        };
        let over = Annotation {
            links: vec![Link {
                kind: RelationKind::Denies,
                claim: 0,
            }],
            ..Annotation::bare(span("denied"), vec![span("that\nit was"), span("it.")])
        };
        let article = GoldArticle {
            document: Document::new("a.txt", TEXT),
            claims: vec![full, over],
            hard_negatives: vec![span("late")],
            sentences: Vec::new(),
        };
        let written = export(&article);
        let imported = read(&written);
        assert_eq!(imported.claims, article.claims, "{written}");
        assert_eq!(imported.hard_negatives, article.hard_negatives);
    }
}
