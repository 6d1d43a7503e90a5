//! Quotations that run on: "…," he said. "…" and paragraphs that reopen a quotation never closed.

use std::ops::Range;

use super::{Context, Draft, Note, What};
use crate::phrase::Tag;

/// How many further sentences or paragraphs one attribution may carry.
const LONGEST_RUN: usize = 12;

/// Adds to each claim the quotations that follow its sentence without an attribution of their own.
pub(super) fn extend_quotations(context: Context<'_>, drafts: &mut [Draft], notes: &mut Vec<Note>) {
    // Which tokens somebody's words already hold.
    let mut taken = vec![false; context.segmented.tokens.len()];
    for content in drafts.iter().flat_map(|draft| &draft.contents) {
        taken[content.clone()].fill(true);
    }
    // Where another attribution with a quotation begins: words that follow it are not the earlier speaker's.
    let quoting: Vec<(usize, bool)> = drafts
        .iter()
        .map(|draft| (draft.found.cue.head, is_quoted(context, draft)))
        .collect();
    for (i, draft) in drafts.iter_mut().enumerate() {
        if !quoting[i].1 {
            continue;
        }
        let Some(last) = draft.contents.iter().map(|content| content.end).max() else {
            continue;
        };
        let mut end = context
            .extents()
            .sentence(last.max(draft.found.cue.tokens.end) - 1)
            .1;
        // Another attribution in the rest of the sentence takes the following words for itself.
        if quoting
            .iter()
            .skip(i + 1)
            .take_while(|&&(cue, _)| cue < end)
            .any(|&(cue, quoted)| quoted && cue > draft.found.cue.head)
        {
            continue;
        }
        let paragraph = |k: usize| context.segmented.sentences[context.sentence_of(k)].paragraph;
        let home = paragraph(draft.found.cue.head);
        for _ in 0..LONGEST_RUN {
            let Some(quote) = opening_quote(context, end) else {
                break;
            };
            let same_paragraph = paragraph(end) == home;
            // A paragraph of nothing but a quotation still is the speaker's.
            if !same_paragraph && !is_all_of_paragraph(context, &quote) {
                break;
            }
            let stop = sentence_end(context, quote.end - 1);
            // Only quotation to the sentence's end, and nobody else's.
            let only = (quote.end..stop).all(|k| matches!(context.tag(k), Tag::Stop | Tag::Quote));
            let free = !taken[quote.clone()].contains(&true);
            if !only || !free {
                break;
            }
            match draft.contents.last_mut() {
                Some(content) if content.end == quote.start => content.end = quote.end,
                _ => draft.contents.push(quote.clone()),
            }
            notes.push(Note::of(&draft.found, What::RunsOn, quote.clone()));
            taken[quote].fill(true);
            end = stop;
        }
    }
}

fn is_quoted(context: Context<'_>, draft: &Draft) -> bool {
    let mut tokens = draft.contents.iter().flat_map(Clone::clone);
    tokens.any(|k| context.segmented.tokens[k].quote.is_some())
}

/// Whether the paragraph (or paragraphs) of `quote` hold no other words.
fn is_all_of_paragraph(context: Context<'_>, quote: &Range<usize>) -> bool {
    let paragraph = |k: usize| context.segmented.sentences[context.sentence_of(k)].paragraph;
    let tokens = &context.segmented.tokens;
    let ends_before = |k: usize| k == 0 || paragraph(k - 1) != paragraph(k);
    // A stop or another mark may follow the closing one, hardly more.
    let marks = (quote.end..tokens.len())
        .take(3)
        .take_while(|&k| matches!(context.tag(k), Tag::Stop | Tag::Quote));
    let after = quote.end + marks.count();
    ends_before(quote.start) && (after == tokens.len() || ends_before(after))
}

/// The quotation that opens with token `i`.
fn opening_quote(context: Context<'_>, i: usize) -> Option<Range<usize>> {
    let mut ends = Vec::new();
    (i < context.segmented.tokens.len()).then(|| context.extents().quotation_from(i, &mut ends))?;
    ends.first().map(|&end| i..end)
}

fn sentence_end(context: Context<'_>, i: usize) -> usize {
    context.extents().sentence(i).1
}
