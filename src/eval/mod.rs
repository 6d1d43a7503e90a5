//! Scores claims against a gold corpus: reads gold, aligns, counts, compares, reports.
//!
//! Gold is in the record's own format, beside the text it was annotated in. Claims come as records,
//! from this run or from a file; where they came from is not known here. How a score compares with
//! a floor or with an earlier score is decided here, what to do about it is not.
//!
//! Two sets of claims are compared in one way: `pair` says which is which, `difference` what
//! tells two apart. A score judges by these what is right, `change` what a change of rules did,
//! [`agree`] how far two people agree.

mod agree;
mod alpha;
mod annotation;
mod baseline;
mod bootstrap;
pub mod brat;
mod change;
mod difference;
mod excerpt;
mod floor;
mod gold;
mod judge;
mod junit;
mod measure;
mod outcome;
mod page;
mod pair;
mod report;
mod score;
mod table;
mod words;

pub use agree::{Agreement, Layer, agree};
pub use annotation::{Annotation, Link, Mention};
pub use baseline::{Baseline, BaselineError, Comparison, Figures, ScoreChange, Turn};
pub use bootstrap::Interval;
pub use change::{Change, ChangeKind, ChangeOptions, changes};
pub use difference::{Difference, Field, differences};
pub use excerpt::{Excerpt, Place, sentence_places};
pub use floor::{Figure, Floor, FloorError, read_floors};
pub use gold::{Gold, GoldArticle, GoldError};
pub use junit::junit;
pub use measure::{Counts, Measure, Ratio};
pub use outcome::{Outcome, Verdict};
pub use page::page;
pub use report::Report;
pub use score::{ArticleScore, Confusion, HardNegatives, Intervals, RuleScore, Score};
pub use table::{By, table};
pub use words::Words;
