//! `allege segment`: articles in, sentences and tokens out.

use allege::record::write_segments;
use allege::segment::segment;

use crate::args::Segment;
use crate::exit::Exit;
use crate::language;
use crate::stream::{self, Counts};

pub(crate) fn run(args: &Segment) -> anyhow::Result<Exit> {
    let language = language::load(args.inputs.lexicons.as_deref())?;
    let summary = stream::run(&args.inputs, None, |document, out| {
        let segmented = segment(&document.text, &language.lexicon);
        write_segments(document, &segmented, args.tokens, out)?;
        Ok(Counts::default())
    })?;
    Ok(summary.exit())
}
