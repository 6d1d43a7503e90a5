//! Where the author, or another speaker, takes over from what somebody says.

use super::{Extents, Tag};
use crate::lexicon::{Form, WordClass};
use crate::segment::{Mark, TokenKind};

impl Extents<'_> {
    /// The first place from `from` on where the author, or another speaker, takes over from the words
    /// that begin at `pos`.
    pub(super) fn first_cut(&self, pos: usize, from: usize, end: usize) -> usize {
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
