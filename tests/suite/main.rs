//! The one test binary: what only the whole program can show.

// Clippy lets tests unwrap, but not the helpers they share.
#![allow(clippy::unwrap_used)]

mod cli;
mod layers;
mod referents;
mod schema;
