//! Looks words up, and gives an abbreviation the stop behind it.

use super::chars::fold;
use super::lines::Paragraph;
use super::{Case, Token, TokenKind};
use crate::lexicon::{Class, ClassSet, Lexicon, WordId, WordInfo};

/// Longer tokens are in no lexicon.
const LONGEST_WORD: usize = 64;

/// What a word with a stop must be to keep it.
const ABBREVIATIONS: ClassSet = ClassSet::of(&[
    Class::Abbr,
    Class::AbbrEnd,
    Class::Title,
    Class::Suffix,
    Class::Month,
    Class::Weekday,
]);

/// Classes of abbreviations' unstopped twins that are no words of their own (`Gen`, `Rev`).
const TWINS: ClassSet = ClassSet::of(&[
    Class::Abbr,
    Class::AbbrEnd,
    Class::Title,
    Class::Suffix,
    Class::Month,
    Class::Weekday,
    Class::Org,
    Class::Place,
    Class::Particle,
]);

/// Classes of words that open a sentence and never a name.
const STARTERS: ClassSet = ClassSet::of(&[
    Class::Det,
    Class::Poss,
    Class::PronSubj,
    Class::PronIndef,
    Class::PronDem,
    Class::Rel,
    Class::Wh,
    Class::Comp,
    Class::Prep,
    Class::Coord,
    Class::Sub,
    Class::Be,
    Class::Have,
    Class::Do,
    Class::Modal,
    Class::Neg,
    Class::Adv,
    Class::Hedge,
    Class::Num,
    Class::Interj,
    Class::Time,
]);

/// Nouns that are spelled like an abbreviation, and that the lexicon need not list as words.
const NOUNS: [&str; 26] = [
    "al", "ark", "cape", "col", "dir", "ed", "fig", "figs", "gal", "ill", "la", "man", "mass",
    "max", "min", "miss", "mo", "mos", "ore", "pa", "par", "pat", "sat", "sun", "tech", "wash",
];

/// Whether a word opens sentences and never names.
pub(super) fn is_starter(info: &WordInfo) -> bool {
    info.classes.meets(STARTERS)
        && !info
            .classes
            .meets(ClassSet::of(&[Class::Month, Class::Weekday, Class::Title]))
}

/// Fills `word` of every token and joins stops to abbreviations and initials.
pub(super) fn join(
    text: &str,
    lexicon: &Lexicon,
    tokens: &mut Vec<Token>,
    paragraphs: &mut [Paragraph],
) {
    let mut joiner = Joiner {
        text,
        lexicon,
        buffer: String::new(),
    };
    // Tokens before `kept` are done; those from `read` on are still as scanned.
    let mut kept = 0;
    for paragraph in paragraphs {
        let start = kept;
        let mut read = paragraph.tokens.start;
        while read < paragraph.tokens.end {
            let mut token = tokens[read];
            let following = &tokens[read + 1..paragraph.tokens.end];
            let stop = following
                .first()
                .filter(|next| joiner.is_stop(next))
                .copied();
            read += 1;
            if matches!(
                token.kind,
                TokenKind::Word | TokenKind::Clitic | TokenKind::Number
            ) {
                let kept_stop = stop
                    .and_then(|_| joiner.keeps_stop(&tokens[start..kept], token, &following[1..]));
                if let (Some(word), Some(stop)) = (kept_stop, stop) {
                    token.word = word;
                    token.span = token.span.cover(stop.span);
                    read += 1;
                } else {
                    token.word = joiner.look_up(token);
                }
            }
            tokens[kept] = token;
            kept += 1;
        }
        paragraph.tokens = start..kept;
    }
    tokens.truncate(kept);
}

struct Joiner<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    buffer: String,
}

impl Joiner<'_> {
    fn str(&self, token: Token) -> &str {
        token.span.slice(self.text)
    }

    fn is_stop(&self, token: &Token) -> bool {
        !token.spaced && token.kind == TokenKind::Punct && self.str(*token) == "."
    }

    /// The token's own word; of `U.S.` as spelled, else without its last stop.
    fn look_up(&mut self, token: Token) -> WordId {
        if token.span.len() as usize > LONGEST_WORD {
            return WordId::UNKNOWN;
        }
        let word = token.span.slice(self.text);
        let word = if token.case == Case::Lower && word.is_ascii() {
            // Spelled as in the lexicon already.
            word
        } else {
            fold(word, &mut self.buffer);
            &self.buffer
        };
        let id = self.lexicon.id(word);
        match word.strip_suffix('.') {
            Some(unstopped) if id == WordId::UNKNOWN => self.lexicon.id(unstopped),
            _ => id,
        }
    }

    /// The word that `token` and the stop behind it make, if the stop is the word's.
    fn keeps_stop(&mut self, before: &[Token], token: Token, after: &[Token]) -> Option<WordId> {
        if token.kind == TokenKind::Clitic || token.span.len() as usize > LONGEST_WORD {
            return None;
        }
        // `1. The first item`, `a. …` at the head of a line.
        if before.is_empty() && self.is_enumerator(token) && after.first().is_some_and(|t| t.spaced)
        {
            return Some(self.look_up(token));
        }
        if token.kind == TokenKind::Number {
            return None;
        }
        if token.span.len() == 1 && token.case == Case::Title {
            return self
                .is_initial(before, token, after)
                .then(|| self.look_up(token));
        }
        fold(token.span.slice(self.text), &mut self.buffer);
        self.buffer.push('.');
        let stopped = self.lexicon.id(&self.buffer);
        let unstopped = self.lexicon.id(&self.buffer[..self.buffer.len() - 1]);
        let abbreviation = self.lexicon.word(stopped).classes;
        if abbreviation.meets(ABBREVIATIONS) {
            let keeps = !self.is_ordinary(unstopped)
                || self.reads_as_abbreviation(before, token, after, abbreviation);
            return keeps.then_some(stopped);
        }
        // `D-Conn.`, `then-Sen.`: the part behind the hyphen is the abbreviation.
        let part = self.buffer.rfind('-').map(|at| &self.buffer[at + 1..])?;
        let capital = self
            .str(token)
            .rsplit('-')
            .next()
            .is_some_and(|part| part.starts_with(char::is_uppercase));
        let known = self.lexicon.word(self.lexicon.id(part)).classes;
        (capital && known.meets(ABBREVIATIONS)).then_some(stopped)
    }

    fn is_enumerator(&self, token: Token) -> bool {
        let text = self.str(token).as_bytes();
        (text.len() <= 2 && text.iter().all(u8::is_ascii_digit))
            || (text.len() == 1 && text[0] != b'I')
    }

    /// Whether the stop behind a single capital marks an initial: `J. Smith`, not `plan B. The`.
    fn is_initial(&mut self, before: &[Token], token: Token, after: &[Token]) -> bool {
        let Some(&next) = after.first() else {
            return false;
        };
        let id = self.look_up(next);
        let info = self.lexicon.word(id);
        let named = matches!(next.kind, TokenKind::Word)
            && matches!(next.case, Case::Title | Case::Upper)
            && (!is_starter(info) || info.gender.is_some());
        if self.str(token) == "I" {
            return named
                && before.last().is_some_and(|p| {
                    matches!(p.case, Case::Title | Case::Upper)
                        && !is_starter(self.lexicon.word(p.word))
                });
        }
        named || self.goes_on(next)
    }

    /// Whether `token` can only be inside a sentence.
    fn goes_on(&self, token: Token) -> bool {
        match token.kind {
            TokenKind::Word => token.case == Case::Lower,
            TokenKind::Clitic => true,
            TokenKind::Punct => !token.spaced && matches!(self.str(token), "," | ";" | ":"),
            TokenKind::Number | TokenKind::Quote(_) => false,
        }
    }

    /// Whether a word is more than the abbreviation without its stop.
    fn is_ordinary(&self, id: WordId) -> bool {
        let unstopped = &self.buffer[..self.buffer.len() - 1];
        let info = self.lexicon.word(id);
        let own = Class::ALL
            .iter()
            .any(|&class| info.classes.has(class) && !TWINS.has(class));
        own || info.pos.iter().any(|&weight| weight > 0)
            || info.gender.is_some()
            || info.role.is_some()
            || NOUNS.contains(&unstopped)
    }

    /// Whether the neighbours show that an ordinary word with a stop is the abbreviation.
    fn reads_as_abbreviation(
        &self,
        before: &[Token],
        token: Token,
        after: &[Token],
        classes: ClassSet,
    ) -> bool {
        let capital = token.case != Case::Lower;
        let previous = before.last().copied();
        let after_mark = previous
            .is_some_and(|p| p.kind == TokenKind::Punct && matches!(self.str(p), "," | "("));
        let after_number = previous.is_some_and(|p| p.kind == TokenKind::Number);
        match after.first() {
            None => capital && after_mark && before.len() > 1,
            Some(&next) if self.goes_on(next) => true,
            Some(next) if next.kind == TokenKind::Number => true,
            Some(next) => {
                (capital && after_mark && before.len() > 1)
                    || (!capital && after_number)
                    || (capital && classes.has(Class::Title) && next.case != Case::Lower)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{LEXICON, run};

    /// Checks how the lexicon spells the first token that it knows.
    #[track_caller]
    fn check(text: &str, token: &str, word: &str) {
        let segmented = run(text);
        let i = (0..segmented.tokens.len())
            .find(|&i| segmented.token_text(i) == token)
            .unwrap_or_else(|| panic!("no token {token} in {text}"));
        let id = LEXICON.id(word);
        assert!(id.0 > 0 && segmented.tokens[i].word == id, "{text}");
    }

    #[test]
    fn finds_words_as_the_lexicon_spells_them() {
        check("THE bridge", "THE", "the");
        check("Get ’em", "’em", "'em");
        check("It’s", "’s", "'s");
        check("Mr. Moss", "Mr.", "mr.");
        check("the U.S. army", "U.S.", "u.s.");
        check("No. 5", "No.", "no.");
        check("He said no.", "no", "no");
    }
}
