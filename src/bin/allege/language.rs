//! Loads the language a command works with, or shows every mistake that prevents it.

use std::path::Path;

use allege::lexicon::LexiconFiles;
use allege::pipeline::Language;

use crate::render;

/// The files of `folder`, or those built in.
pub(crate) fn files(folder: Option<&Path>) -> anyhow::Result<LexiconFiles> {
    Ok(match folder {
        Some(folder) => LexiconFiles::read(folder)?,
        None => LexiconFiles::embedded(),
    })
}

/// Loads `folder`, or what is built in; mistakes in it are shown before this fails.
pub(crate) fn load(folder: Option<&Path>) -> anyhow::Result<Language> {
    let files = files(folder)?;
    Language::load(&files).map_err(|diagnostics| {
        render::diagnostics(&diagnostics, |file| render::source_of(&files, file));
        anyhow::anyhow!(
            "{} in the lexicon files; nothing was extracted",
            render::plural(diagnostics.len(), "mistake")
        )
    })
}
