//! Single items: words that are no token, cues that the lexicon lacks, repeats and roles of nothing.

use super::Notes;
use crate::lexicon::{Frame, FrameSet, Lexicon, RoleKind, WordClass};
use crate::rule::ast::{Atom, Item, LexemePattern, Pattern, PhraseTest, Prim, Role};
use crate::rule::compile::{Halves, lexeme_test};
use crate::rule::program::LexemeTest;
use crate::segment::segment;
use crate::text::ClaimType;

pub(super) fn check(halves: &Halves, lexicon: &Lexicon, notes: &mut Notes<'_>) {
    let mut checker = Checker { lexicon, notes };
    checker.items(&halves.left, Where::BeforeCue);
    checker.items(std::slice::from_ref(&halves.cue), Where::Cue);
    checker.items(&halves.right, Where::AfterCue);
}

#[derive(Clone, Copy, PartialEq)]
enum Where {
    BeforeCue,
    Cue,
    AfterCue,
}

struct Checker<'c, 'n> {
    lexicon: &'c Lexicon,
    notes: &'c mut Notes<'n>,
}

impl Checker<'_, '_> {
    fn items(&mut self, items: &[Item], place: Where) {
        for item in items {
            self.item(item, place);
            if let Atom::Group(pattern) = &item.atom {
                for choice in &pattern.choices {
                    self.items(choice, place);
                }
            }
        }
    }

    fn item(&mut self, item: &Item, place: Where) {
        match &item.atom {
            Atom::Word(word) => self.token(item, word, str::to_owned),
            Atom::Exact(text) => self.token(item, text, |part| format!("\"{part}\"")),
            Atom::Lexeme(pattern) => {
                self.lexeme(item, *pattern, place);
                self.form(item, *pattern, place);
            }
            Atom::Prim(prim, test) => self.phrase(item, *prim, *test, place),
            _ => {}
        }
        let more = item.max.is_none_or(|max| max > 1);
        if more && may_be_empty(&item.atom) {
            self.notes.warn(
                "R102",
                item,
                "a repeat of something that can match nothing".to_owned(),
                "leave out the inner `?` or `*`: write `( ADV | APP )*` for `( ADV? APP? )*`",
            );
        }
        let role = item.role.filter(|&role| role != Role::Cue);
        if let Some(role) = role
            && (item.negated || matches_no_words(&item.atom))
        {
            self.notes.warn(
                "R110",
                item,
                format!("{} marks no words here", role.as_str()),
                "mark an item that matches words",
            );
        }
    }

    /// Whether `text` can be one token.
    fn token(&mut self, item: &Item, text: &str, write: impl Fn(&str) -> String) {
        // Between words, or behind one it is short for another of: `they ’ve`.
        let places = ["", "The word ", "They"].map(|before| format!("{before}{text}"));
        let places = places
            .into_iter()
            .flat_map(|text| [format!("{text} stands."), text]);
        let is_token = |place: String| {
            let cut = segment(&place, self.lexicon);
            (0..cut.tokens.len()).any(|i| cut.token_text(i) == text)
        };
        if !text.is_empty() && places.into_iter().any(is_token) {
            return;
        }
        let alone = segment(text, self.lexicon);
        let parts: Vec<String> = (0..alone.tokens.len())
            .map(|i| write(alone.token_text(i)))
            .collect();
        let message = format!("`{text}` is never one token");
        let help = if parts.is_empty() {
            "remove it".to_owned()
        } else {
            format!("write `{}`", parts.join(" "))
        };
        self.notes.warn("R107", item, message, help);
    }

    /// Whether some line of `cues.tsv` is what `pattern` asks for, with each of its frames.
    fn lexeme(&mut self, item: &Item, pattern: LexemePattern, place: Where) {
        let frames = || Frame::ALL.iter().filter(|&&f| pattern.frames.has(f));
        let one_by_one: Vec<FrameSet> = if pattern.frames.is_empty() {
            vec![FrameSet::EMPTY]
        } else {
            frames().map(|&frame| FrameSet::of(&[frame])).collect()
        };
        for frames in one_by_one {
            let test = LexemeTest {
                frames,
                ..lexeme_test(pattern)
            };
            if self.exists(test, place) {
                continue;
            }
            let help = self.instead(test, place);
            let message = format!("no line of `cues.tsv` is `{test}`");
            self.notes.warn("R106", item, message, help);
        }
    }

    fn exists(&self, test: LexemeTest, place: Where) -> bool {
        // Outside CUE a cue is one word.
        let fits = |lemma: &str| place == Where::Cue || !lemma.contains(' ');
        let mut all = self.lexicon.lexemes().iter();
        all.any(|lexeme| test.admits(lexeme) && fits(&lexeme.lemma))
    }

    /// What there is of the kind that `test` asks for in vain.
    fn instead(&self, test: LexemeTest, place: Where) -> String {
        let types = ClaimType::ALL.iter().filter(|&&claim_type| {
            let claim_type = Some(claim_type);
            self.exists(LexemeTest { claim_type, ..test }, place)
        });
        let types: Vec<&str> = types.map(|known| known.as_str()).collect();
        let class = test.class.as_str();
        if test.frames.is_empty() || types.is_empty() {
            let frames = Frame::ALL.iter().filter(|&&frame| {
                let (frames, claim_type) = (FrameSet::of(&[frame]), None);
                let other = LexemeTest {
                    frames,
                    claim_type,
                    ..test
                };
                self.exists(other, place)
            });
            let frames: Vec<&str> = frames.map(|known| known.as_str()).collect();
            format!("frames of class {class}: {}", frames.join(", "))
        } else {
            format!("types of class {class} with it: {}", types.join(", "))
        }
    }

    /// Whether the form that `pattern` asks for is looked at there.
    fn form(&mut self, item: &Item, pattern: LexemePattern, place: Where) {
        if pattern.voice.is_none() && !pattern.negated {
            return;
        }
        let message = "the form is not looked at here".to_owned();
        if place != Where::Cue {
            self.notes.warn(
                "R109",
                item,
                message,
                "outside CUE a cue is one word in any form; leave the form out",
            );
        } else if pattern.class != WordClass::Verb {
            self.notes.warn(
                "R109",
                item,
                message,
                "only verbs have forms and can be negated; leave the form out",
            );
        }
    }

    /// Whether a phrase can be found in this direction, and be what its test asks for.
    fn phrase(&mut self, item: &Item, prim: Prim, test: Option<PhraseTest>, place: Where) {
        match (prim, place) {
            (Prim::Opening, Where::AfterCue) => self.impossible(
                item,
                "`OPENING` is only found before the cue",
                "write `MATTER` or `CLAUSE`",
            ),
            (Prim::Rest, Where::BeforeCue) => self.impossible(
                item,
                "`REST` is only found after the cue",
                "write `MATTER` or `CLAUSE`",
            ),
            _ => {}
        }
        let Some(test) = test else { return };
        let none = |kinds: &[RoleKind]| {
            let has = |role: Option<RoleKind>| role.is_some_and(|role| kinds.contains(&role));
            !self.lexicon.words().any(|word| has(word.role))
        };
        match test {
            PhraseTest::Document | PhraseTest::Thing if prim == Prim::Pron => self.impossible(
                item,
                "a pronoun is always taken for a party",
                "leave the test out, or write `NP` for `PRON`",
            ),
            PhraseTest::Document if none(&[RoleKind::Document]) => self.impossible(
                item,
                "`roles.tsv` has no noun of kind `document`",
                "add some, or leave the test out",
            ),
            _ => {}
        }
    }

    fn impossible(&mut self, item: &Item, message: &str, help: &str) {
        self.notes.warn("R101", item, message.to_owned(), help);
    }
}

/// Whether an item can match no token, and the next one then stands at the same place.
pub(super) fn may_be_skipped(item: &Item) -> bool {
    item.min == 0 || item.negated || may_be_empty(&item.atom)
}

fn may_be_empty(atom: &Atom) -> bool {
    let empty = |pattern: &Pattern| {
        let mut choices = pattern.choices.iter();
        choices.any(|items| items.iter().all(may_be_skipped))
    };
    match atom {
        Atom::Group(pattern) => empty(pattern),
        Atom::Gap(_) => true,
        // A comma may stand inside the marks of the quotation before.
        Atom::Word(word) => word == ",",
        atom => matches_no_words(atom),
    }
}

/// Whether an atom only looks where it stands.
fn matches_no_words(atom: &Atom) -> bool {
    matches!(
        atom,
        Atom::SentenceStart | Atom::SentenceEnd | Atom::Break | Atom::Gap(0)
    )
}
