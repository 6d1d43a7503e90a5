//! Word classes of tokens in their sentence.

/// The class of one token where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// A capitalised word that names.
    Name,
    /// A noun, singular or unknown number.
    Noun,
    /// A plural noun.
    Nouns,
    /// An adjective.
    Adj,
    /// An adverb.
    Adv,
    /// A number, in digits or words.
    Num,
    /// A determiner.
    Det,
    /// A possessive determiner.
    Poss,
    /// The possessive clitic.
    PossMark,
    /// A pronoun that can be a subject.
    Pron,
    /// A pronoun that cannot.
    PronObj,
    /// `who`, `which`, `that` after a noun.
    Rel,
    /// `what`, `how`, `whether` …
    Wh,
    /// `that`, before a clause.
    Comp,
    /// A subordinating conjunction.
    Sub,
    /// A preposition.
    Prep,
    /// `to` before an infinitive.
    To,
    /// `and`, `or`, `but`.
    Coord,
    /// A form of be.
    Be,
    /// A form of have.
    Have,
    /// A form of do.
    Do,
    /// A modal.
    Modal,
    /// `not`.
    Neg,
    /// A verb in its base form.
    V,
    /// A verb in the 3rd person.
    Vz,
    /// A verb in the past; for most verbs this may be a participle too.
    Vd,
    /// A past participle.
    Vn,
    /// An -ing form.
    Vg,
    /// A word that dates: `Monday`, `yesterday`.
    Time,
    /// `,`
    Comma,
    /// `.`, `!`, `?`, `…`
    Stop,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// A dash.
    Dash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A quotation mark.
    Quote,
    /// Anything else.
    Other,
}

impl Tag {
    /// A finite verb or something that makes one.
    #[must_use]
    pub fn is_finite(self) -> bool {
        matches!(
            self,
            Self::Be | Self::Have | Self::Do | Self::Modal | Self::V | Self::Vz | Self::Vd
        )
    }

    /// A form of a full verb.
    #[must_use]
    pub fn is_verb(self) -> bool {
        matches!(self, Self::V | Self::Vz | Self::Vd | Self::Vn | Self::Vg)
    }

    /// An auxiliary.
    #[must_use]
    pub fn is_aux(self) -> bool {
        matches!(self, Self::Be | Self::Have | Self::Do | Self::Modal)
    }

    /// A word that can head a noun phrase.
    #[must_use]
    pub fn is_nominal(self) -> bool {
        matches!(self, Self::Name | Self::Noun | Self::Nouns)
    }

    /// A mark that separates.
    #[must_use]
    pub fn is_mark(self) -> bool {
        matches!(
            self,
            Self::Comma
                | Self::Stop
                | Self::Colon
                | Self::Semicolon
                | Self::Dash
                | Self::Open
                | Self::Close
                | Self::Quote
        )
    }
}
