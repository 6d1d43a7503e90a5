//! The one test binary: what only the whole program can show.

// Clippy lets tests unwrap, but not the helpers they share.
#![allow(clippy::unwrap_used)]

mod attribution;
mod broken;
mod cli;
mod codes;
mod corpus;
mod diffs;
mod explain;
mod golds;
mod grammar;
mod guide;
mod layers;
mod mistakes;
mod mutants;
mod names;
mod process;
mod referents;
mod rules;
mod schema;
mod scores;
mod watch;
