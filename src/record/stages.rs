//! What the earlier stages saw, one line a document: sentences with tokens, entities.

use std::io::{self, Write};

use serde::Serialize;

use super::SCHEMA;
use super::wire::DocRecord;
use crate::claim::Via;
use crate::lexicon::EntityType;
use crate::segment::{Segmented, TokenKind};
use crate::tag::Entities;
use crate::text::{CodePoints, Document};

/// One document's sentences, and its tokens where wanted.
#[derive(Debug, Serialize)]
struct SegmentRecord<'t> {
    schema: u32,
    doc: DocRecord<'t>,
    sentences: Vec<SentenceLine>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tokens: Option<Vec<TokenLine<'t>>>,
}

#[derive(Debug, Serialize)]
struct SentenceLine {
    start: u32,
    end: u32,
    headline: bool,
}

#[derive(Debug, Serialize)]
struct TokenLine<'t> {
    start: u32,
    end: u32,
    text: &'t str,
    kind: &'static str,
    sentence: u32,
    quoted: bool,
}

/// One document's entities, by place.
#[derive(Debug, Serialize)]
struct TagRecord<'t> {
    schema: u32,
    doc: DocRecord<'t>,
    entities: Vec<EntityLine<'t>>,
}

#[derive(Debug, Serialize)]
struct EntityLine<'t> {
    start: u32,
    end: u32,
    text: &'t str,
    id: &'t str,
    name: &'t str,
    #[serde(rename = "type")]
    entity_type: EntityType,
    via: Via,
}

/// Writes the sentences of `document` as one JSON line, with its tokens if `tokens`.
///
/// # Errors
/// If `out` does not take it.
pub fn write_segments(
    document: &Document,
    segmented: &Segmented<'_>,
    tokens: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let code_points = CodePoints::new(&document.text);
    let sentences = segmented.sentences.iter().map(|sentence| {
        let (start, end) = code_points.of(sentence.span);
        SentenceLine {
            start,
            end,
            headline: sentence.headline,
        }
    });
    let token_lines = segmented.tokens.iter().map(|token| {
        let (start, end) = code_points.of(token.span);
        TokenLine {
            start,
            end,
            text: token.span.slice(&document.text),
            kind: match token.kind {
                TokenKind::Word => "word",
                TokenKind::Clitic => "clitic",
                TokenKind::Number => "number",
                TokenKind::Quote(_) => "quote",
                TokenKind::Punct => "punct",
            },
            sentence: token.sentence,
            quoted: token.quote.is_some(),
        }
    });
    let record = SegmentRecord {
        schema: SCHEMA,
        doc: DocRecord::of(document),
        sentences: sentences.collect(),
        tokens: tokens.then(|| token_lines.collect()),
    };
    write_line(&record, out)
}

/// Writes the entities of `document` as one JSON line.
///
/// # Errors
/// If `out` does not take it.
pub fn write_entities(
    document: &Document,
    segmented: &Segmented<'_>,
    entities: &Entities,
    out: &mut impl Write,
) -> io::Result<()> {
    let code_points = CodePoints::new(&document.text);
    let lines = entities.mentions.iter().map(|mention| {
        let span = segmented.span_of(mention.tokens.clone());
        let (start, end) = code_points.of(span);
        let entity = &entities.character(mention.entity).entity;
        EntityLine {
            start,
            end,
            text: span.slice(&document.text),
            id: &entity.id,
            name: &entity.name,
            entity_type: mention.entity_type,
            via: mention.via,
        }
    });
    let record = TagRecord {
        schema: SCHEMA,
        doc: DocRecord::of(document),
        entities: lines.collect(),
    };
    write_line(&record, out)
}

fn write_line(record: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    out.write_all(b"\n")
}
