//! Text and places in it: spans in bytes, documents, and the way from bytes to code points and lines.
//!
//! Inside the program every offset counts bytes; only [`crate::record`] turns them into code points.

mod claim_type;
mod code_points;
mod document;
mod span;

pub use claim_type::{ClaimType, Force};
pub use code_points::CodePoints;
pub use document::{Document, Metadata};
pub use span::Span;
