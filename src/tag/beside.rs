//! Nouns that stand beside a name and say what its bearer is: "Safe Lantern, a charity which", "the
//! insurer Varden".

use std::ops::Range;

use super::words::{Trait, Words};
use crate::lexicon::{Class, ClassSet, RoleKind};
use crate::segment::{Case, TokenKind};

/// How far behind a name its apposition is looked for.
const MAX_APPOSITION: usize = 12;

/// Words a noun may have between its preposition and itself.
const MAX_MODIFIERS: usize = 5;

/// Words that end an apposition's noun phrase.
const AFTER_HEAD: ClassSet = ClassSet::of(&[
    Class::Prep,
    Class::Rel,
    Class::Be,
    Class::Have,
    Class::Do,
    Class::Modal,
    Class::Comp,
    Class::Coord,
    Class::Sub,
    Class::PronSubj,
    Class::Wh,
]);
/// Words that open a noun phrase.
const OPENS: ClassSet = ClassSet::of(&[Class::Det, Class::Poss]);

/// What a noun makes somebody it is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    Body,
}

/// What the noun at token `i` makes its bearer; nothing where it goes with both, or with neither.
pub(super) fn sort(words: &Words<'_>, i: usize) -> Option<Sort> {
    let info = words.info(i);
    let noun = words.text(i);
    if info.role_plural || is_open_role(noun) {
        return None;
    }
    // Adjectives and things the lexicon does not list as bodies, but persons they are not.
    if matches!(
        noun,
        "chain"
            | "cutter"
            | "daily"
            | "fanzine"
            | "ferry"
            | "gallery"
            | "outfit"
            | "ship"
            | "tanker"
            | "vessel"
            | "weekly"
    ) {
        return Some(Sort::Body);
    }
    match info.role? {
        RoleKind::Role | RoleKind::Kin | RoleKind::Anonymous => Some(Sort::Person),
        RoleKind::Institution | RoleKind::Collective => Some(Sort::Body),
        RoleKind::Document => None,
    }
}

/// The noun of the apposition behind `name`: "Ana Ruiz, 45, an economist at the university".
///
/// Gives the first token of the apposition too. `is_head` says which nouns can be its head; the last
/// one before the phrase ends is.
pub(super) fn apposition(
    words: &Words<'_>,
    name: &Range<usize>,
    is_head: impl Fn(usize) -> bool,
) -> Option<(usize, usize)> {
    let end = sentence(words, name.start).end;
    let mut at = name.end;
    let is_comma = |i: usize| i < end && words.text(i) == ",";
    if !is_comma(at) {
        return None;
    }
    at += 1;
    if at < end && words.segmented.tokens[at].kind == TokenKind::Number && is_comma(at + 1) {
        at += 2;
    }
    let stop = end.min(at + MAX_APPOSITION);
    let mut head = None;
    let mut i = at;
    while i < stop {
        let token = &words.segmented.tokens[i];
        let classes = words.info(i).classes;
        match token.kind {
            TokenKind::Word => {}
            TokenKind::Clitic => {
                // The possessor is not the head: "Pakistan's defence minister".
                head = None;
                i += 1;
                continue;
            }
            _ => break,
        }
        let opens = i == at && classes.has(Class::Det);
        if !opens && classes.meets(AFTER_HEAD) && token.case == Case::Lower {
            break;
        }
        if is_head(i) {
            head = Some(i);
        } else if head.is_some() && words.is_cue_verb(i) {
            // "before Ostra, the union said": the noun begins a clause of its own.
            if words.text(at) == "the" {
                return None;
            }
            break;
        }
        i += 1;
    }
    Some((at, head?))
}

/// What the apposition behind `name` makes its bearer, and its head.
pub(super) fn apposed(words: &Words<'_>, name: &Range<usize>) -> Option<(Sort, usize)> {
    let end = sentence(words, name.start).end;
    let is_noun = |i: usize| {
        sort(words, i).is_some()
            || matches!(
                words.info(i).role,
                Some(
                    RoleKind::Role
                        | RoleKind::Kin
                        | RoleKind::Anonymous
                        | RoleKind::Institution
                        | RoleKind::Collective
                )
            )
    };
    let (at, head) = apposition(words, name, is_noun)?;
    let sort = sort(words, head)?;
    let behind = head + 1;
    // "in Leeds, the company said": no apposition but the one who speaks. "the group blamed for" is.
    let speaks = words.is_cue_verb(behind)
        && !(behind + 1 < end && words.info(behind + 1).classes.has(Class::Prep));
    // "Zia Marsh, spokesman Bo Lee said" tells of the other.
    let of_another = behind < end
        && words.segmented.tokens[behind].kind == TokenKind::Word
        && words.is(behind, Trait::Capital);
    let opened = sort == Sort::Person
        || words.info(at).classes.meets(OPENS)
        || (at..head).any(|i| words.segmented.tokens[i].kind == TokenKind::Clitic);
    (!speaks && !of_another && opened).then_some((sort, head))
}

/// Whether the words behind `name` make it that of a body: "The Pelican Count, a polling outfit,".
pub(super) fn tells_body(words: &Words<'_>, name: &Range<usize>) -> bool {
    apposed(words, name).is_some_and(|(sort, _)| sort == Sort::Body)
        || is_asked_which(words, name.end)
}

/// Whether the noun before `name` or its relative pronoun behind it introduces the bearer.
pub(super) fn is_introduced(words: &Words<'_>, name: &Range<usize>) -> bool {
    apposed(words, name).is_some() || is_asked_which(words, name.end)
}

/// ", which runs"
fn is_asked_which(words: &Words<'_>, comma: usize) -> bool {
    comma + 1 < words.segmented.tokens.len()
        && words.text(comma) == ","
        && words.text(comma + 1) == "which"
}

/// The noun right before `name`, or before a comma that the name's own closes: "the insurer Varden",
/// "One firm, Varden Coaches, denied".
pub(super) fn noun_before(words: &Words<'_>, name: &Range<usize>) -> Option<usize> {
    let first = sentence(words, name.start).start;
    let mut at = name.start.checked_sub(1)?;
    if at > first && words.text(at) == "." && !words.segmented.tokens[at].spaced {
        at -= 1;
    } else if at > first && words.text(at) == "," {
        let closes = words
            .segmented
            .tokens
            .get(name.end)
            .is_some_and(|token| token.kind == TokenKind::Punct);
        if !closes {
            return None;
        }
        at -= 1;
    }
    (at >= first).then_some(at)
}

/// Whether the noun at token `i` only says whose another role is: "the governor of the province".
pub(super) fn belongs_to_role(words: &Words<'_>, i: usize) -> bool {
    let first = sentence(words, i).start;
    let preposition = (first..i)
        .rev()
        .take(MAX_MODIFIERS)
        .take_while(|&j| words.segmented.tokens[j].kind == TokenKind::Word)
        .find(|&j| words.info(j).classes.has(Class::Prep));
    preposition.is_some_and(|at| at > first && words.info(at - 1).role == Some(RoleKind::Role))
}

/// Whether the words beside a name make it somebody who does or owns something: "CAIR said", "the
/// CAIR", "accused CAIR", but not "a GP clinic".
pub(super) fn acts(words: &Words<'_>, name: &Range<usize>) -> bool {
    let tokens = &words.segmented.tokens;
    let sentence = tokens[name.start].sentence;
    let is_noun = |i: usize| {
        tokens.get(i).is_some_and(|token| {
            token.kind == TokenKind::Word && token.case == Case::Lower && token.sentence == sentence
        }) && !words.is(i, Trait::Closed)
    };
    let behind = name.end;
    let verb = words.is_cue_verb(behind)
        || words.is_cue_verb(behind + 1) && words.is(behind, Trait::Closed);
    let owns = tokens
        .get(behind)
        .is_some_and(|token| token.kind == TokenKind::Clitic || words.text(behind) == ":");
    let Some(before) = name.start.checked_sub(1) else {
        return verb || owns;
    };
    verb || owns
        || words.is_cue_verb(before)
        || matches!(
            words.text(before),
            "the" | "The" | "of" | "for" | "by" | "with" | "at" | "from" | "(" | ","
        ) && !is_noun(behind)
}

/// The tokens of token `i`'s sentence.
pub(super) fn sentence(words: &Words<'_>, i: usize) -> Range<usize> {
    let sentence = words.segmented.tokens[i].sentence;
    words.segmented.sentences[sentence as usize].tokens.clone()
}

/// What those who work for others are, where the name follows at once: "the contractor Varden Steel".
pub(super) fn trade(noun: &str) -> Option<Sort> {
    let is_trade = matches!(
        noun,
        "builder" | "contractor" | "developer" | "employer" | "lender" | "producer"
    );
    is_trade.then_some(Sort::Body)
}

/// Whether a role goes with people and bodies alike: "the rival Varden".
pub(super) fn is_open_role(noun: &str) -> bool {
    const NOUNS: &[&str] = &[
        "ally",
        "backer",
        "bidder",
        "broker",
        "builder",
        "client",
        "competitor",
        "contractor",
        "creditor",
        "customer",
        "developer",
        "donor",
        "employer",
        "investor",
        "landlord",
        "lender",
        "neighbor",
        "neighbour",
        "opponent",
        "owner",
        "parent",
        "partner",
        "plaintiff",
        "producer",
        "rival",
        "shareholder",
        "sponsor",
        "trader",
    ];
    NOUNS.iter().any(|&known| known.eq_ignore_ascii_case(noun))
}
