//! The part of an article that shows a claim: the sentences it stands in, with its roles marked.

use super::annotation::Annotation;
use super::words::Words;
use crate::record::SpanRecord;
use crate::rule::{Marked, Role};
use crate::segment::Segmented;
use crate::text::CodePoints;

/// Code points shown on each side of a cue at most: a quotation may run over pages.
const REACH: u32 = 600;

/// A passage of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// Its first code point in the article.
    pub start: u32,
    /// The passage.
    pub text: String,
}

/// A place in an excerpt, in bytes of its text, and what stands there.
pub type Place = (Role, std::ops::Range<usize>);

impl Excerpt {
    /// The sentences that `claims` touch, or the lines, where no sentences are known.
    ///
    /// `claims` are versions of one claim; if there are none, the excerpt is empty.
    #[must_use]
    pub fn new(words: &Words, sentences: &[(u32, u32)], claims: &[&Annotation]) -> Self {
        let Some(first) = claims.first() else {
            return Self::default();
        };
        let spans = || claims.iter().flat_map(|claim| claim.spans());
        let least = spans().map(|span| span.start).min().unwrap_or_default();
        let most = spans().map(|span| span.end).max().unwrap_or_default();
        let (from, to) = if sentences.is_empty() {
            lines_around(words, least, most)
        } else {
            sentences_around(sentences, least, most)
        };
        let cue = &first.cue;
        let start = from.min(least).max(cue.start.saturating_sub(REACH));
        let end = to.max(most).min(cue.end.saturating_add(REACH));
        Self {
            start,
            text: words.slice(start, end),
        }
    }

    /// The roles of `claim` that stand in it, those that reach over its edges cut.
    #[must_use]
    pub fn roles(&self, claim: &Annotation) -> Vec<Place> {
        let bytes: Vec<usize> = self
            .text
            .char_indices()
            .map(|(byte, _)| byte)
            .chain([self.text.len()])
            .collect();
        let end = self.start + bytes.len() as u32 - 1;
        let place = |span: &SpanRecord<'_>| {
            let (from, to) = (span.start.max(self.start), span.end.min(end));
            let byte = |at: u32| bytes[(at - self.start) as usize];
            (from < to).then(|| byte(from)..byte(to))
        };
        let all = [(Role::Cue, &claim.cue)]
            .into_iter()
            .chain(claim.source_spans().map(|span| (Role::Source, span)))
            .chain(claim.target_spans().map(|span| (Role::Target, span)))
            .chain(claim.contents.iter().map(|span| (Role::Content, span)));
        all.filter_map(|(role, span)| Some((role, place(span)?)))
            .collect()
    }

    /// The passage on one line, roles marked as in a rule's examples.
    #[must_use]
    pub fn marked(&self, claim: &Annotation) -> String {
        // Breaks are one byte each, as blanks are, so that the places stay right.
        let line = self.text.replace(['\n', '\r', '\t'], " ");
        Marked::new(&line, self.roles(claim)).to_string()
    }
}

/// The sentences of an article in code points, without the blanks after them.
#[must_use]
pub fn sentence_places(segmented: &Segmented<'_>) -> Vec<(u32, u32)> {
    let code_points = CodePoints::new(segmented.text);
    segmented
        .sentences
        .iter()
        .map(|sentence| {
            let trimmed = sentence.span.slice(segmented.text).trim_end().len() as u32;
            let start = sentence.span.start();
            (code_points.at(start), code_points.at(start + trimmed))
        })
        .collect()
}

fn sentences_around(sentences: &[(u32, u32)], least: u32, most: u32) -> (u32, u32) {
    let touched = sentences
        .iter()
        .filter(|&&(start, end)| start < most && least < end);
    touched.fold((least, most), |(from, to), &(start, end)| {
        (from.min(start), to.max(end))
    })
}

fn lines_around(words: &Words, least: u32, most: u32) -> (u32, u32) {
    let before = words.slice(0, least);
    let after = words.slice(most, u32::MAX);
    let n_before = before.chars().rev().take_while(|&c| c != '\n').count();
    let n_after = after.chars().take_while(|&c| c != '\n').count();
    (least - n_before as u32, most + n_after as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Café row\nIt rained. Ana said\nit was late. Then all left.\n";

    fn claim(cue: &str, content: &str) -> Annotation {
        let span = |words: &str| {
            let byte = TEXT.find(words).unwrap();
            let start = TEXT[..byte].chars().count() as u32;
            SpanRecord {
                start,
                end: start + words.chars().count() as u32,
                text: words.to_owned().into(),
            }
        };
        Annotation::bare(span(cue), vec![span(content)])
    }

    #[test]
    fn shows_whole_sentences_with_roles() {
        let claim = claim("said", "it was late");
        let words = Words::new(TEXT);
        let sentences = [(0, 8), (9, 19), (20, 41), (42, 56)];
        let excerpt = Excerpt::new(&words, &sentences, &[&claim]);
        assert_eq!(
            excerpt.marked(&claim),
            "Ana {CUE said} {CONTENT it was late}."
        );
        let lines = Excerpt::new(&words, &[], &[&claim]);
        assert_eq!(
            lines.text,
            "It rained. Ana said\nit was late. Then all left."
        );
    }

    #[test]
    fn an_endless_content_is_cut() {
        let text = format!("x said {}", "very ".repeat(1000));
        let span = |start, end| SpanRecord {
            start,
            end,
            text: String::new().into(),
        };
        let claim = Annotation::bare(span(2, 6), vec![span(7, 5006)]);
        let excerpt = Excerpt::new(&Words::new(&text), &[], &[&claim]);
        assert_eq!(excerpt.text.chars().count() as u32, 6 + REACH);
        assert!(excerpt.marked(&claim).ends_with("very}"));
    }
}
