//! The command line of `allege`: reads arguments, calls the library, talks to people.
//!
//! Standard output carries results only; everything said to people goes to standard error.

mod against;
mod args;
mod check;
mod completions;
mod coverage;
mod diff;
mod eval;
mod exit;
mod explain;
mod extract;
mod fmt;
mod gold;
mod language;
mod output;
mod render;
mod revision;
mod roles;
mod rule_table;
mod schema;
mod segment;
mod stream;
mod tag;
mod try_pattern;
mod watch;
mod why;

use clap::Parser;

use crate::args::{Args, Command};
use crate::exit::Exit;

/// Loading the lexicon and every article make many small allocations, on several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    let result = match Args::parse().command {
        Command::Extract(args) => extract::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Fmt(args) => fmt::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Segment(args) => segment::run(&args),
        Command::Tag(args) => tag::run(&args),
        Command::Try(args) => try_pattern::run(&args),
        Command::Eval(args) => eval::run(&args),
        Command::Coverage(args) => coverage::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Gold { command } => gold::run(&command),
        Command::Watch(args) => watch::run(&args),
        Command::Schema => schema::run(),
        Command::Completions(args) => completions::run(&args),
    };
    let exit = result.unwrap_or_else(|error| {
        if exit::is_closed_pipe(&error) {
            // Whoever read our output has seen enough: `allege extract … | head`.
            Exit::Ran
        } else {
            render::error(&format!("{error:#}"));
            Exit::CouldNotRun
        }
    });
    exit.into()
}
