//! The article in an HTML page: its text, one blank line between paragraphs.
//!
//! `dom_smoothie` decides what belongs to the article. It needs time that grows with the depth of
//! the page, so the page is parsed piece by piece and given up once it is larger or deeper than
//! any that people read.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::{Document as Page, NodeRef};
use dom_smoothie::{Config, Readability, TextMode};
use html5ever::ParseOpts;
use html5ever::tendril::{StrTendril, TendrilSink};

use super::{ReadErrorKind, metadata};
use crate::text::Metadata;

/// How deep elements may stand inside each other; browsers stop at 512.
const MAX_DEPTH: usize = 512;

/// How many nodes a page may have. The largest that newsrooms publish have some ten thousand.
const MAX_NODES: usize = 1_000_000;

/// The sum of all nodes' depths, which is what the extractor's time follows.
const MAX_WORK: usize = 20_000_000;

/// How many bytes are parsed between two looks at the size of the tree.
const PIECE: usize = 4096;

/// Whether text that may be anything begins as an HTML page does.
pub(super) fn is_html(start: &str) -> bool {
    let start = start.trim_start();
    // `<?xml …?>` and comments may stand before it.
    ["<!doctype html", "<html"]
        .iter()
        .any(|tag| begins(start, tag))
        || (begins(start, "<?xml") || begins(start, "<!--"))
            && start.to_ascii_lowercase().contains("<html")
}

fn begins(text: &str, with: &str) -> bool {
    let start = text.as_bytes().get(..with.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()))
}

/// The text of the page's article, and what the page says about it.
pub(super) fn article(html: &str) -> Result<(String, Metadata), ReadErrorKind> {
    // An article is someone else's text and the extractor someone else's code: if the one upsets
    // the other, that must cost this page only.
    catch_unwind(AssertUnwindSafe(|| extract(html))).unwrap_or(Err(ReadErrorKind::NoArticle))
}

fn extract(html: &str) -> Result<(String, Metadata), ReadErrorKind> {
    let page = parse(html).ok_or(ReadErrorKind::TooComplex)?;
    let said = metadata::of(&page);
    // Captions are no part of the text, and "Photo: Ana Ruiz" is nobody's statement.
    page.select("figcaption").remove();
    let config = Config {
        text_mode: TextMode::Formatted,
        // `metadata` reads it, with a parser that bounds its recursion.
        disable_json_ld: true,
        ..Config::default()
    };
    let article = Readability::with_document(page, None, Some(config))
        .and_then(|mut page| page.parse())
        .map_err(|_| ReadErrorKind::NoArticle)?;
    let text = article.text_content.trim();
    if text.is_empty() {
        return Err(ReadErrorKind::NoArticle);
    }
    let found = Metadata {
        title: Some(article.title).filter(|title| !title.trim().is_empty()),
        url: None,
        publisher: article.site_name,
        published: article.published_time,
        lang: article.lang,
    };
    Ok((tidy(text), metadata::merge(said, found)))
}

/// Lines without blanks at their ends, and no more than one empty line in a row.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut n_empty = 0;
    for line in text.lines().map(str::trim_end) {
        n_empty = if line.is_empty() { n_empty + 1 } else { 0 };
        if n_empty < 2 {
            tidy.push_str(line);
            tidy.push('\n');
        }
    }
    tidy.truncate(tidy.trim_end().len());
    tidy
}

/// The page as a tree, or `None` if it is out of all proportion.
fn parse(html: &str) -> Option<Page> {
    let mut parser = html5ever::parse_document(Page::default(), ParseOpts::default());
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, later) = rest.split_at(piece_end(rest));
        rest = later;
        parser.process(StrTendril::from(piece));
        let page = &parser.tokenizer.sink.sink;
        // Nobody reads these, and a bad page has one a byte.
        page.errors.borrow_mut().clear();
        if page.tree.len() > MAX_NODES || open_depth(page) > MAX_DEPTH {
            return None;
        }
    }
    let page = parser.finish();
    (work(&page) <= MAX_WORK).then_some(page)
}

/// Where the next piece ends: not inside a character.
fn piece_end(rest: &str) -> usize {
    (PIECE..rest.len())
        .find(|&end| rest.is_char_boundary(end))
        .unwrap_or(rest.len())
}

/// How deep the last node stands, which is where the parser is.
fn open_depth(page: &Page) -> usize {
    std::iter::successors(Some(page.root()), NodeRef::last_child)
        .take(MAX_DEPTH + 2)
        .count()
}

/// The sum of the depths of all nodes. Walks by hand: recursion would be as deep as the page.
fn work(page: &Page) -> usize {
    let (mut sum, mut depth) = (0, 1);
    let mut node = page.root();
    loop {
        sum += depth;
        if let Some(child) = node.first_child() {
            node = child;
            depth += 1;
            continue;
        }
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                return sum;
            };
            node = parent;
            depth -= 1;
        }
    }
}
