//! Items that cannot stand behind each other: words beyond a sentence's end, `!x x`.

use super::items::may_be_skipped;
use super::{Notes, outwards};
use crate::lexicon::{Class, Lexicon};
use crate::rule::ast::{Atom, Item, Pattern, Prim};
use crate::rule::compile::Halves;
use crate::rule::program::CueTest;

pub(super) fn check(halves: &Halves, lexicon: &Lexicon, notes: &mut Notes<'_>) {
    // Of a cue that is a mark, the sentence may end before it.
    let word_cue = match halves.cue_test() {
        Some(CueTest::Words(words)) => words.iter().all(|word| has_letters(word)),
        _ => true,
    };
    for (items, back) in [(&halves.left, true), (&halves.right, false)] {
        let mut walk = Walk {
            back,
            word_cue,
            lexicon,
            notes,
        };
        walk.sequence(items, State::default());
    }
}

/// What is known at a place between two items.
#[derive(Clone, Default)]
struct State<'p> {
    /// The sentence ends here, read outwards.
    closed: bool,
    /// What `!` has said does not follow.
    barred: Vec<&'p Atom>,
    /// Another sentence has been entered.
    crossed: bool,
}

struct Walk<'w, 'n> {
    back: bool,
    word_cue: bool,
    lexicon: &'w Lexicon,
    notes: &'w mut Notes<'n>,
}

impl Walk<'_, '_> {
    fn sequence<'p>(&mut self, items: &'p [Item], mut state: State<'p>) -> State<'p> {
        for item in outwards(items, self.back) {
            state = self.item(item, state);
        }
        state
    }

    fn item<'p>(&mut self, item: &'p Item, mut state: State<'p>) -> State<'p> {
        if item.negated {
            if item.min > 0 {
                state.barred.push(&item.atom);
            }
            return state;
        }
        match &item.atom {
            Atom::Group(pattern) => return self.group(item, pattern, &state),
            Atom::SentenceStart | Atom::SentenceEnd => {
                let outer = self.back == (item.atom == Atom::SentenceStart);
                if outer {
                    state.closed |= item.min > 0;
                } else if !state.crossed && self.word_cue {
                    let (end, side) = if self.back {
                        ("ends", "before")
                    } else {
                        ("begins", "after")
                    };
                    self.notes.warn(
                        "R101",
                        item,
                        format!("no sentence {end} {side} its own cue"),
                        "put it on the other side, or `//` between it and the cue",
                    );
                }
                return state;
            }
            Atom::Break => {
                return State {
                    crossed: true,
                    ..State::default()
                };
            }
            Atom::Gap(_) => return state,
            _ => {}
        }
        if state.closed && self.is_beyond(&item.atom) {
            let mark = if self.back { "^" } else { "$" };
            self.notes.warn(
                "R101",
                item,
                format!("nothing of the sentence is left beyond `{mark}`"),
                format!("remove `{mark}`, or put `//` behind it"),
            );
        }
        if let Some(barred) = state
            .barred
            .iter()
            .find(|barred| covers(barred, &item.atom))
        {
            self.notes.warn(
                "R101",
                item,
                format!("`!{barred}` says that this does not stand here"),
                "remove one of the two",
            );
        }
        if may_be_skipped(item) {
            // What came before may still hold.
            return state;
        }
        State {
            closed: state.closed && !self.is_beyond(&item.atom),
            barred: Vec::new(),
            ..state
        }
    }

    fn group<'p>(&mut self, item: &'p Item, pattern: &'p Pattern, state: &State<'p>) -> State<'p> {
        let once = item.min == 1 && item.max == Some(1);
        let mut after: Vec<State<'p>> = pattern
            .choices
            .iter()
            .map(|choice| self.sequence(choice, state.clone()))
            .collect();
        if once && after.len() == 1 {
            return after.remove(0);
        }
        // Which of the choices was taken nobody knows.
        State {
            closed: false,
            barred: Vec::new(),
            crossed: state.crossed || after.iter().any(|state| state.crossed),
        }
    }

    /// Whether `atom` wants a word that a sentence has neither behind its end nor before its begin.
    fn is_beyond(&self, atom: &Atom) -> bool {
        match atom {
            // A conjunction may open the sentence.
            Atom::Word(word) if self.back => {
                let info = self.lexicon.word(self.lexicon.id(word));
                has_letters(word) && !info.classes.has(Class::Coord)
            }
            Atom::Word(word) => has_letters(word),
            Atom::Lexeme(_) => true,
            Atom::Prim(prim, _) => matches!(
                prim,
                Prim::Np
                    | Prim::AnyNp
                    | Prim::LongNp
                    | Prim::Name
                    | Prim::Pron
                    | Prim::Poss
                    | Prim::Wh
                    | Prim::Be
                    | Prim::Adj
                    | Prim::Num
                    | Prim::Time
            ),
            _ => false,
        }
    }
}

fn has_letters(word: &str) -> bool {
    word.contains(char::is_alphanumeric)
}

/// Whether wherever `atom` matches, `barred` does too.
fn covers(barred: &Atom, atom: &Atom) -> bool {
    match (barred, atom) {
        (Atom::Word(barred), Atom::Exact(text)) => text.to_lowercase() == *barred,
        (Atom::Prim(barred, None), Atom::Prim(prim, _)) => barred == prim,
        (Atom::Group(_), _) => false,
        (barred, atom) => barred == atom,
    }
}
