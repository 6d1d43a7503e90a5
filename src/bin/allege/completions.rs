//! `allege completions`: a completion script for a shell.

use std::io::{self, Write};

use clap::CommandFactory;

use crate::args::{Args, Completions};
use crate::exit::Exit;

pub(crate) fn run(args: &Completions) -> anyhow::Result<Exit> {
    // Into memory first: the generator panics where writing fails, as into a closed pipe.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "allege", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Exit::Ran)
}
