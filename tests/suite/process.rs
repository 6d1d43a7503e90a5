//! The program as a process, in a folder of its own.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use tempfile::TempDir;

/// A good article of two claims.
pub(crate) const ARTICLE: &str =
    "The mayor denied that the bridge was unsafe. “It will hold,” said Ana Ruiz.\n";

/// Runs the program in `folder`.
pub(crate) fn allege(args: &[&str], folder: &Path) -> Assert {
    let mut command = Command::cargo_bin("allege").unwrap();
    command
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .args(args)
        .assert()
}

/// A folder with these files.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// A copy of `lexicons/en`, to be changed.
pub(crate) fn copied_lexicons() -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/en");
    fs::create_dir(copy.path().join("rules")).unwrap();
    for folder in ["", "rules"] {
        for entry in fs::read_dir(original.join(folder)).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_file() {
                let target = copy.path().join(folder).join(entry.file_name());
                fs::copy(entry.path(), target).unwrap();
            }
        }
    }
    copy
}

pub(crate) fn stdout(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

pub(crate) fn stderr(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}
