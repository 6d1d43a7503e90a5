//! Rules: from the text of `*.rules` files to programs that the matcher in [`crate::find`] runs.
//!
//! Parsing never fails: it yields every rule it can read and a diagnostic for each it cannot.
//! The language is described in `lexicons/en/rules/README.md`.

mod ast;
mod compile;
mod example;
mod parse;
mod pattern_file;
mod scan;
mod show;
#[cfg(test)]
mod tests;

pub use ast::{PhraseTest, Prim, Role, Scope, Voices};
pub use compile::{CueTest, Inst, LexemeTest, Program, Rule, RuleId, RuleSet, Setting};
pub use example::{Example, ExampleKind, Marked};
pub use parse::FIELDS;
pub use pattern_file::pattern_file;
