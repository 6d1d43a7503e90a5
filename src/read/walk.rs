//! From paths to the list of files to read.

use std::collections::{HashMap, HashSet};
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::{Format, Input, ReadError, ReadErrorKind, ReadOptions};

/// Lists what `paths` hold, without reading it: files, all files in folders, `-` for standard input.
///
/// Paths come in the order given, files in a folder sorted by the bytes of their paths, and a file
/// reached twice comes once, the first time. In folders, hidden files, `README.md`, `*.gold.jsonl` and
/// what an exclude file names are left out; links are followed, and those that lead back to a folder above them
/// are left out too, since all they lead to is listed already.
#[must_use]
pub fn inputs(paths: &[PathBuf], options: &ReadOptions) -> Vec<Result<Input, ReadError>> {
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            all.push(Ok(Input {
                path: path.clone(),
                bytes: None,
            }));
            continue;
        }
        match fs::metadata(path) {
            Err(error) => all.push(Err(ReadError::io(path.to_string_lossy(), error))),
            Ok(metadata) if metadata.is_dir() => all.extend(folder(path, options)),
            Ok(metadata) => all.push(Ok(input(path.clone(), &metadata))),
        }
    }
    let mut folders = HashMap::new();
    all.retain(|item| match item {
        // What cannot be resolved is told apart by its name.
        Ok(input) => seen.insert(resolved(&input.path, &mut folders).unwrap_or(input.path.clone())),
        Err(_) => true,
    });
    all
}

/// The path without links; `folders` remembers those of folders, which mostly hold many files.
fn resolved(path: &Path, folders: &mut HashMap<PathBuf, PathBuf>) -> io::Result<PathBuf> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return fs::canonicalize(path);
    };
    if folder.as_os_str().is_empty() || fs::symlink_metadata(path)?.is_symlink() {
        return fs::canonicalize(path);
    }
    if let Some(folder) = folders.get(folder) {
        return Ok(folder.join(name));
    }
    let canonical = fs::canonicalize(folder)?;
    let path = canonical.join(name);
    folders.insert(folder.to_owned(), canonical);
    Ok(path)
}

fn input(path: PathBuf, metadata: &Metadata) -> Input {
    Input {
        path,
        // Pipes and devices report a length of zero, which says nothing.
        bytes: metadata.is_file().then_some(metadata.len()),
    }
}

/// All that is to be read below `root`, sorted.
fn folder(root: &Path, options: &ReadOptions) -> Vec<Result<Input, ReadError>> {
    let mut found = Vec::new();
    for entry in walk(root, options) {
        match entry {
            Ok(entry) => {
                found.extend(pattern_error(&entry).map(Err));
                found.extend(file(entry));
            }
            Err(error) => found.extend(walk_error(root, error).map(Err)),
        }
    }
    found.sort_by(|a, b| path_bytes(a).cmp(path_bytes(b)));
    found
}

fn walk(root: &Path, options: &ReadOptions) -> ignore::Walk {
    let mut builder = WalkBuilder::new(root);
    builder
        .standard_filters(false)
        .hidden(true)
        .follow_links(true)
        .ignore(options.ignore_files)
        .git_ignore(options.ignore_files)
        // What is read must depend on the folder alone, not on whose machine it lies or
        // where in a repository: no files from above it, no global excludes.
        .parents(false)
        .require_git(false);
    if options.ignore_files {
        builder.add_custom_ignore_filename(".allegeignore");
    }
    builder.build()
}

/// The entry as an input, if it is a regular file with an ending that we read.
fn file(entry: DirEntry) -> Option<Result<Input, ReadError>> {
    // A pipe in a folder would block for ever, so only regular files are opened there.
    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
    if !is_file || Format::of_extension(entry.path()).is_none() || is_no_news(entry.path()) {
        return None;
    }
    Some(match entry.metadata() {
        Ok(metadata) => Ok(input(entry.into_path(), &metadata)),
        Err(error) => Err(walk_error(entry.path(), error)?),
    })
}

/// Whether the name says that the file is about the articles beside it, and so is none itself: the
/// annotations of one, or what people wrote about the folder.
fn is_no_news(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".gold.jsonl") || name.eq_ignore_ascii_case("readme.md")
}

/// A bad pattern in an exclude file of the entry's folder.
fn pattern_error(entry: &DirEntry) -> Option<ReadError> {
    let error = entry.error()?;
    let kind = ReadErrorKind::Pattern(error.to_string());
    Some(kind.in_file(entry.path().to_string_lossy()))
}

/// What went wrong on the way, unless it is a harmless loop or a file we would not have read.
fn walk_error(root: &Path, error: ignore::Error) -> Option<ReadError> {
    let path = place(&error).unwrap_or(root).to_path_buf();
    if is_loop(&error) || path.extension().is_some() && Format::of_extension(&path).is_none() {
        return None;
    }
    let name = path.to_string_lossy().into_owned();
    let message = error.to_string();
    let error = error
        .into_io_error()
        .unwrap_or_else(|| std::io::Error::other(message));
    Some(ReadError::io(name, error))
}

fn place(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            place(err)
        }
        _ => None,
    }
}

fn is_loop(error: &ignore::Error) -> bool {
    match error {
        ignore::Error::Loop { .. } => true,
        ignore::Error::WithPath { err, .. }
        | ignore::Error::WithDepth { err, .. }
        | ignore::Error::WithLineNumber { err, .. } => is_loop(err),
        _ => false,
    }
}

fn path_bytes(item: &Result<Input, ReadError>) -> &[u8] {
    match item {
        Ok(input) => input.path.as_os_str().as_encoded_bytes(),
        Err(error) => error.path.as_bytes(),
    }
}
