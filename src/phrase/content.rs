//! Where the words that somebody says end, and where they begin.

use super::{Extents, Tag};
use crate::segment::{Mark, TokenKind};

/// How many tokens content may have outside quotation marks: no sentence of news is longer, and a
/// text made to be slow costs no more than this for each of its cues.
const LONGEST_CONTENT: usize = 400;

/// The same for content that a quotation carries on.
const LONGEST_QUOTED: usize = 5_000;

/// How many tokens a dateline may have.
const LONGEST_DATELINE: usize = 20;

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
        let Some(cut) = self.cut_of_clause(pos, verb, end) else {
            return;
        };
        out.push(cut);
        if cut != end {
            out.push(end);
        }
    }

    /// The first cut behind `verb`, the main verb of the clause at `pos`; none where one stands before it.
    fn cut_of_clause(&self, pos: usize, verb: usize, end: usize) -> Option<usize> {
        let cut = self.first_cut(pos, pos + 1, end);
        if cut >= verb {
            return Some(cut);
        }
        // `said Roe, despite his wealth, is …`: an insertion before the verb is no end.
        let closed = |i: usize| i > cut && self.tag(i) == self.tag(cut);
        let insertion = matches!(self.tag(cut), Tag::Comma | Tag::Dash)
            && (closed(verb - 1) || closed(verb - 2));
        insertion.then(|| self.first_cut(pos, verb + 1, end))
    }

    /// Whatever begins at `pos`, verb or not, up to where the speaker's words most likely end.
    pub fn matter_from(&self, pos: usize, out: &mut Vec<usize>) {
        if let Some(limit) = self.content_limit(pos) {
            let end = self.before_awaited_verb(pos, limit);
            // `said that Roe, despite his wealth, is …`
            let clause = self
                .is_introduced_clause(pos)
                .then(|| self.main_verb(pos, end))
                .flatten()
                .and_then(|verb| self.cut_of_clause(pos, verb, end));
            let cut = clause.unwrap_or_else(|| self.first_cut(pos, pos + 1, end));
            out.push(cut);
            if cut != limit {
                out.push(limit);
            }
        }
    }

    /// Where the sentence of `pos` begins, or what a look back from `pos` may reach of one without end.
    pub(super) fn near_start(&self, pos: usize) -> usize {
        let (first, _) = self.sentence(pos);
        first.max(pos.saturating_sub(LONGEST_CONTENT))
    }

    /// `end` without the marks right before it.
    pub(super) fn without_marks(&self, pos: usize, end: usize) -> usize {
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

    /// Where the words that end at `pos` begin: with the sentence, or with the quotation it closes.
    fn start_of_words_to(&self, pos: usize, out: &mut Vec<usize>) {
        let Some(last) = pos.checked_sub(1) else {
            return;
        };
        let mut start = self.behind_dateline(self.sentence(last).0);
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
        // After a semicolon, or a colon or dash that a quotation follows, a new thought begins.
        let parts = |i: usize| match self.tag(i) {
            Tag::Semicolon => true,
            Tag::Colon | Tag::Dash => self
                .quote_at(i + 1)
                .is_some_and(|quote| quote.open == i + 1 && quote.close == last),
            _ => false,
        };
        let cut = (start + 1..last)
            .rev()
            .find(|&i| self.segmented.tokens[i].quote.is_none() && parts(i));
        out.extend(cut.map(|i| i + 1));
        if start < pos {
            out.push(start);
        }
    }

    /// Whether `pos` follows the dateline of its sentence.
    #[must_use]
    pub fn is_behind_dateline(&self, pos: usize) -> bool {
        let (first, _) = self.sentence(pos);
        pos > first && self.behind_dateline(first) == pos
    }

    /// Where a sentence that begins at `first` goes on behind its dateline: `BERN, May 3 (AP) — |`.
    fn behind_dateline(&self, first: usize) -> usize {
        let (_, end) = self.sentence(first);
        let place = |i: usize| {
            matches!(
                self.tag(i),
                Tag::Name | Tag::Comma | Tag::Time | Tag::Num | Tag::Open | Tag::Close | Tag::Stop
            )
        };
        let dash = first
            + (first..end.min(first + LONGEST_DATELINE))
                .take_while(|&i| place(i))
                .count();
        let dated = self.is_upper(first) && dash + 1 < end && self.tag(dash) == Tag::Dash;
        if dated { dash + 1 } else { first }
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
}
