//! One quotation mark in its surroundings: which side of a quotation it could stand on.

use std::ops::Range;

use super::{Token, TokenKind};

/// Marks that open and close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// “ ” " '' `` „ ‟
    Double,
    /// ‘ ’ ' ` ‚ ‛
    Single,
    /// « »
    Guillemet,
    /// ‹ ›
    SingleGuillemet,
}

/// Which side a mark's shape is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Open,
    Close,
    Either,
}

/// What is known of one mark before marks are paired.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, no state")]
pub(super) struct Candidate {
    pub(super) token: usize,
    pub(super) family: Family,
    pub(super) shape: Shape,
    /// What stands around it allows it to open.
    pub(super) can_open: bool,
    /// What stands around it allows it to close.
    pub(super) can_close: bool,
    /// It ends a word like the apostrophe of a plural possessive or of `goin'`.
    pub(super) after_s: bool,
    /// And what follows is what such a word would belong to (`officials' plan`).
    pub(super) possessive: bool,
    /// It follows a digit directly: feet, inches, minutes.
    pub(super) after_number: bool,
    /// It closes a measure (`5'10"`).
    pub(super) inches: bool,
    /// A number follows it directly.
    pub(super) before_number: bool,
    /// A single mark that certainly closes follows before one that opens.
    pub(super) closer_follows: bool,
    /// The same, and before a double mark closes.
    pub(super) closer_follows_inside: bool,
}

/// The marks of one paragraph.
pub(super) fn candidates(
    text: &str,
    tokens: &[Token],
    paragraph: Range<usize>,
    into: &mut Vec<Candidate>,
) {
    into.clear();
    into.extend(
        paragraph
            .clone()
            .filter(|&i| matches!(tokens[i].kind, TokenKind::Quote(_)))
            .map(|i| candidate(text, tokens, &paragraph, i)),
    );
    let (mut follows, mut inside) = (false, false);
    for mark in into.iter_mut().rev() {
        mark.closer_follows = follows;
        mark.closer_follows_inside = inside;
        match mark.family {
            Family::Single if mark.can_close && !mark.possessive => {
                (follows, inside) = (true, true);
            }
            Family::Single if mark.can_open => (follows, inside) = (false, false),
            Family::Double if mark.can_close => inside = false,
            _ => {}
        }
    }
}

fn candidate(text: &str, tokens: &[Token], paragraph: &Range<usize>, i: usize) -> Candidate {
    let token = tokens[i];
    let slice = token.span.slice(text);
    let (family, shape) = family(slice);
    let before = (i > paragraph.start && !token.spaced).then(|| tokens[i - 1]);
    let next = (i + 1 < paragraph.end).then(|| tokens[i + 1]);
    let after = next.filter(|next| !next.spaced);

    let first_char = |t: Token| t.span.slice(text).chars().next().unwrap_or(' ');
    let is_opener =
        |t: Token| t.kind == TokenKind::Punct && matches!(first_char(t), '(' | '[' | '{' | '<');
    let is_dash = |t: Token| {
        t.kind == TokenKind::Punct && matches!(first_char(t), '-' | '—' | '–' | '―' | '/' | '=')
    };
    let begins = |t: Token| match t.kind {
        TokenKind::Word | TokenKind::Number | TokenKind::Quote(_) => true,
        TokenKind::Clitic => false,
        TokenKind::Punct => {
            !matches!(
                first_char(t),
                ',' | ';'
                    | ':'
                    | '!'
                    | '?'
                    | ')'
                    | ']'
                    | '}'
                    | '%'
                    | '>'
                    | '.'
                    | '…'
                    | '-'
                    | '—'
                    | '–'
            ) || (matches!(first_char(t), '.' | '…') && t.span.len() > 1)
        }
    };
    let breaks = before.is_none_or(|t| {
        is_opener(t)
            || is_dash(t)
            || matches!(t.kind, TokenKind::Quote(_))
            || (t.kind == TokenKind::Punct && matches!(first_char(t), ':' | ',' | '*' | '_' | '>'))
    });
    let ends = before.is_some_and(|t| !is_opener(t));
    let open_room = after.is_none_or(|t| match t.kind {
        TokenKind::Word | TokenKind::Number => false,
        TokenKind::Quote(_) | TokenKind::Clitic => true,
        TokenKind::Punct => !is_opener(t) && !matches!(first_char(t), '$' | '€' | '£' | '@' | '#'),
    });
    let letters = |t: Token| {
        let word = t.span.slice(text);
        let tail = word.get(word.len().saturating_sub(2)..).unwrap_or("");
        t.kind == TokenKind::Word
            && (tail.ends_with(['s', 'S', 'x', 'z']) || tail.eq_ignore_ascii_case("in"))
    };
    let comma_or_stop = |t: Token| {
        t.kind == TokenKind::Punct && matches!(first_char(t), ',' | '.' | '!' | '?' | '…')
    };
    let after_s = family == Family::Single && before.is_some_and(letters);
    let tight = |i: usize, kind: fn(TokenKind) -> bool| {
        i >= paragraph.start && kind(tokens[i].kind) && !tokens[i + 1].spaced
    };
    let number = |kind| kind == TokenKind::Number;
    let inches = i >= paragraph.start + 3
        && tight(i - 1, number)
        && tight(i - 2, |kind| matches!(kind, TokenKind::Quote(_)))
        && tight(i - 3, number);
    Candidate {
        token: i,
        family,
        shape,
        can_open: breaks && after.is_some_and(begins),
        // Behind a comma or stop it closes even if the blank after it is missing.
        can_close: ends && (open_room || before.is_some_and(comma_or_stop)),
        after_s,
        possessive: after_s
            && next
                .is_some_and(|t| t.spaced && matches!(t.kind, TokenKind::Word | TokenKind::Number)),
        after_number: before.is_some_and(|t| t.kind == TokenKind::Number),
        inches,
        before_number: after.is_some_and(|t| t.kind == TokenKind::Number),
        closer_follows: false,
        closer_follows_inside: false,
    }
}

fn family(mark: &str) -> (Family, Shape) {
    let first = mark.chars().next().unwrap_or('"');
    if mark.len() > first.len_utf8() {
        // Two single marks make a double one.
        let shape = match first {
            '`' | '‘' | '‛' => Shape::Open,
            '’' => Shape::Close,
            _ => Shape::Either,
        };
        return (Family::Double, shape);
    }
    match first {
        '“' | '„' | '‟' => (Family::Double, Shape::Open),
        '”' => (Family::Double, Shape::Close),
        '‘' | '‚' | '‛' => (Family::Single, Shape::Open),
        '’' => (Family::Single, Shape::Close),
        '\'' | '`' => (Family::Single, Shape::Either),
        '«' => (Family::Guillemet, Shape::Open),
        '»' => (Family::Guillemet, Shape::Close),
        '‹' => (Family::SingleGuillemet, Shape::Open),
        '›' => (Family::SingleGuillemet, Shape::Close),
        _ => (Family::Double, Shape::Either),
    }
}
