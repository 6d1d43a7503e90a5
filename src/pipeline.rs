//! The only place that knows every stage.

use crate::claim::Claim;
use crate::diagnostic::Diagnostic;
use crate::find::find;
use crate::lexicon::{Lexicon, LexiconFiles};
use crate::phrase::phrase;
use crate::resolve::{Context, resolve};
use crate::rule::RuleSet;
use crate::segment::{Segmented, segment};
use crate::text::Document;

/// Everything language-dependent, compiled once and shared by all threads.
#[derive(Debug)]
pub struct Language {
    /// Words and names.
    pub lexicon: Lexicon,
    /// The rules.
    pub rules: RuleSet,
}

impl Language {
    /// Compiles lexicon and rule files.
    ///
    /// # Errors
    /// Every mistake found in them.
    pub fn load(files: &LexiconFiles) -> Result<Self, Vec<Diagnostic>> {
        let lexicon = Lexicon::load(files)?;
        let rules = RuleSet::compile(&files.rules, &lexicon)?;
        Ok(Self { lexicon, rules })
    }
}

/// What one document yields.
#[derive(Debug)]
pub struct Extraction<'d> {
    /// The sentences, tokens and quotations.
    pub segmented: Segmented<'d>,
    /// The claims, in order of their cues.
    pub claims: Vec<Claim>,
}

/// Finds all claims of `document`.
#[must_use]
pub fn extract<'d>(document: &'d Document, language: &Language) -> Extraction<'d> {
    let Language { lexicon, rules } = language;
    let segmented = segment(&document.text, lexicon);
    let phrases = phrase(&segmented, lexicon);
    let matches = find(&segmented, lexicon, &phrases, rules);
    let claims = resolve(Context { segmented: &segmented, lexicon, phrases: &phrases, rules }, matches);
    Extraction { segmented, claims }
}
