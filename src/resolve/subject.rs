//! Sources that stand with another verb: "X said …, adding that …", "X rejected … and warned …".

use std::ops::Range;

use super::{Context, Draft, Note, What};
use crate::lexicon::{RoleKind, WordClass};
use crate::phrase::{Tag, VerbGroup, Voice};
use crate::rule::{CueTest, Voices};

/// How many tokens back a shared subject may stand.
const FURTHEST_SUBJECT: usize = 120;

/// Gives every verbal cue that has no source of its own the subject it shares.
pub(super) fn share_sources(context: Context<'_>, drafts: &mut [Draft], notes: &mut Vec<Note>) {
    for i in 0..drafts.len() {
        let cue = &drafts[i].found.cue;
        if !drafts[i].sources.is_empty() {
            continue;
        }
        let program = &context.rules.rule(drafts[i].found.rule).programs[drafts[i].found.program];
        let reduced =
            matches!(&program.cue, CueTest::Lexeme(test) if test.voice == Voices::Participle);
        let shares = match cue.group {
            Some(_) if reduced => false,
            Some(group) => matches!(
                group.voice,
                Voice::Ing | Voice::Infinitive | Voice::Active | Voice::ActiveOrParticiple
            ),
            None => false,
        };
        let verb = cue
            .lexeme
            .is_some_and(|id| context.lexicon.lexeme(id).class == WordClass::Verb);
        if !shares || !verb {
            continue;
        }
        // The nearest claim before it in the sentence whose words it does not stand in.
        let sentence = context.sentence_of(cue.head);
        let left = cue.left;
        let earlier = drafts[..i].iter().rev().take(6).find(|other| {
            context.sentence_of(other.found.cue.head) == sentence
                && other.found.cue.head < left
                && !other.sources.is_empty()
                && !other.contents.iter().any(|content| content.contains(&left))
                && other.found.cue.group.is_some()
        });
        let beside = match cue.group {
            Some(group) if group.voice == Voice::Ing => noun_beside(context, left),
            _ => None,
        };
        let source = beside
            .map(|tokens| (What::SourceBeside, vec![tokens]))
            .or_else(|| earlier.map(|other| (What::SourceShared, other.sources.clone())))
            .or_else(|| {
                let subject = subject_before(context, left)?;
                Some((What::SourceSubject, vec![subject]))
            });
        if let Some((what, sources)) = source {
            let of = |tokens: &Range<usize>| Note::of(&drafts[i].found, what, tokens.clone());
            notes.extend(sources.iter().map(of));
            drafts[i].sources = sources;
        }
    }
}

/// The noun phrase right before an -ing form, which it modifies: `voters saying`, `a letter warning`.
fn noun_beside(context: Context<'_>, pos: usize) -> Option<Range<usize>> {
    let chunk = context
        .phrases
        .chunk_at(pos.checked_sub(1)?)
        .filter(|chunk| chunk.end as usize == pos)?;
    let mut start = chunk.start as usize;
    // `filed a lawsuit in 2013 alleging`, `released a statement saying`: whoever issued it speaks.
    let head = chunk.head as usize;
    let role = context
        .lexicon
        .word(context.segmented.tokens[head].word)
        .role;
    let issued = role == Some(RoleKind::Document) && object_of_verb(context, start);
    if issued || matches!(context.tag(head), Tag::Num | Tag::Time) {
        return None;
    }
    // `told CNN on Sunday, talking`, `in a speech calling`: the noun is no speaker but a place.
    if start > 0
        && context.tag(start - 1) == Tag::Prep
        && !matches!(
            context.text(start - 1),
            "of" | "with" | "from" | "by" | "to"
        )
    {
        return None;
    }
    // `62 percent of voters`
    if start >= 2 && context.text(start - 1) == "of" {
        if let Some(whole) = context
            .phrases
            .chunk_at(start - 2)
            .filter(|whole| whole.end as usize == start - 1)
        {
            start = whole.start as usize;
        }
    }
    Some(start..pos)
}

/// Whether the noun phrase that begins at `start` follows a verb.
fn object_of_verb(context: Context<'_>, start: usize) -> bool {
    start > 0 && context.tag(start - 1).is_verb()
}

/// The subject of the nearest finite verb before position `pos` that has one.
pub(super) fn subject_before(context: Context<'_>, pos: usize) -> Option<Range<usize>> {
    let extents = context.extents();
    let (first, _) = extents.sentence(pos.min(context.segmented.tokens.len() - 1));
    let first = first.max(pos.saturating_sub(FURTHEST_SUBJECT));
    let mut fallback = None;
    let mut i = pos;
    while i > first {
        i -= 1;
        if context.segmented.tokens[i].quote.is_some() {
            continue;
        }
        let tag = context.tag(i);
        if !tag.is_verb() && !tag.is_aux() {
            continue;
        }
        let group = VerbGroup::at(i, context.segmented, context.lexicon, context.phrases);
        let finite = matches!(
            group.voice,
            Voice::Active | Voice::ActiveOrParticiple | Voice::Passive
        ) || tag == Tag::Be;
        if !finite {
            continue;
        }
        if let Some(subject) = subject_at(context, group.edge) {
            // `Democrats sued after Ohio changed the law, saying`: the main clause's subject speaks.
            let opener = subject
                .start
                .checked_sub(1)
                .filter(|&k| k >= first)
                .map(|k| context.tag(k));
            let word = subject.start.checked_sub(1).map_or("", |k| context.text(k));
            let subordinate = matches!(opener, Some(Tag::Sub | Tag::Comp | Tag::Rel | Tag::Wh))
                || matches!(word, "after" | "before" | "since" | "until");
            if !subordinate {
                return Some(subject);
            }
            fallback = fallback.or(Some(subject.clone()));
            i = subject.start;
            continue;
        }
        i = group.edge;
        if i <= first {
            break;
        }
    }
    fallback
}

/// The noun phrase that ends at `edge`, insertions skipped.
fn subject_at(context: Context<'_>, edge: usize) -> Option<Range<usize>> {
    let extents = context.extents();
    let mut starts = Vec::new();
    extents.noun_phrase_to(edge, &mut starts);
    if let Some(&start) = starts.first() {
        return Some(start..edge);
    }
    let mut gaps = Vec::new();
    extents.insertion_to(edge, &mut gaps);
    for gap in gaps {
        starts.clear();
        extents.noun_phrase_to(gap, &mut starts);
        if let Some(&start) = starts.first() {
            return Some(start..gap);
        }
    }
    None
}
