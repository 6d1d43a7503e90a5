//! What the next token must be if anything behind an instruction is to match: gaps try many places,
//! and most can be told by one look at the token there.

use super::ast::Prim;
use super::program::{Inst, WordSet};
use crate::lexicon::WordId;
use crate::phrase::Tag;

/// The tokens with which what follows can begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opener {
    words: WordSet,
    /// Classes, one bit each.
    tags: u64,
    /// Whether a comma may stand inside the quotation that ends there.
    pub comma: bool,
    /// Whether it may be where a sentence ends.
    pub edge: bool,
}

impl Opener {
    /// What may follow from instruction `start` on; `None` if that cannot be told by one token.
    pub(super) fn at(insts: &[Inst], start: usize) -> Option<Self> {
        let mut opener = Self::default();
        let mut seen = vec![false; insts.len()];
        let mut todo = vec![start];
        while let Some(pc) = todo.pop() {
            if std::mem::replace(&mut seen[pc], true) {
                continue;
            }
            match &insts[pc] {
                Inst::Save(_) => todo.push(pc + 1),
                Inst::Jump(to) => todo.push(*to as usize),
                Inst::Split(first, second) => todo.extend([*first as usize, *second as usize]),
                Inst::Word(id, text) => {
                    opener.words.add(*id, text);
                    if &**text == "—" {
                        opener.add_tag(Tag::Dash);
                    }
                }
                Inst::OneOf(words) => opener.words.add_all(words),
                Inst::Exact(text) => opener.words.add(WordId::UNKNOWN, text),
                Inst::Comma => {
                    opener.add_tag(Tag::Comma);
                    opener.comma = true;
                }
                Inst::Break => opener.edge = true,
                Inst::Prim(prim, _) => {
                    for &tag in first_tags(*prim)? {
                        opener.add_tag(tag);
                    }
                }
                Inst::Lexeme(_)
                | Inst::Gap(_)
                | Inst::SentenceStart
                | Inst::SentenceEnd
                | Inst::Not(_)
                | Inst::Match => return None,
            }
        }
        Some(opener)
    }

    /// Whether a token of this word, class and text is one of them.
    #[must_use]
    pub fn has(&self, word: WordId, tag: Tag, text: &str) -> bool {
        self.tags >> tag as u32 & 1 == 1 || self.words.has(word, text)
    }

    fn add_tag(&mut self, tag: Tag) {
        self.tags |= 1 << tag as u32;
    }
}

/// The classes of the token with which a phrase begins next to the cue, if these are few; what owns may
/// begin with any word.
fn first_tags(prim: Prim) -> Option<&'static [Tag]> {
    match prim {
        Prim::Poss => None,
        prim => super::needs::tags(prim),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Inst {
        Inst::Word(WordId::UNKNOWN, text.into())
    }

    #[test]
    fn holds_whatever_may_come_next() {
        let quote = Inst::Prim(Prim::Quote, None);
        let insts = [Inst::Split(1, 3), word("a"), word("b"), quote, Inst::Match];
        let opener = Opener::at(&insts, 0).unwrap();
        for (text, tag, opens) in [
            ("A", Tag::Other, true),
            ("b", Tag::Other, false),
            ("”", Tag::Quote, true),
        ] {
            assert_eq!(opener.has(WordId::UNKNOWN, tag, text), opens, "{text}");
        }
        // After the quotation anything may come.
        assert_eq!(Opener::at(&insts, 4), None);
        let phrase = Inst::Prim(Prim::Np, None);
        assert_eq!(Opener::at(&[phrase, Inst::Match], 0), None);
    }
}
