//! What a side of a pattern cannot do without: for some of its items, all words and classes that
//! would do for each. Where none of them stands in the sentence, there is no use in looking further.

use rustc_hash::FxHashMap;

use super::ast::{Atom, Item, Prim};
use crate::lexicon::{Class, ClassSet, Lexicon, WordId};
use crate::phrase::Tag;

/// Something by which a token is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Sign {
    Word(WordId),
    /// In any case.
    Text(Box<str>),
    Tag(Tag),
}

/// Index of a need: signs of which one must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NeedId(pub u16);

/// What one side needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SideNeeds {
    /// All of these.
    pub all: Vec<NeedId>,
    /// How many sentences beyond that of the cue they may stand in.
    pub sentences: usize,
}

/// The needs of all sides, and which of them a token meets.
#[derive(Clone, Debug, Default)]
pub struct Needs {
    ids: FxHashMap<Vec<Sign>, NeedId>,
    /// By [`WordId`], an index into `lists`; 0 is an empty one.
    by_word: Vec<u16>,
    lists: Vec<Vec<NeedId>>,
    by_tag: Vec<Vec<NeedId>>,
    /// By a text's first byte, in lower case.
    by_text: Vec<Vec<(Box<str>, Vec<NeedId>)>>,
}

impl Needs {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The needs that a token of this word and class meets. Its text is wanted only where the word does
    /// not tell it: unknown words, marks, and what keeps its stop.
    #[must_use]
    pub fn met_by(&self, word: WordId, tag: Tag, text: Option<&str>) -> [&[NeedId]; 3] {
        let list = self.by_word.get(word.0 as usize).copied().unwrap_or(0);
        let by_word = self.lists.get(list as usize);
        let by_tag = self.by_tag.get(tag as usize);
        let by_text = text.and_then(|text| self.of_text(text));
        [by_word, by_tag, by_text].map(|list| list.map_or(&[][..], Vec::as_slice))
    }

    fn of_text(&self, text: &str) -> Option<&Vec<NeedId>> {
        let same = |(own, _): &&(Box<str>, _)| own.eq_ignore_ascii_case(text);
        let found = self.by_text.get(bucket(text))?.iter().find(same);
        found.map(|(_, needs)| needs)
    }

    /// What a side of these items needs.
    pub(super) fn of_side(&mut self, items: &[Item], back: bool, lexicon: &Lexicon) -> SideNeeds {
        let mut reach = Reach::default();
        let gatherer = Gatherer { back, lexicon };
        let gathered = gatherer.sequence(items, &mut reach);
        let (rare, common): (Vec<_>, Vec<_>) = gathered
            .into_iter()
            .partition(|need| !gatherer.is_common(need));
        // Beside a rare need, those that are met nearly everywhere tell nothing more.
        let telling = if rare.is_empty() { common } else { rare };
        let mut all: Vec<NeedId> = telling.into_iter().map(|need| self.intern(need)).collect();
        all.sort_unstable_by_key(|need| need.0);
        all.dedup();
        SideNeeds {
            all,
            sentences: reach.sentences,
        }
    }

    fn intern(&mut self, mut signs: Vec<Sign>) -> NeedId {
        signs.sort_unstable_by_key(order);
        signs.dedup();
        if let Some(&id) = self.ids.get(&signs) {
            return id;
        }
        let id = NeedId(self.ids.len() as u16);
        for sign in &signs {
            self.list_of(sign).push(id);
        }
        self.ids.insert(signs, id);
        id
    }

    fn list_of(&mut self, sign: &Sign) -> &mut Vec<NeedId> {
        match sign {
            Sign::Word(word) => {
                let i = word.0 as usize;
                if self.by_word.len() <= i {
                    self.by_word.resize(i + 1, 0);
                }
                if self.by_word[i] == 0 {
                    self.lists.resize(self.lists.len().max(1) + 1, Vec::new());
                    self.by_word[i] = (self.lists.len() - 1) as u16;
                }
                &mut self.lists[self.by_word[i] as usize]
            }
            Sign::Tag(tag) => {
                let i = *tag as usize;
                if self.by_tag.len() <= i {
                    self.by_tag.resize(i + 1, Vec::new());
                }
                &mut self.by_tag[i]
            }
            Sign::Text(text) => {
                self.by_text.resize(256, Vec::new());
                let texts = &mut self.by_text[bucket(text)];
                let same = |(own, _): &(Box<str>, _)| own.eq_ignore_ascii_case(text);
                let i = texts.iter().position(same).unwrap_or_else(|| {
                    texts.push((text.clone(), Vec::new()));
                    texts.len() - 1
                });
                &mut texts[i].1
            }
        }
    }
}

/// Where to look for a text.
fn bucket(text: &str) -> usize {
    text.as_bytes().first().map_or(0, u8::to_ascii_lowercase) as usize
}

/// Any order will do, if it is always the same.
fn order(sign: &Sign) -> (u8, u32, Box<str>) {
    match sign {
        Sign::Word(word) => (0, word.0, "".into()),
        Sign::Text(text) => (1, 0, text.clone()),
        Sign::Tag(tag) => (2, *tag as u32, "".into()),
    }
}

/// Classes some word of which stands in nearly every sentence.
const EVERYWHERE: ClassSet = ClassSet::of(&[Class::Det, Class::Prep, Class::Coord, Class::Be]);

/// Where the items read so far may have led.
#[derive(Clone, Copy, Debug, Default)]
struct Reach {
    /// So many sentences on.
    sentences: usize,
    /// Nobody knows how many: what comes after that is needed somewhere, but not near by.
    lost: bool,
}

struct Gatherer<'l> {
    back: bool,
    lexicon: &'l Lexicon,
}

impl Gatherer<'_> {
    /// What all of `items`, one after the other from the cue, need.
    fn sequence(&self, items: &[Item], reach: &mut Reach) -> Vec<Vec<Sign>> {
        let mut needs = Vec::new();
        let mut gather = |item: &Item| {
            if !reach.lost && !item.negated {
                let found = self.item(item, reach);
                if item.min > 0 {
                    needs.extend(found);
                }
            }
        };
        if self.back {
            items.iter().rev().for_each(&mut gather);
        } else {
            items.iter().for_each(&mut gather);
        }
        needs
    }

    fn item(&self, item: &Item, reach: &mut Reach) -> Option<Vec<Sign>> {
        let before = reach.sentences;
        let need = match &item.atom {
            Atom::Word(word) if word == "," => None,
            Atom::Word(word) => {
                let mut signs = vec![self.sign(word)];
                if word == "—" {
                    signs.push(Sign::Tag(Tag::Dash));
                }
                Some(signs)
            }
            Atom::Exact(text) => {
                let mut signs = vec![Sign::Text(text.as_str().into())];
                let word = self.lexicon.id(&text.to_lowercase());
                if word != WordId::UNKNOWN {
                    signs.push(Sign::Word(word));
                }
                Some(signs)
            }
            Atom::Prim(prim, _) => {
                reach.lost |= leaves_sentence(*prim);
                tags(*prim).map(|tags| tags.iter().copied().map(Sign::Tag).collect())
            }
            Atom::Break => {
                reach.sentences += 1;
                None
            }
            Atom::Group(pattern) => {
                let mut ways = Vec::new();
                let start = *reach;
                for choice in &pattern.choices {
                    let mut own = start;
                    let needs = self.sequence(choice, &mut own);
                    reach.sentences = reach.sentences.max(own.sentences);
                    reach.lost |= own.lost;
                    ways.push(
                        needs
                            .into_iter()
                            .min_by_key(|need| (self.is_common(need), need.len())),
                    );
                }
                let all: Option<Vec<Vec<Sign>>> = ways.into_iter().collect();
                all.map(|all| all.concat())
            }
            Atom::Lexeme(_) | Atom::Gap(_) | Atom::SentenceStart | Atom::SentenceEnd => None,
        };
        // What leads into another sentence may do so again.
        reach.lost |= reach.sentences > before && item.max != Some(1);
        // Behind the cue, only its own sentence is looked at.
        reach.lost |= !self.back && reach.sentences > 0;
        need
    }

    /// Whether a need is met in nearly every sentence.
    fn is_common(&self, need: &[Sign]) -> bool {
        need.iter().any(|sign| match sign {
            Sign::Word(word) => {
                let classes = self.lexicon.word(*word).classes;
                classes.meets(EVERYWHERE) && !classes.has(Class::Comp)
            }
            Sign::Tag(tag) => matches!(tag, Tag::Be | Tag::Adj | Tag::Num | Tag::Poss),
            Sign::Text(_) => false,
        })
    }

    fn sign(&self, text: &str) -> Sign {
        match self.lexicon.id(text) {
            WordId::UNKNOWN => Sign::Text(text.into()),
            id => Sign::Word(id),
        }
    }
}

/// Whether a phrase can end in another sentence than it begins: quotations do, and what may hold one.
fn leaves_sentence(prim: Prim) -> bool {
    match prim {
        Prim::Quote
        | Prim::Scare
        | Prim::Clause
        | Prim::Opening
        | Prim::Rest
        | Prim::Matter
        | Prim::VpIng
        | Prim::ToInf
        | Prim::LongNp => true,
        Prim::Np
        | Prim::AnyNp
        | Prim::Name
        | Prim::Pron
        | Prim::Pp
        | Prim::App
        | Prim::Adv
        | Prim::Poss
        | Prim::Wh
        | Prim::Be
        | Prim::Adj
        | Prim::Num
        | Prim::Time => false,
    }
}

/// The classes one of which a phrase must hold at its end next to the cue, if these are few.
pub(super) fn tags(prim: Prim) -> Option<&'static [Tag]> {
    Some(match prim {
        Prim::Quote | Prim::Scare => &[Tag::Quote],
        Prim::Wh => &[Tag::Wh, Tag::Rel],
        Prim::Be => &[Tag::Be],
        Prim::Adj => &[Tag::Adj],
        Prim::Num => &[Tag::Num],
        Prim::Time => &[Tag::Time],
        Prim::Poss => &[Tag::Poss, Tag::PossMark],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::lexicon::{LexiconFile, LexiconFiles};
    use crate::rule::RuleSet;

    static LEXICON: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::load(&LexiconFiles::embedded()).unwrap());

    /// Wants the left side of `pattern` to need as many things as there are `texts`, each to be met by
    /// the words of one of these, and by no other.
    #[track_caller]
    fn check(pattern: &str, texts: &[&str], sentences: usize) {
        let text = format!("rule r : @CUE\n  match {pattern}\n  yes {{CUE x}}\n  no x\n");
        let file = LexiconFile {
            name: "test.rules".to_owned(),
            text: text.into(),
        };
        let set = RuleSet::compile(&[file], &LEXICON).unwrap();
        let needs = &set.rules()[0].programs[0].left.needs;
        assert_eq!((needs.all.len(), needs.sentences), (texts.len(), sentences));
        let met = |word: &str| {
            let tag = if word == "”" {
                Tag::Quote
            } else {
                Tag::Other
            };
            set.needs()
                .met_by(LEXICON.id(word), tag, Some(word))
                .concat()
        };
        for text in texts {
            let words: Vec<Vec<NeedId>> = text.split(' ').map(met).collect();
            assert_eq!(words[0].len(), 1, "{text}");
            assert!(words.iter().all(|needs| *needs == words[0]), "{text}");
        }
    }

    #[test]
    fn every_item_that_must_come_is_needed() {
        check(
            "bridge NP? ( storm | the flood ) CUE:<that>",
            &["bridge", "storm flood"],
            0,
        );
        check("QUOTE xyzzy? CUE:<that>", &["”"], 0);
    }

    #[test]
    fn what_may_be_missing_is_not_needed() {
        check("bridge* !storm ( flood | NP ) CUE:<that>", &[], 0);
    }

    #[test]
    fn a_quotation_may_lead_anywhere() {
        check("bridge QUOTE CUE:<that>", &["”"], 0);
        check("bridge // storm CUE:<that>", &["bridge", "storm"], 1);
        check("bridge ( // storm )* CUE:<that>", &[], 1);
    }
}
