//! What sort of claim words make whose cue does not tell: "said the firm had lied" accuses the firm.
//!
//! Only the first clause of the content is looked at, its subject and the verb or complement right
//! behind it, by the words of `senses.tsv`. Where that does not tell, the claim stays a statement.

use std::ops::Range;

use super::Context;
use crate::lexicon::Sense;
use crate::phrase::Tag;
use crate::text::ClaimType;

/// How far behind its first word a clause's verb is looked for.
const LONGEST_SUBJECT: usize = 16;
/// How many tokens a complement may have before the word that judges.
const LONGEST_COMPLEMENT: usize = 6;

/// What a content says of somebody.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Judgement {
    pub(super) claim_type: ClaimType,
    /// Of whom; none where the speaker means himself.
    pub(super) target: Option<Range<usize>>,
}

/// What the clause that begins at the head of `content` says, if it judges anybody.
pub(super) fn judge(
    context: Context<'_>,
    content: &Range<usize>,
    sources: &[Range<usize>],
) -> Option<Judgement> {
    let start = clause_start(context, content);
    let quoted = context.segmented.tokens[start].quote.is_some();
    let end = content
        .end
        .min(start + LONGEST_SUBJECT + LONGEST_COMPLEMENT);
    let verb = context
        .extents()
        .verb_of_clause(start, content.end.min(start + LONGEST_SUBJECT))?;
    let subject = subject(context, start..verb)?;
    let own = is_speaker(context, &subject, sources, quoted);
    let aux = |i: &usize| {
        matches!(
            context.tag(*i),
            Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::Adv | Tag::Neg
        )
    };
    let head = verb + (verb..end).take_while(aux).count();
    let negated = (verb..head).any(|i| {
        context.tag(i) == Tag::Neg || matches!(context.text(i), "never" | "neither" | "hardly")
    });
    // "would steal", "may have lied": nobody says it happened.
    if (verb..head).any(|i| context.tag(i) == Tag::Modal) {
        return None;
    }
    let be = (verb..head).rev().find(|&i| context.tag(i) == Tag::Be);
    let sense = if head < end && context.tag(head).is_verb() {
        let sense = sense(context, head)?;
        let passive = be.is_some() && matches!(context.tag(head), Tag::Vn | Tag::Vd);
        match sense {
            Sense::Neglect if head + 1 < end && context.tag(head + 1) == Tag::To => Sense::Wrong,
            // "the claim was invented"
            Sense::Untrue if passive => Sense::Untrue,
            Sense::Wrong if passive => {
                let by = (head + 1..end.min(head + 4)).find(|&i| context.text(i) == "by")?;
                let agent = noun_phrase(context, by + 1)?;
                return (!negated).then_some(Judgement {
                    claim_type: ClaimType::Accusation,
                    target: Some(agent),
                });
            }
            Sense::Wrong => Sense::Wrong,
            _ => return None,
        }
    } else {
        be?;
        complement(context, head, end)?
    };
    let claim_type = match (sense, negated, own) {
        (Sense::Wrong | Sense::Guilty, false, false) => ClaimType::Accusation,
        (Sense::Wrong | Sense::Guilty, false, true) => ClaimType::Admission,
        (Sense::Wrong | Sense::Guilty, true, true) => ClaimType::Denial,
        (Sense::Untrue, false, false) => ClaimType::Denial,
        (Sense::Bad, false, false) | (Sense::Good, true, false) => ClaimType::Criticism,
        (Sense::Good, false, false) => ClaimType::Endorsement,
        _ => return None,
    };
    let speaks_of = !own && claim_type != ClaimType::Denial && !is_empty_subject(context, &subject);
    Some(Judgement {
        claim_type,
        target: speaks_of.then_some(subject),
    })
}

/// The first word of the content's first clause: marks, adverbs and conjunctions left out.
fn clause_start(context: Context<'_>, content: &Range<usize>) -> usize {
    let opens = |i: &usize| {
        matches!(
            context.tag(*i),
            Tag::Quote | Tag::Comma | Tag::Adv | Tag::Coord | Tag::Comp | Tag::Dash
        )
    };
    let skipped = content.clone().take_while(opens).count();
    (content.start + skipped).min(content.end - 1)
}

/// The subject at the head of `before_verb`, auxiliaries and insertions aside.
fn subject(context: Context<'_>, before_verb: Range<usize>) -> Option<Range<usize>> {
    let mut ends = Vec::new();
    context
        .extents()
        .noun_phrase_from(before_verb.start, &mut ends);
    let end = ends.into_iter().find(|&end| end <= before_verb.end)?;
    Some(before_verb.start..end)
}

fn noun_phrase(context: Context<'_>, start: usize) -> Option<Range<usize>> {
    let mut ends = Vec::new();
    context.extents().noun_phrase_from(start, &mut ends);
    Some(start..*ends.first()?)
}

/// Whether the subject is who speaks: "I" inside quotation marks, "he" of "he said" outside.
fn is_speaker(
    context: Context<'_>,
    subject: &Range<usize>,
    sources: &[Range<usize>],
    quoted: bool,
) -> bool {
    if subject.len() > 1 {
        return false;
    }
    let word = context.text(subject.start).to_lowercase();
    if quoted {
        return matches!(word.as_str(), "i" | "we");
    }
    let pronoun = matches!(word.as_str(), "he" | "she" | "it" | "they");
    let same_words = sources
        .iter()
        .any(|source| source.len() == 1 && context.text(source.start).to_lowercase() == word);
    let only_noun = sources.iter().all(|source| {
        !matches!(
            context.tag(source.start),
            Tag::Pron | Tag::PronObj | Tag::Poss
        )
    });
    pronoun && (same_words || only_noun)
}

/// "It was a disgrace", "this is absurd": nobody is named.
fn is_empty_subject(context: Context<'_>, subject: &Range<usize>) -> bool {
    subject.len() == 1
        && matches!(
            context.text(subject.start).to_lowercase().as_str(),
            "it" | "this" | "that" | "there" | "these" | "those" | "what"
        )
}

/// What the words behind a form of be make of its subject: "was a complete shambles".
fn complement(context: Context<'_>, from: usize, end: usize) -> Option<Sense> {
    let inside = |i: &usize| {
        matches!(
            context.tag(*i),
            Tag::Det
                | Tag::Adj
                | Tag::Adv
                | Tag::Noun
                | Tag::Nouns
                | Tag::Quote
                | Tag::Num
                | Tag::Vn
                | Tag::Vg
                | Tag::Name
        ) || context.text(*i) == "to"
            || context.text(*i) == "at"
    };
    (from..end.min(from + LONGEST_COMPLEMENT))
        .take_while(inside)
        .find_map(|i| {
            sense(context, i).filter(|sense| !matches!(sense, Sense::Wrong | Sense::Neglect))
        })
}

fn sense(context: Context<'_>, i: usize) -> Option<Sense> {
    let word = context.segmented.tokens[i].word;
    context.lexicon.word(word).sense
}
