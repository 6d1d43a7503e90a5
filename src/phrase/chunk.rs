//! Base noun phrases: from determiner to head, possessors included, without what follows the head.

use std::ops::Range;

use super::Tag;
use crate::lexicon::{Class, Lexicon};
use crate::segment::{Case, Segmented, TokenKind};

/// Index of a [`Chunk`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChunkIdx(pub u32);

/// One base noun phrase.
#[derive(Clone, Copy, Debug)]
pub struct Chunk {
    /// Its first token.
    pub start: u32,
    /// The token after its last.
    pub end: u32,
    /// Its head: the last noun, name or pronoun.
    pub head: u32,
}

impl Chunk {
    /// Its tokens.
    #[must_use]
    pub fn tokens(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The base noun phrases of every sentence, in order.
pub(super) fn chunks(segmented: &Segmented<'_>, lexicon: &Lexicon, tags: &[Tag]) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    for sentence in &segmented.sentences {
        let scan = Scan {
            segmented,
            lexicon,
            tags,
            end: sentence.tokens.end,
        };
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            match scan.chunk(i) {
                Some(chunk) => {
                    i = chunk.end as usize;
                    chunks.push(chunk);
                }
                None => i += 1,
            }
        }
    }
    chunks
}

struct Scan<'a> {
    segmented: &'a Segmented<'a>,
    lexicon: &'a Lexicon,
    tags: &'a [Tag],
    end: usize,
}

impl Scan<'_> {
    fn tag(&self, i: usize) -> Option<Tag> {
        (i < self.end).then(|| self.tags[i])
    }

    /// The base noun phrase that begins at `start`.
    fn chunk(&self, start: usize) -> Option<Chunk> {
        if matches!(self.tags[start], Tag::Pron | Tag::PronObj) {
            return Some(Chunk {
                start: start as u32,
                end: start as u32 + 1,
                head: start as u32,
            });
        }
        let mut i = start;
        let mut head = None;
        let mut opened = false;
        while let Some(tag) = self.tag(i) {
            match tag {
                // A determiner opens a phrase, or follows `all`, `such`, `half`.
                Tag::Det | Tag::Poss
                    if head.is_none() && (!opened || matches!(self.tags[i - 1], Tag::Det)) =>
                {
                    opened = true;
                }
                Tag::Name | Tag::Noun | Tag::Nouns => {
                    if head.is_some() && self.starts_anew(i) {
                        break;
                    }
                    head = Some(i);
                }
                // `two`, `the two`; alone it can stand for people.
                Tag::Num if head.is_none() => opened = true,
                Tag::Num if self.tags[i - 1] == Tag::Name => head = Some(i),
                Tag::Adj if head.is_none() => opened = true,
                // `the late Pakistani`, `Afghan deputy`: after a name an adjective may go on if a noun comes.
                Tag::Adj
                    if (self.tags[i - 1] == Tag::Name || self.is_role(i - 1))
                        && self.nominal_follows(i + 1) => {}
                Tag::Vn | Tag::Vg | Tag::Vd
                    if (opened || i == start && tag != Tag::Vd)
                        && head.is_none()
                        && self.nominal_follows(i + 1)
                        && self.modifies(i, start) =>
                {
                    opened = true;
                }
                Tag::Adv if head.is_none() && self.adverb_in_phrase(i) => {}
                // `the Nov. 8 election`
                Tag::Time if opened && head.is_none() && self.nominal_follows(i + 1) => {}
                Tag::Time
                    if (head.is_some() || opened)
                        && self.tags[i - 1] != Tag::Name
                        && self.tag(i + 1) == Some(Tag::PossMark)
                        || i == start && self.tag(i + 1) == Some(Tag::PossMark) =>
                {
                    head = Some(i);
                }
                // `this week’s debate`
                Tag::Time
                    if i == start
                        && self.tag(i + 1) == Some(Tag::Time)
                        && self.tag(i + 2) == Some(Tag::PossMark) =>
                {
                    opened = true;
                }
                Tag::PossMark if head.is_some() && self.goes_on(i + 1) => {
                    head = None;
                    opened = true;
                }
                Tag::Quote if opened || head.is_some() => match self.quoted_words(i) {
                    Some(end) => {
                        if self.tags[end - 2].is_nominal() {
                            head = Some(end - 2);
                        }
                        i = end;
                        continue;
                    }
                    None => break,
                },
                // `Data (ACLED) project`
                Tag::Open
                    if head.is_some()
                        && self.tag(i + 2) == Some(Tag::Close)
                        && self.segmented.tokens[i + 1].case == Case::Upper
                        && self.nominal_follows(i + 3)
                        && self.segmented.tokens[i + 3].case == Case::Lower =>
                {
                    i += 2;
                }
                // `current and former officials`, `complete but unofficial returns`
                Tag::Coord if head.is_none() && self.joins_adjectives(i) => {}
                // `Location & Event`, `Health and Human Services`
                Tag::Coord if head.is_some() && self.joins_capitals(i) => {}
                _ => break,
            }
            i += 1;
        }
        let head = head.or_else(|| self.headless(start, i))?;
        Some(Chunk {
            start: start as u32,
            end: head as u32 + 1,
            head: head as u32,
        })
    }

    /// `the poor`, `those`, `two`: phrases without a noun.
    fn headless(&self, start: usize, end: usize) -> Option<usize> {
        if end == start {
            return None;
        }
        match self.tags[end - 1] {
            Tag::Adj if end - start >= 2 && self.tags[start] == Tag::Det => Some(end - 1),
            Tag::Num => Some(end - 1),
            Tag::Det
                if end - start == 1
                    && self
                        .lexicon
                        .word(self.segmented.tokens[start].word)
                        .classes
                        .has(Class::PronDem) =>
            {
                Some(start)
            }
            _ => None,
        }
    }

    /// Whether a possessive goes on as a noun phrase (`Smith's plan`) rather than standing alone.
    fn goes_on(&self, i: usize) -> bool {
        matches!(
            self.tag(i),
            Some(
                Tag::Name
                    | Tag::Noun
                    | Tag::Nouns
                    | Tag::Adj
                    | Tag::Num
                    | Tag::Vg
                    | Tag::Vn
                    | Tag::Vd
                    | Tag::Adv
                    | Tag::Quote
                    | Tag::Time
            )
        )
    }

    fn nominal_follows(&self, i: usize) -> bool {
        let mut i = i;
        while matches!(self.tag(i), Some(Tag::Adj | Tag::Vg | Tag::Vn | Tag::Num)) {
            i += 1;
        }
        self.tag(i).is_some_and(Tag::is_nominal)
    }

    /// `the billionaire real estate magnate`: a role can describe what is named after it.
    fn is_role(&self, i: usize) -> bool {
        let info = self.lexicon.word(self.segmented.tokens[i].word);
        info.role.is_some() && !info.role_plural
    }

    /// Whether a participle at `i` modifies the noun after it.
    fn modifies(&self, i: usize, start: usize) -> bool {
        i > start
            || self.tags[i] == Tag::Vn
                && (i == 0
                    || matches!(
                        self.tags[i - 1],
                        Tag::Prep | Tag::Coord | Tag::Comma | Tag::Stop
                    ))
                && matches!(self.tag(i + 1), Some(Tag::Nouns))
    }

    /// `more than 600`, `nearly all`, `a very old man`
    fn adverb_in_phrase(&self, i: usize) -> bool {
        let text = self.segmented.token_text(i);
        match self.tag(i + 1) {
            Some(Tag::Num) => true,
            Some(Tag::Adj | Tag::Vn) => {
                i > 0 && matches!(self.tags[i - 1], Tag::Det | Tag::Poss)
                    || matches!(text, "more" | "most" | "very" | "so")
            }
            Some(Tag::Adv) => self.tag(i + 2) == Some(Tag::Num),
            _ => false,
        }
    }

    /// Whether a noun or name after a noun begins another phrase: `claims Kabul rejects`, `voters Mr. Smith`.
    fn starts_anew(&self, i: usize) -> bool {
        let before = &self.segmented.tokens[i - 1];
        // A small word that is a name stands inside one: "van der Zee".
        let noun = matches!(self.tags[i - 1], Tag::Noun | Tag::Nouns);
        if self.tags[i] != Tag::Name || before.case != Case::Lower || !noun {
            return false;
        }
        // A role in the singular stands before its holder's name: `journalist Sami Khan`.
        let info = self.lexicon.word(before.word);
        let titled = info.classes.has(Class::Title) || info.role.is_some() && !info.role_plural;
        !titled || self.tags[i - 1] == Tag::Nouns
    }

    /// A short quotation inside a phrase: where it ends, if what it holds can modify or name.
    fn quoted_words(&self, i: usize) -> Option<usize> {
        let quote = self.segmented.tokens[i].quote?;
        let quote = self.segmented.quotes[quote.0 as usize];
        let short = quote.open == i
            && quote.closed
            && quote.close < self.end
            && (2..=6).contains(&(quote.close - i));
        let phrase = |j: usize| {
            matches!(
                self.tags[j],
                Tag::Name
                    | Tag::Noun
                    | Tag::Nouns
                    | Tag::Adj
                    | Tag::Vn
                    | Tag::Vg
                    | Tag::Num
                    | Tag::Prep
                    | Tag::Det
            )
        };
        let last = quote.close.wrapping_sub(1);
        let fits = short
            && (i + 1..quote.close).all(phrase)
            && (self.tags[last].is_nominal() || self.nominal_follows(quote.close + 1));
        fits.then_some(quote.close + 1)
    }

    fn joins_adjectives(&self, i: usize) -> bool {
        i > 0
            && self.tags[i - 1] == Tag::Adj
            && matches!(self.tag(i + 1), Some(Tag::Adj | Tag::Vn))
            && self.nominal_follows(i + 2)
    }

    fn joins_capitals(&self, i: usize) -> bool {
        let capital = |j: usize| {
            self.tag(j) == Some(Tag::Name) && self.segmented.tokens[j].kind == TokenKind::Word
        };
        if !capital(i + 1) || self.tags[i - 1] != Tag::Name {
            return false;
        }
        if self.segmented.token_text(i) == "&" {
            return true;
        }
        // `the Department of Health and Human Services`: an organisation's name is running.
        let org = |j: usize| {
            self.lexicon
                .word(self.segmented.tokens[j].word)
                .classes
                .has(Class::Org)
        };
        let person = self
            .lexicon
            .word(self.segmented.tokens[i + 1].word)
            .gender
            .is_some();
        self.segmented.token_text(i) == "and" && !person && capital(i + 2) && org(i + 2)
    }
}
