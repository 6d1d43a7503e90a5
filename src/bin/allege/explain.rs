//! `allege explain`: how a text is understood, why it yields these claims and why no others.

use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

use allege::explain::{Explanation, Question, explain};
use allege::pipeline;
use allege::read::{ReadOptions, inputs, read};
use allege::text::{Document, Span};
use anyhow::{Context as _, bail};

use crate::args::Explain;
use crate::exit::Exit;
use crate::why::Why;
use crate::{language, render};

pub(crate) fn run(args: &Explain) -> anyhow::Result<Exit> {
    let (document, line) = document(&args.what)?;
    let question = question(args, &document, line)?;
    let files = language::files(args.lexicons.as_deref())?;
    let language = language::load(args.lexicons.as_deref())?;
    if let Some(id) = &question.rule
        && !language
            .rules
            .rules()
            .iter()
            .any(|rule| question.wants_rule(rule))
    {
        bail!("no rule is called `{id}`; `say.*` names all that begin with `say.`");
    }
    let extraction = pipeline::extract(&document, language);
    let explanation = explain(&document, &extraction, language, &files, &question);
    if explanation.sentences.is_empty() {
        render::warning(&nothing(args));
    }
    let mut out = anstream::AutoStream::auto(io::stdout());
    if args.json {
        serde_json::to_writer_pretty(&mut out, &explanation)?;
        writeln!(out)?;
    } else {
        show(&mut out, args, &explanation)?;
    }
    out.flush()?;
    Ok(Exit::Ran)
}

fn show(out: &mut impl Write, args: &Explain, explanation: &Explanation<'_>) -> io::Result<()> {
    let why = Why::new(args);
    for (i, sentence) in explanation.sentences.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        why.show_sentence(out, sentence)?;
    }
    Ok(())
}

/// Why there is nothing to explain.
fn nothing(args: &Explain) -> String {
    if let Some(word) = &args.cue {
        format!("the text has neither the word `{word}` nor a form of it that is a cue")
    } else if let Some(id) = &args.claim {
        format!(
            "no claim of this text has an id that begins with `{id}`; the id depends on the text and the type"
        )
    } else {
        "nothing there to explain".to_owned()
    }
}

/// What the arguments ask.
fn question(args: &Explain, document: &Document, line: Option<usize>) -> anyhow::Result<Question> {
    let text = &document.text;
    let place = match line {
        Some(line) => Some(
            span_of_line(text, line)
                .with_context(|| format!("{} has no line {line}", document.path))?,
        ),
        None => None,
    };
    let span = match (&args.text, &args.span) {
        (Some(words), _) => Some(
            span_of_words(text, words)
                .with_context(|| format!("the text has no such words: `{words}`"))?,
        ),
        (_, Some(range)) => Some(
            span_of_code_points(text, range)
                .with_context(|| format!("the text ends before code point {}", range.end))?,
        ),
        _ => None,
    };
    Ok(Question {
        place,
        cue: args.cue.clone(),
        span,
        claim: args.claim.clone(),
        rule: args.rule.clone(),
    })
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

/// The first place where these words stand, whatever blanks and line breaks between them.
fn span_of_words(text: &str, words: &str) -> Option<Span> {
    let mut words = words.split_whitespace();
    let first = words.next()?;
    let rest: Vec<&str> = words.collect();
    text.match_indices(first).find_map(|(start, _)| {
        let mut end = start + first.len();
        for word in &rest {
            let after = text[end..].trim_start();
            after.strip_prefix(word)?;
            end = text.len() - after.len() + word.len();
        }
        Some(Span::of(start..end))
    })
}

fn span_of_code_points(text: &str, range: &Range<usize>) -> Option<Span> {
    let mut bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let start = bytes.nth(range.start)?;
    let end = bytes.nth(range.len() - 1)?;
    Some(Span::of(start..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found() {
        let text = "“Ana\nRuiz” said  no.";
        let slice = |span: Option<Span>| span.map(|span| span.slice(text));
        assert_eq!(slice(span_of_words(text, "Ana Ruiz")), Some("Ana\nRuiz"));
        assert_eq!(slice(span_of_words(text, "said no")), Some("said  no"));
        assert_eq!(slice(span_of_words(text, "said so")), None);
        assert_eq!(slice(span_of_code_points(text, &(1..4))), Some("Ana"));
        assert_eq!(slice(span_of_code_points(text, &(17..20))), Some("no."));
        assert_eq!(slice(span_of_code_points(text, &(17..21))), None);
        assert_eq!(slice(span_of_line(text, 2)), Some("Ruiz” said  no."));
    }
}
