//! Sources that stand with another verb: "X said …, adding that …", "X rejected … and warned …".

use std::ops::Range;

use super::{Context, Draft, NESTING, Note, What};
use crate::lexicon::{Frame, RoleKind, WordClass};
use crate::phrase::{Tag, VerbGroup, Voice};
use crate::rule::{CueTest, Voices};
use crate::segment::{Mark, TokenKind};

/// How many tokens away a shared subject may stand.
const FURTHEST_SUBJECT: usize = 120;

/// How many words may stand before the -ing form of a clause that opens a sentence: `while also`.
const LONGEST_OPENING: usize = 3;

/// Gives every verbal cue that has no source of its own the subject it shares.
pub(super) fn share_sources(context: Context<'_>, drafts: &mut [Draft], notes: &mut Vec<Note>) {
    for i in 0..drafts.len() {
        if !drafts[i].sources.is_empty() {
            continue;
        }
        let Some(understood) = understood(context, drafts, i) else {
            continue;
        };
        let draft = &mut drafts[i];
        let note = |tokens: &Range<usize>| Note::of(&draft.found, understood.what, tokens.clone());
        notes.extend(understood.sources.iter().map(note));
        if let Some(cut) = understood.cut {
            end_contents(&mut draft.contents, cut);
        }
        draft.sources = understood.sources;
    }
}

/// A source that the claim's own phrase does not name.
struct Understood {
    sources: Vec<Range<usize>>,
    /// How it is known.
    what: What,
    /// Where the claim's clause ends, which the subject's own verb follows.
    cut: Option<usize>,
}

/// The source of draft `i`, if its verb has one elsewhere in the sentence.
fn understood(context: Context<'_>, drafts: &[Draft], i: usize) -> Option<Understood> {
    let draft = &drafts[i];
    let cue = &draft.found.cue;
    let lexeme = context.lexicon.lexeme(cue.lexeme?);
    if lexeme.class != WordClass::Verb {
        return None;
    }
    let before_cut = |what, (cut, subject)| Understood {
        sources: vec![subject],
        what,
        cut: Some(cut),
    };
    let whole = |what, sources| Understood {
        sources,
        what,
        cut: None,
    };
    if let Some(found) = subject_after(context, draft) {
        return Some(before_cut(What::SourceAfter, found));
    }
    let voice = cue.group?.voice;
    if !shares(context, draft, voice) {
        return None;
    }
    let beside = || noun_beside(context, cue.left).filter(|_| voice == Voice::Ing);
    let shared = || claim_before(context, drafts, i).map(|k| drafts[k].sources.clone());
    beside()
        .map(|tokens| whole(What::SourceBeside, vec![tokens]))
        .or_else(|| shared().map(|sources| whole(What::SourceShared, sources)))
        .or_else(|| {
            let subject = subject_before(context, cue.left, is_finite(voice))?;
            Some(whole(What::SourceSubject, vec![subject]))
        })
        .or_else(|| {
            awaiting_verb(context, draft).map(|found| before_cut(What::SourceSubject, found))
        })
}

/// Whether a verb group in this voice has its subject elsewhere; a participle that a rule takes for
/// a passive has none.
fn shares(context: Context<'_>, draft: &Draft, voice: Voice) -> bool {
    let program = &context.rules.rule(draft.found.rule).programs[draft.found.program];
    let reduced = matches!(&program.cue, CueTest::Lexeme(test) if test.voice == Voices::Participle);
    !reduced
        && matches!(
            voice,
            Voice::Ing | Voice::Infinitive | Voice::Active | Voice::ActiveOrParticiple
        )
}

/// The nearest claim before draft `i` in the sentence that it can share its source with: one whose words
/// it does not stand in, and neither in brackets nor itself part of what such a claim says.
fn claim_before(context: Context<'_>, drafts: &[Draft], i: usize) -> Option<usize> {
    let left = drafts[i].found.cue.left;
    let sentence = context.sentence_of(drafts[i].found.cue.head);
    let near = i.saturating_sub(NESTING)..i;
    let may_share = |k: usize| {
        let other = &drafts[k];
        context.sentence_of(other.found.cue.head) == sentence
            && other.found.cue.head < left
            && !other.sources.is_empty()
            && !other.contents.iter().any(|content| content.contains(&left))
            && other.found.cue.group.is_some()
    };
    let holds = |outer: usize, k: usize| {
        let head = drafts[k].found.cue.head;
        outer != k
            && drafts[outer]
                .contents
                .iter()
                .any(|content| content.contains(&head))
    };
    // `said the town agreed and hoped`: two verbs of one subject.
    let is_finite = |k: usize| {
        let group = drafts[k].found.cue.group;
        group.is_some_and(|group| is_finite(group.voice))
    };
    let joins = |k: usize| {
        let head = drafts[k].found.cue.head;
        is_finite(i) && is_finite(k) && !has_comma(context, head..left)
    };
    near.clone().rev().find(|&k| {
        may_share(k)
            && !in_brackets(context, drafts[k].found.cue.head, left)
            && (joins(k)
                || !near
                    .clone()
                    .any(|outer| holds(outer, k) && may_share(outer)))
    })
}

fn is_finite(voice: Voice) -> bool {
    matches!(voice, Voice::Active | Voice::ActiveOrParticiple)
}

fn has_comma(context: Context<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|i| context.tag(i) == Tag::Comma)
}

/// Whether a bracket closes between tokens `inside` and `outside` that was not opened there.
fn in_brackets(context: Context<'_>, inside: usize, outside: usize) -> bool {
    let bracket = (inside..outside)
        .map(|i| context.tag(i))
        .find(|tag| matches!(tag, Tag::Open | Tag::Close));
    bracket == Some(Tag::Close)
}

/// The noun phrase right before a clause between commas, and where that clause ends, the subject's own
/// verb behind it: `Roe, citing the storm, left`.
fn awaiting_verb(context: Context<'_>, draft: &Draft) -> Option<(usize, Range<usize>)> {
    let cue = &draft.found.cue;
    let comma = cue.left.checked_sub(1)?;
    if context.tag(comma) != Tag::Comma {
        return None;
    }
    let mut starts = Vec::new();
    context.extents().noun_phrase_to(comma, &mut starts);
    let (_, end) = context.extents().sentence(cue.head);
    let cut = (cue.tokens.end..end.min(cue.tokens.end + FURTHEST_SUBJECT))
        .find(|&i| context.tag(i) == Tag::Comma && is_finite_at(context, i + 1))
        .unwrap_or(end);
    starts.first().map(|&start| (cut, start..comma))
}

/// Whether a finite verb stands at token `i`, one adverb skipped.
fn is_finite_at(context: Context<'_>, i: usize) -> bool {
    let tag = |i: usize| context.phrases.tags.get(i);
    let i = i + usize::from(tag(i) == Some(&Tag::Adv));
    tag(i).is_some_and(|tag| tag.is_finite())
}

/// The subject of the main clause behind an -ing clause that opens its sentence, and where that clause
/// ends: `Citing the storm, the mayor closed the pier`.
fn subject_after(context: Context<'_>, draft: &Draft) -> Option<(usize, Range<usize>)> {
    let cue = &draft.found.cue;
    let ing = matches!(cue.group?.voice, Voice::Ing | Voice::Gerund);
    let (first, end) = context.extents().sentence(cue.head);
    let opens = (first..cue.left).all(|i| {
        matches!(
            context.tag(i),
            Tag::Adv | Tag::Sub | Tag::Prep | Tag::Coord | Tag::Wh
        )
    });
    if !ing || !opens || cue.left > first + LONGEST_OPENING {
        return None;
    }
    let from = cue.tokens.end;
    (from..end.min(from + FURTHEST_SUBJECT)).find_map(|i| {
        let closes = context.tag(i) == Tag::Comma && context.segmented.tokens[i].quote.is_none()
            || context.segmented.tokens[i].kind == TokenKind::Quote(Mark::Close)
                && context.text(i - 1) == ",";
        let cut = i + usize::from(context.tag(i) == Tag::Quote);
        let subject = closes.then(|| subject_from(context, i + 1))??;
        Some((cut, subject))
    })
}

/// The noun phrase at `start` (adverbs skipped), if a finite verb follows it, insertions skipped.
fn subject_from(context: Context<'_>, start: usize) -> Option<Range<usize>> {
    let extents = context.extents();
    let adverb = |k: usize| context.phrases.tags.get(k) == Some(&Tag::Adv);
    let start = start + usize::from(adverb(start));
    let mut ends = Vec::new();
    if start < context.segmented.tokens.len() {
        extents.noun_phrase_from(start, &mut ends);
    }
    ends.into_iter()
        .find(|&end| {
            let mut verbs = vec![end];
            extents.insertion_from(end, &mut verbs);
            verbs.into_iter().any(|verb| is_finite_at(context, verb))
        })
        .map(|end| start..end)
}

/// Ends `contents` before token `cut`.
fn end_contents(contents: &mut [Range<usize>], cut: usize) {
    for content in contents {
        if content.contains(&cut) {
            content.end = cut;
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
    // `filed a lawsuit in 2013 alleging`, `took turns saying`, `told voters saying`: whoever did it speaks.
    let head = chunk.head as usize;
    let role = context
        .lexicon
        .word(context.segmented.tokens[head].word)
        .role;
    let party = !matches!(role, None | Some(RoleKind::Document))
        || matches!(context.tag(head), Tag::Name | Tag::Pron | Tag::PronObj);
    let issued = object_of_verb(context, start) && (!party || is_told(context, start));
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

/// Whether the noun phrase that begins at `start` is told something by the verb before it.
fn is_told(context: Context<'_>, start: usize) -> bool {
    context.extents().verb_takes(start - 1, Frame::NpThat)
}

/// Whether the noun phrase that begins at `start` follows a verb.
fn object_of_verb(context: Context<'_>, start: usize) -> bool {
    start > 0 && context.tag(start - 1).is_verb()
}

/// The subject of the nearest finite verb before position `pos` that has one.
///
/// A finite verb at `pos` shares the subject of whatever clause that is, others that of the main clause.
fn subject_before(context: Context<'_>, pos: usize, finite_at: bool) -> Option<Range<usize>> {
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
            let dependent = matches!(opener, Some(Tag::Comp | Tag::Rel));
            let dated = matches!(opener, Some(Tag::Sub | Tag::Wh))
                || matches!(word, "after" | "before" | "since" | "until");
            // `left when Roe rose and asked`
            let joins = finite_at && !has_comma(context, subject.end..pos);
            if !dependent && (joins || !dated) {
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

/// The noun phrase that ends at `edge`, adverbials and insertions skipped.
fn subject_at(context: Context<'_>, edge: usize) -> Option<Range<usize>> {
    let extents = context.extents();
    let mut edges = vec![edge];
    extents.adverbial_to(edge, &mut edges);
    let mut gaps = Vec::new();
    for &edge in &edges {
        extents.insertion_to(edge, &mut gaps);
    }
    edges.into_iter().chain(gaps).find_map(|end| {
        let mut starts = Vec::new();
        extents.noun_phrase_to(end, &mut starts);
        starts.first().map(|&start| start..end)
    })
}
