//! The article in an HTML page: its text, one blank line between paragraphs.
//!
//! `dom_smoothie` decides what belongs to the article, [`page`] whether it gets to see the page.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_smoothie::{Config, Readability, TextMode};

use super::{ReadErrorKind, metadata, page};
use crate::text::Metadata;

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
    let page = page::parse(html).ok_or(ReadErrorKind::TooComplex)?;
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
