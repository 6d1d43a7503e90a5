//! `allege tag`: articles in, named entities out.

use allege::record::write_entities;
use allege::segment::segment;
use allege::tag::tag;

use crate::args::Tag;
use crate::exit::Exit;
use crate::language;
use crate::stream::{self, Counts};

pub(crate) fn run(args: &Tag) -> anyhow::Result<Exit> {
    let language = language::load(args.inputs.lexicons.as_deref())?;
    let gazetteer = &language.gazetteer;
    let summary = stream::run(&args.inputs, None, |document, out| {
        let segmented = segment(&document.text, &language.lexicon);
        let entities = tag(&segmented, &language.lexicon, gazetteer);
        write_entities(document, &segmented, &entities, out)?;
        Ok(Counts::default())
    })?;
    Ok(summary.exit())
}
