//! From tokens to sentences.

use std::ops::Range;

use super::chars::is_stop;
use super::lines::Paragraph;
use super::stops::is_starter;
use super::{Case, Mark, Sentence, Token, TokenKind};
use crate::lexicon::{Class, ClassSet, Form, Frame, Lexicon, WordClass, WordInfo};
use crate::text::Span;

/// A line of more tokens is no headline.
const LONGEST_HEADLINE: usize = 30;

/// What may follow the hour inside a sentence, besides weekdays and months.
const TIME_ZONES: [&str; 22] = [
    "EST",
    "EDT",
    "ET",
    "CST",
    "CDT",
    "CT",
    "MST",
    "MDT",
    "MT",
    "PST",
    "PDT",
    "PT",
    "GMT",
    "BST",
    "UTC",
    "CET",
    "IST",
    "Eastern",
    "Central",
    "Mountain",
    "Pacific",
    "Greenwich",
];

/// Splits `tokens` into sentences that tile `text`, and fills their `sentence`.
pub(super) fn split(
    text: &str,
    lexicon: &Lexicon,
    tokens: &mut [Token],
    paragraphs: &[Paragraph],
) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for (n, paragraph) in paragraphs.iter().enumerate() {
        let splitter = Splitter {
            text,
            lexicon,
            tokens,
            end: paragraph.tokens.end,
            start: paragraph.tokens.start,
        };
        let first = sentences.len();
        let mut start = paragraph.tokens.start;
        while start < paragraph.tokens.end {
            let end = splitter.sentence_end(start);
            sentences.push(Sentence {
                span: Span::new(tokens[start].span.start(), tokens[end - 1].span.end()),
                tokens: start..end,
                paragraph: n as u32,
                headline: paragraph.heading,
            });
            start = end;
        }
        if paragraph.alone && sentences.len() == first + 1 {
            sentences[first].headline |= splitter.is_headline(paragraph.tokens.clone());
        }
    }
    // Stretched over the blanks, they tile the text.
    let mut end = text.len() as u32;
    for sentence in sentences.iter_mut().rev() {
        sentence.span = Span::new(sentence.span.start(), end);
        end = sentence.span.start();
    }
    if let Some(first) = sentences.first_mut() {
        first.span = Span::new(0, first.span.end());
    }
    for (n, sentence) in sentences.iter().enumerate() {
        for token in &mut tokens[sentence.tokens.clone()] {
            token.sentence = n as u32;
        }
    }
    sentences
}

/// How a sentence may end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// `.`, `!`, `?`
    Plain { question: bool },
    /// `…`
    Ellipsis,
    /// A stop that an abbreviation brings.
    Abbreviation,
}

struct Splitter<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    tokens: &'t [Token],
    /// The paragraph's edges.
    start: usize,
    end: usize,
}

impl Splitter<'_> {
    fn str(&self, i: usize) -> &str {
        self.tokens[i].span.slice(self.text)
    }

    fn info(&self, i: usize) -> &WordInfo {
        self.lexicon.word(self.tokens[i].word)
    }

    fn is_punct(&self, i: usize, of: &[&str]) -> bool {
        i < self.end && self.tokens[i].kind == TokenKind::Punct && of.contains(&self.str(i))
    }

    /// The end of the sentence that begins at token `start`.
    fn sentence_end(&self, start: usize) -> usize {
        let mut i = start;
        while i < self.end {
            let Some(mut stop) = self.stop(i) else {
                i += 1;
                continue;
            };
            let mut next = i + 1;
            let mut quoted = false;
            let mut dots = self.dots(i);
            while next < self.end {
                if self.closes(next) {
                    quoted |= matches!(self.tokens[next].kind, TokenKind::Quote(_));
                    next += 1;
                } else if let Some(more) = self.stop(next)
                    && more != Stop::Abbreviation
                    && self.goes_with(next)
                {
                    dots += self.dots(next);
                    stop = more.after(stop, dots);
                    next += 1;
                } else if let Some(end) = self.citation_end(next) {
                    next = end;
                } else {
                    break;
                }
            }
            if next == self.end || self.breaks(i, stop, quoted, next) {
                return next;
            }
            i = next;
        }
        self.end
    }

    fn stop(&self, i: usize) -> Option<Stop> {
        let text = self.str(i);
        match self.tokens[i].kind {
            TokenKind::Punct => {
                let c = text.chars().next().filter(|&c| is_stop(c))?;
                Some(match c {
                    '…' => Stop::Ellipsis,
                    // `...` trails off, `....` ends.
                    '.' if text.len() == 2 || text.len() == 3 || text.contains('…') => {
                        Stop::Ellipsis
                    }
                    '.' | '。' | '۔' | '।' => Stop::Plain { question: false },
                    _ => Stop::Plain { question: true },
                })
            }
            TokenKind::Word | TokenKind::Number if text.ends_with('.') => Some(Stop::Abbreviation),
            _ => None,
        }
    }

    /// How many dots the token at `i` is.
    fn dots(&self, i: usize) -> usize {
        if self.tokens[i].kind != TokenKind::Punct {
            return 0;
        }
        let dots = self.str(i).chars().map(|c| match c {
            '.' => 1,
            '…' => 3,
            _ => 0,
        });
        dots.sum()
    }

    /// Whether the stop at `i` adds to the one before: `?!`, `. . .`, `.'.`
    fn goes_with(&self, i: usize) -> bool {
        !self.tokens[i].spaced || self.is_punct(i, &[".", "...", "…"])
    }

    /// Whether a closing quotation mark or bracket stands at `i`.
    fn closes(&self, i: usize) -> bool {
        match self.tokens[i].kind {
            TokenKind::Quote(Mark::Close) => true,
            TokenKind::Quote(Mark::Stray) => !self.tokens[i].spaced,
            TokenKind::Punct => !self.tokens[i].spaced && matches!(self.str(i), ")" | "]" | "}"),
            _ => false,
        }
    }

    /// The end of `[1]`, if that stands at `i`, directly behind a stop.
    fn citation_end(&self, i: usize) -> Option<usize> {
        if self.tokens[i].spaced || self.str(i) != "[" {
            return None;
        }
        let limit = self.end.min(i + 5);
        let close = (i + 1..limit).find(|&j| self.str(j) == "]")?;
        Some(close + 1)
    }

    /// Whether a sentence ends before `next`, behind the stop at `at`.
    fn breaks(&self, at: usize, stop: Stop, quoted: bool, next: usize) -> bool {
        // The first word, behind what opens it.
        let mut word = next;
        while word < self.end
            && (self.tokens[word].kind == TokenKind::Quote(Mark::Open)
                || self.is_punct(word, &["(", "[", "*", "_"]))
        {
            word += 1;
        }
        if word == self.end {
            return true;
        }
        let token = self.tokens[word];
        match token.kind {
            TokenKind::Clitic => return false,
            TokenKind::Punct | TokenKind::Quote(_) => {
                return match self.str(word).chars().next() {
                    Some(',' | ';' | ':' | '-' | '–' | '—' | '―' | ')' | ']' | '&' | '/') => {
                        false
                    }
                    _ => matches!(stop, Stop::Plain { .. }),
                };
            }
            TokenKind::Number => {
                return matches!(stop, Stop::Plain { .. }) && !self.is_part_of_name(at);
            }
            TokenKind::Word => {}
        }
        if token.case == Case::Lower
            && self
                .str(word)
                .chars()
                .next()
                .is_some_and(char::is_lowercase)
        {
            return false;
        }
        match stop {
            Stop::Plain { question } => {
                !(quoted && word == next && self.is_speech_tag(word, question))
            }
            Stop::Ellipsis if quoted => !(word == next && self.is_speech_tag(word, false)),
            Stop::Ellipsis => is_starter(self.info(word)) && self.str(word) != "I",
            Stop::Abbreviation => self.abbreviation_ends(at, word),
        }
    }

    /// `Yahoo! 3`: an exclamation mark inside a name is not told from one that ends.
    fn is_part_of_name(&self, at: usize) -> bool {
        at == self.start
    }

    /// Whether the abbreviation at `at` ends its sentence, a capitalised `word` following.
    fn abbreviation_ends(&self, at: usize, word: usize) -> bool {
        let text = self.str(at);
        let info = self.info(at);
        let next = self.info(word);
        let starter = self.opens_sentence(word);
        // `From The U.S. And Iran`: a headline's capitals say nothing.
        let headline_case = at > self.start + 1
            && self.tokens[at - 1].case == Case::Title
            && is_starter(self.info(at - 1));
        if headline_case
            || at == self.start
            || text.chars().count() == 2 && text.starts_with(char::is_uppercase)
        {
            // An enumerator, an initial.
            return false;
        }
        if text.eq_ignore_ascii_case("a.m.") || text.eq_ignore_ascii_case("p.m.") {
            let dated = next
                .classes
                .meets(ClassSet::of(&[Class::Weekday, Class::Month]));
            return !dated && !TIME_ZONES.contains(&self.str(word));
        }
        let may_end = info.classes.has(Class::AbbrEnd);
        // `in Hartford, Conn. Police said …`: the state closes a place set off by a comma, and were
        // the sentence to go on, another comma would follow.
        let set_off = at >= self.start + 2
            && self.is_punct(at - 1, &[","])
            && self.tokens[at - 2].case == Case::Title
            && (text == "D.C." || info.classes.has(Class::Abbr) && !info.classes.has(Class::Title));
        if set_off {
            return true;
        }
        if info
            .classes
            .meets(ClassSet::of(&[Class::Abbr, Class::Title]))
            && !may_end
        {
            return false;
        }
        if info.classes.has(Class::Org) {
            let titled =
                next.classes
                    .meets(ClassSet::of(&[Class::Title, Class::Org, Class::Suffix]))
                    || next.role.is_some();
            return starter || !titled;
        }
        starter || (may_end && text.chars().next().is_some_and(char::is_lowercase))
    }

    /// Whether the word at `i` opens a sentence rather than goes on with a name.
    fn opens_sentence(&self, i: usize) -> bool {
        let info = self.info(i);
        let phrase = info.expressions.iter().any(|expression| {
            expression
                .classes
                .meets(ClassSet::of(&[Class::Prep, Class::Sub, Class::Adv]))
                && self.matches(i + 1, &expression.rest)
        }) || info.cues.iter().any(|cue| {
            self.lexicon.lexeme(cue.lexeme).class == WordClass::Phrase
                && self.matches(i + 1, &cue.rest)
        });
        (is_starter(info) && info.gender.is_none()) || phrase
    }

    fn matches(&self, from: usize, words: &[crate::lexicon::WordId]) -> bool {
        words.len() <= self.end - from.min(self.end)
            && words
                .iter()
                .zip(&self.tokens[from..])
                .all(|(word, token)| *word == token.word)
    }

    /// Whether `NAME said` stands at `i`, belonging to the quotation before.
    ///
    /// Behind a question or exclamation the verb may take more: `“Why?” Smith asked the crowd.`
    /// Behind a full stop a comma was due, so only a bare tag counts.
    fn is_speech_tag(&self, i: usize, question: bool) -> bool {
        // A tag would have a small `he`.
        let pronoun = self.str(i) == "I";
        let mut verb = i + 1;
        if !pronoun {
            if !self.is_name(i) {
                return false;
            }
            while verb < self.end.min(i + 4) && self.is_name(verb) {
                verb += 1;
            }
        }
        if self.adverb(verb) {
            verb += 1;
        }
        let Some(frames) = self.speech_verb(verb) else {
            return false;
        };
        let after = verb + 1;
        if after == self.end {
            return true;
        }
        if !question {
            return self.is_punct(after, &["."]);
        }
        match self.tokens[after].kind {
            TokenKind::Punct => {
                matches!(
                    self.str(after),
                    "." | "," | ";" | ":" | "—" | "–" | "--" | "!" | "?"
                )
            }
            TokenKind::Word => {
                let classes = self.info(after).classes;
                let adjunct = classes.meets(ClassSet::of(&[
                    Class::Prep,
                    Class::Time,
                    Class::Weekday,
                    Class::Sub,
                    Class::Adv,
                    Class::Coord,
                ])) && !classes.meets(ClassSet::of(&[Class::Comp, Class::Det]));
                let addressed = (frames.0 || !frames.1)
                    && !classes.meets(ClassSet::of(&[Class::Comp, Class::PronSubj]));
                adjunct || addressed
            }
            _ => false,
        }
    }

    fn adverb(&self, i: usize) -> bool {
        i < self.end && self.tokens[i].case == Case::Lower && self.info(i).classes.has(Class::Adv)
    }

    fn is_name(&self, i: usize) -> bool {
        let token = self.tokens[i];
        token.kind == TokenKind::Word
            && matches!(token.case, Case::Title | Case::Upper)
            && (!is_starter(self.info(i)) || self.info(i).gender.is_some())
    }

    /// If the word at `i` is a finite verb of speech: whether it takes an addressee, and whether a
    /// clause may follow it directly.
    fn speech_verb(&self, i: usize) -> Option<(bool, bool)> {
        if i >= self.end || self.tokens[i].case != Case::Lower {
            return None;
        }
        self.info(i).cues.iter().find_map(|cue| {
            let lexeme = self.lexicon.lexeme(cue.lexeme);
            let finite = matches!(cue.form, Form::Past | Form::Third | Form::Base);
            (lexeme.class == WordClass::Verb
                && finite
                && cue.rest.is_empty()
                && lexeme.frames.has(Frame::Quote))
            .then(|| {
                (
                    lexeme.frames.has(Frame::NpThat),
                    lexeme.frames.has(Frame::Zero),
                )
            })
        })
    }

    /// Whether a paragraph of one sentence is a headline, crosshead or byline.
    fn is_headline(&self, tokens: Range<usize>) -> bool {
        if tokens.len() > LONGEST_HEADLINE {
            return false;
        }
        let last = tokens
            .clone()
            .rev()
            .find(|&i| !self.closes(i))
            .unwrap_or(tokens.start);
        let stopped = self
            .stop(last)
            .is_some_and(|stop| stop != Stop::Abbreviation);
        if !stopped {
            return !self.is_punct(last, &[":", ",", "—", "–", "--"]);
        }
        // `FULL TEXT.`
        let words = || {
            tokens
                .clone()
                .filter(|&i| self.tokens[i].kind == TokenKind::Word)
        };
        words().count() <= 6
            && words().count() > 0
            && self.str(last) == "."
            && words().all(|i| self.tokens[i].case == Case::Upper)
    }
}

impl Stop {
    /// This stop behind another one, `dots` in all: `. . .` trails off, `. …` ends.
    fn after(self, before: Self, dots: usize) -> Self {
        match before {
            Self::Plain { question: true } => before,
            _ if self == (Self::Plain { question: true }) => self,
            _ if dots == 2 || dots == 3 => Self::Ellipsis,
            _ => Self::Plain { question: false },
        }
    }
}
