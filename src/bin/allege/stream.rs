//! Works through inputs in parallel and writes in their order, holding little at a time.
//!
//! Units of work are gathered into batches; while all threads work on one, the results of the batch
//! before are written and the next is gathered. So memory is bounded by three batches, and output
//! cannot depend on the number of threads.

use std::io::{self, IsTerminal, Write};
use std::ops::AddAssign;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Duration;

use allege::read::{Documents, Input, ReadError, ReadOptions, inputs, read};
use allege::text::{ClaimType, Document};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::args::Inputs;
use crate::exit::Exit;
use crate::output::Output;
use crate::render;

/// Units of a batch for each thread: enough that no thread waits long for the last one.
const UNITS_PER_THREAD: usize = 64;
/// Bytes after which a batch is closed, however few units it holds.
const BATCH_BYTES: u64 = 32 << 20;

/// Failures of one file that are told one by one.
const FAILURES_SHOWN: usize = 3;

/// Claims by type, in the order of [`ClaimType::ALL`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts(pub(crate) [usize; ClaimType::ALL.len()]);

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        for (sum, n) in self.0.iter_mut().zip(other.0) {
            *sum += n;
        }
    }
}

/// What a whole run came to.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    pub(crate) n_documents: usize,
    pub(crate) n_failed: usize,
    pub(crate) counts: Counts,
}

impl Summary {
    /// The exit code it deserves.
    pub(crate) fn exit(&self) -> Exit {
        match (self.n_documents, self.n_failed) {
            (_, 0) => Exit::Ran,
            (0, _) => Exit::CouldNotRun,
            _ => Exit::SomeInputsFailed,
        }
    }
}

/// Reads `args`, lets `work` write what it makes of each document, and puts that into `output`.
pub(crate) fn run(
    args: &Inputs,
    output: Option<&Path>,
    work: impl Fn(&Document, &mut Vec<u8>) -> io::Result<Counts> + Sync,
) -> anyhow::Result<Summary> {
    let mut lines = Output::open(output)?;
    let mut sums = Counts::default();
    let mut summary = gather(
        args,
        output,
        |document| {
            let mut lines = Vec::new();
            let counts = work(document, &mut lines)?;
            Ok((lines, counts))
        },
        |(made, counts)| {
            sums += counts;
            lines.write_all(&made)
        },
    )?;
    lines.finish()?;
    summary.counts = sums;
    Ok(summary)
}

/// Reads `args`, lets `work` make something of each document, and hands that to `take`, in order.
/// The file `output`, which this run writes, is no input.
pub(crate) fn gather<T: Send>(
    args: &Inputs,
    output: Option<&Path>,
    work: impl Fn(&Document) -> io::Result<T> + Sync,
    take: impl FnMut(T) -> io::Result<()> + Send,
) -> anyhow::Result<Summary> {
    let options = ReadOptions::default();
    let found = without(inputs(&args.paths, &options), output);
    if found.is_empty() {
        render::warning("nothing to read: these folders hold no .txt, .md, .html or .jsonl file");
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(args.jobs.map_or(0, usize::from))
        .build()?;
    let limit = UNITS_PER_THREAD * pool.current_num_threads();
    let mut sink = Sink {
        take,
        bar: progress_bar(&found, args.quiet),
        summary: Summary::default(),
        failing: (String::new(), 0),
    };
    let mut source = Source {
        inputs: found.into_iter(),
        open: None,
        options: &options,
    };
    pool.install(|| -> io::Result<()> {
        let mut batch = source.batch(limit);
        let mut done = Vec::new();
        while !batch.is_empty() || !done.is_empty() {
            let (worked, written) = rayon::join(
                || {
                    let units = std::mem::take(&mut batch).into_par_iter();
                    units
                        // One by one, or at a batch's end the others wait for who has a long list.
                        .with_max_len(1)
                        .map(|unit| unit.work(&options, &work))
                        .collect::<Vec<_>>()
                },
                || {
                    sink.take(std::mem::take(&mut done))?;
                    io::Result::Ok(source.batch(limit))
                },
            );
            done = worked;
            batch = written?;
        }
        Ok(())
    })?;
    sink.report_more();
    sink.bar.finish_and_clear();
    Ok(sink.summary)
}

/// The inputs without the file that this run writes: a second run in the same folder must not read
/// the results of the first as news.
fn without(
    inputs: Vec<Result<Input, ReadError>>,
    output: Option<&Path>,
) -> Vec<Result<Input, ReadError>> {
    let Some(output) = output.and_then(|path| path.canonicalize().ok()) else {
        return inputs;
    };
    let is_output = |input: &Input| {
        input.path().file_name() == output.file_name()
            && input.path().canonicalize().is_ok_and(|path| path == output)
    };
    inputs
        .into_iter()
        .filter(|input| !input.as_ref().is_ok_and(is_output))
        .collect()
}

/// What one thread takes on at once.
enum Unit {
    /// A file with one document in it, to be read by the thread.
    File(Input),
    /// One of many documents of a file, which must be read in order.
    Document(Box<Result<Document, ReadError>>),
}

impl Unit {
    fn n_bytes(&self) -> u64 {
        match self {
            Self::File(input) => input.bytes().unwrap_or(0),
            Self::Document(document) => document
                .as_ref()
                .as_ref()
                .map_or(0, |document| document.text.len() as u64),
        }
    }

    fn work<T>(
        self,
        options: &ReadOptions,
        work: &(impl Fn(&Document) -> io::Result<T> + Sync),
    ) -> Done<T> {
        let mut done = Done {
            made: Vec::new(),
            errors: Vec::new(),
            n_bytes: self.n_bytes(),
        };
        match self {
            Self::File(input) => {
                for document in read(&input, options) {
                    done.add(document, work);
                }
            }
            Self::Document(document) => done.add(*document, work),
        }
        done
    }
}

/// What became of a unit.
struct Done<T> {
    /// What was made of each document.
    made: Vec<T>,
    errors: Vec<Failure>,
    n_bytes: u64,
}

impl<T> Done<T> {
    fn add(
        &mut self,
        document: Result<Document, ReadError>,
        work: &impl Fn(&Document) -> io::Result<T>,
    ) {
        let document = match document {
            Ok(document) => document,
            Err(error) => {
                let message = error.to_string();
                let path = error.path;
                return self.errors.push(Failure { path, message });
            }
        };
        // A bug that one text brings out must not cost the others their results.
        let trouble = match catch_unwind(AssertUnwindSafe(|| work(&document))) {
            Ok(Ok(made)) => return self.made.push(made),
            Ok(Err(error)) => error.to_string(),
            Err(_) => "allege failed on this text, which is a bug; please report it".to_owned(),
        };
        self.errors.push(Failure {
            message: format!("{}: {trouble}", document.path),
            path: document.path,
        });
    }
}

/// One document that could not be worked through.
struct Failure {
    path: String,
    message: String,
}

/// Everything that is still to be read.
struct Source<'o> {
    inputs: std::vec::IntoIter<Result<Input, ReadError>>,
    /// The file of many documents that is being read.
    open: Option<Documents>,
    options: &'o ReadOptions,
}

impl Source<'_> {
    /// At most `limit` units; none if nothing is left.
    fn batch(&mut self, limit: usize) -> Vec<Unit> {
        let mut batch = Vec::new();
        let mut n_bytes = 0;
        while batch.len() < limit && n_bytes < BATCH_BYTES {
            let Some(unit) = self.next() else { break };
            n_bytes += unit.n_bytes();
            batch.push(unit);
        }
        batch
    }

    fn next(&mut self) -> Option<Unit> {
        loop {
            if let Some(document) = self.open.as_mut().and_then(Iterator::next) {
                return Some(Unit::Document(Box::new(document)));
            }
            self.open = None;
            match self.inputs.next()? {
                Ok(input) if input.may_hold_many() => self.open = Some(read(&input, self.options)),
                Ok(input) => return Some(Unit::File(input)),
                Err(error) => return Some(Unit::Document(Box::new(Err(error)))),
            }
        }
    }
}

/// Where everything goes that is done.
struct Sink<F> {
    take: F,
    bar: ProgressBar,
    summary: Summary,
    /// The file that failed last, and how often in a row.
    failing: (String, usize),
}

impl<F> Sink<F> {
    fn take<T>(&mut self, batch: Vec<Done<T>>) -> io::Result<()>
    where
        F: FnMut(T) -> io::Result<()>,
    {
        for done in batch {
            self.summary.n_documents += done.made.len();
            for made in done.made {
                (self.take)(made)?;
            }
            self.summary.n_failed += done.errors.len();
            for failure in done.errors {
                self.report(failure);
            }
            self.bar.inc(done.n_bytes);
        }
        Ok(())
    }

    /// Says what failed, but of one file not every line: it may not be of our format at all.
    fn report(&mut self, failure: Failure) {
        if self.failing.0 != failure.path {
            self.report_more();
            self.failing = (failure.path, 0);
        }
        self.failing.1 += 1;
        if self.failing.1 <= FAILURES_SHOWN {
            self.bar.suspend(|| render::error(&failure.message));
        }
    }

    /// Says how many failures of the last file were passed over.
    fn report_more(&mut self) {
        let (path, n) = &self.failing;
        if let Some(more @ 1..) = n.checked_sub(FAILURES_SHOWN) {
            let message = format!(
                "{path}: and {} like these; is it a file of articles?",
                render::plural(more, "line")
            );
            self.bar.suspend(|| render::error(&message));
        }
    }
}

/// A bar over bytes, on a terminal only; without known sizes, or if `quiet`, none.
fn progress_bar(inputs: &[Result<Input, ReadError>], quiet: bool) -> ProgressBar {
    if quiet || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let known = inputs.iter().flatten().map(Input::bytes);
    let Some(n_bytes) = known.sum::<Option<u64>>() else {
        return ProgressBar::hidden();
    };
    let bar = ProgressBar::new(n_bytes).with_style(
        ProgressStyle::with_template("{wide_bar} {bytes} of {total_bytes}, {eta} left")
            .expect("the template is well formed"),
    );
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
