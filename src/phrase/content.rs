//! Where the words that somebody says end, and where they begin.

use super::{Extents, Tag};
use crate::lexicon::{Form, Frame, WordClass};
use crate::segment::{Mark, TokenKind};

/// How many tokens content may have outside quotation marks: no sentence of news is longer, and a
/// text made to be slow costs no more than this for each of its cues.
const LONGEST_CONTENT: usize = 400;

/// The same for content that a quotation carries on.
const LONGEST_QUOTED: usize = 5_000;

/// How many tokens a phrase may have that stands before a clause and its comma.
const LONGEST_PHRASE: usize = 12;

impl Extents<'_> {
    /// Clauses (with a finite verb) that begin at `pos`: up to where the speaker's words most likely end,
    /// then up to the sentence's end.
    pub fn clause_from(&self, pos: usize, out: &mut Vec<usize>) {
        let Some(end) = self.content_limit(pos) else {
            return;
        };
        // `that` introduces a clause and is no part of it.
        let introduces = matches!(
            self.tag(pos),
            Tag::Comp | Tag::Rel | Tag::Coord | Tag::Prep | Tag::To | Tag::Dash | Tag::Close
        );
        if introduces && !self.opens_quantity(pos) && !self.clause_behind_phrase(pos, end) {
            return;
        }
        // `found them wanting`: an object, and no subject of a clause.
        let ambiguous = ["it", "you"];
        if self.tag(pos) == Tag::PronObj
            && !ambiguous
                .iter()
                .any(|word| self.text(pos).eq_ignore_ascii_case(word))
        {
            return;
        }
        // A clause has a subject: something stands before its verb.
        let Some(verb) = self
            .main_verb(pos, end)
            .or_else(|| self.past_of_subject(pos, end))
            .or_else(|| self.verb_of_gerund(pos, end))
        else {
            return;
        };
        let mut cut = self.first_cut(pos, pos + 1, end);
        // `said Roe, despite his wealth, is …`: an insertion before the verb is no end.
        if cut < verb {
            let closed = |i: usize| i > cut && self.tag(i) == self.tag(cut);
            let insertion = matches!(self.tag(cut), Tag::Comma | Tag::Dash)
                && (closed(verb - 1) || closed(verb - 2));
            if !insertion {
                return;
            }
            cut = self.first_cut(pos, verb + 1, end);
        }
        out.push(cut);
        if cut != end {
            out.push(end);
        }
    }

    /// The past tense right behind the noun phrase at `pos`, where nothing else can be its verb:
    /// `Roe argued against the plan`.
    fn past_of_subject(&self, pos: usize, end: usize) -> Option<usize> {
        let mut i = self.chunk_from(pos)?.end as usize;
        while i < end && self.tag(i) == Tag::Adv {
            i += 1;
        }
        (i < end && self.tag(i) == Tag::Vd).then_some(i)
    }

    /// The verb whose subject is the -ing clause at `pos`: `widening the road | would cost too much`.
    /// One that can have a clause behind it (`noting he had left`) is no subject.
    fn verb_of_gerund(&self, pos: usize, end: usize) -> Option<usize> {
        let clausal = self.verb_takes(pos, Frame::That) || self.verb_takes(pos, Frame::Zero);
        if self.tag(pos) != Tag::Vg || clausal {
            return None;
        }
        (pos + 1..end)
            .take_while(|&i| !self.tag(i).is_mark() && !matches!(self.tag(i), Tag::Rel | Tag::Sub))
            .find(|&i| self.tag(i).is_finite() && !self.after_to(i))
    }

    /// Whether the preposition at `pos` opens a phrase that a comma and a clause follow:
    /// `despite the storm, she would sail`.
    fn clause_behind_phrase(&self, pos: usize, end: usize) -> bool {
        self.tag(pos) == Tag::Prep
            && (pos + 2..end.min(pos + LONGEST_PHRASE))
                .find(|&i| self.tag(i).is_mark() || self.tag(i).is_finite())
                .is_some_and(|i| self.tag(i) == Tag::Comma && self.main_clause_ahead(i + 1, end))
    }

    fn is_contracted_verb(&self, i: usize) -> bool {
        self.segmented.tokens[i].kind == TokenKind::Clitic && self.tag(i) != Tag::PossMark
    }

    /// Whatever begins at `pos`, verb or not, up to where the speaker's words most likely end.
    pub fn matter_from(&self, pos: usize, out: &mut Vec<usize>) {
        if let Some(limit) = self.content_limit(pos) {
            let end = self.before_awaited_verb(pos, limit);
            let cut = self.first_cut(pos, pos + 1, end);
            out.push(cut);
            if cut != limit {
                out.push(limit);
            }
        }
    }

    /// Where content at `pos` must end if the clause around it still waits for its verb:
    /// `The sailor accused of theft | was freed`.
    fn before_awaited_verb(&self, pos: usize, limit: usize) -> usize {
        let first = self.near_start(pos);
        let participle = (first..pos)
            .rev()
            .take_while(|&i| {
                !self.tag(i).is_mark() && (!self.tag(i).is_finite() || self.tag(i) == Tag::Vd)
            })
            .find(|&i| self.tag(i) == Tag::Vn || self.is_passive_of_party(i));
        // `had been accused`: a finite verb after all.
        let bare = |i: usize| !(i.max(first + 3) - 3..i).any(|k| self.tag(k).is_aux());
        if !participle.is_some_and(bare) || self.main_verb(first, pos).is_some() {
            return limit;
        }
        self.main_verb(pos + 1, limit)
            .map_or(limit, |verb| self.without_marks(pos, verb))
    }

    /// Whether the past form at `i` wants a party between itself and the preposition behind it, so
    /// that it can only be a participle: `the sailor accused of theft`.
    fn is_passive_of_party(&self, i: usize) -> bool {
        let Some(next) = self.segmented.tokens.get(i + 1) else {
            return false;
        };
        let (with_party, without) = match next.span.slice(self.segmented.text) {
            "of" => (Frame::NpOf, Frame::Of),
            "for" => (Frame::NpFor, Frame::For),
            "with" => (Frame::NpWith, Frame::With),
            "over" => (Frame::NpOver, Frame::Over),
            _ => return false,
        };
        self.tag(i) == Tag::Vd && self.verb_takes(i, with_party) && !self.verb_takes(i, without)
    }

    /// Where the sentence of `pos` begins, or what a look back from `pos` may reach of one without end.
    fn near_start(&self, pos: usize) -> usize {
        let (first, _) = self.sentence(pos);
        first.max(pos.saturating_sub(LONGEST_CONTENT))
    }

    /// `end` without the marks right before it.
    fn without_marks(&self, pos: usize, end: usize) -> usize {
        let marks = (pos + 1..end)
            .rev()
            .take_while(|&i| matches!(self.tag(i), Tag::Comma | Tag::Dash | Tag::Adv));
        end - marks.count()
    }

    /// Everything to the paragraph's end.
    pub fn rest_from(&self, pos: usize, out: &mut Vec<usize>) {
        let Some(token) = self.segmented.tokens.get(pos) else {
            return;
        };
        let sentences = &self.segmented.sentences;
        let home = sentences[token.sentence as usize].paragraph;
        let last = sentences[token.sentence as usize..]
            .iter()
            .take_while(|sentence| sentence.paragraph == home)
            .last();
        if let Some(mut end) = last.map(|sentence| sentence.tokens.end) {
            while end > pos + 1 && matches!(self.tag(end - 1), Tag::Stop) {
                end -= 1;
            }
            out.push(end);
        }
    }

    /// A noun phrase with all that belongs to it.
    pub fn long_noun_phrase_from(&self, pos: usize, out: &mut Vec<usize>) {
        // `found themselves`: nothing is said.
        if self.tag(pos) == Tag::PronObj && self.is_reflexive(pos) {
            return;
        }
        let quoted = self
            .segmented
            .tokens
            .get(pos)
            .is_some_and(|t| t.kind == TokenKind::Quote(Mark::Open))
            || matches!(self.phrases.tags.get(pos), Some(Tag::Det | Tag::Poss));
        if quoted
            || self.chunk_from(pos).is_some()
            || pos < self.phrases.tags.len() && matches!(self.tag(pos), Tag::Wh)
        {
            self.matter_from(pos, out);
        }
    }

    /// An -ing clause.
    pub fn participle_from(&self, pos: usize, out: &mut Vec<usize>) {
        let Some(&tag) = self.phrases.tags.get(pos) else {
            return;
        };
        let adverb =
            matches!(tag, Tag::Adv | Tag::Neg) && self.phrases.tags.get(pos + 1) == Some(&Tag::Vg);
        let quoted = tag == Tag::Quote && self.phrases.tags.get(pos + 1) == Some(&Tag::Vg);
        let possessed =
            matches!(tag, Tag::Poss) && self.phrases.tags.get(pos + 1) == Some(&Tag::Vg);
        let text = if pos < self.segmented.tokens.len() {
            self.text(pos)
        } else {
            ""
        };
        let ing = tag == Tag::Vg || text.ends_with("ing") && matches!(tag, Tag::Noun | Tag::Adj);
        if ing || adverb || quoted || possessed {
            self.matter_from(pos, out);
        }
    }

    /// A to-infinitive.
    pub fn infinitive_from(&self, pos: usize, out: &mut Vec<usize>) {
        let tags = &self.phrases.tags;
        let negated = tags.get(pos) == Some(&Tag::Neg) && tags.get(pos + 1) == Some(&Tag::To);
        if tags.get(pos) == Some(&Tag::To) || negated {
            self.matter_from(pos, out);
        }
    }

    /// Clauses that end at `pos`, where a closing attribution begins: from the sentence's first word,
    /// or from the first word of the quotation that the sentence ends.
    pub fn clause_to(&self, pos: usize, out: &mut Vec<usize>) {
        let from = out.len();
        self.start_of_words_to(pos, out);
        let whole =
            |&start: &usize| self.tag(start) == Tag::Quote || self.has_main_verb(start, pos);
        let keep: Vec<usize> = out[from..].iter().copied().filter(whole).collect();
        out.truncate(from);
        out.extend(keep);
    }

    /// The first words of a sentence that end at `pos`, its main verb still to come.
    pub fn opening_to(&self, pos: usize, out: &mut Vec<usize>) {
        let from = out.len();
        self.start_of_words_to(pos, out);
        let begun =
            |&start: &usize| self.tag(start) != Tag::Quote && !self.has_main_verb(start, pos);
        let keep: Vec<usize> = out[from..].iter().copied().filter(begun).collect();
        out.truncate(from);
        out.extend(keep);
    }

    /// The first finite verb of `from..to`, a clause that begins with its subject.
    #[must_use]
    pub fn verb_of_clause(&self, from: usize, to: usize) -> Option<usize> {
        self.main_verb(from, to)
    }

    /// Whether `from..to` has a verb of its own.
    fn has_main_verb(&self, from: usize, to: usize) -> bool {
        self.main_verb(from, to).is_some()
    }

    /// The first finite verb in `from..to` that no relative or subordinate clause holds.
    fn main_verb(&self, from: usize, to: usize) -> Option<usize> {
        // A relative pronoun or conjunction claims the next verb, up to the next comma.
        let mut subordinate = matches!(self.tag(from), Tag::Vn | Tag::Vd | Tag::Vg);
        // `as he praised the crews and defended himself`: one clause holds both verbs.
        let mut was_subordinate = false;
        for i in from..to {
            match self.tag(i) {
                Tag::Comma | Tag::Dash | Tag::Semicolon | Tag::Colon => {
                    subordinate = false;
                    was_subordinate = false;
                }
                Tag::Rel | Tag::Sub | Tag::Comp => subordinate = true,
                Tag::Wh if i == from || self.tag(i - 1) == Tag::Comma => subordinate = true,
                // `was asked`: one verb.
                Tag::Vd if i > from && self.tag(i - 1).is_aux() => {}
                tag if tag.is_finite() && subordinate => {
                    // `which has also moved`: the verb group goes on.
                    subordinate = i + 1 < to
                        && (self.tag(i + 1).is_finite()
                            || tag.is_aux() && matches!(self.tag(i + 1), Tag::Adv | Tag::Neg));
                    was_subordinate = true;
                }
                tag if tag.is_finite()
                    && was_subordinate
                    && i > from + 1
                    && self.tag(i - 1) == Tag::Coord
                    && self.tag(i - 2) != Tag::Comma => {}
                // `to be`, `being`: no finite verb, but in headlines `strike to go ahead`.
                Tag::V | Tag::Be | Tag::Have | Tag::Do
                    if i > from
                        && (self.after_to(i) && self.ends_with_stop(i)
                            || matches!(self.text(i), "been" | "being" | "having")) => {}
                tag if tag.is_finite() && i > from => {
                    // A participle after a noun and before a preposition is no main verb.
                    let reduced = tag == Tag::Vd
                        && i + 1 < to
                        && self.tag(i + 1) == Tag::Prep
                        && (self.is_passive_of_party(i) || !self.subject_before(i));
                    if !reduced {
                        return Some(i);
                    }
                }
                _ if self.is_contracted_verb(i) && !subordinate => return Some(i),
                _ => {}
            }
        }
        None
    }

    /// `to go`, `to boldly go`
    fn after_to(&self, i: usize) -> bool {
        self.tag(i - 1) == Tag::To
            || i >= 2 && self.tag(i - 1) == Tag::Adv && self.tag(i - 2) == Tag::To
    }

    /// Whether the sentence of token `i` ends with a stop or a quotation mark.
    fn ends_with_stop(&self, i: usize) -> bool {
        let (_, end) = self.sentence(i);
        matches!(self.tag(end - 1), Tag::Stop | Tag::Quote)
    }

    /// Whether the words before `i` can be the subject of a verb there.
    fn subject_before(&self, i: usize) -> bool {
        let (first, _) = self.sentence(i);
        let mut i = i;
        while i > first && self.tag(i - 1) == Tag::Adv {
            i -= 1;
        }
        let mut starts = Vec::new();
        self.noun_phrase_to(i, &mut starts);
        !starts.is_empty()
    }

    /// Where the words that end at `pos` begin: with the sentence, or with the quotation it closes.
    fn start_of_words_to(&self, pos: usize, out: &mut Vec<usize>) {
        let Some(last) = pos.checked_sub(1) else {
            return;
        };
        let (mut start, _) = self.sentence(last);
        if last - start > LONGEST_CONTENT {
            return;
        }
        // A quotation that began in an earlier sentence takes the content back to its mark.
        while let Some(quote) = self
            .quote_at(start)
            .filter(|quote| quote.open < start && quote.close <= last)
            .filter(|quote| last - quote.open < LONGEST_QUOTED)
        {
            let mut out_idx = Vec::new();
            self.quotation_to(quote.close + 1, &mut out_idx);
            let open = out_idx.first().copied().unwrap_or(quote.open);
            let (sentence, _) = self.sentence(open);
            // Only a quotation that opens its sentence, or follows `Roe said:`, may stand alone.
            if open == sentence || open >= start || self.is_introduced(open) {
                start = open.min(start);
                break;
            }
            start = sentence;
        }
        if start < last && self.tag(start) == Tag::Coord {
            start += 1;
        }
        if start < last && self.tag(start) == Tag::Comma {
            start += 1;
        }
        // After a colon or semicolon a new thought begins.
        let cut = (start + 1..last)
            .rev()
            .find(|&i| self.tag(i) == Tag::Semicolon && self.segmented.tokens[i].quote.is_none());
        out.extend(cut.map(|i| i + 1));
        if start < pos {
            out.push(start);
        }
    }

    /// Where content that begins at `pos` must end: before the sentence's final stop, unless the stop
    /// stands inside quotation marks that the content holds; never past the end of a quotation around `pos`.
    fn content_limit(&self, pos: usize) -> Option<usize> {
        if pos >= self.segmented.tokens.len() {
            return None;
        }
        let (_, mut end) = self.sentence(pos);
        end = end.min(pos + LONGEST_CONTENT);
        // The sentence that closes a quotation opened here may be a later one.
        let mut i = pos;
        while i < end {
            if self.segmented.tokens[i].kind == TokenKind::Quote(Mark::Open) {
                if let Some(quote) = self.quote_at(i).filter(|quote| {
                    quote.open == i
                        && quote.closed
                        && (end..pos + LONGEST_QUOTED).contains(&quote.close)
                }) {
                    end = self.sentence(quote.close).1;
                    i = quote.close;
                }
            }
            i += 1;
        }
        if let Some(quote) = self.quote_at(pos).filter(|quote| quote.open < pos) {
            end = end.min(quote.close);
        }
        end = self.before_closing_bracket(pos, end);
        while end > pos {
            let last = end - 1;
            let closes_own = self.tag(last) == Tag::Quote
                && self.quote_at(last).is_some_and(|quote| quote.open >= pos);
            match self.tag(last) {
                Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash => end -= 1,
                Tag::Quote if !closes_own => end -= 1,
                _ => break,
            }
        }
        (end > pos).then_some(end)
    }

    /// Where content at `pos` must end if it stands in brackets.
    fn before_closing_bracket(&self, pos: usize, end: usize) -> usize {
        let mut open = 0_u32;
        for i in pos..end {
            match self.tag(i) {
                Tag::Open => open += 1,
                Tag::Close if open == 0 => return i,
                Tag::Close => open -= 1,
                _ => {}
            }
        }
        end
    }

    /// The first place from `from` on where the author, or another speaker, takes over from the words
    /// that begin at `pos`.
    fn first_cut(&self, pos: usize, from: usize, end: usize) -> usize {
        let subordinate = self.in_subordinate_clause(pos);
        let inside_dashes = self.inside_dashes(pos);
        let mut i = from;
        while i < end {
            if self.segmented.tokens[i].kind == TokenKind::Quote(Mark::Open) {
                if let Some(quote) = self.quote_at(i).filter(|quote| quote.open == i) {
                    if quote.close < end {
                        // `…,” adding that`: the comma stands inside the marks.
                        if matches!(self.tag(quote.close - 1), Tag::Comma)
                            && (self.takes_over(quote.close + 1, end)
                                || self.second_verb(quote.close + 1, end))
                        {
                            return quote.close + 1;
                        }
                        i = quote.close + 1;
                        continue;
                    }
                }
            }
            let cut = match self.tag(i) {
                Tag::Comma | Tag::Dash if subordinate && self.main_clause_ahead(i + 1, end) => true,
                Tag::Dash if inside_dashes => true,
                Tag::Comma | Tag::Dash => {
                    self.takes_over(i + 1, end) || self.leaves_phrase(i + 1, pos, end)
                }
                Tag::Coord => {
                    self.next_cue(i + 1, pos, end)
                        || self.text(i) == "but" && self.begins_with_cue_ing(i + 1, end)
                        // `that he stands by the plan and that it holds`
                        || self.tag(i + 1) == Tag::Comp && !self.has_main_verb(pos, i)
                }
                Tag::Semicolon if self.attribution_ahead(i + 1, end) => true,
                // `denied having the letter; a copy says he has it`: a phrase ends where a clause begins.
                Tag::Semicolon | Tag::Colon => {
                    self.segmented.tokens[i].quote.is_none()
                        && i + 1 < end
                        && !self.has_main_verb(pos, i)
                        && self.main_clause_ahead(i + 1, end)
                }
                _ => false,
            };
            if cut {
                return i;
            }
            i += 1;
        }
        end
    }

    /// Whether `pos` stands between dashes that set it off: `— new filings show it has none —`.
    fn inside_dashes(&self, pos: usize) -> bool {
        let first = self.near_start(pos);
        let dashes = (first..pos).filter(|&i| self.tag(i) == Tag::Dash);
        dashes.count() % 2 == 1
    }

    /// Whether a phrase that began at `pos` without a verb is over before token `i`, and a clause,
    /// a second verb or a participle follows: `…, and she left`, `…, and has left`, `…, leaving`.
    fn leaves_phrase(&self, i: usize, pos: usize, end: usize) -> bool {
        if i + 1 >= end || self.tag(pos).is_finite() {
            return false;
        }
        let leaves = match self.tag(i) {
            // `ruled out recalling Roe, who left by a side door`: what the author adds.
            Tag::Rel | Tag::Wh => matches!(self.text(i), "who" | "whose" | "which"),
            Tag::Coord => self.main_clause_ahead(i + 1, end) || self.tag(i + 1).is_finite(),
            // `vowed to cut the tax, siding with the port`; but `of lying, stealing and cheating`
            Tag::Vg => self.tag(pos) != Tag::Vg,
            _ => false,
        };
        leaves && !self.has_main_verb(pos, i)
    }

    /// Whether the cue before `pos` stands in a clause that opens with a conjunction:
    /// `While the town says it is safe, …`.
    fn in_subordinate_clause(&self, pos: usize) -> bool {
        let (first, _) = self.sentence(pos);
        // The `that` before the content is the cue's own.
        let mut i = pos - usize::from(pos > first && self.tag(pos - 1) == Tag::Comp);
        while i > first && pos - i < 25 {
            i -= 1;
            match self.tag(i) {
                Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::Quote | Tag::Comp => {
                    return false;
                }
                Tag::Sub => {
                    // `Even though she says so`
                    let opens = i == first || i == first + 1 && self.tag(first) == Tag::Adv;
                    return opens || self.tag(i - 1) == Tag::Comma;
                }
                Tag::Wh if i == first => return self.text(i) == "When",
                _ => {}
            }
        }
        false
    }

    /// Whether a subject and its verb follow at once.
    fn main_clause_ahead(&self, i: usize, end: usize) -> bool {
        let mut i = i;
        while i < end && self.tag(i) == Tag::Adv {
            i += 1;
        }
        let Some(chunk) = (i < end).then(|| self.chunk_from(i)).flatten() else {
            return false;
        };
        let mut subject_end = chunk.end as usize;
        // `some of the women`, `the head of the union`
        while subject_end + 1 < end && self.tag(subject_end) == Tag::Prep {
            match self.chunk_from(subject_end + 1) {
                Some(next) => subject_end = next.end as usize,
                None => break,
            }
        }
        let adverb = |&k: &usize| matches!(self.tag(k), Tag::Adv | Tag::Neg);
        let verb = subject_end + (subject_end..end).take(3).take_while(adverb).count();
        (verb..end.min(verb + 2)).any(|k| self.tag(k).is_finite())
    }

    /// Whether what follows a comma or dash is no longer the speaker's.
    fn takes_over(&self, i: usize, end: usize) -> bool {
        if i >= end {
            return false;
        }
        match self.tag(i) {
            Tag::Vg => self.is_cue(i, &[Form::Ing]),
            // `who says it leaks, said …`
            Tag::Vd | Tag::Vz => self.is_cue(i, &[Form::Past, Form::Third]),
            // `, which it says operates freely`
            Tag::Rel => self.attribution_ahead(i + 1, end),
            Tag::Coord => match self.text(i) {
                // `but will run again` goes on; `but she will run` is another clause.
                "but" | "yet" => {
                    self.cue_at_once(i + 1, end).is_some()
                        || self.begins_with_cue_ing(i + 1, end)
                        || !self.verb_ahead(i + 1, end) && self.clause_ahead(i + 1, end)
                }
                _ => self.cue_at_once(i + 1, end).is_some() || self.attribution_ahead(i + 1, end),
            },
            Tag::Sub => matches!(
                self.text(i),
                "while" | "although" | "though" | "whereas" | "even"
            ),
            Tag::Prep => {
                matches!(self.text(i), "according" | "despite" | "citing" | "after")
                    || self.text(i) == "with" && self.any_cue_ing(i, end)
                    || self.text(i) == "in" && i + 1 < end && self.text(i + 1) == "response"
            }
            _ if self.closing_attribution(i, end) => true,
            Tag::Noun | Tag::Nouns => {
                // `, claims that …`, `, allegations Roe rejects`, but `the money, message and time`
                let goes_on = i + 1 < end
                    && matches!(
                        self.tag(i + 1),
                        Tag::Comp | Tag::Rel | Tag::Name | Tag::Det | Tag::Pron | Tag::Prep
                    );
                goes_on && self.is_noun_cue(i)
            }
            Tag::Det => {
                i + 1 < end && self.is_noun_cue(i + 1) && matches!(self.text(i), "a" | "an")
            }
            _ => false,
        }
    }

    /// `…,” and left`: behind a quotation's own comma the sentence's subject goes on.
    fn second_verb(&self, i: usize, end: usize) -> bool {
        i + 1 < end && self.tag(i) == Tag::Coord && self.tag(i + 1).is_finite()
    }

    /// `but warning that`: the participle's subject is the speaker.
    fn begins_with_cue_ing(&self, i: usize, end: usize) -> bool {
        i < end && self.tag(i) == Tag::Vg && self.is_cue(i, &[Form::Ing])
    }

    /// `and warned that`: a cue whose subject is the speaker.
    fn next_cue(&self, i: usize, pos: usize, end: usize) -> bool {
        // `said he met the envoy and told him`: the speaker's own subject may carry both verbs.
        let pronoun = |verb: usize| {
            self.tag(pos) == Tag::Pron
                && self.tag(verb) == Tag::Vd
                && (pos..verb).any(|k| self.tag(k) == Tag::Vd)
        };
        self.cue_at_once(i, end).is_some_and(|verb| !pronoun(verb))
    }

    /// The finite or past cue at `i`, auxiliaries and adverbs skipped: `and also urged`. Behind a comma
    /// its subject is the speaker even if the content could go on.
    fn cue_at_once(&self, i: usize, end: usize) -> Option<usize> {
        let skipped = |&k: &usize| matches!(self.tag(k), Tag::Adv | Tag::Have | Tag::Be);
        let verb = i + (i..end).take_while(skipped).count();
        if verb >= end {
            return None;
        }
        // `and proven ability`
        let adjective =
            self.tag(verb) == Tag::Vn && verb + 1 < end && self.tag(verb + 1).is_nominal();
        let finite = matches!(self.tag(verb), Tag::Vd | Tag::Vz | Tag::Vn);
        (finite && !adjective && self.is_cue(verb, &[Form::Past, Form::Third, Form::Pp]))
            .then_some(verb)
    }

    /// Whether a finite verb follows at once, without a subject.
    fn verb_ahead(&self, i: usize, end: usize) -> bool {
        let adverb = |&k: &usize| matches!(self.tag(k), Tag::Adv | Tag::Neg);
        let verb = i + (i..end).take_while(adverb).count();
        verb < end && self.tag(verb).is_finite()
    }

    /// Whether a clause follows: subject and finite verb.
    fn clause_ahead(&self, i: usize, end: usize) -> bool {
        (i..end.min(i + 15)).any(|k| self.tag(k).is_finite())
    }

    /// Whether `NP cue` follows and ends the sentence: `…, officials said on Monday`.
    fn closing_attribution(&self, i: usize, end: usize) -> bool {
        let Some(chunk) = self.chunk_from(i) else {
            return false;
        };
        let verb = (chunk.end as usize..end.min(chunk.end as usize + 4))
            .find(|&k| matches!(self.tag(k), Tag::Vd | Tag::Vz | Tag::V));
        verb.is_some_and(|verb| {
            let modifier = |k: usize| {
                matches!(
                    self.tag(k),
                    Tag::Adv | Tag::Time | Tag::Prep | Tag::Name | Tag::Num
                )
            };
            self.is_cue(verb, &[Form::Past, Form::Third, Form::Base])
                && end - verb <= 6
                && (verb + 1..end).all(modifier)
        })
    }

    /// Whether `NP cue` follows, an attribution of its own.
    fn attribution_ahead(&self, i: usize, end: usize) -> bool {
        let mut i = i;
        while i < end && matches!(self.tag(i), Tag::Adv | Tag::Time | Tag::Comma) {
            i += 1;
        }
        let Some(chunk) = (i < end).then(|| self.chunk_from(i)).flatten() else {
            return false;
        };
        let mut verb = chunk.end as usize;
        // `another, asked about the plan, said`
        if verb < end && self.tag(verb) == Tag::Comma {
            let close = (verb + 1..end.min(verb + 12)).find(|&k| self.tag(k) == Tag::Comma);
            verb = close.map_or(verb, |close| close + 1);
        }
        while verb < end && matches!(self.tag(verb), Tag::Adv | Tag::Have | Tag::Be) {
            verb += 1;
        }
        verb < end
            && matches!(self.tag(verb), Tag::Vd | Tag::Vz | Tag::V | Tag::Vn)
            && self.is_cue(verb, &[Form::Past, Form::Third, Form::Base, Form::Pp])
    }

    fn any_cue_ing(&self, i: usize, end: usize) -> bool {
        (i + 1..end.min(i + 8)).any(|k| self.tag(k) == Tag::Vg && self.is_cue(k, &[Form::Ing]))
    }

    /// Whether token `i` is a verbal cue in one of `forms`.
    pub(super) fn is_cue(&self, i: usize, forms: &[Form]) -> bool {
        self.lexicon
            .word(self.segmented.tokens[i].word)
            .cues()
            .iter()
            .any(|cue| {
                forms.contains(&cue.form)
                    && self.follow(i, &cue.rest)
                    && self.lexicon.lexeme(cue.lexeme).class == WordClass::Verb
            })
    }

    fn is_noun_cue(&self, i: usize) -> bool {
        self.lexicon
            .word(self.segmented.tokens[i].word)
            .cues()
            .iter()
            .any(|cue| {
                cue.rest.is_empty() && self.lexicon.lexeme(cue.lexeme).class == WordClass::Noun
            })
    }
}
