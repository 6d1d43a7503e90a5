//! `allege explain`: how a text is understood.

use std::io::Write;
use std::path::Path;

use allege::pipeline::{self, Extraction};
use allege::read::{ReadOptions, inputs, read};
use allege::record::{ClaimRecord, SpanRecord, claim_records};
use allege::segment::{Mark, Segmented, TokenKind};
use allege::text::{Document, Span};
use anstyle::{AnsiColor, Style};
use anyhow::{Context as _, bail};

use crate::args::Explain;
use crate::exit::Exit;
use crate::language;
use crate::render::sanitised;
use crate::why::Why;

pub(crate) const HEAD: Style = Style::new().bold();
pub(crate) const KIND: Style = AnsiColor::Cyan.on_default();
pub(crate) const DIM: Style = Style::new().dimmed();

pub(crate) fn run(args: &Explain) -> anyhow::Result<Exit> {
    let (document, line) = document(&args.what)?;
    let place = match line {
        Some(line) => span_of_line(&document.text, line)
            .with_context(|| format!("{} has no line {line}", document.path))?,
        None => Span::of(0..document.text.len()),
    };
    let language = language::load(args.lexicons.as_deref())?;
    let extraction = pipeline::extract(&document, language);
    let records = claim_records(&document, &extraction);
    let why = Why::new(args, &extraction, language)?;
    let mut out = anstream::AutoStream::auto(std::io::stdout());
    for (i, sentence) in extraction.segmented.sentences.iter().enumerate() {
        if sentence.span.overlaps(place) {
            show_sentence(&mut out, &extraction, i)?;
            show_names(&mut out, &extraction, i)?;
            for record in records.iter().filter(|record| {
                let sentence = record.sentence.as_ref();
                sentence.is_some_and(|sentence| sentence.index == i)
            }) {
                show_claim(&mut out, record)?;
            }
            why.show(&mut out, i)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(Exit::Ran)
}

/// The text to explain, and the line of it if only one is meant.
fn document(what: &str) -> anyhow::Result<(Document, Option<usize>)> {
    if what == "-" || Path::new(what).is_file() {
        return Ok((first_document(what)?, None));
    }
    if let Some((file, line)) = what.rsplit_once(':')
        && let Ok(line) = line.parse()
        && Path::new(file).is_file()
    {
        return Ok((first_document(file)?, Some(line)));
    }
    if what.trim().is_empty() {
        bail!("nothing to explain: give a sentence or a file");
    }
    Ok((Document::new("-", what), None))
}

fn first_document(path: &str) -> anyhow::Result<Document> {
    let options = ReadOptions::default();
    let input = inputs(&[path.into()], &options)
        .into_iter()
        .next()
        .with_context(|| format!("{path} cannot be read"))??;
    let document = read(&input, &options).next();
    Ok(document.with_context(|| format!("{path} holds no article"))??)
}

/// The place of a line, counted from 1.
fn span_of_line(text: &str, line: usize) -> Option<Span> {
    let mut start = 0;
    for (i, content) in text.split_inclusive('\n').enumerate() {
        if i + 1 == line {
            return Some(Span::of(start..start + content.len()));
        }
        start += content.len();
    }
    None
}

fn show_sentence(
    out: &mut impl Write,
    extraction: &Extraction<'_>,
    i: usize,
) -> std::io::Result<()> {
    let segmented = &extraction.segmented;
    let sentence = &segmented.sentences[i];
    let headline = if sentence.headline { " (headline)" } else { "" };
    let text = sentence.span.slice(segmented.text).trim();
    writeln!(
        out,
        "{HEAD}sentence {i}{headline}{HEAD:#}: {}",
        sanitised(text)
    )?;
    write!(out, "  {KIND}words{KIND:#}  ")?;
    for token in sentence.tokens.clone() {
        let tag = extraction.phrases.tags[token];
        let text = shown_token(segmented, token);
        if tag.is_mark() {
            write!(out, " {text}")?;
        } else {
            write!(out, " {text}{DIM}/{tag:?}{DIM:#}")?;
        }
    }
    writeln!(out)?;
    write!(out, "  {KIND}phrases{KIND:#}")?;
    for token in sentence.tokens.clone() {
        let chunk = extraction.phrases.chunk_at(token);
        let opens = chunk.is_some_and(|chunk| chunk.tokens().start == token);
        let closes = chunk.is_some_and(|chunk| chunk.tokens().end == token + 1);
        let text = sanitised(segmented.token_text(token));
        let (open, close) = (if opens { "[" } else { "" }, if closes { "]" } else { "" });
        write!(out, " {HEAD}{open}{HEAD:#}{text}{HEAD}{close}{HEAD:#}")?;
    }
    writeln!(out)?;
    for quote in &segmented.quotes {
        if sentence.tokens.contains(&quote.open) {
            let span = segmented.span_of(quote.open..quote.close + 1);
            let open = if quote.closed { "" } else { " (never closed)" };
            let text = sanitised(span.slice(segmented.text));
            writeln!(out, "  {KIND}quote{KIND:#}   {text}{open}")?;
        }
    }
    Ok(())
}

/// The names of one sentence and whom they mean.
fn show_names(out: &mut impl Write, extraction: &Extraction<'_>, i: usize) -> std::io::Result<()> {
    let segmented = &extraction.segmented;
    let tokens = &segmented.sentences[i].tokens;
    for mention in extraction.entities.mentions_in(tokens) {
        let entity = &extraction.entities.character(mention.entity).entity;
        let place = if mention.place { ", as a place" } else { "" };
        writeln!(
            out,
            "  {KIND}name{KIND:#}    {} {DIM}is{DIM:#} {} {DIM}({}, {}, by {}{place}){DIM:#}",
            sanitised(
                segmented
                    .span_of(mention.tokens.clone())
                    .slice(segmented.text)
            ),
            sanitised(&entity.name),
            entity.entity_type.as_str(),
            sanitised(&entity.id),
            mention.via.as_str(),
        )?;
    }
    Ok(())
}

/// A token, marked where its kind is not to be seen.
fn shown_token(segmented: &Segmented<'_>, i: usize) -> String {
    let text = sanitised(segmented.token_text(i));
    match segmented.tokens[i].kind {
        TokenKind::Quote(Mark::Open) => format!("{text}‹open"),
        TokenKind::Quote(Mark::Close) => format!("{text}close›"),
        TokenKind::Quote(Mark::Stray) => format!("{text}‹stray›"),
        _ => text.into_owned(),
    }
}

fn show_claim(out: &mut impl Write, record: &ClaimRecord<'_>) -> std::io::Result<()> {
    writeln!(
        out,
        "  {HEAD}{}{HEAD:#} by {} {DIM}({:.2}){DIM:#}",
        record.claim_type.as_str(),
        record.rule.as_ref().map_or("?", |rule| &*rule.id),
        record.confidence.unwrap_or_default()
    )?;
    show_role(out, "cue", [&record.cue.span])?;
    show_role(
        out,
        "source",
        record.sources.iter().map(|party| &party.span),
    )?;
    show_role(
        out,
        "target",
        record.targets.iter().map(|party| &party.span),
    )?;
    show_role(out, "content", &record.contents)
}

pub(crate) fn show_role<'r, 't: 'r>(
    out: &mut impl Write,
    role: &str,
    spans: impl IntoIterator<Item = &'r SpanRecord<'t>>,
) -> std::io::Result<()> {
    for span in spans {
        writeln!(out, "    {KIND}{role:<8}{KIND:#} {}", sanitised(&span.text))?;
    }
    Ok(())
}
