//! `allege schema`: the JSON Schema of the record.

use std::io::{self, Write};

use allege::record::JSON_SCHEMA;

use crate::exit::Exit;

pub(crate) fn run() -> anyhow::Result<Exit> {
    io::stdout().write_all(JSON_SCHEMA.as_bytes())?;
    Ok(Exit::Ran)
}
