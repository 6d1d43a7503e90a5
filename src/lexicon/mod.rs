//! The words: cues, closed-class words, roles, parts of speech, names; loaded from `lexicons/`.
//!
//! After loading no label is text: classes, frames, kinds and types are enums, words are [`WordId`]s.
//! What a rule means is not known here; rule files are only carried along.

mod classes;
mod cue;
mod embedded;
mod entries;
mod gazetteer;
mod layout;
mod load;
mod table;
mod word_ids;

pub use classes::{Class, ClassSet, PosTag, PosTags, RoleKind, Sense};
pub use cue::{Form, Frame, FrameSet, Lexeme, LexemeId, WordClass};
pub(crate) use embedded::TABLES;
pub use embedded::{LexiconFile, LexiconFiles, LexiconFilesError};
pub(crate) use entries::load_entries;
pub use gazetteer::{EntityId, EntityType, Entry, Gender, Office};
pub use layout::formatted;
pub use load::{CueWord, Lexicon, WordInfo};
pub(crate) use table::{Cell, entries};
pub use word_ids::WordId;
