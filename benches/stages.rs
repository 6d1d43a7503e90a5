//! How many bytes each stage takes in a second, on the articles of `corpus/`.
//!
//! A stage gets what those before it made, so its figure is its own; `whole` is all of them.
//! `cargo bench` prints a table, `cargo bench -- tag` one stage of it.

// Clippy lets tests unwrap; a bench is one.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use allege::find::find;
use allege::lexicon::LexiconFiles;
use allege::phrase::{Phrases, phrase};
use allege::pipeline::{Language, extract};
use allege::record::write_claims;
use allege::resolve::{Context, resolve};
use allege::segment::{Segmented, segment};
use allege::tag::{Entities, tag};
use allege::text::Document;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

/// How often each article is there: enough work for a steady figure.
const COPIES: usize = 10;

static LANGUAGE: LazyLock<Language> =
    LazyLock::new(|| Language::load(&LexiconFiles::embedded()).unwrap());

static ARTICLES: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    let articles = paths
        .iter()
        .map(|path| Document::new(path.to_string_lossy(), fs::read_to_string(path).unwrap()));
    let articles: Vec<_> = articles.collect();
    std::iter::repeat_n(articles, COPIES).flatten().collect()
});

fn main() {
    divan::main();
}

/// Runs `stage` on every one of `prepared`, counting the bytes of the articles they were made of.
fn each<T: Sync, U>(bencher: Bencher<'_, '_>, prepared: &[T], stage: impl Fn(&T) -> U + Sync) {
    let n_bytes: usize = ARTICLES.iter().map(|article| article.text.len()).sum();
    bencher.counter(BytesCount::new(n_bytes)).bench(|| {
        for one in prepared {
            black_box(stage(black_box(one)));
        }
    });
}

fn segmented() -> Vec<Segmented<'static>> {
    let texts = ARTICLES.iter().map(|article| &article.text);
    texts.map(|text| segment(text, &LANGUAGE.lexicon)).collect()
}

fn tagged(segmented: &Segmented<'_>) -> Entities {
    tag(segmented, &LANGUAGE.lexicon, &LANGUAGE.gazetteer)
}

/// What finding and resolving need.
struct Prepared {
    segmented: Segmented<'static>,
    entities: Entities,
    phrases: Phrases,
}

#[divan::bench]
fn segment_text(bencher: Bencher<'_, '_>) {
    each(bencher, &ARTICLES, |article| {
        segment(&article.text, &LANGUAGE.lexicon).tokens.len()
    });
}

#[divan::bench]
fn tag_names(bencher: Bencher<'_, '_>) {
    each(bencher, &segmented(), tagged);
}

#[divan::bench]
fn find_phrases(bencher: Bencher<'_, '_>) {
    let inputs: Vec<_> = segmented()
        .into_iter()
        .map(|segmented| (tagged(&segmented), segmented))
        .collect();
    each(bencher, &inputs, |(entities, segmented)| {
        phrase(segmented, &LANGUAGE.lexicon, entities)
    });
}

#[divan::bench]
fn find_and_resolve(bencher: Bencher<'_, '_>) {
    let Language { lexicon, rules, .. } = &*LANGUAGE;
    let prepared: Vec<_> = segmented()
        .into_iter()
        .map(|segmented| {
            let entities = tagged(&segmented);
            Prepared {
                phrases: phrase(&segmented, lexicon, &entities),
                entities,
                segmented,
            }
        })
        .collect();
    each(bencher, &prepared, |prepared| {
        let Prepared {
            segmented,
            entities,
            phrases,
        } = prepared;
        let context = Context {
            segmented,
            lexicon,
            entities,
            phrases,
            rules,
        };
        resolve(context, find(segmented, lexicon, phrases, rules)).0
    });
}

#[divan::bench]
fn whole(bencher: Bencher<'_, '_>) {
    each(bencher, &ARTICLES, |article| {
        let mut lines = Vec::new();
        write_claims(article, &extract(article, &LANGUAGE), &mut lines).unwrap();
        lines
    });
}

#[divan::bench]
fn load_language() -> Language {
    Language::load(&LexiconFiles::embedded()).unwrap()
}
