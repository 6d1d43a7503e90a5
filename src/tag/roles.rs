//! Roles that stand beside a name: "journalist Ana Ruiz", "Ana Ruiz, the defence minister".

use std::ops::Range;

use super::beside;
use super::kind::title_gender;
use super::types::{Entities, Mention, RoleUse, Via};
use super::words::{Trait, Words};
use crate::lexicon::{Class, EntityType, PosTag, RoleKind};
use crate::segment::{Case, TokenKind};

/// Modifiers a role may have before its head.
const MAX_MODIFIERS: usize = 5;
/// Roles kept of one entity, so that a name said a million times stays small.
const MAX_ROLES: usize = 16;

/// Attaches to every member of the cast the roles and countries that stand beside its mentions.
pub(super) fn attach(words: &Words<'_>, entities: &mut Entities) {
    for i in 0..entities.mentions.len() {
        let mention = &entities.mentions[i];
        if mention.via == Via::Role {
            // "Peru's defence ministry": afterwards, the ministry is Peru.
            let noun = words.text(mention.tokens.end - 1).to_lowercase();
            let role = RoleUse {
                head: words.lexicon.id(&noun),
                tokens: mention.tokens.clone(),
            };
            let roles = &mut entities.cast[mention.entity.0 as usize].roles;
            if roles.len() < MAX_ROLES {
                roles.push(role);
            }
            continue;
        }
        if mention.demonym || mention.compound {
            continue;
        }
        let found = [
            role_before(words, mention),
            role_behind(words, entities, mention),
        ];
        let idx = mention.entity.0 as usize;
        for tokens in found.into_iter().flatten() {
            let country = country_beside(entities, &tokens);
            let head = words.segmented.tokens[tokens.end - 1].word;
            let told = title_gender(words.text(tokens.end - 1));
            let character = &mut entities.cast[idx];
            if character.gender.is_none() && character.entity.entity_type == EntityType::Person {
                character.gender = told;
            }
            if character.country.is_none() {
                character.country = country;
            }
            if character.roles.len() < MAX_ROLES {
                character.roles.push(RoleUse { head, tokens });
            }
        }
    }
}

/// Whether token `i` can be the head of a role of such an entity.
fn is_head(words: &Words<'_>, i: usize, entity_type: EntityType) -> bool {
    let info = words.info(i);
    let singular = !info.role_plural;
    if entity_type == EntityType::Person {
        singular
            && matches!(
                info.role,
                Some(RoleKind::Role | RoleKind::Kin | RoleKind::Anonymous)
            )
            || info.role.is_none() && info.classes.has(Class::Title) && words.is(i, Trait::Capital)
    } else {
        matches!(
            info.role,
            Some(RoleKind::Institution | RoleKind::Collective)
        )
    }
}

/// "journalist Ana Ruiz", "the defence minister, Ana Ruiz,"
fn role_before(words: &Words<'_>, mention: &Mention) -> Option<Range<usize>> {
    let head = beside::noun_before(words, &mention.tokens)?;
    let first = beside::sentence(words, head).start;
    is_head(words, head, mention.entity_type).then(|| with_modifiers(words, first, head))
}

/// "Ana Ruiz, 45, an economist at the university"
fn role_behind(words: &Words<'_>, entities: &Entities, mention: &Mention) -> Option<Range<usize>> {
    let is_head = |i: usize| is_head(words, i, mention.entity_type);
    let (at, head) = beside::apposition(words, &mention.tokens, is_head)?;
    // In "Ana Ruiz, spokesman Bo Lee said" the role is the other's.
    let of_another = entities
        .mention_at(head + 1)
        .is_some_and(|next| !next.demonym)
        && words.segmented.tokens[head + 1].kind == TokenKind::Word;
    (!of_another).then(|| with_modifiers(words, at, head))
}

/// The head with the words before it that describe it.
fn with_modifiers(words: &Words<'_>, first: usize, head: usize) -> Range<usize> {
    let mut start = head;
    while start > first
        && head - start < MAX_MODIFIERS
        && words.segmented.tokens[start - 1].kind == TokenKind::Word
        && !words.is(start - 1, Trait::Closed)
        && !words.is_cue_verb(start - 1)
        && !is_finite_verb(words, start - 1)
    {
        start -= 1;
    }
    start..head + 1
}

/// Whether token `i` is rather a verb than a modifier: "faces frontrunner …".
fn is_finite_verb(words: &Words<'_>, i: usize) -> bool {
    let info = words.info(i);
    let weight = |tag| info.weight(tag);
    words.segmented.tokens[i].case == Case::Lower
        && weight(PosTag::A) == 0
        && (weight(PosTag::Vz) > 0
            || weight(PosTag::Vd) > 0
            || weight(PosTag::V) > 0 && weight(PosTag::N) == 0)
}

/// The country whose name or people stand in a role phrase.
fn country_beside(entities: &Entities, tokens: &Range<usize>) -> Option<String> {
    let beside = tokens.start.saturating_sub(2)..tokens.end;
    entities
        .mentions_in(&beside)
        .iter()
        .find(|mention| mention.entity_type == EntityType::Government)
        .and_then(|mention| entities.character(mention.entity).country.clone())
}
