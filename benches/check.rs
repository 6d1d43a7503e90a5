//! What `allege check` takes, beside what any command takes to start.
//!
//! `startup` loads the built-in files, as `extract` does before it reads anything; `check` is all of
//! `allege check`. Their ratio is the figure to watch: a linguist checks after every change.
//! `examples` and `warnings` are the parts that `check` adds. `cargo bench --bench check`.

// Clippy lets tests unwrap; a bench is one.
#![allow(clippy::unwrap_used, missing_docs)]

use std::sync::LazyLock;

use allege::check::{check, check_examples, check_sense};
use allege::lexicon::LexiconFiles;
use allege::pipeline::Language;
use allege::rule::formatted;
use divan::{Bencher, black_box};

static FILES: LazyLock<LexiconFiles> = LazyLock::new(LexiconFiles::embedded);

static LANGUAGE: LazyLock<Language> = LazyLock::new(|| Language::load(&FILES).unwrap());

fn main() {
    divan::main();
}

#[divan::bench]
fn startup(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Language::load(black_box(&FILES)).unwrap());
}

#[divan::bench(name = "check")]
fn check_all(bencher: Bencher<'_, '_>) {
    bencher.bench(|| check(black_box(&FILES)));
}

#[divan::bench]
fn examples(bencher: Bencher<'_, '_>) {
    bencher.bench(|| check_examples(black_box(&LANGUAGE), &FILES));
}

#[divan::bench]
fn warnings(bencher: Bencher<'_, '_>) {
    bencher.bench(|| check_sense(black_box(&LANGUAGE), &FILES));
}

#[divan::bench]
fn layout(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        for file in &FILES.rules {
            black_box(formatted(black_box(file))).unwrap();
        }
    });
}
