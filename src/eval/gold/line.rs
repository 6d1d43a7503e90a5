//! One line of a gold file, as it is read and written.
//!
//! A line holds what a person judged; what is missing was not annotated. So nothing but the article,
//! the cue and, of claims, the contents is required. Keys not known here are ignored: a record that
//! `allege extract` wrote is a gold line too.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::claim::{Modality, QuoteType};
use crate::eval::annotation::{Annotation, Mention};
use crate::record::{ClaimId, RelationRecord, SpanRecord};
use crate::text::{ClaimType, Force};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Line {
    pub(super) doc: LineDoc,
    /// A record's own id, which relations may name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) id: String,
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<LineType>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    force: Option<Force>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quote_type: Option<QuoteType>,
    pub(super) cue: SpanRecord<'static>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sources: Option<Vec<LineParty>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    targets: Option<Vec<LineParty>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) contents: Option<Vec<SpanRecord<'static>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    negated: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    modality: Option<Modality>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) relations: Vec<RelationRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    also_accepted: Vec<ClaimType>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    optional: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct LineDoc {
    pub(super) path: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct LineParty {
    #[serde(flatten)]
    span: SpanRecord<'static>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    entity: Option<LineEntity>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct LineEntity {
    name: String,
}

/// What stands as a line's type: `none` marks words that look like a cue and are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineType {
    None,
    Claim(ClaimType),
}

impl LineType {
    const NONE: &str = "none";
}

impl Serialize for LineType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::None => Self::NONE,
            Self::Claim(claim_type) => claim_type.as_str(),
        })
    }
}

impl<'de> Deserialize<'de> for LineType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Cow::<str>::deserialize(deserializer)?;
        if name == Self::NONE {
            return Ok(Self::None);
        }
        let claim_type = ClaimType::from_name(&name).ok_or_else(|| {
            let known: Vec<_> = ClaimType::ALL.iter().map(|t| t.as_str()).collect();
            de::Error::custom(format_args!(
                "unknown type `{name}`, expected one of: {}, {}",
                known.join(", "),
                Self::NONE
            ))
        })?;
        Ok(Self::Claim(claim_type))
    }
}

impl Line {
    /// The line of a hard negative.
    pub(super) fn negative(path: &str, cue: &SpanRecord<'static>) -> Self {
        Self {
            doc: LineDoc {
                path: path.to_owned(),
            },
            id: String::new(),
            kind: Some(LineType::None),
            force: None,
            quote_type: None,
            cue: cue.clone(),
            sources: None,
            targets: None,
            contents: None,
            negated: None,
            modality: None,
            relations: Vec::new(),
            also_accepted: Vec::new(),
            optional: false,
        }
    }

    /// The line of a claim; `line_of` gives the line of another claim of the article.
    pub(super) fn claim(path: &str, claim: &Annotation, line_of: impl Fn(usize) -> usize) -> Self {
        let parties = |mentions: &[Mention]| {
            mentions
                .iter()
                .map(|mention| LineParty {
                    span: mention.span.clone(),
                    entity: mention.entity.clone().map(|name| LineEntity { name }),
                })
                .collect()
        };
        Self {
            kind: claim.claim_type.map(LineType::Claim),
            force: claim.force,
            quote_type: claim.quote_type,
            sources: claim.sources.as_deref().map(parties),
            targets: claim.targets.as_deref().map(parties),
            contents: Some(claim.contents.clone()),
            negated: claim.negated,
            modality: claim.modality,
            relations: claim
                .links
                .iter()
                .map(|link| RelationRecord {
                    kind: link.kind,
                    claim: ClaimId::Index(line_of(link.claim)),
                })
                .collect(),
            also_accepted: claim.also_accepted.clone(),
            optional: claim.optional,
            ..Self::negative(path, &claim.cue)
        }
    }

    /// The claim, its links left open: they can be followed only once all lines are read.
    pub(super) fn annotation(&self) -> Annotation {
        let mentions = |parties: &Vec<LineParty>| {
            parties
                .iter()
                .map(|party| Mention {
                    span: party.span.clone(),
                    entity: party.entity.as_ref().map(|entity| entity.name.clone()),
                })
                .collect()
        };
        Annotation {
            claim_type: match self.kind {
                Some(LineType::Claim(claim_type)) => Some(claim_type),
                Some(LineType::None) | None => None,
            },
            also_accepted: self.also_accepted.clone(),
            optional: self.optional,
            force: self.force,
            quote_type: self.quote_type,
            sources: self.sources.as_ref().map(mentions),
            targets: self.targets.as_ref().map(mentions),
            negated: self.negated,
            modality: self.modality,
            ..Annotation::bare(self.cue.clone(), self.contents.clone().unwrap_or_default())
        }
    }

    /// All its places.
    pub(super) fn spans(&self) -> impl Iterator<Item = &SpanRecord<'static>> {
        let parties = [&self.sources, &self.targets]
            .into_iter()
            .flatten()
            .flatten();
        [&self.cue]
            .into_iter()
            .chain(parties.map(|party| &party.span))
            .chain(self.contents.iter().flatten())
    }
}
