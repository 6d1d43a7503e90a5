//! Closed sets that classify words.

use crate::names::{bit_set, named};

named! {
    /// A class of closed-class words and fixed expressions (`words.tsv`).
    pub enum Class {
        /// the, a, these, every
        Det = "det",
        /// my, their
        Poss = "poss",
        /// he, they
        PronSubj = "pron-subj",
        /// him, them
        PronObj = "pron-obj",
        /// himself
        PronRefl = "pron-refl",
        /// someone, many
        PronIndef = "pron-indef",
        /// this, those, standing alone
        PronDem = "pron-dem",
        /// who, which
        Rel = "rel",
        /// what, how, whether
        Wh = "wh",
        /// that, if
        Comp = "comp",
        /// of, because of
        Prep = "prep",
        /// and, or, but
        Coord = "coord",
        /// although, while
        Sub = "sub",
        /// forms of be
        Be = "be",
        /// forms of have
        Have = "have",
        /// forms of do
        Do = "do",
        /// will, could
        Modal = "modal",
        /// not, n't, never
        Neg = "neg",
        /// also, repeatedly
        Adv = "adv",
        /// reportedly, allegedly
        Hedge = "hedge",
        /// two, hundred
        Num = "num",
        /// first
        Ordinal = "ordinal",
        /// January
        Month = "month",
        /// Monday
        Weekday = "weekday",
        /// Mr, Sen., Sheikh
        Title = "title",
        /// Jr., MP
        Suffix = "suffix",
        /// von, bin
        Particle = "particle",
        /// an abbreviation that hardly ever ends a sentence
        Abbr = "abbr",
        /// an abbreviation that may end a sentence
        AbbrEnd = "abbr-end",
        /// Ministry, Inc.
        Org = "org",
        /// Street, Province
        Place = "place",
        /// oh, well
        Interj = "interj",
        /// yesterday, last week
        Time = "time",
    }
}
bit_set! {
    /// A set of [`Class`]es.
    ClassSet of Class in u64
}

named! {
    /// What a role noun names (`roles.tsv`).
    pub enum RoleKind {
        /// One person: spokesman.
        Role = "role",
        /// Several, or a body of people: officials, police.
        Collective = "collective",
        /// ministry, court
        Institution = "institution",
        /// report, poll
        Document = "document",
        /// mother
        Kin = "kin",
        /// insider
        Anonymous = "anonymous",
    }
}

named! {
    /// What a word makes of what is said with it (`senses.tsv`).
    pub enum Sense {
        /// An act that would be wrong if true: steal, mislead.
        Wrong = "wrong",
        /// A duty left undone, before an infinitive: fail.
        Neglect = "neglect",
        /// What whoever is called it has done wrong: thief, corrupt.
        Guilty = "guilty",
        /// A fault of quality or judgment: shambles, reckless.
        Bad = "bad",
        /// Praise: brave, masterpiece.
        Good = "good",
        /// Said of words that are not true: baseless.
        Untrue = "untrue",
        /// Said of words that are true, which a negation denies: accurate.
        True = "true",
    }
}

named! {
    /// A part of speech of an inflected form (`parts_of_speech.tsv`).
    pub enum PosTag {
        /// Noun, singular.
        N = "N",
        /// Noun, plural.
        Ns = "NS",
        /// Verb, base.
        V = "V",
        /// Verb, 3rd person.
        Vz = "VZ",
        /// Verb, past.
        Vd = "VD",
        /// Verb, past participle.
        Vn = "VN",
        /// Verb, -ing.
        Vg = "VG",
        /// Adjective.
        A = "A",
        /// Adverb.
        R = "R",
    }
}
bit_set! {
    /// A set of [`PosTag`]s.
    PosTags of PosTag in u16
}
