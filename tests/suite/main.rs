//! The one test binary: what only the whole program can show.

mod cli;
mod layers;
mod schema;
