//! What a rule file says, as a tree.

use crate::lexicon::{FrameSet, WordClass};
use crate::names::named;
use crate::text::{ClaimType, Span};

named! {
    /// What a part of a match is.
    pub enum Role {
        /// Who says it.
        Source = "SOURCE",
        /// The words that attribute.
        Cue = "CUE",
        /// Whom it is about or aimed at.
        Target = "TARGET",
        /// What is said.
        Content = "CONTENT",
        /// What a relative clause speaks of; the content's subject.
        Mention = "MENTION",
    }
}

named! {
    /// A phrase that the program itself knows how to find.
    pub enum Prim {
        /// A noun phrase of a party: with its of-phrase and conjuncts.
        Np = "NP",
        /// A noun phrase wherever it stands: `NP`, read backwards, must be able to be a subject.
        AnyNp = "ANYNP",
        /// A noun phrase with everything that belongs to it.
        LongNp = "LONGNP",
        /// A possessor: `his`, `the minister's`.
        Poss = "POSS",
        /// A noun phrase of names only.
        Name = "NAME",
        /// A pronoun.
        Pron = "PRON",
        /// A quotation that stands as speech.
        Quote = "QUOTE",
        /// A quotation of a few words.
        Scare = "SCARE",
        /// A clause: subject and finite verb.
        Clause = "CLAUSE",
        /// The first words of a sentence, its main verb still to come.
        Opening = "OPENING",
        /// Anything up to where the speaker's words end.
        Matter = "MATTER",
        /// Everything to the paragraph's end.
        Rest = "REST",
        /// An -ing clause.
        VpIng = "VPING",
        /// A to-infinitive.
        ToInf = "TOINF",
        /// A preposition and its noun phrase.
        Pp = "PP",
        /// An apposition or other insertion between a noun phrase and its verb.
        App = "APP",
        /// Adverbs, dates, places.
        Adv = "ADV",
        /// A word that asks: what, how, whether.
        Wh = "WH",
        /// A form of be.
        Be = "BE",
        /// An adjective.
        Adj = "ADJ",
        /// A number.
        Num = "NUM",
        /// A word that dates: a weekday, a month, `yesterday`.
        Time = "TIME",
    }
}

named! {
    /// What a phrase must be.
    pub enum PhraseTest {
        /// Somebody or some body that can speak or act.
        Party = "party",
        /// One or several human beings.
        Person = "person",
        /// A report, a poll, a lawsuit.
        Document = "document",
        /// No party: a thing, an act, an event.
        Thing = "thing",
        /// Words that open like a sentence, with a capital.
        Sentence = "sentence",
    }
}

named! {
    /// Where a rule may find its cue.
    pub enum Scope {
        /// Not inside quotation marks; the default.
        OutsideQuote = "outside-quote",
        /// Anywhere.
        Any = "any",
        /// In headlines only.
        Headline = "headline",
    }
}

named! {
    /// The form a verbal cue must have.
    pub enum Voices {
        /// Finite and active.
        Finite = "fin",
        /// Finite and passive.
        Passive = "pass",
        /// A bare -ing form.
        Ing = "ing",
        /// A bare participle.
        Participle = "pp",
        /// After `to`.
        Infinitive = "inf",
        /// An -ing form that a preposition governs.
        Gerund = "ger",
    }
}

/// A sequence of items, or several to choose from; the first that fits wins.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pattern {
    pub(super) choices: Vec<Vec<Item>>,
}

/// One item of a sequence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub(super) role: Option<Role>,
    pub(super) negated: bool,
    pub(super) atom: Atom,
    pub(super) min: u8,
    /// `None`: no limit but the sentence's end.
    pub(super) max: Option<u8>,
    pub(super) span: Span,
}

/// What an item matches.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Atom {
    /// A word, in any case; or a mark.
    Word(String),
    /// A token exactly as written.
    Exact(String),
    /// A cue of the lexicon.
    Lexeme(LexemePattern),
    Prim(Prim, Option<PhraseTest>),
    /// Up to so many tokens, as few as will do.
    Gap(u16),
    SentenceStart,
    SentenceEnd,
    /// From one sentence into the next.
    Break,
    Group(Pattern),
}

/// `<np-of.pass>`, `<n.that>`, `<n.accusation>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LexemePattern {
    pub(super) class: WordClass,
    pub(super) frames: FrameSet,
    pub(super) claim_type: Option<ClaimType>,
    /// `None`: where it is a verb's, finite and active.
    pub(super) voice: Option<Voices>,
    pub(super) negated: bool,
}

/// One rule as written.
#[derive(Clone, Debug)]
pub(super) struct RuleSource {
    pub(super) id: String,
    pub(super) id_span: Span,
    pub(super) line: u32,
    /// `None` for `@CUE`.
    pub(super) claim_type: Option<ClaimType>,
    pub(super) matches: Vec<Pattern>,
    pub(super) unless: Vec<Pattern>,
    pub(super) over: Vec<(String, Span)>,
    pub(super) scope: Scope,
    pub(super) confidence: f32,
    pub(super) settings: Vec<super::program::Setting>,
    pub(super) examples: Vec<super::example::Example>,
}
