//! Exit codes, all of them.

use std::io;
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// It ran, even if it found nothing.
    Ran,
    /// It ran, and a check failed: a mistake in a file, a score below its floor.
    CheckFailed,
    /// It could not run: wrong arguments, unusable lexicons, not one readable input.
    CouldNotRun,
    /// Some inputs failed; all others were worked through.
    SomeInputsFailed,
}

impl Exit {
    /// The worse of two: a check that failed is not made good by the next.
    pub(crate) fn and(self, other: Self) -> Self {
        if self == Self::Ran { other } else { self }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Ran => 0,
            Exit::CheckFailed => 1,
            Exit::CouldNotRun => 2,
            Exit::SomeInputsFailed => 3,
        })
    }
}

/// Whether `error` only says that the reader of our output went away.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let kind = cause
            .downcast_ref::<io::Error>()
            .map(io::Error::kind)
            .or_else(|| cause.downcast_ref::<serde_json::Error>()?.io_error_kind());
        kind == Some(io::ErrorKind::BrokenPipe)
    })
}
