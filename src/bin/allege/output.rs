//! Where results go: standard output, or a file that appears only when it is complete.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// Bytes gathered before they are written.
const BUFFER: usize = 1 << 16;

/// An open output; call [`Output::finish`] or lose it.
pub(crate) struct Output {
    writer: BufWriter<Box<dyn Write + Send>>,
    /// The unfinished file and the name it will get.
    pending: Option<Pending>,
}

struct Pending {
    temporary: PathBuf,
    target: PathBuf,
}

impl Drop for Pending {
    fn drop(&mut self) {
        // After a rename there is nothing left to remove; after a failure nobody needs the rest.
        let _ = fs::remove_file(&self.temporary);
    }
}

impl Output {
    /// Opens `path`, or standard output for none and for `-`.
    pub(crate) fn open(path: Option<&Path>) -> anyhow::Result<Self> {
        match path {
            Some(path) if path.as_os_str() != "-" => Self::file(path)
                .with_context(|| format!("cannot write to {}; name another file", path.display())),
            _ => Ok(Self::to(Box::new(io::stdout()), None)),
        }
    }

    fn to(writer: Box<dyn Write + Send>, pending: Option<Pending>) -> Self {
        Self {
            writer: BufWriter::with_capacity(BUFFER, writer),
            pending,
        }
    }

    fn file(path: &Path) -> io::Result<Self> {
        if path.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        // Links stay links; devices and pipes cannot be replaced.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if target.exists() && !target.is_file() {
            let device = fs::OpenOptions::new().write(true).open(&target)?;
            return Ok(Self::to(Box::new(device), None));
        }
        let name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let temporary = target.with_file_name(format!(
            ".{}.{}.part",
            name.to_string_lossy(),
            std::process::id()
        ));
        let file = File::create(&temporary)?;
        // Who may read and write it stays as it was; where that cannot be kept, the text still can.
        if let Ok(replaced) = fs::metadata(&target) {
            let _ = fs::set_permissions(&temporary, replaced.permissions());
        }
        Ok(Self::to(
            Box::new(file),
            Some(Pending { temporary, target }),
        ))
    }

    /// Writes what is still held back, and gives a file its name.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        let Self {
            mut writer,
            pending,
        } = self;
        writer.flush()?;
        // Some systems refuse to rename an open file.
        drop(writer);
        if let Some(pending) = pending {
            fs::rename(&pending.temporary, &pending.target)
                .with_context(|| format!("cannot write to {}", pending.target.display()))?;
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}
