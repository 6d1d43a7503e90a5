//! A stand-in for `segment` in tests: good enough for short, well-behaved sentences.
use crate::lexicon::Lexicon;
use crate::segment::{Case, Mark, Segmented, Sentence, Token, TokenKind};
use crate::text::Span;

pub(super) fn segment<'d>(text: &'d str, lexicon: &Lexicon) -> Segmented<'d> {
    let mut raw: Vec<(usize, usize, TokenKind)> = Vec::new();
    let mut open = false;
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |i: usize| chars.get(i).map_or(text.len(), |c| c.0);
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i].1;
        let start = i;
        if c.is_alphanumeric() {
            i += 1;
            while i < chars.len() {
                let c = chars[i].1;
                let next = chars.get(i + 1).is_some_and(|c| c.1.is_alphanumeric());
                if c.is_alphanumeric()
                    || matches!(c, '-' | '.' | '\'' | '’' | ',')
                        && next
                        && !(c == ',' && !chars[i - 1].1.is_numeric())
                {
                    i += 1;
                } else {
                    break;
                }
            }
            let mut end = i;
            let word = &text[at(start)..at(end)];
            let stopped = chars.get(i).is_some_and(|c| c.1 == '.');
            let abbr = [
                "Mr", "Mrs", "Ms", "Dr", "Sen", "Gov", "Rep", "Jr", "St", "Inc", "Gen", "Lt",
                "Col", "Prof", "Rev", "Conn", "Va",
            ]
            .contains(&word)
                || word.len() == 1 && c.is_uppercase() && c != 'I'
                || word.contains('.') && c.is_uppercase();
            if stopped && abbr {
                i += 1;
                end = i;
            }
            let kind = if c.is_numeric() {
                TokenKind::Number
            } else {
                TokenKind::Word
            };
            let word = &text[at(start)..at(end)];
            let cut = word.find("'s").or(word.find("’s")).filter(|&c| c > 0);
            if let Some(cut) = cut {
                raw.push((at(start), at(start) + cut, kind));
                raw.push((at(start) + cut, at(end), TokenKind::Clitic));
            } else {
                raw.push((at(start), at(end), kind));
            }
            continue;
        }
        i += 1;
        if c.is_whitespace() {
            continue;
        }
        let kind = match c {
            '“' => TokenKind::Quote(Mark::Open),
            '”' => TokenKind::Quote(Mark::Close),
            '"' => {
                open = !open;
                TokenKind::Quote(if open { Mark::Open } else { Mark::Close })
            }
            _ => TokenKind::Punct,
        };
        raw.push((at(start), at(i), kind));
    }
    let mut tokens: Vec<Token> = Vec::new();
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut first = 0;
    let mut paragraph = 0;
    for (n, &(s, e, kind)) in raw.iter().enumerate() {
        let word = &text[s..e];
        let lower = word.to_lowercase().replace('’', "'");
        let upper = word.chars().filter(|c| c.is_uppercase()).count();
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let case = if upper == 0 {
            Case::Lower
        } else if upper == letters && letters > 1 {
            Case::Upper
        } else if word.chars().next().is_some_and(char::is_uppercase) {
            Case::Title
        } else {
            Case::Mixed
        };
        let spaced = s == 0 || text[..s].ends_with(char::is_whitespace);
        tokens.push(Token {
            span: Span::of(s..e),
            word: lexicon.id(&lower),
            kind,
            case,
            spaced,
            quote: None,
            sentence: sentences.len() as u32,
        });
        let next = raw.get(n + 1).map_or(text.len(), |t| t.0);
        let gap = &text[e..next];
        let para = gap.contains("\n\n");
        let ends = matches!(word, "." | "!" | "?" | "”")
            && next > e
            && (word != "”" || matches!(text[..s].chars().last(), Some('.' | '?' | '!')))
            && !text[next..].starts_with('”');
        if ends || para || n + 1 == raw.len() {
            let last_stop = matches!(word, "." | "!" | "?" | "”" | "\"");
            sentences.push(Sentence {
                span: Span::of(if first == 0 { 0 } else { raw[first].0 }..next),
                tokens: first..n + 1,
                paragraph,
                headline: (para || n + 1 == raw.len()) && !last_stop
                    || sentences.is_empty() && para,
            });
            first = n + 1;
            paragraph += u32::from(para);
        }
    }
    Segmented {
        text,
        tokens,
        sentences,
        quotes: Vec::new(),
    }
}
