//! Quotations that run on: "…," he said. "…" and paragraphs that reopen a quotation never closed.

use std::ops::Range;

use super::{Context, Draft};
use crate::phrase::{Tag, Voice};

/// How many further sentences or paragraphs one attribution may carry.
const LONGEST_RUN: usize = 12;

/// Adds to each claim the quotations that follow its sentence without an attribution of their own.
pub(super) fn extend_quotations(context: Context<'_>, drafts: &mut [Draft]) {
    // Which tokens somebody's words already hold.
    let mut taken = vec![false; context.segmented.tokens.len()];
    for content in drafts.iter().flat_map(|draft| &draft.contents) {
        taken[content.clone()].fill(true);
    }
    // Participles ("asking for anonymity") share the speaker; only finite cues may bring in another one.
    let cues: Vec<(usize, bool)> = drafts
        .iter()
        .map(|draft| {
            (
                draft.found.cue.head,
                draft
                    .found
                    .cue
                    .group
                    .is_none_or(|group| group.voice != Voice::Ing),
            )
        })
        .collect();
    for (i, draft) in drafts.iter_mut().enumerate() {
        let quoted = draft.contents.iter().any(|content| {
            content
                .clone()
                .any(|k| context.segmented.tokens[k].quote.is_some())
        });
        if !quoted {
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
        if cues
            .iter()
            .skip(i + 1)
            .take_while(|&&(cue, _)| cue < end)
            .any(|&(cue, speaks)| speaks && cue > draft.found.cue.head)
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
            let carries_on = context
                .extents()
                .quote_at(end)
                .is_some_and(|quote| quote.continues.is_some());
            if !same_paragraph && !carries_on {
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
            taken[quote].fill(true);
            end = stop;
        }
    }
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
