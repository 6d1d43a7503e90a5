//! What sort of claim words make whose cue does not tell, and whom they are about: "said the firm had
//! lied" accuses the firm.
//!
//! Only the first clause of the content is looked at, its subject and the verb or complement right
//! behind it, by the words of `senses.tsv`. Where that does not tell, the claim stays a statement.

use std::ops::Range;

use super::{Context, Draft, party};
use crate::claim::{Party, PartyKind};
use crate::lexicon::Sense;
use crate::phrase::Tag;
use crate::text::{ClaimType, Force};

/// How far behind its first word a clause's verb is looked for.
const LONGEST_SUBJECT: usize = 16;
/// How many tokens a complement may have before the word that judges.
const LONGEST_COMPLEMENT: usize = 6;

/// What a content says of somebody.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Judgement {
    pub(super) claim_type: ClaimType,
    /// Of demands: how strong.
    pub(super) force: Option<Force>,
    /// Of whom; none where the speaker means himself.
    pub(super) target: Option<Range<usize>>,
}

/// What the first clause of `contents` says, if it judges anybody.
pub(super) fn judge(
    context: Context<'_>,
    contents: &[Range<usize>],
    sources: &[Range<usize>],
) -> Option<Judgement> {
    let clause = Clause::first(context, contents)?;
    let own = clause.is_of_speaker(context, sources);
    // "would steal", "may have lied": nobody says it happened.
    let force = clause.force(context);
    if force.is_some() || clause.has(context, Tag::Modal) {
        return clause.demand(context, force?).filter(|_| !own);
    }
    let negated = clause.is_negated(context);
    let (sense, doer) = clause.sense(context)?;
    let claim_type = match (sense, negated, own) {
        (Sense::Wrong | Sense::Guilty, false, false) => ClaimType::Accusation,
        (Sense::Wrong | Sense::Guilty, false, true) => ClaimType::Admission,
        (Sense::Wrong | Sense::Guilty, true, true) => ClaimType::Denial,
        (Sense::Untrue, false, _) | (Sense::True, true, _) => ClaimType::Denial,
        (Sense::Bad, false, false) | (Sense::Good, true, false) => ClaimType::Criticism,
        (Sense::Good, false, false) => ClaimType::Endorsement,
        _ => return None,
    };
    let speaks_of = !own && claim_type != ClaimType::Denial;
    Some(Judgement {
        claim_type,
        force: None,
        target: doer.filter(|doer| speaks_of && clause.can_be_blamed(context, doer)),
    })
}

/// Whether `target`, which a rule takes for whom an accusation or demand is aimed at, is none: the
/// speaker himself, accused of nothing, or who is not asked to act but "must be sacked".
pub(super) fn is_spared(
    context: Context<'_>,
    claim_type: ClaimType,
    draft: &Draft,
    target: &Range<usize>,
) -> bool {
    Clause::first(context, &draft.contents).is_some_and(|clause| {
        clause.subject == *target
            && match claim_type {
                ClaimType::Accusation => clause.is_of_speaker(context, &draft.sources),
                ClaimType::Demand => clause.is_passive(context),
                _ => false,
            }
    })
}

/// Whom a content is about that does not tell what it holds of them: the "They" of a quotation, and
/// the party whose predicate alone is quoted, "said the board ‘had a telephone and six hours’".
pub(super) fn spoken_of(
    context: Context<'_>,
    contents: &[Range<usize>],
    sources: &[Range<usize>],
) -> Option<Range<usize>> {
    let clause = Clause::first(context, contents)?;
    if clause.has(context, Tag::Modal)
        || clause.is_negated(context)
        || clause.is_passive(context)
        || clause.is_of_speaker(context, sources)
    {
        return None;
    }
    let quoted = |i: usize| context.segmented.tokens[i].quote.is_some();
    let subject = clause.subject.clone();
    let about = if quoted(subject.start) {
        matches!(context.text(subject.start), "They" | "they" | "You" | "you")
    } else {
        (clause.verb..clause.end.min(clause.head + 1)).any(quoted)
            && can_act(&party::party(context, subject.clone()))
    };
    about.then_some(subject)
}

/// The clause that a content opens with.
struct Clause {
    subject: Range<usize>,
    /// The first word of its verb group.
    verb: usize,
    /// The word behind auxiliaries and adverbs: the verb itself or a complement.
    head: usize,
    end: usize,
}

impl Clause {
    fn first(context: Context<'_>, contents: &[Range<usize>]) -> Option<Self> {
        let first = contents.first()?;
        let start = clause_start(context, first);
        let extents = context.extents();
        let Some(verb) = extents.verb_of_clause(start, first.end.min(start + LONGEST_SUBJECT))
        else {
            return Self::broken(context, start..first.end, contents.get(1)?);
        };
        let subject = subject(context, start..verb)?;
        let end = first.end.min(start + LONGEST_SUBJECT + LONGEST_COMPLEMENT);
        let head = behind_auxiliaries(context, verb..end);
        let rest = contents.get(1).filter(|_| head == first.end);
        // "The boy was, he said, ‘the bravest …’": the complement stands behind the cue.
        Some(match rest {
            Some(rest) => Self::over(context, subject, verb, clause_start(context, rest), rest),
            None => Self {
                subject,
                verb,
                head,
                end,
            },
        })
    }

    /// "London, he says, has become …": the subject stands before the cue, its verb behind it.
    fn broken(context: Context<'_>, before: Range<usize>, rest: &Range<usize>) -> Option<Self> {
        let subject = subject(context, before.clone())?;
        let only_marks =
            (subject.end..before.end).all(|i| matches!(context.tag(i), Tag::Comma | Tag::Quote));
        let verb = clause_start(context, rest);
        let whole = only_marks && context.tag(verb).is_finite();
        whole.then(|| Self::over(context, subject, verb, verb, rest))
    }

    /// A clause whose end stands in `rest`, from `head` or behind the auxiliaries there.
    fn over(
        context: Context<'_>,
        subject: Range<usize>,
        verb: usize,
        head: usize,
        rest: &Range<usize>,
    ) -> Self {
        let end = rest.end.min(head + LONGEST_COMPLEMENT);
        let head = behind_auxiliaries(context, head..end);
        Self {
            subject,
            verb,
            head,
            end,
        }
    }

    fn has(&self, context: Context<'_>, tag: Tag) -> bool {
        (self.verb..self.head).any(|i| context.tag(i) == tag)
    }

    /// The class of the head, where the content does not end before it.
    fn head_tag(&self, context: Context<'_>) -> Option<Tag> {
        (self.head < self.end).then(|| context.tag(self.head))
    }

    fn is_passive(&self, context: Context<'_>) -> bool {
        self.has(context, Tag::Be) && matches!(self.head_tag(context), Some(Tag::Vn | Tag::Vd))
    }

    /// Whether `doer` is judged for an act, or is somebody whose fault a quality can be: not the plan
    /// that "was a disgrace", nor the "it".
    fn can_be_blamed(&self, context: Context<'_>, doer: &Range<usize>) -> bool {
        let word = context.text(doer.start).to_lowercase();
        let acts = self.head_tag(context).is_some_and(Tag::is_verb);
        match word.as_str() {
            "this" | "that" | "there" | "these" | "those" | "what" if doer.len() == 1 => false,
            _ => acts || Self::can_be_asked(context, doer),
        }
    }

    /// What a clause with "must" or "should" asks of its subject: nothing of nobody, "must be sacked",
    /// and what should have been done is a reproach.
    fn demand(&self, context: Context<'_>, force: Force) -> Option<Judgement> {
        let subject = self.subject.clone();
        let target = Some(subject).filter(|subject| Self::can_be_asked(context, subject));
        // "should have gone", not "has to go"
        let past = self.has(context, Tag::Modal) && self.has(context, Tag::Have);
        let (claim_type, force, target) = if past {
            let reproach = force == Force::Appeal && target.is_some();
            reproach.then_some((ClaimType::Criticism, None, target))?
        } else if self.is_passive(context) {
            (ClaimType::Demand, Some(force), None)
        } else {
            let acts = self.head_tag(context).is_some_and(Tag::is_verb);
            (acts && target.is_some()).then_some((ClaimType::Demand, Some(force), target))?
        };
        Some(Judgement {
            claim_type,
            force,
            target,
        })
    }

    /// How strongly the verb group asks, if it does.
    fn force(&self, context: Context<'_>) -> Option<Force> {
        let to = |i: usize| i + 1 < self.end && context.text(i + 1) == "to";
        (self.verb..self.head).find_map(|i| match context.text(i) {
            "must" => Some(Force::Demand),
            "need" | "needs" | "has" | "have" if to(i) => Some(Force::Demand),
            "should" => Some(Force::Appeal),
            "ought" if to(i) => Some(Force::Appeal),
            _ => None,
        })
    }

    /// Whether `subject` can be asked to act.
    fn can_be_asked(context: Context<'_>, subject: &Range<usize>) -> bool {
        match context.text(subject.start).to_lowercase().as_str() {
            "he" | "she" | "they" | "you" => true,
            _ => can_act(&party::party(context, subject.clone())),
        }
    }

    fn is_negated(&self, context: Context<'_>) -> bool {
        (self.verb..self.head).any(|i| {
            context.tag(i) == Tag::Neg || matches!(context.text(i), "never" | "neither" | "hardly")
        })
    }

    /// The sense that verb or complement has, and who is judged by it.
    fn sense(&self, context: Context<'_>) -> Option<(Sense, Option<Range<usize>>)> {
        let subject = Some(self.subject.clone());
        let &Self {
            verb, head, end, ..
        } = self;
        if is_nothing_wrong(context, head, end) {
            return Some((Sense::Untrue, None));
        }
        let be = self.has(context, Tag::Be);
        if !self.head_tag(context).is_some_and(Tag::is_verb) {
            return be
                .then(|| complement(context, head, end))
                .flatten()
                .map(|sense| (sense, subject));
        }
        let passive = self.is_passive(context);
        // "had unfairly jailed him", "acted unlawfully"
        let wrongly = (verb..end.min(head + 2))
            .any(|i| context.tag(i) == Tag::Adv && sense(context, i) == Some(Sense::Wrong));
        match sense(context, head) {
            Some(Sense::Neglect) if head + 1 < end && context.tag(head + 1) == Tag::To => {
                Some((Sense::Wrong, subject))
            }
            // "the claim was invented"
            Some(Sense::Untrue) if passive => Some((Sense::Untrue, None)),
            Some(Sense::Wrong) if passive => {
                let by = (head + 1..end.min(head + 4)).find(|&i| context.text(i) == "by")?;
                Some((Sense::Wrong, Some(noun_phrase(context, by + 1)?)))
            }
            Some(Sense::Wrong) => Some((Sense::Wrong, subject)),
            _ if wrongly => Some((Sense::Wrong, subject.filter(|_| !passive))),
            _ => None,
        }
    }

    /// Whether the subject is who speaks: "I" inside quotation marks, "he" of "he said" outside.
    fn is_of_speaker(&self, context: Context<'_>, sources: &[Range<usize>]) -> bool {
        let subject = &self.subject;
        if subject.len() > 1 {
            return false;
        }
        let word = context.text(subject.start).to_lowercase();
        if context.segmented.tokens[subject.start].quote.is_some() {
            return matches!(word.as_str(), "i" | "we");
        }
        let same_word = |source: &Range<usize>| {
            source.len() == 1 && context.text(source.start).to_lowercase() == word
        };
        sources.iter().any(same_word)
            || !sources.is_empty()
                && sources
                    .iter()
                    .all(|source| may_mean(&word, &party::party(context, source.clone())))
    }
}

/// Whether `pronoun` may mean the noun phrase that `source` is.
fn may_mean(pronoun: &str, source: &Party) -> bool {
    let person = matches!(source.kind, PartyKind::Person | PartyKind::Anonymous);
    let by_role = source.role.is_some();
    match pronoun {
        "he" | "she" => person,
        "it" => !(person && by_role) && source.kind != PartyKind::Collective,
        "they" => !(person && by_role),
        _ => false,
    }
}

/// "done nothing wrong", "nothing to do with it", "knew nothing": whoever it is said of is cleared.
fn is_nothing_wrong(context: Context<'_>, head: usize, end: usize) -> bool {
    let is = |i: usize, words: &[&str]| i < end && words.contains(&context.text(i));
    let knows = is(head, &["know", "knew", "known", "knows"]) && is(head + 1, &["nothing"]);
    let nothing = if is(head, &["nothing"]) {
        head
    } else {
        head + 1
    };
    knows
        || is(nothing, &["nothing"])
            && nothing + 1 < end
            && (context.tag(nothing + 1) == Tag::Adj
                || is(nothing + 1, &["wrong"])
                || is(nothing + 1, &["to"])
                    && is(nothing + 2, &["do", "hide", "apologise", "apologize"]))
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

/// The first word of `group` that is no auxiliary and no adverb, across an opening quotation mark.
fn behind_auxiliaries(context: Context<'_>, group: Range<usize>) -> usize {
    let start = group.start;
    let aux = |i: &usize| match context.tag(*i) {
        Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::Adv | Tag::Neg | Tag::Quote => true,
        // "needs to go"
        Tag::To => *i > start && matches!(context.tag(*i - 1), Tag::Modal | Tag::Have),
        _ => false,
    };
    start + group.clone().take_while(aux).count()
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

/// Whether a party can be held to what it does: a name, a role or a body.
fn can_act(party: &Party) -> bool {
    party.kind != PartyKind::Document && (party.named || party.role.is_some())
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
                | Tag::V
                | Tag::Vn
                | Tag::Vg
                | Tag::Name
        ) || matches!(context.text(*i), "to" | "at")
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
