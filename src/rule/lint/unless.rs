//! `unless` patterns whose cue is never that of a `match`.

use super::{Notes, Split};
use crate::lexicon::{Lexicon, WordClass};
use crate::rule::ast::Voices;
use crate::rule::compile::Halves;
use crate::rule::program::{CueTest, LexemeTest};

pub(super) fn check(rule: &Split<'_>, lexicon: &Lexicon, notes: &mut Notes<'_>) {
    for unless in &rule.unless {
        let Some(wanted) = unless.cue_test() else {
            continue;
        };
        let mut cues = rule.matches.iter().filter_map(Halves::cue_test);
        if !cues.any(|cue| can_be_both(&cue, &wanted, lexicon)) {
            notes.warn(
                "R108",
                &unless.cue,
                "no cue that this rule matches is like this".to_owned(),
                "an `unless` is tried at the cue of a `match`: give it the same cue, or remove it",
            );
        }
    }
}

/// Whether what stands at one cue can be another as well.
fn can_be_both(cue: &CueTest, unless: &CueTest, lexicon: &Lexicon) -> bool {
    match (cue, unless) {
        (CueTest::Lexeme(cue), CueTest::Lexeme(unless)) => {
            let mut all = lexicon.lexemes().iter();
            agree(*cue, *unless) && all.any(|lexeme| cue.admits(lexeme) && unless.admits(lexeme))
        }
        // Words may be the form of any cue.
        (CueTest::Lexeme(_), CueTest::Words(_)) => true,
        // Words that a rule names are not looked up in the lexicon.
        (CueTest::Words(_), CueTest::Lexeme(_)) => false,
        (CueTest::Words(cue), CueTest::Words(unless)) => {
            cue.iter().zip(unless).all(|(one, other)| one == other)
        }
    }
}

/// Whether one verb group can have the forms of both.
fn agree(cue: LexemeTest, unless: LexemeTest) -> bool {
    let either = |voice| matches!(voice, Voices::Finite | Voices::Participle);
    cue.class != WordClass::Verb
        || cue.voice == unless.voice
        // `accused` may be both until all around it is looked at.
        || either(cue.voice) && either(unless.voice)
}
