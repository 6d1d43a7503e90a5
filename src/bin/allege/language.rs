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

/// Mistakes shown where loading is not what was asked for; `allege check` shows all.
const SHOWN: usize = 5;

/// Loads `folder`, or what is built in; the first mistakes in it are shown before this fails.
///
/// It is there until the process ends: taking its many small parts down one by one would only delay
/// that end.
pub(crate) fn load(folder: Option<&Path>) -> anyhow::Result<&'static Language> {
    let files = files(folder)?;
    let language = Language::load(&files).map_err(|diagnostics| {
        let shown = &diagnostics[..diagnostics.len().min(SHOWN)];
        render::diagnostics(shown, |file| render::source_of(&files, file));
        let check = folder.map_or_else(
            || "allege check".to_owned(),
            |folder| format!("allege check {}", folder.display()),
        );
        anyhow::anyhow!(
            "{} in the lexicon files, so nothing was read; `{check}` shows all",
            render::plural(diagnostics.len(), "mistake")
        )
    })?;
    Ok(Box::leak(Box::new(language)))
}
