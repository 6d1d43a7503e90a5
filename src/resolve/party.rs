//! What sort of party a source or target is.

use std::ops::Range;

use super::Context;
use crate::claim::{Party, PartyKind};
use crate::lexicon::{Class, RoleKind};
use crate::phrase::Tag;

/// The party that `tokens` name.
pub(super) fn party(context: Context<'_>, tokens: Range<usize>) -> Party {
    let role_at = |i: usize| {
        context
            .lexicon
            .word(context.segmented.tokens[i].word)
            .role
            .map(|kind| (i, kind))
    };
    let head_chunk = context.phrases.chunk_at(tokens.start);
    let head = head_chunk.map_or(tokens.end - 1, |chunk| {
        (chunk.head as usize).min(tokens.end - 1)
    });
    let role = role_at(head)
        .or_else(|| (tokens.start..head).rev().find_map(role_at))
        .filter(|&(i, _)| {
            context.tag(i) != Tag::Name
                || i == head
                || context
                    .lexicon
                    .word(context.segmented.tokens[i].word)
                    .classes
                    .has(Class::Title)
        });
    let named = tokens.clone().any(|i| context.tag(i) == Tag::Name);
    let org = (tokens.start..=head).any(|i| {
        context
            .lexicon
            .word(context.segmented.tokens[i].word)
            .classes
            .has(Class::Org)
            && context.tag(i) == Tag::Name
    });
    let kind = match role {
        Some((_, RoleKind::Role | RoleKind::Kin)) => PartyKind::Person,
        Some((_, RoleKind::Collective)) => PartyKind::Collective,
        Some((_, RoleKind::Institution)) => PartyKind::Organisation,
        Some((_, RoleKind::Document)) => PartyKind::Document,
        Some((_, RoleKind::Anonymous)) => PartyKind::Anonymous,
        None if org => PartyKind::Organisation,
        None if named => PartyKind::Person,
        None if matches!(context.tag(head), Tag::Nouns) => PartyKind::Collective,
        None if matches!(context.tag(head), Tag::Pron | Tag::PronObj | Tag::Poss) => {
            pronoun_kind(context.text(head))
        }
        None => PartyKind::Other,
    };
    Party {
        span: context.segmented.span_of(tokens),
        kind,
        named,
        role: role.map(|(i, _)| context.segmented.tokens[i].span),
        entity: None,
        via: None,
    }
}

fn pronoun_kind(text: &str) -> PartyKind {
    match text.to_ascii_lowercase().as_str() {
        "he" | "she" | "him" | "her" | "his" | "i" | "me" | "you" => PartyKind::Person,
        "it" | "its" => PartyKind::Other,
        _ => PartyKind::Collective,
    }
}
