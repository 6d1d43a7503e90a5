//! A claim as far as somebody annotated it: what gold, records and others' corpora have in common.

use serde::Serialize;

use crate::claim::{Modality, QuoteType, RelationKind};
use crate::record::{ClaimId, ClaimRecord, PartyRecord, SpanRecord};
use crate::text::{ClaimType, Force};

/// A claim, by a person or by the program; places count code points.
///
/// What is `None` was not annotated, so it is not judged: a corpus without claim types says nothing
/// about ours. An empty list was annotated, and there is nobody.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Annotation {
    /// What it does.
    #[serde(rename = "type")]
    pub claim_type: Option<ClaimType>,
    /// Further types that are right.
    pub also_accepted: Vec<ClaimType>,
    /// Found or not, it does not count.
    pub optional: bool,
    /// Of a demand: how forceful.
    pub force: Option<Force>,
    /// How much of the content is quoted.
    pub quote_type: Option<QuoteType>,
    /// The words that attribute.
    pub cue: SpanRecord<'static>,
    /// Who says it.
    pub sources: Option<Vec<Mention>>,
    /// Whom it is about or aimed at.
    pub targets: Option<Vec<Mention>>,
    /// What is said.
    pub contents: Vec<SpanRecord<'static>>,
    /// Whether it is said not to have been made.
    pub negated: Option<bool>,
    /// Whether it was made for certain.
    pub modality: Option<Modality>,
    /// Links to other claims of the article.
    pub links: Vec<Link>,
    /// The rule that found it.
    pub rule: Option<String>,
    /// How sure the program is of it, from 0 to 1.
    pub confidence: Option<f32>,
}

/// A source or target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// The noun phrase.
    #[serde(flatten)]
    pub span: SpanRecord<'static>,
    /// The name of who it is, if that is known.
    pub entity: Option<String>,
}

/// A link from one claim to another of the same article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Which.
    #[serde(rename = "type")]
    pub kind: RelationKind,
    /// The other claim, an index into the article's claims.
    pub claim: usize,
}

impl Annotation {
    /// A claim of which only its cue and contents are annotated.
    #[must_use]
    pub fn bare(cue: SpanRecord<'static>, contents: Vec<SpanRecord<'static>>) -> Self {
        Self {
            claim_type: None,
            also_accepted: Vec::new(),
            optional: false,
            force: None,
            quote_type: None,
            cue,
            sources: None,
            targets: None,
            contents,
            negated: None,
            modality: None,
            links: Vec::new(),
            rule: None,
            confidence: None,
        }
    }

    /// A claim of `text` with this cue and content, each where it stands first.
    #[cfg(test)]
    pub(super) fn marked(text: &str, cue: &str, content: &str) -> Self {
        let span = |words: &str| {
            let start = text.find(words).unwrap() as u32;
            SpanRecord {
                start,
                end: start + words.len() as u32,
                text: words.to_owned().into(),
            }
        };
        Self::bare(span(cue), vec![span(content)])
    }

    /// The records of one article.
    #[must_use]
    pub fn of_records(records: &[ClaimRecord<'_>]) -> Vec<Self> {
        let link = |kind, id: &ClaimId| {
            let claim = match id {
                ClaimId::Id(id) => records.iter().position(|other| other.id == *id)?,
                ClaimId::Index(index) => *index,
            };
            Some(Link { kind, claim })
        };
        records
            .iter()
            .map(|record| Self {
                claim_type: Some(record.claim_type),
                force: record.force,
                quote_type: record.quote_type,
                sources: Some(record.sources.iter().map(Mention::of).collect()),
                targets: Some(record.targets.iter().map(Mention::of).collect()),
                negated: Some(record.negated),
                modality: Some(record.modality),
                links: record
                    .relations
                    .iter()
                    .filter_map(|relation| link(relation.kind, &relation.claim))
                    .collect(),
                rule: record.rule.as_ref().map(|rule| rule.id.to_string()),
                confidence: record.confidence,
                ..Self::bare(
                    owned(&record.cue.span),
                    record.contents.iter().map(owned).collect(),
                )
            })
            .collect()
    }

    /// Its sources; none if they were not annotated.
    pub fn source_spans(&self) -> impl Iterator<Item = &SpanRecord<'static>> {
        spans(self.sources.as_deref())
    }

    /// Its targets; none if they were not annotated.
    pub fn target_spans(&self) -> impl Iterator<Item = &SpanRecord<'static>> {
        spans(self.targets.as_deref())
    }

    /// All its places.
    pub fn spans(&self) -> impl Iterator<Item = &SpanRecord<'static>> {
        [&self.cue]
            .into_iter()
            .chain(self.source_spans())
            .chain(self.target_spans())
            .chain(&self.contents)
    }

    /// The name of its type, for people.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        self.claim_type.map_or("claim", ClaimType::as_str)
    }

    /// Whether `other` has a type that this one accepts, or the other way round.
    #[must_use]
    pub fn accepts_type_of(&self, other: &Self) -> bool {
        let accepts = |one: &Self, claim_type: Option<ClaimType>| {
            claim_type.is_some_and(|t| one.claim_type == Some(t) || one.also_accepted.contains(&t))
        };
        accepts(self, other.claim_type) || accepts(other, self.claim_type)
    }
}

impl Mention {
    fn of(party: &PartyRecord<'_>) -> Self {
        Self {
            span: owned(&party.span),
            entity: party.entity.as_ref().map(|entity| entity.name.to_string()),
        }
    }
}

fn spans(mentions: Option<&[Mention]>) -> impl Iterator<Item = &SpanRecord<'static>> {
    mentions
        .unwrap_or_default()
        .iter()
        .map(|mention| &mention.span)
}

fn owned(span: &SpanRecord<'_>) -> SpanRecord<'static> {
    SpanRecord {
        start: span.start,
        end: span.end,
        text: span.text.to_string().into(),
    }
}
