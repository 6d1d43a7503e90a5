//! From matches to claims: overlaps, shared sources, quotations that run on, who is meant, relations.

mod body;
mod confidence;
mod note;
mod party;
mod pronoun;
mod refer;
mod relation;
mod role;
mod run_on;
mod sense;
mod subject;

use std::collections::BTreeMap;
use std::ops::Range;

pub use note::{Note, What};
use refer::{Part, Referents};

use crate::claim::{Claim, Modality, Party, QuoteType};
use crate::find::Match;

use crate::lexicon::{Class, Lexicon, WordClass};
use crate::phrase::{Extents, Phrases, Tag};
use crate::rule::{Role, RuleSet, Setting};
use crate::segment::{Case, Segmented, TokenKind};
use crate::tag::Entities;
use crate::text::{ClaimType, Force, Span};

/// How many tokens behind its cue a question mark may stand.
const LONGEST_QUESTION: usize = 100;

/// How many claims before and after one may hold it in their contents.
const NESTING: usize = 6;

/// What resolution works from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Sentences, tokens, quotations.
    pub segmented: &'a Segmented<'a>,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// Names and whom they mean.
    pub entities: &'a Entities,
    /// Word classes and chunks.
    pub phrases: &'a Phrases,
    /// The rules that matched.
    pub rules: &'a RuleSet,
}

impl<'a> Context<'a> {
    /// How far phrases reach in it.
    #[must_use]
    pub fn extents(self) -> Extents<'a> {
        Extents {
            segmented: self.segmented,
            lexicon: self.lexicon,
            phrases: self.phrases,
        }
    }

    fn tag(self, i: usize) -> Tag {
        self.phrases.tags[i]
    }

    fn text(self, i: usize) -> &'a str {
        self.segmented.tokens[i].span.slice(self.segmented.text)
    }

    fn sentence_of(self, i: usize) -> usize {
        self.segmented.tokens[i].sentence as usize
    }
}

/// A claim in tokens, before it becomes one in bytes.
struct Draft {
    found: Match,
    sources: Vec<Range<usize>>,
    targets: Vec<Range<usize>>,
    contents: Vec<Range<usize>>,
    /// What the contents make of a claim whose cue is neutral.
    by_content: Option<(ClaimType, Option<Force>)>,
}

/// The claims that `matches` make, in order of their cues, and what was done to come there.
#[must_use]
pub fn resolve(context: Context<'_>, matches: Vec<Match>) -> (Vec<Claim>, Vec<Note>) {
    let mut notes = Vec::new();
    let mut drafts: Vec<Draft> = without_overlaps(matches, &mut notes)
        .into_iter()
        .map(|found| draft(context, found))
        .collect();
    subject::share_sources(context, &mut drafts, &mut notes);
    one_cue_a_quotation(context, &mut drafts, &mut notes);
    drafts.retain(|draft| {
        let own = own_voice(context, draft);
        let spoken = own.is_some();
        notes.extend(own.map(|source| Note::of(&draft.found, What::AuthorSpeaks, source)));
        !spoken
    });
    run_on::extend_quotations(context, &mut drafts, &mut notes);
    for draft in &mut drafts {
        type_by_content(context, draft);
    }
    let mut referents = Referents::new(context);
    let mut claims: Vec<Claim> = (0..drafts.len())
        .map(|i| claim(context, &drafts[i], source_part(&drafts, i), &mut referents))
        .collect();
    relation::relate(context, &mut claims);
    for (claim, draft) in claims.iter_mut().zip(&drafts) {
        claim.confidence = confidence::confidence(context, claim, draft);
    }
    (claims, notes)
}

/// Of cues that share words only the longest stays.
fn without_overlaps(mut matches: Vec<Match>, notes: &mut Vec<Note>) -> Vec<Match> {
    let cues: Vec<Range<usize>> = matches.iter().map(|m| m.cue.tokens.clone()).collect();
    let beaten = |i: usize| {
        let own = &cues[i];
        // Cues come in text order; only neighbours can share words.
        let near = cues[i.saturating_sub(3)..cues.len().min(i + 4)]
            .iter()
            .enumerate()
            .map(|(k, cue)| (i.saturating_sub(3) + k, cue));
        near.filter(|&(k, _)| k != i)
            .find(|&(k, cue)| {
                cue.start < own.end
                    && own.start < cue.end
                    && (cue.len(), std::cmp::Reverse(k)) > (own.len(), std::cmp::Reverse(i))
            })
            .map(|(_, cue)| cue.clone())
    };
    let beaten: Vec<Option<Range<usize>>> = (0..matches.len()).map(beaten).collect();
    for (found, by) in matches.iter().zip(&beaten) {
        notes.extend(by.clone().map(|by| Note::of(found, What::LongerCue, by)));
    }
    retain_at(&mut matches, |i| beaten[i].is_none());
    matches
}

fn draft(context: Context<'_>, found: Match) -> Draft {
    let contents = found
        .role(Role::Content)
        .map(|tokens| trim_content(context, tokens))
        .filter(|tokens| !tokens.is_empty())
        .collect();
    let parties = |role| {
        found
            .role(role)
            .map(|tokens| trim_party(context, tokens))
            .collect()
    };
    Draft {
        sources: parties(Role::Source),
        targets: parties(Role::Target),
        contents,
        by_content: None,
        found,
    }
}

/// The type that the cue tells, by its rule or its lexeme.
fn type_of_cue(context: Context<'_>, draft: &Draft) -> ClaimType {
    let lexeme = draft.found.cue.lexeme.map(|id| context.lexicon.lexeme(id));
    context
        .rules
        .rule(draft.found.rule)
        .claim_type
        .or(lexeme.map(|lexeme| lexeme.claim_type))
        .unwrap_or(ClaimType::Statement)
}

/// Lets the words of a claim tell whom it is about, and those behind a neutral cue its type.
fn type_by_content(context: Context<'_>, draft: &mut Draft) {
    let cue_type = type_of_cue(context, draft);
    let mut targets = std::mem::take(&mut draft.targets);
    targets.retain(|target| !sense::is_spared(context, cue_type, draft, target));
    draft.targets = targets;
    if !draft.targets.is_empty()
        || draft.found.cue.group.is_some_and(|group| group.negated)
        || !matches!(cue_type, ClaimType::Statement | ClaimType::Criticism)
    {
        return;
    }
    let judgement = sense::judge(context, &draft.contents, &draft.sources);
    if let Some(judgement) = judgement {
        let holds = matches!(
            judgement.claim_type,
            ClaimType::Accusation | ClaimType::Criticism
        );
        if cue_type == ClaimType::Statement {
            draft.by_content = Some((judgement.claim_type, judgement.force));
            draft.targets.extend(judgement.target);
        } else if holds {
            draft.targets.extend(judgement.target);
        }
    } else {
        let about = sense::spoken_of(context, &draft.contents, &draft.sources);
        draft.targets.extend(about);
    }
}

/// Of claims with the same quotation only the one with the nearest cue stays:
/// `She said she had enough and added, “I quit.”`
fn one_cue_a_quotation(context: Context<'_>, drafts: &mut Vec<Draft>, notes: &mut Vec<Note>) {
    let quotation = |draft: &Draft| match &draft.contents[..] {
        [only] if context.tag(only.start) == Tag::Quote => Some((only.start, only.end)),
        _ => None,
    };
    let mut nearest = BTreeMap::new();
    for (i, draft) in drafts.iter().enumerate() {
        if let Some((start, end)) = quotation(draft) {
            let cue = &draft.found.cue.tokens;
            let distance = start
                .checked_sub(cue.end)
                .or(cue.start.checked_sub(end))
                .unwrap_or(0);
            let best = nearest.entry((start, end)).or_insert((distance, i));
            *best = (distance, i).min(*best);
        }
    }
    let nearer = |i: usize| {
        let (_, best) = nearest[&quotation(&drafts[i])?];
        (best != i).then(|| drafts[best].found.cue.tokens.clone())
    };
    let nearer: Vec<Option<Range<usize>>> = (0..drafts.len()).map(nearer).collect();
    for (draft, cue) in drafts.iter().zip(&nearer) {
        notes.extend(
            cue.clone()
                .map(|cue| Note::of(&draft.found, What::NearerCue, cue)),
        );
    }
    retain_at(drafts, |i| nearer[i].is_none());
}

/// Keeps what stands at the places that `keep` names.
fn retain_at<T>(list: &mut Vec<T>, keep: impl Fn(usize) -> bool) {
    let mut i = 0;
    list.retain(|_| {
        i += 1;
        keep(i - 1)
    });
}

/// The source by which the author speaks: `I` or `you` outside quotation marks attributes nothing to
/// anybody.
fn own_voice(context: Context<'_>, draft: &Draft) -> Option<Range<usize>> {
    let own = draft.sources.iter().find(|tokens| {
        tokens.len() == 1
            && matches!(
                context.text(tokens.start).to_ascii_lowercase().as_str(),
                "i" | "you" | "we" | "me" | "us" | "my" | "our" | "your"
            )
    });
    own.cloned()
}

/// Content without marks at its edges that are not its own.
fn trim_content(context: Context<'_>, mut tokens: Range<usize>) -> Range<usize> {
    while !tokens.is_empty()
        && matches!(
            context.tag(tokens.end - 1),
            Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::Stop | Tag::Coord
        )
    {
        tokens.end -= 1;
    }
    while !tokens.is_empty()
        && matches!(
            context.tag(tokens.start),
            Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash
        )
    {
        tokens.start += 1;
    }
    tokens
}

/// A party without a leading conjunction or preposition.
fn trim_party(context: Context<'_>, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.len() > 1
        && matches!(
            context.tag(tokens.start),
            Tag::Comma | Tag::Coord | Tag::Adv
        )
    {
        tokens.start += 1;
    }
    tokens
}

/// Whether the source of draft `i` speaks inside what somebody else says.
fn source_part(drafts: &[Draft], i: usize) -> Part {
    let cue = drafts[i].found.cue.head;
    let near = i.saturating_sub(NESTING)..drafts.len().min(i + NESTING);
    let nested = near.filter(|&k| k != i).any(|k| {
        drafts[k]
            .contents
            .iter()
            .any(|content| content.contains(&cue))
    });
    if nested {
        Part::NestedSource
    } else {
        Part::Source
    }
}

fn claim(context: Context<'_>, draft: &Draft, part: Part, referents: &mut Referents<'_>) -> Claim {
    let Draft {
        found,
        sources,
        targets,
        contents,
        by_content,
    } = draft;
    let rule = context.rules.rule(found.rule);
    let lexeme = found.cue.lexeme.map(|id| context.lexicon.lexeme(id));
    let spans: Vec<Span> = contents
        .iter()
        .map(|tokens| context.segmented.span_of(tokens.clone()))
        .collect();
    let group = found.cue.group;
    let mut claim = Claim {
        claim_type: by_content.map_or_else(|| type_of_cue(context, draft), |(by, _)| by),
        force: by_content.and_then(|(_, force)| force),
        explicit: true,
        quote_type: quote_type(context, contents),
        sentence: context.sentence_of(found.cue.head),
        cue: context.segmented.span_of(found.cue.tokens.clone()),
        lemma: lexeme.map_or_else(
            || {
                context
                    .segmented
                    .span_of(found.cue.tokens.clone())
                    .slice(context.segmented.text)
                    .to_lowercase()
            },
            |lexeme| lexeme.lemma.clone(),
        ),
        sources: parties(context, sources, referents, part),
        targets: parties(context, targets, referents, Part::Target),
        quotes: quotes(context, contents),
        contents: spans,
        negated: group.is_some_and(|group| group.negated),
        modality: modality(context, draft),
        stated: stated(context, draft),
        relations: Vec::new(),
        rule: rule.reference.clone(),
        confidence: 0.0,
    };
    for setting in &rule.settings {
        match *setting {
            Setting::Explicit(explicit) => claim.explicit = explicit,
            Setting::Negated(negated) => claim.negated = negated,
            Setting::Modality(modality) => claim.modality = modality,
            Setting::Force(force) => claim.force = Some(force),
        }
    }
    if claim.claim_type == ClaimType::Demand && claim.force.is_none() {
        claim.force = lexeme
            .and_then(|lexeme| lexeme.force)
            .or(Some(Force::Demand));
    }
    // "did not comment" withholds, it does not deny a withholding.
    if claim.claim_type == ClaimType::NoComment {
        claim.negated = false;
    }
    claim
}

fn parties(
    context: Context<'_>,
    ranges: &[Range<usize>],
    referents: &mut Referents<'_>,
    part: Part,
) -> Vec<Party> {
    let resolved = |tokens: &Range<usize>| {
        let mut party = party::party(context, tokens.clone());
        referents.resolve(&mut party, tokens.clone(), part);
        party
    };
    ranges.iter().map(resolved).collect()
}

fn quote_type(context: Context<'_>, contents: &[Range<usize>]) -> QuoteType {
    let tokens = &context.segmented.tokens;
    let words = || {
        contents
            .iter()
            .cloned()
            .flatten()
            .filter(|&i| matches!(tokens[i].kind, TokenKind::Word | TokenKind::Number))
    };
    let (mut inside, mut all) = (0, 0);
    for i in words() {
        all += 1;
        inside += usize::from(tokens[i].quote.is_some());
    }
    let says = |i: usize| {
        context
            .extents()
            .quote_at(i)
            .is_some_and(|quote| !names_only(context, quote.open + 1..quote.close))
    };
    match (inside, all) {
        (0, _) => QuoteType::Indirect,
        (inside, all) if inside == all => QuoteType::Direct,
        // A title does not make a report a quotation.
        _ if words().any(says) => QuoteType::Mixed,
        _ => QuoteType::Indirect,
    }
}

/// Whether a quotation is a title or a name: `"Iron Promise"`.
fn names_only(context: Context<'_>, inside: Range<usize>) -> bool {
    let tokens = &context.segmented.tokens;
    let words = || {
        inside
            .clone()
            .filter(|&i| tokens[i].kind == TokenKind::Word)
    };
    let small = |i: usize| {
        tokens[i].case == Case::Lower
            && !matches!(
                context.text(i),
                "a" | "an" | "the" | "of" | "and" | "in" | "on" | "for" | "to" | "with"
            )
    };
    !words().any(small)
}

/// The outermost quotations that lie in the content.
fn quotes(context: Context<'_>, contents: &[Range<usize>]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for content in contents {
        let mut i = content.start;
        while i < content.end {
            let quote = context
                .extents()
                .quote_at(i)
                .filter(|quote| quote.open <= i);
            match quote {
                Some(quote) => {
                    let end = (quote.close + 1).min(content.end).max(i + 1);
                    spans.push(context.segmented.span_of(i..end));
                    i = end;
                }
                None => i += 1,
            }
        }
    }
    spans
}

fn modality(context: Context<'_>, draft: &Draft) -> Modality {
    let cue = &draft.found.cue;
    let (_, end) = context.extents().sentence(cue.head);
    let end = end.min(cue.head + LONGEST_QUESTION);
    let asks = (cue.head..end)
        .any(|i| context.text(i) == "?" && context.segmented.tokens[i].quote.is_none());
    let Some(group) = cue.group else {
        return Modality::None;
    };
    if group.hedged {
        Modality::Hedged
    } else if asks && draft.contents.iter().all(|content| content.end <= end) {
        Modality::Question
    } else if group.future {
        Modality::Future
    } else if group.hypothetical {
        Modality::Hypothetical
    } else {
        Modality::None
    }
}

/// When or where it was said: the date or venue next to the cue.
fn stated(context: Context<'_>, draft: &Draft) -> Option<Span> {
    let cue = &draft.found.cue;
    let class = cue.lexeme.map(|id| context.lexicon.lexeme(id).class);
    if class.is_some_and(|class| class != WordClass::Verb) {
        return None;
    }
    let (start, end) = context.extents().sentence(cue.head);
    let free = |i: &usize| !draft.contents.iter().any(|content| content.contains(i));
    let dates = |i: usize| {
        context.tag(i) == Tag::Time
            && context
                .lexicon
                .word(context.segmented.tokens[i].word)
                .classes
                .meets(crate::lexicon::ClassSet::of(&[
                    Class::Weekday,
                    Class::Time,
                    Class::Month,
                ]))
    };
    let near = cue.tokens.end..end.min(cue.tokens.end + 8);
    let before = start.max(cue.left.saturating_sub(4))..cue.left;
    let found = near.chain(before).filter(free).find(|&i| dates(i))?;
    let from = if found > start && context.tag(found - 1) == Tag::Prep {
        found - 1
    } else {
        found
    };
    let to = (found + 1..end)
        .take_while(|&i| matches!(context.tag(i), Tag::Time | Tag::Num))
        .last()
        .map_or(found + 1, |i| i + 1);
    Some(context.segmented.span_of(from..to))
}
