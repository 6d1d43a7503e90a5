//! What holds for every text.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::chars::is_blank;
use super::testing::run;
use super::{Mark, Segmented, TokenKind};

/// Text rich in what segmentation looks at.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a", "The", "U.S.", "Mr", "s", "n't", "5", ".", ".", "...", "?", ",", "\"", "'", "''", "“",
        "”", "‘", "’", "«", "»", "`", " ", " ", " ", "\n", "\n\n", "-", "—", "(", ")", "[", "]",
        "@", "#", "/", "é", "東", "\u{301}", "🇺🇳", "\u{200d}", "\u{feff}", "\r", "www.a", "said",
        "I", "_",
    ]);
    prop_oneof![
        prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat()),
        any::<String>(),
    ]
}

fn check_tokens(text: &str, segmented: &Segmented<'_>) {
    let mut end = 0;
    for token in &segmented.tokens {
        let gap = &text[end..token.span.start() as usize];
        assert!(gap.chars().all(is_blank), "{gap:?} is in no token");
        assert_eq!(
            token.spaced,
            end == 0 && token.span.start() == 0 || !gap.is_empty()
        );
        assert!(!token.span.is_empty());
        end = token.span.end() as usize;
    }
    assert!(text[end..].chars().all(is_blank));
}

fn check_sentences(text: &str, segmented: &Segmented<'_>) {
    let glued: String = segmented
        .sentences
        .iter()
        .map(|s| s.span.slice(text))
        .collect();
    assert_eq!(
        glued,
        if segmented.tokens.is_empty() {
            ""
        } else {
            text
        }
    );
    let mut next = 0;
    for (n, sentence) in segmented.sentences.iter().enumerate() {
        assert_eq!(sentence.tokens.start, next);
        assert!(!sentence.tokens.is_empty());
        next = sentence.tokens.end;
        for token in &segmented.tokens[sentence.tokens.clone()] {
            assert_eq!(token.sentence as usize, n);
            assert!(sentence.span.encloses(token.span));
        }
    }
    assert_eq!(next, segmented.tokens.len());
    let paragraphs: Vec<u32> = segmented.sentences.iter().map(|s| s.paragraph).collect();
    assert!(paragraphs.is_sorted());
}

fn check_quotes(segmented: &Segmented<'_>) {
    let paragraph =
        |token: usize| segmented.sentences[segmented.tokens[token].sentence as usize].paragraph;
    let mut stack: Vec<usize> = Vec::new();
    for (n, quote) in segmented.quotes.iter().enumerate() {
        assert!(quote.open <= quote.close);
        assert_eq!(paragraph(quote.open), paragraph(quote.close));
        assert_eq!(
            segmented.tokens[quote.open].kind,
            TokenKind::Quote(Mark::Open)
        );
        if quote.closed {
            assert_eq!(
                segmented.tokens[quote.close].kind,
                TokenKind::Quote(Mark::Close)
            );
        }
        while stack
            .last()
            .is_some_and(|&outer| segmented.quotes[outer].close < quote.open)
        {
            stack.pop();
        }
        assert!(
            stack
                .last()
                .is_none_or(|&outer| quote.close <= segmented.quotes[outer].close)
        );
        assert_eq!(quote.depth as usize, stack.len());
        stack.push(n);
        if let Some(before) = quote.continues {
            let before = segmented.quotes[before.0 as usize];
            assert!(!before.closed && paragraph(before.open) + 1 == paragraph(quote.open));
        }
    }
}

proptest! {
    #[test]
    fn tokens_sentences_and_quotations_are_sound(text in texts()) {
        let segmented = run(&text);
        check_tokens(&text, &segmented);
        check_sentences(&text, &segmented);
        check_quotes(&segmented);
    }

    #[test]
    fn agrees_with_the_standard_on_words(text in "[a-z]{1,9}( [a-zA-Z]{2,9}|, [a-z]{3,9}){0,9}[!?]") {
        let segmented = run(&text);
        let ours: Vec<&str> = (0..segmented.tokens.len()).map(|i| segmented.token_text(i)).collect();
        let standard: Vec<&str> = text.split_word_bounds().filter(|w| *w != " ").collect();
        prop_assert_eq!(ours, standard);
    }

    #[test]
    fn agrees_with_the_standard_on_plain_sentences(text in "([A-Z][a-z]{2,9}( [b-z]{4,9}){1,5}[.!?] ){1,5}") {
        let segmented = run(&text);
        let ours: Vec<&str> = segmented.sentences.iter().map(|s| s.span.slice(&text)).collect();
        let standard: Vec<&str> = text.split_sentence_bounds().collect();
        prop_assert_eq!(ours, standard);
    }
}

#[test]
fn takes_linear_time() {
    let started = Instant::now();
    for text in [
        "“".repeat(100_000),
        "\"a ".repeat(100_000),
        "'a ".repeat(100_000),
        "\"".repeat(100_000),
        "‘“".repeat(100_000),
        ", ".repeat(500_000),
        ". ".repeat(200_000),
        ".(".repeat(200_000),
        "a.b".repeat(200_000),
        "a's".repeat(200_000),
        "é.".repeat(200_000),
        "東".repeat(200_000),
        "\n“".repeat(100_000),
        "[".repeat(200_000),
        "a-".repeat(200_000),
        "\r".repeat(200_000),
        "The bridge “fell” and the officials' plan failed. ".repeat(100_000),
    ] {
        run(&text);
    }
    // Quadratic time would take hours; a busy machine gets some slack.
    assert!(started.elapsed() < Duration::from_secs(60));
}
