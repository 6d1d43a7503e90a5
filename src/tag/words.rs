//! What each token looks like to somebody who searches for names, and what the document says about
//! capitalised words elsewhere.

use rustc_hash::FxHashSet;

use super::beside::is_open_role;
use crate::lexicon::{Class, ClassSet, Lexicon, PosTag, RoleKind, WordClass, WordInfo};
use crate::segment::{Case, Mark, Segmented, Sentence, Token, TokenKind};

/// A property of one token.
#[derive(Clone, Copy, Debug)]
pub(super) enum Trait {
    /// Capitalised as names are.
    Capital,
    /// All capitals.
    Shouted,
    /// Where any word has a capital: head of a sentence or quotation, after a colon.
    Initial,
    /// In a line that capitalises ordinary words.
    Headline,
    /// A closed-class word, a month, a weekday: never a name by itself.
    Closed,
    /// An ordinary word when written small.
    Common,
    /// A title that stands before a name, or a role noun.
    Title,
    /// Ministry, Inc.
    Org,
    /// Street, Province.
    Place,
    /// A known given name.
    Given,
    /// von, bin
    Particle,
    /// Jr., III
    Suffix,
    /// A single capital, with or without its stop.
    Initials,
    /// Part of a gazetteer hit.
    Hit,
}
/// A set of [`Trait`]s.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Traits(u16);

impl Traits {
    pub(super) fn insert(&mut self, what: Trait) {
        self.0 |= 1 << what as u16;
    }

    pub(super) fn has(self, what: Trait) -> bool {
        self.0 & (1 << what as u16) != 0
    }
}

/// The longest line that says by whom an article is.
const MAX_BYLINE: usize = 12;

/// All traits of a document's tokens.
pub(super) struct Words<'s> {
    pub(super) segmented: &'s Segmented<'s>,
    pub(super) lexicon: &'s Lexicon,
    pub(super) traits: Vec<Traits>,
    /// Words that have a capital where ordinary words have none.
    capital: FxHashSet<&'s str>,
    /// Words unknown to the lexicon that the document also writes small.
    small: FxHashSet<&'s str>,
    /// Words whose capital is their own: not only behind an ordinary word in capitals, as the
    /// document may have `Lantern` in nothing but `Safe Lantern`.
    opening: FxHashSet<&'s str>,
    /// Words ending in `s` that have a capital and own nothing: `Sanders`, but not `Bakers` where
    /// the text only knows `Bakers’ League`.
    free: FxHashSet<&'s str>,
}

/// Classes whose words never are a name by themselves.
const CLOSED: ClassSet = ClassSet::of(&[
    Class::Det,
    Class::Poss,
    Class::PronSubj,
    Class::PronObj,
    Class::PronRefl,
    Class::PronIndef,
    Class::PronDem,
    Class::Rel,
    Class::Wh,
    Class::Comp,
    Class::Prep,
    Class::Coord,
    Class::Sub,
    Class::Be,
    Class::Have,
    Class::Do,
    Class::Modal,
    Class::Neg,
    Class::Adv,
    Class::Hedge,
    Class::Num,
    Class::Ordinal,
    Class::Month,
    Class::Weekday,
    Class::Interj,
    Class::Time,
]);

impl<'s> Words<'s> {
    pub(super) fn new(segmented: &'s Segmented<'s>, lexicon: &'s Lexicon) -> Self {
        let mut words = Self {
            segmented,
            lexicon,
            traits: Vec::with_capacity(segmented.tokens.len()),
            capital: FxHashSet::default(),
            small: FxHashSet::default(),
            free: FxHashSet::default(),
            opening: FxHashSet::default(),
        };
        let title = segmented.sentences.first().map(|s| s.paragraph);
        let paragraph = |i: usize| segmented.sentences.get(i).map(|s| s.paragraph);
        let mut titled = false;
        for (i, sentence) in segmented.sentences.iter().enumerate() {
            let here = Some(sentence.paragraph);
            // A title may be of two sentences.
            let alone =
                here == title || paragraph(i + 1) != here && (i == 0 || paragraph(i - 1) != here);
            titled |= words.look_at(sentence, alone, titled && here == title);
        }
        words
    }

    /// Whether token `i` has the trait.
    pub(super) fn is(&self, i: usize, what: Trait) -> bool {
        self.traits.get(i).is_some_and(|traits| traits.has(what))
    }

    /// The text of token `i`.
    pub(super) fn text(&self, i: usize) -> &'s str {
        self.segmented.tokens[i].span.slice(self.segmented.text)
    }

    /// What the lexicon knows of token `i`.
    pub(super) fn info(&self, i: usize) -> &'s WordInfo {
        self.lexicon.word(self.segmented.tokens[i].word)
    }

    /// Whether the document capitalises this word inside a sentence.
    pub(super) fn is_capital_elsewhere(&self, i: usize) -> bool {
        self.capital.contains(self.text(i))
    }

    /// Whether the document also writes this word small.
    pub(super) fn is_small_elsewhere(&self, i: usize) -> bool {
        !self.small.is_empty() && self.small.contains(self.text(i).to_lowercase().as_str())
    }

    /// Whether the document has this word without another ordinary one in capitals before it.
    pub(super) fn is_opening(&self, i: usize) -> bool {
        self.opening.contains(self.text(i))
    }

    /// Whether a capitalised word ending in `s` stands anywhere without an apostrophe behind it.
    pub(super) fn is_free(&self, i: usize) -> bool {
        self.free.contains(self.text(i))
    }

    /// Whether token `i` is a verb that reports speech, in a finite form.
    pub(super) fn is_cue_verb(&self, i: usize) -> bool {
        let Some(token) = self.segmented.tokens.get(i) else {
            return false;
        };
        token.case == Case::Lower
            && self
                .info(i)
                .cues()
                .iter()
                .any(|cue| self.lexicon.lexeme(cue.lexeme).class == WordClass::Verb)
    }

    /// Whether token `i` looks like a noun for several people, "Lawmakers" more than "Sanders".
    pub(super) fn is_plural_noun(&self, i: usize) -> bool {
        let text = self.text(i);
        let Some(singular) = text.strip_suffix('s') else {
            return false;
        };
        let id = self.lexicon.id(&singular.to_lowercase());
        let info = self.lexicon.word(id);
        id.0 != 0 && info.gender.is_none() || text.len() > 7 && is_agent(singular)
    }

    /// Whether token `i` is a role noun for one person or several.
    pub(super) fn is_role(&self, i: usize) -> bool {
        matches!(
            self.info(i).role,
            Some(RoleKind::Role | RoleKind::Collective | RoleKind::Kin)
        )
    }

    /// Whether token `i` is the word of a title or a calling, and people are rarely called so: "King".
    pub(super) fn is_calling(&self, i: usize) -> bool {
        (self.is(i, Trait::Title) || self.is_role(i))
            && !self.is(i, Trait::Org)
            && !self.is(i, Trait::Given)
    }

    /// Notes what every token looks like, and tells whether this is a headline; `titled` where
    /// another of the same title came before.
    fn look_at(&mut self, sentence: &Sentence, alone: bool, titled: bool) -> bool {
        let headline = self.is_headline(sentence, alone, titled);
        let mut initial = true;
        for i in sentence.tokens.clone() {
            let token = &self.segmented.tokens[i];
            let mut traits = self.traits_of(i, token);
            if headline {
                traits.insert(Trait::Headline);
            }
            match token.kind {
                TokenKind::Word | TokenKind::Number => {
                    if initial {
                        traits.insert(Trait::Initial);
                    }
                    if traits.has(Trait::Capital) {
                        if !headline && !self.is_led(i) {
                            self.opening.insert(self.text(i));
                        }
                        if self.text(i).ends_with('s') && !self.is_apostrophe(i + 1) {
                            self.free.insert(self.text(i));
                        }
                        if !headline && !initial {
                            self.capital.insert(self.text(i));
                        }
                    } else if token.word.0 == 0 && token.kind == TokenKind::Word {
                        self.small.insert(self.text(i));
                    }
                    initial = false;
                }
                TokenKind::Quote(Mark::Open) => initial = true,
                TokenKind::Punct => {
                    initial |= matches!(self.text(i), ":" | "•" | "*" | "." | "?" | "!" | ">")
                        // Behind a dateline, or a list's dash.
                        || i < sentence.tokens.start + 12
                            && matches!(self.text(i), "—" | "–" | "-" | "--" | "―");
                }
                TokenKind::Quote(_) | TokenKind::Clitic => {}
            }
            self.traits.push(traits);
        }
        headline
    }

    /// Whether an ordinary word in capitals stands right before token `i`.
    fn is_led(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|before| {
            let traits = self.traits[before];
            traits.has(Trait::Capital)
                && traits.has(Trait::Common)
                && !traits.has(Trait::Closed)
                && !traits.has(Trait::Given)
                && !traits.has(Trait::Title)
                && self.segmented.tokens[before].sentence == self.segmented.tokens[i].sentence
        })
    }

    /// Whether token `i` is the apostrophe that makes a plural own what follows.
    pub(super) fn is_apostrophe(&self, i: usize) -> bool {
        let token = self.segmented.tokens.get(i);
        token.is_some_and(|token| token.kind == TokenKind::Clitic)
            && matches!(self.text(i), "'" | "’")
    }

    /// Whether capitals say nothing here: nearly all words have one, even those that would not
    /// elsewhere.
    fn is_headline(&self, sentence: &Sentence, alone: bool, titled: bool) -> bool {
        let (mut ordinary, mut capitals, mut shouted, mut loud) = (0_u32, 0_u32, 0_u32, 0_u32);
        let small = |i: usize| self.text(i).contains(char::is_lowercase);
        if sentence.headline && sentence.tokens.len() < 60 && !sentence.tokens.clone().any(small) {
            return true;
        }
        let byline = sentence.headline
            && sentence.tokens.len() <= MAX_BYLINE
            && self.text(sentence.tokens.start).eq_ignore_ascii_case("by")
            && !sentence.tokens.clone().skip(1).any(small);
        if byline {
            return true;
        }
        for i in sentence.tokens.clone().skip(1).take(60) {
            let token = &self.segmented.tokens[i];
            if token.kind != TokenKind::Word {
                continue;
            }
            if self.info(i).classes.meets(CLOSED) {
                loud += u32::from(token.case == Case::Title);
                continue;
            }
            if token.span.len() < 3 {
                continue;
            }
            ordinary += 1;
            capitals += u32::from(token.case != Case::Lower);
            shouted += u32::from(token.case == Case::Upper);
        }
        ordinary >= 3
            && (sentence.headline && capitals * 4 >= ordinary * 3 || shouted * 3 >= ordinary * 2)
            || alone && ordinary >= 5 && capitals * 20 >= ordinary * 17
            // "Roe Calls On Port To Act."
            || titled && ordinary > 0 && capitals == ordinary
            || (alone || sentence.headline) && loud > 0 && ordinary >= 2 && capitals == ordinary
    }

    /// "Co-chair", "Ex-minister"
    fn is_joint_role(&self, text: &str) -> bool {
        // Few words have a hyphen at all.
        if !text.bytes().take(5).any(|byte| byte == b'-') {
            return false;
        }
        ["Co-", "Ex-", "Vice-"]
            .iter()
            .find_map(|prefix| text.strip_prefix(prefix))
            .is_some_and(|role| {
                let id = self.lexicon.id(role);
                self.lexicon.word(id).role == Some(RoleKind::Role)
            })
    }

    fn traits_of(&self, i: usize, token: &Token) -> Traits {
        let mut traits = Traits::default();
        if token.kind != TokenKind::Word {
            return traits;
        }
        let text = self.text(i);
        let info = self.info(i);
        let classes = info.classes;
        let set = |traits: &mut Traits, what, holds| {
            if holds {
                traits.insert(what);
            }
        };
        let handle = text.starts_with(['#', '@'])
            || text.bytes().any(|byte| byte == b':') && text.contains("://")
            || !token.spaced && i > 0 && matches!(self.text(i - 1), "@" | "#" | "/" | "_");
        set(
            &mut traits,
            Trait::Capital,
            !handle && is_name_like(text, token.case),
        );
        set(
            &mut traits,
            Trait::Shouted,
            token.case == Case::Upper && text.len() > 1,
        );
        let closed = classes.meets(CLOSED) || text == "I";
        set(&mut traits, Trait::Closed, closed);
        set(
            &mut traits,
            Trait::Common,
            closed
                || info.role.is_some()
                || !info.cues().is_empty()
                || !info.expressions().is_empty()
                || info.pos != [0; PosTag::ALL.len()],
        );
        // "National" and "Liberal" are nouns for people, too, but hardly before their names.
        let role = matches!(info.role, Some(RoleKind::Role))
            && !info.role_plural
            && !is_open_role(text)
            && info.weight(PosTag::A) == 0
            || self.is_joint_role(text);
        set(&mut traits, Trait::Title, classes.has(Class::Title) || role);
        set(&mut traits, Trait::Org, classes.has(Class::Org));
        set(&mut traits, Trait::Place, classes.has(Class::Place));
        set(&mut traits, Trait::Given, info.gender.is_some());
        set(
            &mut traits,
            Trait::Particle,
            classes.has(Class::Particle) && !closed,
        );
        set(
            &mut traits,
            Trait::Suffix,
            classes.has(Class::Suffix) && text.len() <= 4,
        );
        let mut chars = text.chars();
        let initials = chars.next().is_some_and(char::is_uppercase)
            && matches!(chars.next(), None | Some('.'))
            && text.len() <= 6
            && text != "I";
        set(&mut traits, Trait::Initials, initials);
        traits
    }
}

/// Whether a noun's ending is that of somebody who does something: "packer", "chorister".
pub(super) fn is_agent(noun: &str) -> bool {
    ["er", "or", "ist", "ian", "nt"]
        .iter()
        .any(|tail| noun.ends_with(tail))
}

/// Whether a word's letters are a name's: a capital first, or after a particle and a hyphen.
fn is_name_like(text: &str, case: Case) -> bool {
    match case {
        Case::Lower => false,
        Case::Upper => true,
        // `Kabul-based` and `Obama-era` describe; `Kim Jong-un` is a name.
        Case::Title => !text
            .split_once('-')
            .is_some_and(|(_, tail)| is_compound_word(tail)),
        Case::Mixed => match text.split_once('-') {
            // al-Sharia, but not anti-American
            Some((head, _)) => matches!(head, "al" | "el" | "an" | "as" | "ar" | "ul" | "ad" | "e"),
            None => true,
        },
    }
}

/// Whether a word stands behind a hyphen as the describing half of a compound.
pub(super) fn is_compound_word(tail: &str) -> bool {
    let last = tail.rsplit('-').next().unwrap_or(tail);
    // `Selby-owning`, `Selby-trained`
    let is_participle = last.len() > 4
        && (last.ends_with("ing") || last.ends_with("ed"))
        && last.starts_with(char::is_lowercase);
    is_participle
        || matches!(
            last,
            "born"
                | "led"
                | "era"
                | "run"
                | "held"
                | "style"
                | "made"
                | "bound"
                | "area"
                | "friendly"
                | "wide"
                | "like"
                | "only"
                | "language"
                | "elect"
                | "designate"
                | "dominant"
                | "ready"
        )
}

/// Whether the tail of a compound says where something is.
pub(super) fn is_place_tail(token: &str) -> bool {
    ["-based", "-born", "-area", "-bound", "-held", "-run"]
        .iter()
        .any(|tail| token.ends_with(tail))
}
