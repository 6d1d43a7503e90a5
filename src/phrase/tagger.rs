//! Gives every token its [`Tag`]: what the lexicon allows, weighed by the neighbours.

use std::ops::Range;

use super::Tag;
use super::special::{Special, Specials};
use crate::lexicon::{Class, ClassSet, Form, Frame, Lexicon, PosTag, WordClass, WordInfo};
use crate::segment::{Case, Mark, Segmented, Sentence, Token, TokenKind};
use crate::tag::{Entities, Mention, Via};

/// The class of every token of the document.
pub(super) fn tag_tokens(
    segmented: &Segmented<'_>,
    lexicon: &Lexicon,
    entities: &Entities,
) -> Vec<Tag> {
    let mut names = entities
        .mentions
        .iter()
        .filter(|mention| is_long(mention))
        .peekable();
    let mut tags = vec![Tag::Other; segmented.tokens.len()];
    let specials = Specials::new(lexicon);
    for sentence in &segmented.sentences {
        let mut tagger = Tagger {
            segmented,
            lexicon,
            specials: &specials,
            tags: &mut tags,
            title_case: is_title_case(segmented, sentence),
        };
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            if let Some(name) = names.next_if(|name| name.tokens.start <= i) {
                i = tagger.name(name.tokens.clone(), sentence);
                continue;
            }
            i = tagger.expression(i, sentence).unwrap_or_else(|| {
                let tag = tagger.tag(i, sentence);
                tagger.tags[i] = tag;
                i + 1
            });
        }
    }
    tags
}

/// Whether a name is of several words that may be taken for others.
fn is_long(mention: &Mention) -> bool {
    mention.tokens.len() > 1 && !mention.compound && mention.via != Via::Role
}

/// Whether capitals say nothing in this sentence: a headline in title case or capitals.
fn is_title_case(segmented: &Segmented<'_>, sentence: &Sentence) -> bool {
    let words = segmented.tokens[sentence.tokens.clone()]
        .iter()
        .filter(|t| t.kind == TokenKind::Word);
    let (mut long, mut capital) = (0, 0);
    for token in words.filter(|token| token.span.len() > 3) {
        long += 1;
        capital += usize::from(token.case != Case::Lower);
    }
    long >= 4 && capital * 10 >= long * 8
}

struct Tagger<'a> {
    segmented: &'a Segmented<'a>,
    lexicon: &'a Lexicon,
    specials: &'a Specials,
    tags: &'a mut [Tag],
    title_case: bool,
}

impl Tagger<'_> {
    fn token(&self, i: usize) -> &Token {
        &self.segmented.tokens[i]
    }

    fn info(&self, i: usize) -> &WordInfo {
        self.lexicon.word(self.token(i).word)
    }

    fn classes(&self, i: usize) -> ClassSet {
        self.info(i).classes
    }

    /// Tags the words of a name; where it ends.
    fn name(&mut self, tokens: Range<usize>, sentence: &Sentence) -> usize {
        for i in tokens.clone() {
            self.tags[i] = match self.token(i).kind {
                TokenKind::Word | TokenKind::Number => Tag::Name,
                // "McDonald's" owns nothing.
                TokenKind::Clitic if i + 1 == tokens.end => Tag::Name,
                _ => self.tag(i, sentence),
            };
        }
        tokens.end
    }

    /// Tags a fixed expression of several words that begins at `i`; where it ends.
    fn expression(&mut self, i: usize, sentence: &Sentence) -> Option<usize> {
        let found = self.info(i).expressions().iter().find(|expression| {
            let end = i + 1 + expression.rest.len();
            end <= sentence.tokens.end
                && expression
                    .rest
                    .iter()
                    .zip(&self.segmented.tokens[i + 1..end])
                    .all(|(&word, token)| token.word == word)
        })?;
        let classes = found.classes;
        let end = i + 1 + found.rest.len();
        let (_, tag) = EXPRESSIONS
            .into_iter()
            .find(|&(class, _)| classes.has(class))?;
        self.tags[i..end].fill(tag);
        Some(end)
    }

    fn tag(&self, i: usize, sentence: &Sentence) -> Tag {
        let token = self.token(i);
        match token.kind {
            TokenKind::Number => Tag::Num,
            TokenKind::Quote(_) => Tag::Quote,
            TokenKind::Punct => self.mark(i),
            TokenKind::Clitic => self.clitic(i, sentence),
            TokenKind::Word => self.word(i, sentence),
        }
    }

    fn mark(&self, i: usize) -> Tag {
        match self.segmented.token_text(i) {
            "," => Tag::Comma,
            ":" => Tag::Colon,
            ";" => Tag::Semicolon,
            "(" | "[" | "{" => Tag::Open,
            ")" | "]" | "}" => Tag::Close,
            text if text.starts_with(['.', '!', '?', '…']) => Tag::Stop,
            text if text.starts_with(['—', '–', '-']) => Tag::Dash,
            "$" | "€" | "£" | "¥" => Tag::Num,
            "&" => Tag::Coord,
            "%" => Tag::Noun,
            _ => Tag::Other,
        }
    }

    fn clitic(&self, i: usize, sentence: &Sentence) -> Tag {
        let text = self.segmented.token_text(i);
        match text.trim_start_matches(['\'', '’']) {
            "s" | "S" => {
                let after_pronoun = i > sentence.tokens.start && {
                    let classes = self.classes(i - 1);
                    classes.meets(ClassSet::of(&[
                        Class::PronSubj,
                        Class::Wh,
                        Class::Rel,
                        Class::PronDem,
                    ])) && self.token(i - 1).case != Case::Upper
                        || self
                            .segmented
                            .token_text(i - 1)
                            .eq_ignore_ascii_case("there")
                };
                if after_pronoun || self.begins_predicate(i + 1, sentence) {
                    Tag::Be
                } else {
                    Tag::PossMark
                }
            }
            "" => Tag::PossMark,
            "re" | "m" => Tag::Be,
            "ve" => Tag::Have,
            "ll" | "d" => Tag::Modal,
            _ => Tag::Neg,
        }
    }

    /// Whether token `i` begins what only follows a verb (`a`, `not`, `been`): `Smith's not` is no possessive.
    fn begins_predicate(&self, i: usize, sentence: &Sentence) -> bool {
        i < sentence.tokens.end && {
            let classes = self.classes(i);
            classes.meets(ClassSet::of(&[
                Class::Det,
                Class::Neg,
                Class::PronSubj,
                Class::Poss,
            ])) && !classes.has(Class::Num)
        }
    }

    fn word(&self, i: usize, sentence: &Sentence) -> Tag {
        let token = self.token(i);
        let info = self.info(i);
        let first = i == sentence.tokens.start || self.opens_words(i);
        if token.case == Case::Mixed && has_prefix(self.segmented.token_text(i)) {
            return Tag::Adj;
        }
        if self.is_name(token, info, i, first, sentence) {
            return Tag::Name;
        }
        let text = self.segmented.token_text(i);
        // `Jill A. Martin`: an initial, no article.
        if text == "A." {
            return Tag::Name;
        }
        if info.classes.has(Class::Weekday)
            || info.classes.has(Class::Month) && token.case == Case::Title
        {
            return Tag::Time;
        }
        if self.joins_names(i, info, sentence) {
            return Tag::Name;
        }
        self.closed(i, info, sentence)
            .unwrap_or_else(|| self.open(i, text, info, sentence))
    }

    /// `Ana de Luz`, `Sami el Hadi`: a particle between names.
    fn joins_names(&self, i: usize, info: &WordInfo, sentence: &Sentence) -> bool {
        info.classes == ClassSet::of(&[Class::Particle])
            && i > sentence.tokens.start
            && self.tags[i - 1] == Tag::Name
            && i + 1 < sentence.tokens.end
            && self.is_capital(i + 1)
    }

    /// Whether a colon or an opening quotation mark before token `i` asks for a capital. Behind a closing
    /// one the sentence goes on: `“…,” Young said`.
    fn opens_words(&self, i: usize) -> bool {
        let before = self.token(i - 1).kind;
        self.tags[i - 1] == Tag::Colon
            || self.tags[i - 1] == Tag::Quote && before != TokenKind::Quote(Mark::Close)
    }

    fn is_name(
        &self,
        token: &Token,
        info: &WordInfo,
        i: usize,
        first: bool,
        sentence: &Sentence,
    ) -> bool {
        if token.case == Case::Lower {
            return false;
        }
        let classes = info.classes;
        let dated = classes.has(Class::Weekday) || classes.has(Class::Month);
        let grammatical = !classes.is_empty()
            && classes.meets(ClassSet::of(&[
                Class::Det,
                Class::Poss,
                Class::PronSubj,
                Class::PronObj,
                Class::PronIndef,
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
            ]));
        let shouted = token.case == Case::Upper && token.span.len() > 1;
        if dated {
            return false;
        }
        let next_capital = i + 1 < sentence.tokens.end && {
            let next = self.token(i + 1);
            next.kind == TokenKind::Word
                && next.case != Case::Lower
                && self.classes(i + 1).is_empty()
        };
        let known = grammatical
            || info.pos.iter().any(|&w| w > 0)
            || info.role.is_some()
            || !info.cues().is_empty();
        if self.title_case {
            return !known
                || shouted && !grammatical && info.pos.iter().all(|&w| w == 0)
                || info.gender.is_some() && next_capital;
        }
        if grammatical {
            // `US`, `IT`; or `May`, `Will` before a surname. `I` is a pronoun.
            // `Instead, Will called for calm.`
            return shouted && token.span.len() > 1 && !self.is_shouting(sentence)
                || info.gender.is_some()
                    && (next_capital || !first && self.followed_by_verb(i, sentence));
        }
        if first {
            return !known
                || shouted
                || info.gender.is_some() && (next_capital || self.followed_by_verb(i, sentence))
                || next_capital && info.role.is_none() && info.cues().is_empty()
                || self.is_surname(i, info, sentence);
        }
        true
    }

    /// `Young said`: an adjective or verb that opens a sentence, where only a name can have said it.
    fn is_surname(&self, i: usize, info: &WordInfo, sentence: &Sentence) -> bool {
        let nominal = info.weight(PosTag::N).max(info.weight(PosTag::Ns));
        let other = [PosTag::A, PosTag::V, PosTag::Vd].map(|pos| info.weight(pos));
        info.role.is_none()
            && other.iter().any(|&weight| weight > nominal)
            && i + 2 < sentence.tokens.end
            && (self.token(i + 1).case == Case::Lower && self.speaks(i + 1)
                // `Small, who left, said`
                || self.segmented.token_text(i + 1) == ","
                    && self.segmented.token_text(i + 2) == "who")
    }

    /// Whether token `i` is a past tense or third person that takes a clause: `said`, `adds`.
    fn speaks(&self, i: usize) -> bool {
        self.info(i).cues().iter().any(|cue| {
            let lexeme = self.lexicon.lexeme(cue.lexeme);
            cue.rest.is_empty()
                && (cue.form == Form::Past
                    || cue.form == Form::Third && self.info(i).weight(PosTag::Ns) == 0)
                && lexeme.class == WordClass::Verb
                && (lexeme.frames.has(Frame::That) || lexeme.frames.has(Frame::NpThat))
        })
    }

    fn is_capital(&self, i: usize) -> bool {
        self.token(i).kind == TokenKind::Word && self.token(i).case != Case::Lower
    }

    /// Whether most of the sentence is in capitals.
    fn is_shouting(&self, sentence: &Sentence) -> bool {
        let words = || {
            self.segmented.tokens[sentence.tokens.clone()]
                .iter()
                .filter(|t| t.kind == TokenKind::Word)
        };
        words().filter(|t| t.case == Case::Upper).count() * 2 > words().count()
    }

    fn followed_by_verb(&self, i: usize, sentence: &Sentence) -> bool {
        i + 1 < sentence.tokens.end && {
            let next = self.info(i + 1);
            next.classes.meets(ClassSet::of(&[
                Class::Be,
                Class::Have,
                Class::Modal,
                Class::Do,
            ])) || next.weight(PosTag::Vd) > 0
                || next.weight(PosTag::Vz) > next.weight(PosTag::Ns)
        }
    }

    /// Whether people in the plural stand at `i` and their verb behind them: `what officials say`.
    fn party_acts(&self, i: usize, sentence: &Sentence) -> bool {
        self.info(i).role_plural && i + 1 < sentence.tokens.end && {
            let next = self.info(i + 1);
            self.followed_by_verb(i, sentence) || next.weight(PosTag::V) > next.weight(PosTag::N)
        }
    }

    /// The class of a closed-class word, by its neighbours where it has several.
    fn closed(&self, i: usize, info: &WordInfo, sentence: &Sentence) -> Option<Tag> {
        let classes = info.classes;
        if classes.is_empty() {
            return None;
        }
        let previous = if i > sentence.tokens.start {
            Some(self.tags[i - 1])
        } else {
            None
        };
        let special = self.specials.get(self.token(i).word);
        let noun_follows = || i + 1 < sentence.tokens.end && !self.ends_phrase(i + 1);
        // `the mine`, `a must`: behind a determiner a word that can be a noun is one.
        let nominal = info.weight(PosTag::N).max(info.weight(PosTag::Ns)) > 0;
        let pronoun = classes.meets(ClassSet::of(&[
            Class::PronObj,
            Class::PronSubj,
            Class::Poss,
        ]));
        let determined = matches!(previous, Some(Tag::Det | Tag::Poss | Tag::PossMark));
        if nominal && pronoun && determined {
            return None;
        }
        if classes.has(Class::Prep) {
            // `to save money`, `has given`
            let verbal = match previous {
                Some(Tag::To | Tag::Modal | Tag::Do) => PosTag::V,
                Some(Tag::Have | Tag::Be) => PosTag::Vn,
                _ => PosTag::R,
            };
            if verbal != PosTag::R && info.weight(verbal) > 0 {
                return None;
            }
            // `an inside source`
            if determined && noun_follows() {
                return Some(Tag::Adj);
            }
        }
        match special {
            // `have long claimed`
            Some(Special::Long) if matches!(previous, Some(Tag::Have | Tag::Be)) => {
                return Some(Tag::Adv);
            }
            Some(Special::To) => {
                return Some(if self.can_be_base(i + 1, sentence) {
                    Tag::To
                } else {
                    Tag::Prep
                });
            }
            Some(Special::That) => return Some(self.that(i, previous, sentence)),
            Some(Special::Her | Special::His) if noun_follows() => return Some(Tag::Poss),
            Some(Special::Her) => return Some(Tag::PronObj),
            Some(Special::His) => return Some(Tag::Pron),
            Some(Special::Like) => {
                return Some(match previous {
                    Some(Tag::Pron | Tag::Modal | Tag::To | Tag::Do | Tag::Neg) => Tag::V,
                    _ => Tag::Prep,
                });
            }
            Some(Special::Adverb) => return Some(Tag::Adv),
            Some(Special::OpenAdverb) => {
                return info.pos.iter().all(|&w| w == 0).then_some(Tag::Adv);
            }
            // `two other groups`, `the others`
            Some(Special::Other) => {
                return Some(if noun_follows() { Tag::Adj } else { Tag::Pron });
            }
            Some(Special::No) => return Some(Tag::Det),
            // `has since said`
            Some(Special::Since) if previous == Some(Tag::Have) => return Some(Tag::Adv),
            // `the mayor and the union both said`
            Some(Special::Quantity)
                if matches!(self.segmented.token_text(i), "both" | "all" | "each")
                    && matches!(
                        previous,
                        Some(
                            Tag::Name | Tag::Noun | Tag::Nouns | Tag::Pron | Tag::Close | Tag::Dash
                        )
                    )
                    && self.followed_by_verb(i, sentence) =>
            {
                return Some(Tag::Adv);
            }
            Some(Special::Quantity) => {
                return Some(if noun_follows() { Tag::Det } else { Tag::Pron });
            }
            _ => {}
        }
        if special == Some(Special::As) || classes.has(Class::Prep) && classes.has(Class::Sub) {
            return Some(if self.subject_and_verb_follow(i + 1, sentence) {
                Tag::Sub
            } else {
                Tag::Prep
            });
        }
        if special == Some(Special::Have) {
            return Some(Tag::Have);
        }
        if special == Some(Special::Modal)
            && matches!(
                previous,
                Some(Tag::Det | Tag::Poss | Tag::Adj | Tag::PossMark)
            )
        {
            return Some(Tag::Noun);
        }
        let nominal_before = matches!(
            previous,
            Some(Tag::Name | Tag::Noun | Tag::Nouns | Tag::Pron)
        );
        // `Roe once said`
        if nominal_before
            && classes.has(Class::Sub)
            && classes.has(Class::Adv)
            && self.followed_by_verb(i, sentence)
        {
            return Some(Tag::Adv);
        }
        let (class, tag) = CLOSED.into_iter().find(|&(class, _)| classes.has(class))?;
        // `what the mayor called it`, but `what kind`
        if class == Class::Det && classes.has(Class::Wh) && i + 1 < sentence.tokens.end {
            let next = self.info(i + 1).classes;
            let subject = [Class::Det, Class::Poss, Class::PronSubj];
            if next.meets(ClassSet::of(&subject))
                || self.is_capital(i + 1)
                || self.party_acts(i + 1, sentence)
            {
                return Some(Tag::Wh);
            }
        }
        // `who` after a noun is relative, else a question word.
        if class == Class::Rel {
            let relative = matches!(
                previous,
                Some(
                    Tag::Comma
                        | Tag::Name
                        | Tag::Noun
                        | Tag::Nouns
                        | Tag::Pron
                        | Tag::Prep
                        | Tag::Close
                        | Tag::Dash
                        | Tag::Quote
                        | Tag::Coord
                        | Tag::Num
                )
            );
            return Some(if relative { Tag::Rel } else { Tag::Wh });
        }
        // An adverb that is an adjective or noun as well: let its neighbours decide.
        if class == Class::Adv && info.pos[..7].iter().chain(&info.pos[7..8]).any(|&w| w >= 4) {
            return None;
        }
        // Of `past`, `round`, `following` and the like the preposition is rarer than it looks.
        if class == Class::Prep
            && info.weight(PosTag::Vg) > 3
            && matches!(previous, None | Some(Tag::Comma | Tag::Be))
            && special != Some(Special::Preposition)
        {
            return Some(Tag::Vg);
        }
        Some(tag)
    }

    /// `that`: after a verb or noun before a clause, a relative after a noun before a verb, else a determiner.
    fn that(&self, i: usize, previous: Option<Tag>, sentence: &Sentence) -> Tag {
        if i + 1 >= sentence.tokens.end {
            return Tag::Pron;
        }
        let next = self.info(i + 1);
        let next_verb = next.classes.meets(ClassSet::of(&[
            Class::Be,
            Class::Have,
            Class::Do,
            Class::Modal,
            Class::Neg,
        ])) || next.weight(PosTag::Vz) > next.weight(PosTag::Ns)
            || next.weight(PosTag::Vd) > 0 && next.weight(PosTag::A) < next.weight(PosTag::Vd);
        // `a group that calls itself`: a noun or a verb, and no other verb can follow.
        let ambiguous = || {
            next.weight(PosTag::Vz).max(next.weight(PosTag::V)) > 3
                && self.token(i + 1).case == Case::Lower
                && !self.verb_ahead(i + 2, sentence)
        };
        match previous {
            Some(Tag::Noun | Tag::Nouns | Tag::Name | Tag::Pron | Tag::Num)
                if next_verb || ambiguous() =>
            {
                Tag::Rel
            }
            Some(tag)
                if tag.is_verb()
                    && self.is_singular_noun(i + 1)
                    && !self.verb_ahead(i + 2, sentence) =>
            {
                Tag::Det
            }
            // `said that was`, `said that’s`
            Some(tag) if tag.is_verb() && self.is_auxiliary(i + 1) => Tag::Pron,
            None | Some(Tag::Prep) if !next_verb && self.is_singular_noun(i + 1) => Tag::Det,
            None | Some(Tag::Quote | Tag::Prep) if next_verb || self.ends_phrase(i + 1) => {
                Tag::Pron
            }
            Some(Tag::Comma | Tag::Coord) if next_verb => Tag::Pron,
            _ if self.ends_phrase(i + 1)
                && !next_verb
                && !self.classes(i + 1).meets(ClassSet::of(&[
                    Class::Det,
                    Class::Poss,
                    Class::PronSubj,
                    Class::PronIndef,
                    Class::PronDem,
                    Class::Prep,
                    Class::Sub,
                    Class::Wh,
                    Class::Adv,
                    Class::Num,
                ]))
                && self.token(i + 1).kind == TokenKind::Punct
                && previous.is_some_and(|t| t.is_verb() || t == Tag::Prep) =>
            {
                if self.segmented.token_text(i + 1) == "," {
                    Tag::Comp
                } else {
                    Tag::Pron
                }
            }
            _ => Tag::Comp,
        }
    }

    fn is_auxiliary(&self, i: usize) -> bool {
        let token = self.token(i);
        token.kind == TokenKind::Clitic
            || self.classes(i).meets(ClassSet::of(&[
                Class::Be,
                Class::Have,
                Class::Do,
                Class::Modal,
            ]))
    }

    /// Whether a finite verb can stand in the rest of the clause, from token `i` on.
    fn verb_ahead(&self, i: usize, sentence: &Sentence) -> bool {
        (i..sentence.tokens.end.min(i + 12))
            .take_while(|&j| self.token(j).kind != TokenKind::Punct)
            .any(|j| {
                let info = self.info(j);
                let other = info
                    .weight(PosTag::N)
                    .max(info.weight(PosTag::Ns))
                    .max(info.weight(PosTag::A));
                info.classes.meets(ClassSet::of(&[
                    Class::Be,
                    Class::Have,
                    Class::Do,
                    Class::Modal,
                ])) || info.weight(PosTag::Vd).max(info.weight(PosTag::Vz)) > other
            })
    }

    fn is_singular_noun(&self, i: usize) -> bool {
        let token = self.token(i);
        let info = self.info(i);
        token.kind == TokenKind::Word
            && token.case == Case::Lower
            && (info.classes.is_empty()
                && (info.pos.iter().all(|&w| w == 0)
                    && !self.segmented.token_text(i).ends_with('s')
                    || info.weight(PosTag::N) >= 3))
    }

    /// Whether token `i` cannot go on a noun phrase that a determiner before it opened.
    fn ends_phrase(&self, i: usize) -> bool {
        let token = self.token(i);
        match token.kind {
            TokenKind::Punct | TokenKind::Clitic => {
                return !matches!(self.segmented.token_text(i), "$" | "€" | "£");
            }
            TokenKind::Quote(_) => {
                return !matches!(token.kind, TokenKind::Quote(Mark::Open));
            }
            TokenKind::Number => return false,
            TokenKind::Word => {}
        }
        let info = self.info(i);
        let closed = info.classes.meets(ClassSet::of(&[
            Class::Prep,
            Class::Be,
            Class::Have,
            Class::Do,
            Class::Modal,
            Class::Coord,
            Class::Rel,
            Class::Wh,
            Class::Comp,
            Class::Sub,
            Class::Neg,
            Class::PronSubj,
            Class::Det,
            Class::Poss,
            Class::PronObj,
            Class::Weekday,
        ])) && token.case != Case::Upper;
        let verbal = info.weight(PosTag::Vd).max(info.weight(PosTag::Vz));
        let other = [PosTag::N, PosTag::Ns, PosTag::A]
            .map(|t| info.weight(t))
            .into_iter()
            .max()
            .unwrap_or(0);
        let adverb = info.classes.has(Class::Adv)
            && other < 3
            && info.classes.meets(ClassSet::of(&[Class::Adv]))
            && !info.classes.has(Class::Num);
        closed
            || verbal > 0 && verbal > other + 1
            || adverb && self.segmented.token_text(i).ends_with("ly")
    }

    /// Whether token `i` can be an infinitive.
    fn can_be_base(&self, i: usize, sentence: &Sentence) -> bool {
        // `to “come in”`
        let quoted = i < sentence.tokens.end && matches!(self.token(i).kind, TokenKind::Quote(_));
        let i = i + usize::from(quoted);
        if i >= sentence.tokens.end || self.token(i).kind != TokenKind::Word {
            return false;
        }
        let info = self.info(i);
        if self.token(i).case != Case::Lower && !self.title_case {
            return false;
        }
        let text = self.segmented.token_text(i);
        if matches!(text, "be" | "have" | "do") {
            return true;
        }
        // `to quickly resolve`
        if text.ends_with("ly")
            && (info.classes.has(Class::Adv) || info.weight(PosTag::R) > 0)
            && i + 1 < sentence.tokens.end
        {
            return self.info(i + 1).weight(PosTag::V) > 0;
        }
        info.weight(PosTag::V) > 0
            && info.weight(PosTag::V) + 3 >= info.weight(PosTag::N)
            && !info
                .classes
                .meets(ClassSet::of(&[Class::Det, Class::Poss, Class::PronObj]))
    }

    /// Whether a noun phrase and a finite verb follow within a few words: then `as`, `after` … open a clause.
    fn subject_and_verb_follow(&self, i: usize, sentence: &Sentence) -> bool {
        let end = sentence.tokens.end.min(i + 8);
        let mut nominal = false;
        for j in i..end {
            let token = self.token(j);
            let info = self.info(j);
            if token.kind == TokenKind::Punct || matches!(token.kind, TokenKind::Quote(_)) {
                return false;
            }
            // `said after a lunch that he had …`: the verb is another clause's.
            if nominal && info.classes.has(Class::Comp) {
                return false;
            }
            let auxiliary = info.classes.meets(ClassSet::of(&[
                Class::Be,
                Class::Have,
                Class::Do,
                Class::Modal,
            ]));
            let verb = info.weight(PosTag::Vd).max(info.weight(PosTag::Vz));
            if nominal
                && token.case == Case::Lower
                && (auxiliary
                    || verb > 0 && verb + 1 >= info.weight(PosTag::Ns).max(info.weight(PosTag::A)))
            {
                return true;
            }
            if token.kind == TokenKind::Clitic
                && nominal
                && self.segmented.token_text(j).len() > 2
                && !self.segmented.token_text(j).ends_with('s')
            {
                return true;
            }
            if info.classes.meets(ClassSet::of(&[Class::PronSubj])) && j == i {
                return true;
            }
            nominal |= info.classes.meets(ClassSet::of(&[
                Class::PronSubj,
                Class::PronIndef,
                Class::PronDem,
            ])) || !info.classes.meets(ClassSet::of(&[
                Class::Det,
                Class::Poss,
                Class::Prep,
                Class::Adv,
            ]));
            if info.classes.has(Class::Coord) && j == i {
                return false;
            }
        }
        false
    }

    /// The class of an open-class word: its weights, moved by what stands beside it.
    fn open(&self, i: usize, text: &str, info: &WordInfo, sentence: &Sentence) -> Tag {
        // Adverbs do not change what may follow.
        let mut left = i;
        while left > sentence.tokens.start && matches!(self.tags[left - 1], Tag::Adv | Tag::Neg) {
            left -= 1;
        }
        let mut previous = (left > sentence.tokens.start).then(|| self.word_before(left - 1));
        // `a polling average`
        if previous == Some(Tag::Vg)
            && left >= sentence.tokens.start + 2
            && matches!(
                self.tags[left - 2],
                Tag::Det | Tag::Poss | Tag::PossMark | Tag::Adj
            )
        {
            previous = Some(Tag::Adj);
        }
        let right = self.right(i, sentence);
        let inside = self.inside_phrase(left, sentence, right.as_ref());
        let mut best: Option<(f32, Tag)> = None;
        for (k, &pos) in PosTag::ALL.iter().enumerate() {
            let weight = info.pos[k].max(cue_weight(info, pos));
            if weight == 0 {
                continue;
            }
            let tag = TAG_OF[k];
            let score = f32::from(weight)
                + left_bonus(previous, tag, left < i)
                + inside.bonus(tag)
                + right
                    .as_ref()
                    .map_or_else(|| end_bonus(tag), |right| right.bonus(tag));
            if best.is_none_or(|(highest, _)| score > highest) {
                best = Some((score, tag));
            }
        }
        best.map_or_else(|| unknown(text, info, previous), |(_, tag)| tag)
    }

    /// The class of token `i`; a name in the plural (`Republicans`) counts as a plural noun.
    fn word_before(&self, i: usize) -> Tag {
        let info = self.info(i);
        match self.tags[i] {
            Tag::Name if info.role_plural || info.weight(PosTag::Ns) > 0 => Tag::Nouns,
            tag => tag,
        }
    }

    /// What the words up to `i` say of the noun phrase they may have opened.
    fn inside_phrase(&self, i: usize, sentence: &Sentence, right: Option<&Right<'_>>) -> Inside {
        if i == sentence.tokens.start || self.tags[i - 1] != Tag::Name {
            return Inside::None;
        }
        if self.info(i - 1).weight(PosTag::A) > 0 {
            return Inside::Described;
        }
        // `the council backing Roe`: what has an object is no noun.
        if right.is_some_and(Right::begins_object) {
            return Inside::None;
        }
        let opener = (sentence.tokens.start..i)
            .rev()
            .find(|&j| !matches!(self.tags[j], Tag::Name | Tag::Adj | Tag::Coord));
        match opener.map(|j| self.tags[j]) {
            Some(Tag::Det | Tag::Poss | Tag::PossMark) => Inside::Determined,
            _ => Inside::None,
        }
    }

    /// Whether token `i` can be the finite verb of the noun before it.
    fn may_be_finite(&self, i: usize) -> bool {
        let info = self.info(i);
        self.token(i).kind == TokenKind::Word && self.is_auxiliary(i)
            || info.weight(PosTag::Vd) > 3 && info.weight(PosTag::Vn) <= info.weight(PosTag::Vd)
            || info.weight(PosTag::Vz) > 3 && info.weight(PosTag::Ns) == 0
    }

    /// What stands behind token `i` in its sentence.
    fn right(&self, i: usize, sentence: &Sentence) -> Option<Right<'_>> {
        if i + 1 >= sentence.tokens.end {
            return None;
        }
        let next = self.token(i + 1);
        let text = self.segmented.token_text(i + 1);
        let info = self.info(i + 1);
        let classes = info.classes;
        let opens_object = classes.meets(ClassSet::of(&[
            Class::Det,
            Class::Poss,
            Class::PronSubj,
            Class::PronObj,
            Class::PronRefl,
            Class::PronIndef,
            Class::PronDem,
        ])) || matches!(next.kind, TokenKind::Quote(Mark::Open))
            || classes.has(Class::Comp) && text == "that";
        // `advocates also said`
        let adverb = classes.has(Class::Adv) && i + 2 < sentence.tokens.end;
        let verb = if adverb { self.info(i + 2) } else { info };
        Some(Right {
            text,
            token: next,
            opens_object,
            finite_follows: self.may_be_finite(i + 1) || adverb && self.may_be_finite(i + 2),
            base_follows: verb.weight(PosTag::V) > 5
                && verb.weight(PosTag::V) > verb.weight(PosTag::N) + 2,
            preposition: classes.has(Class::Prep),
        })
    }
}

/// What a name before a word says of that word's class, beyond being a name.
#[derive(Clone, Copy)]
enum Inside {
    /// Nothing.
    None,
    /// It stands behind a determiner: `the Tarnby Council hearing`.
    Determined,
    /// It is an adjective as well: `Republican delegates`.
    Described,
}

impl Inside {
    fn bonus(self, tag: Tag) -> f32 {
        match (self, tag) {
            (Self::Determined, Tag::Vg) => -2.0,
            (Self::Described, Tag::V | Tag::Vz) => -3.0,
            (Self::Described, Tag::Noun | Tag::Nouns) => 1.5,
            _ => 0.0,
        }
    }
}

/// A cue word counts as its part of speech even where the parts of speech do not list it.
fn cue_weight(info: &WordInfo, pos: PosTag) -> u8 {
    if info.cue_pos.has(pos) { 3 } else { 0 }
}

/// The token behind a word, and what it says of that word's class.
struct Right<'a> {
    text: &'a str,
    token: &'a Token,
    opens_object: bool,
    finite_follows: bool,
    /// The verb of a plural noun: `advocates say`.
    base_follows: bool,
    preposition: bool,
}

impl Right<'_> {
    fn begins_object(&self) -> bool {
        let capital = self.token.kind == TokenKind::Word && self.token.case != Case::Lower;
        capital || self.opens_object && self.text != "that"
    }

    /// How much it speaks for `tag`.
    fn bonus(&self, tag: Tag) -> f32 {
        let word = self.token.kind == TokenKind::Word;
        match tag {
            Tag::V | Tag::Vz | Tag::Vd if self.opens_object => 2.0,
            Tag::V | Tag::Vz | Tag::Vd if word && self.token.case != Case::Lower => 1.5,
            Tag::Noun | Tag::Nouns | Tag::Name if self.finite_follows => 2.5,
            Tag::Nouns if self.base_follows => 2.5,
            Tag::Vz | Tag::V if self.finite_follows => -2.0,
            Tag::Vn if matches!(self.text, "by" | "as" | "of" | "in") => 1.0,
            Tag::Noun | Tag::Nouns if self.text == "of" => 2.0,
            Tag::Noun | Tag::Nouns if self.token.kind == TokenKind::Clitic => 4.0,
            Tag::Adj if !self.opens_object && !self.finite_follows && word && !self.preposition => {
                1.5
            }
            Tag::Noun if self.opens_object => -1.0,
            _ => 0.0,
        }
    }
}

/// How much the sentence's end behind a word speaks for `tag`.
fn end_bonus(tag: Tag) -> f32 {
    match tag {
        Tag::Noun | Tag::Nouns | Tag::Adj => 0.5,
        _ => 0.0,
    }
}

/// What a fixed expression of several words is, the first that fits.
const EXPRESSIONS: [(Class, Tag); 8] = [
    (Class::Time, Tag::Time),
    (Class::Prep, Tag::Prep),
    (Class::Sub, Tag::Sub),
    (Class::Coord, Tag::Coord),
    (Class::Adv, Tag::Adv),
    (Class::Hedge, Tag::Adv),
    (Class::Det, Tag::Det),
    (Class::PronIndef, Tag::Pron),
];

/// What a closed-class word is, the first that fits.
const CLOSED: [(Class, Tag); 24] = [
    (Class::Neg, Tag::Neg),
    (Class::Rel, Tag::Rel),
    (Class::Be, Tag::Be),
    (Class::Have, Tag::Have),
    (Class::Do, Tag::Do),
    (Class::Modal, Tag::Modal),
    (Class::Coord, Tag::Coord),
    (Class::PronSubj, Tag::Pron),
    (Class::PronObj, Tag::PronObj),
    (Class::PronRefl, Tag::PronObj),
    (Class::Poss, Tag::Poss),
    (Class::PronIndef, Tag::Pron),
    (Class::Det, Tag::Det),
    (Class::Wh, Tag::Wh),
    (Class::Comp, Tag::Comp),
    (Class::Sub, Tag::Sub),
    (Class::Prep, Tag::Prep),
    (Class::Hedge, Tag::Adv),
    (Class::PronDem, Tag::Pron),
    (Class::Num, Tag::Num),
    (Class::Ordinal, Tag::Adj),
    (Class::Time, Tag::Time),
    (Class::Interj, Tag::Adv),
    (Class::Adv, Tag::Adv),
];

/// Tags by position of their part of speech in [`PosTag::ALL`].
const TAG_OF: [Tag; 9] = [
    Tag::Noun,
    Tag::Nouns,
    Tag::V,
    Tag::Vz,
    Tag::Vd,
    Tag::Vn,
    Tag::Vg,
    Tag::Adj,
    Tag::Adv,
];

/// `anti-Roe`, `pro-Tarnby`: a name that a prefix has made an adjective.
fn has_prefix(text: &str) -> bool {
    const PREFIXES: [&str; 9] = [
        "anti", "pro", "pre", "post", "non", "ex", "then", "mid", "trans",
    ];
    text.split_once('-').is_some_and(|(prefix, rest)| {
        rest.starts_with(char::is_uppercase) && PREFIXES.contains(&prefix)
    })
}

/// What a word is that no part-of-speech list holds.
fn unknown(text: &str, info: &WordInfo, previous: Option<Tag>) -> Tag {
    if info.role.is_some() {
        return if info.role_plural {
            Tag::Nouns
        } else {
            Tag::Noun
        };
    }
    if text.ends_with("ly") && !text.contains('-') {
        Tag::Adv
    } else if text.contains('-')
        && (text.ends_with("ed") || text.ends_with("based") || text.ends_with("ing"))
    {
        Tag::Adj
    } else if text.ends_with("ed") && text.len() > 5 {
        match previous {
            Some(Tag::Name | Tag::Noun | Tag::Nouns | Tag::Pron | Tag::Rel | Tag::Coord) => Tag::Vd,
            _ => Tag::Vn,
        }
    } else if text.ends_with('s') && !text.ends_with("ss") && !text.ends_with("us") {
        Tag::Nouns
    } else {
        Tag::Noun
    }
}

/// How much the word before (adverbs skipped) speaks for `tag`.
fn left_bonus(previous: Option<Tag>, tag: Tag, after_adverb: bool) -> f32 {
    let verbal = matches!(tag, Tag::V | Tag::Vz | Tag::Vd);
    match previous {
        Some(Tag::Det | Tag::Poss | Tag::PossMark | Tag::Num) => match tag {
            Tag::Noun | Tag::Nouns | Tag::Adj => 4.0,
            Tag::Vn | Tag::Vg => 2.0,
            Tag::V | Tag::Vz | Tag::Vd => -6.0,
            _ => 0.0,
        },
        Some(Tag::Adj) => match tag {
            Tag::Noun | Tag::Nouns => 3.5,
            Tag::Adj => 1.0,
            Tag::V | Tag::Vz | Tag::Vd => -3.0,
            _ => 0.0,
        },
        Some(Tag::Prep) => match tag {
            Tag::Noun | Tag::Nouns | Tag::Adj => 3.0,
            Tag::Vg => 3.0,
            Tag::V | Tag::Vz | Tag::Vd => -5.0,
            _ => 0.0,
        },
        Some(Tag::To | Tag::Modal | Tag::Do) => match tag {
            Tag::V => 7.0,
            Tag::Noun | Tag::Nouns | Tag::Vz | Tag::Vd => -3.0,
            _ => 0.0,
        },
        Some(Tag::Have) => match tag {
            Tag::Vn => 6.0,
            Tag::Vd | Tag::Vz | Tag::V => -3.0,
            Tag::Noun | Tag::Nouns | Tag::Adj => 1.0,
            _ => 0.0,
        },
        Some(Tag::Be) => match tag {
            Tag::Vn | Tag::Vg => 5.0,
            Tag::Adj => 3.0,
            Tag::V | Tag::Vz | Tag::Vd => -4.0,
            _ => 0.0,
        },
        Some(Tag::Pron | Tag::Rel) => match tag {
            Tag::V | Tag::Vz | Tag::Vd => 5.0,
            Tag::Noun | Tag::Nouns | Tag::Adj => -2.0,
            Tag::Vn => -1.0,
            _ => 0.0,
        },
        // `the mayor also plans`
        Some(Tag::Name | Tag::Noun | Tag::Nouns) if after_adverb && verbal => 3.0,
        Some(Tag::Name) => match tag {
            Tag::Vd => 3.0,
            Tag::Vz => 2.5,
            Tag::Vg => 1.5,
            Tag::V => -2.0,
            _ => 0.0,
        },
        Some(Tag::Nouns) => match tag {
            Tag::V => 3.0,
            Tag::Vg => 3.5,
            Tag::Vd => 2.5,
            Tag::Vz | Tag::Noun => -1.0,
            Tag::Nouns => -1.5,
            _ => 0.0,
        },
        Some(Tag::Noun) => match tag {
            Tag::Vz => 0.5,
            Tag::Vd => 2.5,
            Tag::V => -3.0,
            Tag::Nouns => 1.0,
            Tag::Noun => 0.5,
            Tag::Adj => -2.0,
            _ => 0.0,
        },
        Some(Tag::V | Tag::Vz | Tag::Vd | Tag::Vn | Tag::Vg) => match tag {
            Tag::Noun | Tag::Nouns | Tag::Adj => 1.5,
            Tag::V | Tag::Vz | Tag::Vd => -3.0,
            Tag::Vg => 1.0,
            _ => 0.0,
        },
        Some(Tag::Close | Tag::Comma) => match tag {
            Tag::Vd | Tag::Vg | Tag::Vz => 0.5,
            _ => 0.0,
        },
        Some(Tag::Comp | Tag::Sub) | None => match tag {
            Tag::Noun | Tag::Nouns | Tag::Adj => 1.5,
            Tag::Vz | Tag::Vd => -2.0,
            _ => 0.0,
        },
        _ if after_adverb && verbal => 1.0,
        _ => 0.0,
    }
}
