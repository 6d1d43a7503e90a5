//! From claims to records, bytes to code points.

use std::borrow::Cow;
use std::io::{self, Write};

use super::wire::{
    ClaimId, ClaimRecord, CodesRecord, CueRecord, DocRecord, EntityRecord, PartyRecord,
    RelationRecord, RuleRecord, SentenceRecord, SpanRecord,
};
use super::{SCHEMA, codes};
use crate::claim::{Claim, Party};
use crate::pipeline::Extraction;
use crate::text::{CodePoints, Document, Span};

/// The longest sentence, in bytes, that a record carries whole.
///
/// A text without stops is one sentence however long; were it copied beside each of its claims,
/// output would grow with the square of the input.
const LONGEST_SENTENCE: u32 = 4096;

/// The claims of `document` as records that borrow from it.
#[must_use]
pub fn claim_records<'t>(
    document: &'t Document,
    extraction: &'t Extraction<'_>,
) -> Vec<ClaimRecord<'t>> {
    let places = Places::new(&document.text);
    let mut records: Vec<_> = extraction
        .claims
        .iter()
        .map(|claim| places.record(document, extraction, claim))
        .collect();
    let ids: Vec<_> = records.iter().map(|record| record.id.clone()).collect();
    for (record, claim) in records.iter_mut().zip(&extraction.claims) {
        record.relations = claim
            .relations
            .iter()
            .map(|relation| RelationRecord {
                kind: relation.kind,
                claim: ClaimId::Id(ids[relation.claim].clone()),
            })
            .collect();
    }
    records
}

/// Writes the claims of `document`, one JSON line each.
///
/// # Errors
/// If `out` does not take it.
pub fn write_claims(
    document: &Document,
    extraction: &Extraction<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    for record in claim_records(document, extraction) {
        serde_json::to_writer(&mut *out, &record)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// One text and the way from its bytes to its code points.
pub(crate) struct Places<'t> {
    text: &'t str,
    code_points: CodePoints<'t>,
}

impl<'t> Places<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            code_points: CodePoints::new(text),
        }
    }

    fn record(
        &self,
        document: &'t Document,
        extraction: &'t Extraction<'_>,
        claim: &'t Claim,
    ) -> ClaimRecord<'t> {
        let mut record = ClaimRecord {
            schema: SCHEMA,
            id: String::new(),
            claim_type: claim.claim_type,
            force: claim.force,
            explicit: claim.explicit,
            quote_type: Some(claim.quote_type),
            doc: DocRecord::of(document),
            sentence: Some(self.sentence(extraction, claim)),
            cue: CueRecord {
                span: self.span(claim.cue),
                lemma: Cow::Borrowed(&claim.lemma),
            },
            sources: self.parties(&claim.sources),
            targets: self.parties(&claim.targets),
            contents: self.spans(&claim.contents),
            quotes: self.spans(&claim.quotes),
            negated: claim.negated,
            modality: claim.modality,
            stated: claim.stated.map(|span| self.span(span)),
            relations: Vec::new(),
            codes: Some(CodesRecord {
                cameo: codes::cameo(claim.claim_type, claim.force).map(Cow::Borrowed),
                plover: codes::plover(claim.claim_type).map(Cow::Borrowed),
            }),
            rule: Some(RuleRecord {
                id: Cow::Borrowed(&claim.rule.id),
                file: Cow::Borrowed(&claim.rule.file),
                line: claim.rule.line,
            }),
            confidence: Some(claim.confidence),
        };
        record.id = id(&record);
        record
    }

    /// A place, and what stands there.
    pub(crate) fn span(&self, span: Span) -> SpanRecord<'t> {
        let (start, end) = self.code_points.of(span);
        SpanRecord {
            start,
            end,
            text: Cow::Borrowed(span.slice(self.text)),
        }
    }

    /// The same without blanks at its edges.
    pub(crate) fn trimmed(&self, span: Span) -> SpanRecord<'t> {
        self.span(trimmed(self.text, span))
    }

    fn spans(&self, spans: &[Span]) -> Vec<SpanRecord<'t>> {
        spans.iter().map(|&span| self.span(span)).collect()
    }

    fn parties(&self, parties: &'t [Party]) -> Vec<PartyRecord<'t>> {
        parties
            .iter()
            .map(|party| PartyRecord {
                span: self.span(party.span),
                kind: Some(party.kind),
                named: party.named,
                role: party.role.map(|span| Cow::Borrowed(span.slice(self.text))),
                entity: party.entity.as_ref().map(|entity| EntityRecord {
                    id: Cow::Borrowed(&entity.id),
                    name: Cow::Borrowed(&entity.name),
                    entity_type: Some(entity.entity_type),
                }),
                via: party.via,
            })
            .collect()
    }

    /// The cue's sentence without the blanks around it; of an endless one, what surrounds the cue.
    fn sentence(&self, extraction: &Extraction<'_>, claim: &Claim) -> SentenceRecord<'t> {
        let whole = extraction.segmented.sentences[claim.sentence].span;
        SentenceRecord {
            index: claim.sentence,
            span: self.trimmed(around(self.text, whole, claim.cue)),
        }
    }
}

impl<'t> DocRecord<'t> {
    /// What is known of `document`.
    #[must_use]
    pub fn of(document: &'t Document) -> Self {
        let metadata = &document.metadata;
        Self {
            id: Cow::Borrowed(&document.id),
            path: Cow::Borrowed(&document.path),
            title: metadata.title.as_deref().map(Cow::Borrowed),
            url: metadata.url.as_deref().map(Cow::Borrowed),
            publisher: metadata.publisher.as_deref().map(Cow::Borrowed),
            published: metadata.published.as_deref().map(Cow::Borrowed),
            lang: metadata.lang.as_deref().map(Cow::Borrowed),
        }
    }
}

/// A hash of document, type and offsets: no rule, no confidence, so that what a person decided
/// about a claim outlives the edit of a rule.
fn id(record: &ClaimRecord<'_>) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut field = |name: &str, span: Option<&SpanRecord<'_>>| {
        hasher.update(name.as_bytes()).update(&[0]);
        if let Some(span) = span {
            hasher.update(&span.start.to_le_bytes());
            hasher.update(&span.end.to_le_bytes());
        }
    };
    field(&record.doc.id, None);
    field(record.claim_type.as_str(), None);
    field("cue", Some(&record.cue.span));
    for source in &record.sources {
        field("source", Some(&source.span));
    }
    for target in &record.targets {
        field("target", Some(&target.span));
    }
    for content in &record.contents {
        field("content", Some(content));
    }
    format!("c_{}", &hasher.finalize().to_hex().as_str()[..16])
}

/// `sentence`, or its part around `cue` if it is too long for a record.
fn around(text: &str, sentence: Span, cue: Span) -> Span {
    if sentence.len() <= LONGEST_SENTENCE {
        return sentence;
    }
    let margin = LONGEST_SENTENCE / 2;
    let mut start = cue.start().saturating_sub(margin).max(sentence.start()) as usize;
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut end = cue.start().saturating_add(margin).min(sentence.end()) as usize;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    // A cue longer than the margin is no cue, but must not turn the span around.
    Span::of(start..end)
}

/// `span` without the white space at its edges.
fn trimmed(text: &str, span: Span) -> Span {
    let slice = span.slice(text);
    let end = span.start() as usize + slice.trim_end().len();
    let start = end - slice.trim().len();
    Span::of(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Modality, PartyKind, QuoteType, Relation, RelationKind, RuleRef};
    use crate::phrase::Phrases;
    use crate::segment::{Segmented, Sentence};
    use crate::tag::Entities;
    use crate::text::ClaimType;
    use proptest::prelude::*;

    fn sentence(span: Span) -> Sentence {
        Sentence {
            span,
            tokens: 0..0,
            paragraph: 0,
            headline: false,
        }
    }

    fn claim(cue: Span, contents: Vec<Span>, sentence: usize) -> Claim {
        Claim {
            claim_type: ClaimType::Denial,
            force: None,
            explicit: true,
            quote_type: QuoteType::Indirect,
            sentence,
            cue,
            lemma: "deny".to_owned(),
            sources: vec![Party {
                span: Span::new(0, cue.start()),
                kind: PartyKind::Collective,
                named: false,
                role: None,
                entity: None,
                via: None,
            }],
            targets: Vec::new(),
            contents,
            quotes: Vec::new(),
            negated: false,
            modality: Modality::None,
            stated: None,
            relations: vec![Relation {
                kind: RelationKind::Repeats,
                claim: 0,
            }],
            rule: RuleRef {
                id: "deny.np".to_owned(),
                file: "denial.rules".to_owned(),
                line: 3,
            },
            confidence: 0.5,
        }
    }

    fn with_records(text: &str, cue: Span, contents: Vec<Span>, check: impl Fn(&ClaimRecord<'_>)) {
        let document = Document::new("a.txt", text);
        let extraction = Extraction {
            segmented: Segmented {
                text: &document.text,
                tokens: Vec::new(),
                sentences: vec![sentence(Span::of(0..text.len()))],
                quotes: Vec::new(),
            },
            entities: Entities::default(),
            phrases: Phrases::default(),
            claims: vec![claim(cue, contents, 0)],
            notes: Vec::new(),
        };
        for record in claim_records(&document, &extraction) {
            check(&record);
        }
    }

    fn slice(text: &str, span: &SpanRecord<'_>) -> String {
        text.chars()
            .skip(span.start as usize)
            .take((span.end - span.start) as usize)
            .collect()
    }

    #[test]
    fn counts_code_points() {
        let text = "Émigrés “näive” denied it.  \n";
        let cue = text.find("denied").unwrap();
        with_records(
            text,
            Span::of(cue..cue + 6),
            vec![Span::of(cue + 7..cue + 9)],
            |record| {
                assert_eq!((record.cue.span.start, record.cue.span.end), (16, 22));
                let sentence = &record.sentence.as_ref().unwrap().span;
                assert_eq!(sentence.text, "Émigrés “näive” denied it.");
                assert_eq!(slice(text, sentence), sentence.text);
                assert_eq!(
                    record.relations[0].claim,
                    ClaimId::Id(record.id.clone()),
                    "relations go by id"
                );
            },
        );
    }

    #[test]
    fn ids_follow_offsets_not_rules() {
        let text = "They denied it.";
        let id_of = |contents| {
            let id = std::cell::RefCell::new(String::new());
            with_records(text, Span::new(5, 11), contents, |record| {
                id.borrow_mut().clone_from(&record.id);
            });
            id.into_inner()
        };
        let one = id_of(vec![Span::new(12, 14)]);
        assert_eq!(one, id_of(vec![Span::new(12, 14)]));
        assert_ne!(one, id_of(vec![Span::new(12, 15)]));
        assert_eq!(one.len(), 18);
    }

    #[test]
    fn an_endless_sentence_is_cut_around_its_cue() {
        let text = format!("{} denied it {}", "ж ".repeat(40_000), "ж ".repeat(40_000));
        let cue = text.find("denied").unwrap();
        with_records(&text, Span::of(cue..cue + 6), Vec::new(), |record| {
            let sentence = &record.sentence.as_ref().unwrap().span;
            assert!(sentence.text.len() <= LONGEST_SENTENCE as usize);
            assert!(sentence.text.contains("denied"));
            assert_eq!(slice(&text, sentence), sentence.text);
        });
    }

    proptest! {
        #[test]
        fn a_record_read_back_is_equal(before in "\\PC{1,40}", after in "\\PC{1,40}\\s{0,3}") {
            let text = format!("{before} denied {after}");
            let cue = before.len() + 1;
            with_records(
                &text,
                Span::of(cue..cue + 6),
                vec![Span::of(cue + 7..text.len())],
                |record| {
                    let line = serde_json::to_string(record).unwrap();
                    let back: ClaimRecord<'_> = serde_json::from_str(&line).unwrap();
                    assert_eq!(&back, record);
                    assert_eq!(slice(&text, &record.contents[0]), record.contents[0].text);
                },
            );
        }
    }
}
