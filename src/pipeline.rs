//! The only place that knows every stage.

use crate::claim::Claim;
use crate::diagnostic::{Diagnostic, both};
use crate::find::find;
use crate::lexicon::{Lexicon, LexiconFiles, load_entries};
use crate::phrase::{Phrases, phrase};
use crate::resolve::{Context, Note, resolve};
use crate::rule::RuleSet;
use crate::segment::{Segmented, segment};
use crate::tag::{Entities, Gazetteer, tag};
use crate::text::Document;

/// Everything language-dependent, compiled once and shared by all threads.
#[derive(Debug)]
pub struct Language {
    /// Words.
    pub lexicon: Lexicon,
    /// Names.
    pub gazetteer: Gazetteer,
    /// The rules.
    pub rules: RuleSet,
}

impl Language {
    /// Compiles lexicon and rule files.
    ///
    /// # Errors
    /// Every mistake found in them: those of one file hide none of another.
    pub fn load(files: &LexiconFiles) -> Result<Self, Vec<Diagnostic>> {
        // Words and rules on one side, names on the other take about the same time to load.
        let (words, names) = rayon::join(
            || {
                let (lexicon, mut mistakes) = Lexicon::load_words(files);
                match RuleSet::compile(&files.rules, &lexicon) {
                    Ok(rules) if mistakes.is_empty() => Ok((lexicon, rules)),
                    Ok(_) => Err(mistakes),
                    Err(more) => {
                        mistakes.extend(more);
                        Err(mistakes)
                    }
                }
            },
            || {
                let entries = load_entries(files)?;
                let gazetteer = Gazetteer::new(&entries);
                Ok((entries, gazetteer))
            },
        );
        let ((lexicon, rules), (entries, gazetteer)) = both(words, names)?;
        Ok(Self {
            lexicon: lexicon.with_entries(entries),
            gazetteer,
            rules,
        })
    }
}

/// What one document yields.
#[derive(Debug)]
pub struct Extraction<'d> {
    /// The sentences, tokens and quotations.
    pub segmented: Segmented<'d>,
    /// The names and whom they mean.
    pub entities: Entities,
    /// Word classes and noun phrases.
    pub phrases: Phrases,
    /// The claims, in order of their cues.
    pub claims: Vec<Claim>,
    /// What resolution did with matches, in the order it did it.
    pub notes: Vec<Note>,
}

/// Finds all claims of `document`.
#[must_use]
pub fn extract<'d>(document: &'d Document, language: &Language) -> Extraction<'d> {
    let Language {
        lexicon,
        gazetteer,
        rules,
    } = language;
    let segmented = segment(&document.text, lexicon);
    let entities = tag(&segmented, lexicon, gazetteer);
    let phrases = phrase(&segmented, lexicon, &entities);
    let matches = find(&segmented, lexicon, &phrases, rules);
    let context = Context {
        segmented: &segmented,
        lexicon,
        entities: &entities,
        phrases: &phrases,
        rules,
    };
    let (claims, notes) = resolve(context, matches);
    Extraction {
        segmented,
        entities,
        phrases,
        claims,
        notes,
    }
}
