//! One article: its text and what is known about it.

/// What is known about a document besides its text; every field may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, as given (ISO 8601 where the input has it).
    pub published: Option<String>,
    /// Its language, a BCP 47 tag, where the input names one.
    pub lang: Option<String>,
}

/// One article, decoded; immutable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The input's own id where it brings one, else `d_` and a hash of the text.
    pub id: String,
    /// The path as given, or `-` for standard input.
    pub path: String,
    /// What else is known.
    pub metadata: Metadata,
    /// The exact decoded text; all offsets point into it.
    pub text: String,
}

impl Document {
    /// A document from text alone, its id derived from the text.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let hash = blake3::hash(text.as_bytes()).to_hex();
        Self {
            id: format!("d_{}", &hash.as_str()[..16]),
            path: path.into(),
            metadata: Metadata::default(),
            text,
        }
    }
}
