//! The only place that knows every stage.

use crate::claim::Claim;
use crate::diagnostic::Diagnostic;
use crate::lexicon::{Lexicon, LexiconFiles};
use crate::text::Document;

/// Everything language-dependent, compiled once and shared by all threads.
#[derive(Debug)]
pub struct Language {
    /// Words and names.
    pub lexicon: Lexicon,
}

impl Language {
    /// Compiles lexicon and rule files.
    ///
    /// # Errors
    /// Every mistake found in them.
    pub fn load(files: &LexiconFiles) -> Result<Self, Vec<Diagnostic>> {
        Ok(Self {
            lexicon: Lexicon::load(files)?,
        })
    }
}

/// What one document yields.
#[derive(Debug)]
pub struct Extraction<'d> {
    /// The sentences, tokens and quotations.
    pub segmented: crate::segment::Segmented<'d>,
    /// The claims, in order of their cues.
    pub claims: Vec<Claim>,
}

/// Finds all claims of `document`.
#[must_use]
pub fn extract<'d>(document: &'d Document, language: &Language) -> Extraction<'d> {
    let _ = (document, language);
    unimplemented!("the stages are being written")
}
