//! Rules: from the text of `*.rules` files to programs that the matcher in [`crate::find`] runs.
//!
//! Parsing never fails: it yields every rule it can read and a diagnostic for each it cannot.
//! The language is described in `lexicons/en/rules/README.md`.

mod ast;
mod compile;
mod draft;
mod example;
mod layout;
mod lets;
mod lint;
mod needs;
mod opener;
mod parse;
mod pattern;
mod pattern_file;
mod piece;
mod program;
mod scan;
mod set;
mod show;
#[cfg(test)]
mod tests;

pub use ast::{PhraseTest, Prim, Role, Scope, Voices};

pub use example::{Example, ExampleKind, Marked};
pub use layout::formatted;
pub use lint::lint;
pub use needs::{NeedId, Needs, SideNeeds};
pub use opener::Opener;
pub use parse::FIELDS;
pub use pattern_file::pattern_file;
pub use program::{CueTest, Inst, LexemeTest, Program, Setting, Side, SideId, WordSet};
pub use set::{Entry, Rule, RuleId, RuleSet, WordCue};
