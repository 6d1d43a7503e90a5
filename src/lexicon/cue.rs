//! Cue lexemes: what attributes, which claim it makes, in which frames.

use crate::names::{bit_set, named};
use crate::text::{ClaimType, Force};

named! {
    /// A frame: how a cue takes its arguments (`cues.tsv`; the table is in `lexicons/en/README.md`).
    pub enum Frame {
        /// V that CLAUSE
        That = "that",
        /// V CLAUSE
        Zero = "zero",
        /// V whether CLAUSE
        Wh = "wh",
        /// with a quotation
        Quote = "quote",
        /// set off by commas
        Paren = "paren",
        /// V NP that CLAUSE
        NpThat = "np-that",
        /// V NP
        Np = "np",
        /// V NP, the NP is the target
        NpTarget = "np-target",
        /// V NP of X
        NpOf = "np-of",
        /// V NP for X
        NpFor = "np-for",
        /// V NP over X
        NpOver = "np-over",
        /// V NP with X
        NpWith = "np-with",
        /// V NP about X
        NpAbout = "np-about",
        /// V NP against X
        NpAgainst = "np-against",
        /// V X on NP
        NpOn = "np-on",
        /// V NP X
        NpPred = "np-pred",
        /// V NP as X
        NpAs = "np-as",
        /// V to do
        ToInf = "toinf",
        /// V NP to do
        NpToInf = "np-toinf",
        /// V doing
        Ing = "ing",
        /// V of X
        Of = "of",
        /// V about X
        About = "about",
        /// V for X
        For = "for",
        /// V against X
        Against = "against",
        /// V on X
        On = "on",
        /// V to X
        To = "to",
        /// V with X
        With = "with",
        /// V at X
        At = "at",
        /// V over X
        Over = "over",
        /// N by X
        By = "by",
        /// V on NP to do
        OnToInf = "on-toinf",
        /// V for NP to do
        ForToInf = "for-toinf",
        /// V to NP to do
        ToToInf = "to-toinf",
        /// V at NP, the target
        AtTarget = "at-target",
        /// V against NP, the target
        AgainstTarget = "against-target",
        /// V on NP, the target
        OnTarget = "on-target",
        /// V alone
        Bare = "bare",
        /// phrase before its source
        Pre = "pre",
        /// phrase after its source
        Post = "post",
    }
}
bit_set! {
    /// A set of [`Frame`]s.
    FrameSet of Frame in u64
}

named! {
    /// The word class of a cue.
    pub enum WordClass {
        /// accuse
        Verb = "verb",
        /// accusation
        Noun = "noun",
        /// adamant
        Adj = "adj",
        /// according to
        Phrase = "phrase",
    }
}

named! {
    /// Which form of a lexeme a token is.
    pub enum Form {
        /// accuse; claim (noun)
        Base = "base",
        /// accuses
        Third = "third",
        /// accused
        Past = "past",
        /// accused, as participle
        Pp = "pp",
        /// accusing
        Ing = "ing",
        /// claims (noun)
        Plural = "plural",
    }
}

/// Index of a [`Lexeme`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LexemeId(pub u32);

/// One line of `cues.tsv`.
#[derive(Clone, Debug)]
pub struct Lexeme {
    /// Its lemma, lower case.
    pub lemma: String,
    /// Verb, noun, adjective or phrase.
    pub class: WordClass,
    /// The claim it makes by itself.
    pub claim_type: ClaimType,
    /// For a demand, how forceful.
    pub force: Option<Force>,
    /// Its frames.
    pub frames: FrameSet,
}
