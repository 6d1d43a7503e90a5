//! What tells two versions of one claim apart, field by field.

use std::collections::BTreeSet;

use super::annotation::{Annotation, Mention};
use super::pair::overlap;
use super::words::{Words, n_shared};
use crate::names::named;
use crate::record::SpanRecord;
use crate::text::ClaimType;

named! {
    /// A part of a claim in which two may differ.
    pub enum Field {
        /// What it does.
        Type = "type",
        /// How forceful a demand is.
        Force = "force",
        /// How much is quoted.
        QuoteType = "quote_type",
        /// The words that attribute.
        Cue = "cue",
        /// Who says it.
        Source = "source",
        /// Whom it is about.
        Target = "target",
        /// What is said.
        Content = "content",
        /// Who the source or target is.
        Entity = "entity",
        /// Whether it is said not to have been made.
        Negated = "negated",
        /// Whether it was made for certain.
        Modality = "modality",
        /// Its links to other claims.
        Relation = "relation",
        /// The rule that found it.
        Rule = "rule",
        /// How sure the program is.
        Confidence = "confidence",
    }
}

impl Field {
    /// Whether a claim that differs here from the gold is wrong: an entity, a role, a type. Where a
    /// content ends, moods and relations are measured by themselves.
    #[must_use]
    pub fn is_fault(self) -> bool {
        matches!(
            self,
            Self::Type | Self::QuoteType | Self::Cue | Self::Source | Self::Target | Self::Entity
        )
    }
}

/// One field that differs, as each side has it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Difference {
    /// Which.
    pub field: Field,
    /// What the first side has: the gold, the old rules.
    pub first: String,
    /// What the second side has: the claim found, the new rules.
    pub second: String,
}

impl serde::Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for Field {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::from_name(&name)
            .ok_or_else(|| serde::de::Error::custom(format_args!("unknown field `{name}`")))
    }
}

/// Every field that both sides annotate and have differently, to the code point.
///
/// Links are left out: they name claims of their own side, so only who has both sides can compare.
#[must_use]
pub fn differences(first: &Annotation, second: &Annotation) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut put = |field, one: Option<String>, other: Option<String>| {
        if let (Some(first), Some(second)) = (one, other)
            && first != second
        {
            found.push(Difference {
                field,
                first,
                second,
            });
        }
    };
    let name = |claim: &Annotation| claim.claim_type.map(|t| t.as_str().to_owned());
    put(Field::Type, name(first), name(second));
    let force = |claim: &Annotation| claim.force.map(|force| force.as_str().to_owned());
    put(Field::Force, force(first), force(second));
    let quote = |claim: &Annotation| claim.quote_type.map(|quote| quote.as_str().to_owned());
    put(Field::QuoteType, quote(first), quote(second));
    let negated = |claim: &Annotation| claim.negated.map(|negated| negated.to_string());
    put(Field::Negated, negated(first), negated(second));
    let modality = |claim: &Annotation| claim.modality.map(|m| m.as_str().to_owned());
    put(Field::Modality, modality(first), modality(second));
    put(Field::Rule, first.rule.clone(), second.rule.clone());
    let confidence = |claim: &Annotation| claim.confidence.map(|sure| format!("{sure:.2}"));
    put(Field::Confidence, confidence(first), confidence(second));
    if place(&first.cue) != place(&second.cue) {
        found.push(of_spans(Field::Cue, [&first.cue], [&second.cue]));
    }
    if places(&first.contents) != places(&second.contents) {
        found.push(of_spans(Field::Content, &first.contents, &second.contents));
    }
    for (field, one, other) in roles(first, second) {
        let spans = |mentions: &[Mention]| -> Vec<_> {
            mentions
                .iter()
                .map(|mention| place(&mention.span))
                .collect()
        };
        if spans(one) != spans(other) {
            found.push(of_mentions(field, one, other));
        } else if entities(one) != entities(other) {
            let shown = |mentions| shown(entities(mentions).into_iter());
            found.push(Difference {
                field: Field::Entity,
                first: shown(one),
                second: shown(other),
            });
        }
    }
    found.sort_by_key(|difference| difference.field);
    found
}

/// Sources and targets, where both sides annotate them.
fn roles<'c>(
    first: &'c Annotation,
    second: &'c Annotation,
) -> impl Iterator<Item = (Field, &'c [Mention], &'c [Mention])> {
    [
        (Field::Source, &first.sources, &second.sources),
        (Field::Target, &first.targets, &second.targets),
    ]
    .into_iter()
    .filter_map(|(field, one, other)| Some((field, one.as_deref()?, other.as_deref()?)))
}

/// Whether the claim does what the gold says, or something it also accepts.
pub(super) fn type_fault(gold: &Annotation, claim: &Annotation) -> Option<Difference> {
    let (want, got) = (gold.claim_type?, claim.claim_type?);
    (!gold.accepts_type_of(claim))
        .then(|| named_difference(Field::Type, want.as_str(), got.as_str()))
}

/// Whether as much is quoted as the gold says.
pub(super) fn quote_fault(gold: &Annotation, claim: &Annotation) -> Option<Difference> {
    let (want, got) = (gold.quote_type?, claim.quote_type?);
    (want != got).then(|| named_difference(Field::QuoteType, want.as_str(), got.as_str()))
}

/// Whether the cues overlap.
pub(super) fn cue_fault(gold: &Annotation, claim: &Annotation) -> Option<Difference> {
    (!overlap(&gold.cue, &claim.cue)).then(|| of_spans(Field::Cue, [&gold.cue], [&claim.cue]))
}

/// Whether the contents are the same to the code point.
pub(super) fn content_fault(gold: &Annotation, claim: &Annotation) -> Option<Difference> {
    (places(&gold.contents) != places(&claim.contents))
        .then(|| of_spans(Field::Content, &gold.contents, &claim.contents))
}

/// Whether sources (or targets) share half of the shorter side's words; none is right for none.
pub(super) fn party_fault(
    words: &Words,
    field: Field,
    gold: Option<&[Mention]>,
    claim: Option<&[Mention]>,
) -> Option<Difference> {
    let (gold, claim) = (gold?, claim?);
    let of = |mentions: &[Mention]| words.of(mentions.iter().map(|mention| &mention.span));
    let (want, got) = (of(gold), of(claim));
    let same = if want.is_empty() || got.is_empty() {
        want.is_empty() && got.is_empty()
    } else {
        2 * n_shared(&want, &got) >= want.len().min(got.len())
    };
    (!same).then(|| of_mentions(field, gold, claim))
}

/// Negation, modality and force, where they differ.
pub(super) fn mood_faults(gold: &Annotation, claim: &Annotation) -> Vec<Difference> {
    let mut faults = differences(gold, claim);
    faults.retain(|difference| {
        matches!(
            difference.field,
            Field::Negated | Field::Modality | Field::Force
        )
    });
    faults
}

/// Who the gold names and the claim does not have in the same role. Whom a statement is about is not
/// judged.
pub(super) fn entity_fault(gold: &Annotation, claim: &Annotation) -> Option<Difference> {
    let missing: Vec<&str> = named_roles(gold)
        .flat_map(|(field, mentions)| {
            let found = role(claim, field);
            entities(mentions)
                .into_iter()
                .filter(move |name| !found.iter().any(|mention| is_called(mention, name)))
        })
        .collect();
    (!missing.is_empty()).then(|| Difference {
        field: Field::Entity,
        first: shown(missing.into_iter()),
        second: shown(
            named_roles(gold)
                .flat_map(|(field, _)| entities(role(claim, field)))
                .collect::<BTreeSet<_>>()
                .into_iter(),
        ),
    })
}

/// Whether the gold names an entity that is judged.
pub(super) fn names_entity(gold: &Annotation) -> bool {
    named_roles(gold).next().is_some()
}

/// Whether the claim names any entity in the roles in which the gold does.
pub(super) fn names_some_entity(gold: &Annotation, claim: &Annotation) -> bool {
    named_roles(gold).any(|(field, _)| !entities(role(claim, field)).is_empty())
}

/// The roles in which the gold names an entity that is judged.
fn named_roles(gold: &Annotation) -> impl Iterator<Item = (Field, &[Mention])> {
    let judged = [Field::Source, Field::Target]
        .into_iter()
        .filter(|&field| field == Field::Source || judges_targets(gold));
    judged
        .map(|field| (field, role(gold, field)))
        .filter(|(_, mentions)| !entities(mentions).is_empty())
}

/// Whom a statement is about is not judged.
pub(super) fn judges_targets(gold: &Annotation) -> bool {
    gold.targets.is_some() && gold.claim_type != Some(ClaimType::Statement)
}

fn role(claim: &Annotation, field: Field) -> &[Mention] {
    let mentions = match field {
        Field::Target => &claim.targets,
        _ => &claim.sources,
    };
    mentions.as_deref().unwrap_or_default()
}

/// Whether a mention is of whom the gold calls so. A gazetteer's name may be another than the text's:
/// initials stand for their words, titles and articles do not count, and where the mention itself
/// is the gold's name, one word in common will do: "the US Treasury" is the Department of the Treasury.
fn is_called(mention: &Mention, gold: &str) -> bool {
    let Some(entity) = mention.entity.as_deref() else {
        return false;
    };
    let (entity, gold) = (plain(entity), plain(gold));
    entity == gold
        || is_initials(entity, gold)
        || is_initials(gold, entity)
        || plain(&mention.span.text) == gold
            && entity
                .split(' ')
                .any(|word| gold.split(' ').any(|other| other == word))
}

/// A name without article and title.
fn plain(name: &str) -> &str {
    const BEFORE: [&str; 12] = [
        "the ",
        "The ",
        "Sir ",
        "Dame ",
        "Lord ",
        "Lady ",
        "Baroness ",
        "Mrs Justice ",
        "Mr Justice ",
        "Dr ",
        "Mr ",
        "Ms ",
    ];
    let bare = BEFORE.iter().find_map(|title| name.strip_prefix(title));
    bare.unwrap_or(name)
}

/// "FBI" of "Federal Bureau of Investigation".
fn is_initials(short: &str, long: &str) -> bool {
    let capitals = long
        .split([' ', '-'])
        .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()));
    short.chars().count() >= 2 && short.chars().eq(capitals)
}

/// The names of entities, in order.
fn entities(mentions: &[Mention]) -> BTreeSet<&str> {
    mentions
        .iter()
        .filter_map(|mention| mention.entity.as_deref())
        .collect()
}

fn named_difference(field: Field, first: &str, second: &str) -> Difference {
    Difference {
        field,
        first: first.to_owned(),
        second: second.to_owned(),
    }
}

fn of_spans<'s>(
    field: Field,
    first: impl IntoIterator<Item = &'s SpanRecord<'static>>,
    second: impl IntoIterator<Item = &'s SpanRecord<'static>>,
) -> Difference {
    Difference {
        field,
        first: shown(first.into_iter().map(|span| &*span.text)),
        second: shown(second.into_iter().map(|span| &*span.text)),
    }
}

fn of_mentions(field: Field, first: &[Mention], second: &[Mention]) -> Difference {
    let spans = |mentions: &[Mention]| shown(mentions.iter().map(|mention| &*mention.span.text));
    Difference {
        field,
        first: spans(first),
        second: spans(second),
    }
}

/// `none`, or the texts between backticks, line breaks as blanks.
pub(super) fn shown<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let texts: Vec<_> = texts
        .map(|text| format!("`{}`", text.replace(['\n', '\r', '\t'], " ")))
        .collect();
    if texts.is_empty() {
        "none".to_owned()
    } else {
        texts.join(", ")
    }
}

fn place(span: &SpanRecord<'_>) -> (u32, u32) {
    (span.start, span.end)
}

fn places(spans: &[SpanRecord<'_>]) -> Vec<(u32, u32)> {
    spans.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::SpanRecord;

    #[test]
    fn one_thing_may_have_two_names() {
        let mention = |text: &str, entity: &str| Mention {
            span: SpanRecord {
                start: 0,
                end: text.chars().count() as u32,
                text: text.to_owned().into(),
            },
            entity: (!entity.is_empty()).then(|| entity.to_owned()),
        };
        for (text, entity, gold, same) in [
            ("she", "Ana Ruiz", "Ana Ruiz", true),
            ("she", "Ana Ruiz", "Bo Ruiz", false),
            ("the FBI", "Federal Bureau of Investigation", "FBI", true),
            ("she", "Dame Ana Ruiz", "Ana Ruiz", true),
            (
                "The US Treasury",
                "Department of the Treasury",
                "US Treasury",
                true,
            ),
            ("The US Treasury", "", "US Treasury", false),
            ("the port", "Port of Elm", "Elm Docks", false),
        ] {
            assert_eq!(
                is_called(&mention(text, entity), gold),
                same,
                "{text} {entity} {gold}"
            );
        }
    }
}
