//! Classes of characters and the look of words.

use super::Case;

/// Separates tokens: white space, control characters, and marks without width that join nothing.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A dash that stands between words.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '\u{2012}'..='\u{2015}')
}

/// Joins the parts of one word.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Stands for an apostrophe inside a word.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛')
}

/// A letter, a digit, or what combines with one.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}')
}

/// Ends a sentence.
pub(super) fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '؟' | '۔' | '।'
    )
}

/// How `word` is capitalised.
pub(super) fn case_of(word: &str) -> Case {
    // Nearly all words are small ASCII letters.
    if !word
        .bytes()
        .any(|b| b.is_ascii_uppercase() || !b.is_ascii())
    {
        return Case::Lower;
    }
    let (mut first_upper, mut letters, mut upper) = (false, 0, 0);
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        if c.is_uppercase() {
            upper += 1;
            first_upper |= letters == 0;
        }
        letters += 1;
    }
    match (first_upper, upper) {
        (_, 0) => Case::Lower,
        (false, _) => Case::Mixed,
        (true, n) if n == letters && n > 1 => Case::Upper,
        (true, _) => Case::Title,
    }
}

/// Writes `word` to `buffer` as the lexicon spells it: lower case, straight apostrophes.
pub(super) fn fold(word: &str, buffer: &mut String) {
    buffer.clear();
    if word.is_ascii() {
        buffer.push_str(word);
        buffer.make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            '’' | '‘' | '‛' | '\u{2bc}' => buffer.push('\''),
            '\u{2010}' | '\u{2011}' => buffer.push('-'),
            '\u{ad}' => {}
            _ => buffer.extend(c.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case() {
        for (word, case) in [
            ("bridge", Case::Lower),
            ("19-year", Case::Lower),
            ("Bridge", Case::Title),
            ("McNair", Case::Title),
            ("I", Case::Title),
            ("NATO", Case::Upper),
            ("U.S.", Case::Upper),
            ("iPhone", Case::Mixed),
            ("Élan", Case::Title),
        ] {
            assert_eq!(case_of(word), case, "{word}");
        }
    }

    #[test]
    fn folds_as_the_lexicon_spells() {
        let mut buffer = String::new();
        for (word, folded) in [
            ("Don’T", "don't"),
            ("ÉLAN", "élan"),
            ("co\u{2011}op", "co-op"),
        ] {
            fold(word, &mut buffer);
            assert_eq!(buffer, folded);
        }
    }
}
