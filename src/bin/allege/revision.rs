//! Rules and word lists by name: built in, of a folder, or of a git revision.

use std::path::{Path, PathBuf};
use std::process::Command;

use allege::lexicon::LexiconFiles;
use anyhow::{Context as _, bail};

use crate::render;

/// Where a repository keeps them.
const FOLDER: &str = "lexicons/en";

/// The files that `name` stands for.
pub(crate) fn files(name: &str) -> anyhow::Result<LexiconFiles> {
    if name == "built-in" {
        return Ok(LexiconFiles::embedded());
    }
    if name == "worktree" {
        let root = root().context("`worktree` wants a git repository around the working folder")?;
        return Ok(LexiconFiles::read(&root.join(FOLDER))?);
    }
    if Path::new(name).is_dir() {
        return Ok(LexiconFiles::read(Path::new(name))?);
    }
    of_revision(name)
}

/// The files of `REV` or `REV:PATH`.
fn of_revision(name: &str) -> anyhow::Result<LexiconFiles> {
    let (revision, folder) = name.split_once(':').unwrap_or((name, FOLDER));
    let folder = folder.trim_end_matches('/');
    if revision.starts_with('-') {
        bail!("a revision does not begin with `-`");
    }
    let verified = root().and_then(|root| {
        let commit = format!("{revision}^{{commit}}");
        let commit = git(&root, &["rev-parse", "--verify", &commit])?;
        Ok((root, commit))
    });
    let (root, commit) = verified.with_context(|| {
        format!(
            "`{revision}` is no folder, and git knows no such revision; \
             name one, or `built-in`, or `worktree`"
        )
    })?;
    let commit = commit.trim();
    let list = git(
        &root,
        &["ls-tree", "-r", "-z", "--name-only", commit, "--", folder],
    )?;
    let inside = format!("{folder}/");
    let mut files = Vec::new();
    for path in list.split_terminator('\0') {
        let Some(below) = path.strip_prefix(&inside) else {
            continue;
        };
        let extension = Path::new(below).extension();
        if extension.is_some_and(|extension| extension == "tsv" || extension == "rules") {
            let text = git(&root, &["cat-file", "blob", &format!("{commit}:{path}")])?;
            files.push((below.to_owned(), text));
        }
    }
    if files.is_empty() {
        bail!("revision `{revision}` has no folder {folder}; write REV:PATH for another");
    }
    let folder = format!("{revision}:{folder}");
    // Older revisions lack tables that the program has learnt to read since.
    for table in LexiconFiles::embedded().tables {
        let file = table.name.rsplit('/').next().unwrap_or_default();
        if !files.iter().any(|(path, _)| path == file) {
            render::warning(&format!(
                "{folder} has no {file}; the built-in one stands in for it"
            ));
            files.push((file.to_owned(), table.text.into_owned()));
        }
    }
    Ok(LexiconFiles::gather(&folder, files)?)
}

/// The top folder of the repository around the working folder.
fn root() -> anyhow::Result<PathBuf> {
    let root = git(Path::new("."), &["rev-parse", "--show-toplevel"])?;
    Ok(PathBuf::from(root.trim_end_matches(['\r', '\n'])))
}

/// What git answers; it reads, and changes nothing.
fn git(folder: &Path, args: &[&str]) -> anyhow::Result<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(args)
        .output()
        .context("cannot run git; is it installed?")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.trim();
        if said.is_empty() {
            bail!("git {} failed", args.join(" "));
        }
        bail!("{said}");
    }
    String::from_utf8(output.stdout).context("git answered with something that is no text")
}
