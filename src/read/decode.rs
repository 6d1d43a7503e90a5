//! From bytes to text, and whether it is text at all.
//!
//! In order: a byte order mark; UTF-8 if it is valid; what an HTML page says of itself; a guess.
//! Valid UTF-8 comes before what the page says, because pages saved by a browser often keep the
//! old label, while text in another encoding is hardly ever valid UTF-8 by chance.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252, X_USER_DEFINED};

/// How far into a page the label may stand; the HTML standard says 1024, real pages need more.
const LABEL_WITHIN: usize = 4096;

/// The byte order mark of UTF-8.
pub(super) const UTF8_BOM: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// All of `bytes` as text, without its byte order mark; impossible bytes become U+FFFD.
pub(super) fn decode(bytes: &[u8], is_html: bool) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[mark..]);
    }
    let valid = std::str::from_utf8(bytes);
    let label = is_html.then(|| label(bytes)).flatten();
    match (valid, label) {
        // Pure ASCII may still be ISO-2022-JP in disguise, so there the label counts.
        (Ok(text), Some(encoding)) if text.is_ascii() => decode_as(encoding, bytes),
        (Ok(text), _) => text.to_owned(),
        (Err(_), Some(encoding)) if encoding != UTF_8 => decode_as(encoding, bytes),
        (Err(error), _) => decode_invalid(bytes, error.valid_up_to()),
    }
}

/// The first few hundred characters, enough to tell HTML from text.
pub(super) fn start(bytes: &[u8]) -> Cow<'_, str> {
    let start = &bytes[..bytes.len().min(LABEL_WITHIN)];
    match Encoding::for_bom(start) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&start[mark..]).0,
        None => String::from_utf8_lossy(start),
    }
}

/// Whether nothing is left after white space and zero-width marks.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'))
}

/// Fewer strange characters than this prove nothing.
const MIN_STRANGE: usize = 4;

/// Whether `bytes`, decoded to `text`, were never text: NUL characters, or one in twenty that no
/// text contains.
///
/// HTML may hold a stray NUL, which its parser drops. A U+FFFD that valid UTF-8 spells out was
/// lost by whoever wrote the file; it tells nothing of the rest.
pub(super) fn is_binary(bytes: &[u8], text: &str, is_html: bool) -> bool {
    if !is_html && text.contains('\0') {
        return true;
    }
    // A byte that each strange character holds; in nearly all texts they are too few.
    let may_be_strange = |byte: u8| {
        byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r') || matches!(byte, 0x7F | 0xC2 | 0xEF)
    };
    if text.bytes().filter(|&byte| may_be_strange(byte)).count() < MIN_STRANGE {
        return false;
    }
    let is_replaced = std::str::from_utf8(bytes).is_err();
    let is_strange = |c: char| {
        // U+0085 is a line end on some systems, form feed and escape occur in old wire copy.
        c == '\u{FFFD}' && is_replaced
            || c.is_control() && !"\t\n\r\u{B}\u{C}\u{1B}\u{85}".contains(c)
    };
    // The beginning tells; counting all of a large file would only cost time.
    let (mut n_chars, mut n_strange) = (0_usize, 0_usize);
    for c in text.chars().take(1 << 16) {
        n_chars += 1;
        n_strange += usize::from(is_strange(c));
    }
    n_strange >= MIN_STRANGE && n_strange * 20 > n_chars
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Decodes what is no valid UTF-8.
fn decode_invalid(bytes: &[u8], valid_up_to: usize) -> String {
    // Mostly UTF-8 with a broken character or two (a file cut off in the middle) stays UTF-8:
    // another encoding would garble all that is right in it.
    let lossy = String::from_utf8_lossy(bytes);
    let n_broken = lossy.matches('\u{FFFD}').count();
    let n_right = bytes.utf8_chunks().fold(0, |n, chunk| {
        n + chunk.valid().chars().filter(|c| !c.is_ascii()).count()
    });
    if n_right > 2 * n_broken {
        return lossy.into_owned();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // All before the first odd byte is ASCII or UTF-8 and tells the detector nothing it needs.
    let from = valid_up_to.saturating_sub(LABEL_WITHIN);
    let until = bytes.len().min(valid_up_to + (1 << 20));
    detector.feed(&bytes[from..until], true);
    decode_as(detector.guess(None, Utf8Detection::Deny), bytes)
}

/// The encoding that a page's `<meta charset=…>` or `<meta … content="…; charset=…">` names.
fn label(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(LABEL_WITHIN)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    head.split("<meta").skip(1).find_map(|tag| {
        let tag = tag.split('>').next()?;
        let (_, value) = tag.split_once("charset")?;
        let value = value.trim_start().strip_prefix('=')?;
        let value =
            value.trim_start_matches(|c: char| c.is_ascii_whitespace() || "\"'".contains(c));
        let name = value
            .split(|c: char| c.is_ascii_whitespace() || "\"';/".contains(c))
            .next()?;
        let encoding = Encoding::for_label(name.as_bytes())?;
        // As the HTML standard has it: a label readable as ASCII cannot mean UTF-16.
        Some(match encoding {
            e if e == X_USER_DEFINED => WINDOWS_1252,
            e => e.output_encoding(),
        })
    })
}
