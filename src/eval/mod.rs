//! Scores claims against a gold corpus: reads gold, aligns, counts, reports.
//!
//! Gold is in the record's own format, beside the text it was annotated in. Claims come as records,
//! from this run or from a file; where they came from is not known here. How a score compares with
//! a floor is decided here, what to do about it is not.

mod align;
mod floor;
mod gold;
mod report;
mod score;

pub use floor::{Figure, Floor, FloorError};
pub use gold::{Gold, GoldArticle, GoldClaim, GoldError};
pub use report::{Report, table};
pub use score::{Measure, Outcome, Ratio, Score, TypeScore, Verdict};
