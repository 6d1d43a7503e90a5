//! The one test binary: what only the whole program can show.

// Clippy lets tests unwrap, but not the helpers they share.
#![allow(clippy::unwrap_used)]

mod attribution;
mod broken;
mod cli;
mod codes;
mod explain;
mod grammar;
mod guide;
mod layers;
mod mistakes;
mod process;
mod referents;
mod rules;
mod schema;
mod watch;
