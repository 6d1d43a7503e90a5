//! What an HTML page says about its article: JSON-LD first, then the head's own tags.

use dom_query::Document as Page;
use serde_json::{Map, Value};

use crate::text::Metadata;

/// Where a page names its address, its date: selector and attribute, the more dependable first.
const URL: [(&str, &str); 2] = [
    ("link[rel=canonical]", "href"),
    ("meta[property='og:url']", "content"),
];
const PUBLISHED: [(&str, &str); 7] = [
    ("meta[property='article:published_time']", "content"),
    ("meta[itemprop=datePublished]", "content"),
    ("meta[name='parsely-pub-date']", "content"),
    ("meta[name=pubdate]", "content"),
    ("meta[name=date]", "content"),
    ("meta[name='DC.date']", "content"),
    ("article time[datetime]", "datetime"),
];

/// What `page` says. To be asked before the extractor strips its head.
pub(super) fn of(page: &Page) -> Metadata {
    let tags = Metadata {
        url: attribute(page, &URL).filter(|url| is_web(url)),
        published: attribute(page, &PUBLISHED),
        ..Metadata::default()
    };
    merge(json_ld(page), tags)
}

/// `first`, with what it leaves open taken from `second`.
pub(super) fn merge(first: Metadata, second: Metadata) -> Metadata {
    Metadata {
        title: first.title.or(second.title),
        url: first.url.or(second.url),
        publisher: first.publisher.or(second.publisher),
        published: first.published.or(second.published),
        lang: first.lang.or(second.lang),
    }
}

fn attribute(page: &Page, places: &[(&str, &str)]) -> Option<String> {
    places.iter().find_map(|(selector, attribute)| {
        let value = page.select_single(selector).attr(attribute)?;
        let value = value.trim();
        (!value.is_empty()).then(|| value.to_owned())
    })
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// What the first JSON-LD object about an article says; one that is not valid JSON says nothing.
fn json_ld(page: &Page) -> Metadata {
    let scripts = page.select("script[type='application/ld+json']");
    let said = scripts.iter().find_map(|script| {
        let value: Value = serde_json::from_str(script.text().trim()).ok()?;
        article(&value).map(from_article)
    });
    said.unwrap_or_default()
}

/// The object about an article: the value itself, or one in its list or `@graph`.
fn article(value: &Value) -> Option<&Map<String, Value>> {
    match value {
        Value::Array(values) => values.iter().find_map(article),
        Value::Object(object) => {
            let is_article = object.get("@type").is_some_and(|kind| match kind {
                Value::Array(kinds) => kinds.iter().any(names_article),
                kind => names_article(kind),
            });
            is_article
                .then_some(object)
                .or_else(|| article(object.get("@graph")?))
        }
        _ => None,
    }
}

/// Whether this is one of schema.org's articles: NewsArticle, OpinionNewsArticle, BlogPosting, …
fn names_article(kind: &Value) -> bool {
    kind.as_str()
        .is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting"))
}

fn from_article(object: &Map<String, Value>) -> Metadata {
    let word = |key: &str| object.get(key).and_then(word);
    Metadata {
        title: word("headline").or_else(|| word("name")).map(unescape),
        url: word("url")
            .or_else(|| word("mainEntityOfPage"))
            .filter(|url| is_web(url)),
        publisher: word("publisher").map(unescape),
        published: word("datePublished"),
        lang: word("inLanguage"),
    }
}

/// A string, or what stands for one: an object's name or id, the first of a list.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(word) => {
            let word = word.trim();
            (!word.is_empty()).then(|| word.to_owned())
        }
        Value::Object(object) => ["name", "@id"]
            .iter()
            .find_map(|key| object.get(*key).filter(|value| value.is_string()))
            .and_then(word),
        Value::Array(values) => values
            .first()
            .filter(|value| value.is_string())
            .and_then(word),
        _ => None,
    }
}

/// Some sites write HTML entities even inside JSON.
fn unescape(word: String) -> String {
    if word.contains('&') {
        Page::fragment(word).text().to_string()
    } else {
        word
    }
}
