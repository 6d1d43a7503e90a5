//! Where the author, or another speaker, takes over from what somebody says.

use super::extent::LONGEST_INSERTION;
use super::{Extents, Tag};
use crate::lexicon::{Form, WordClass};
use crate::segment::{Mark, TokenKind};

/// The clause that a cue stands in.
#[derive(Clone, Copy, PartialEq)]
enum Around {
    /// The sentence's own, or another whose end nothing tells.
    Main,
    /// One that its sentence opens with: `While the town says it is safe, …`.
    Subordinate,
    /// One that a comma parts from its noun: `the mayor, who says it is safe, …`.
    Relative,
}

impl Around {
    /// Whether the sentence goes on at `i`, behind a comma, with its own subject or verb.
    fn goes_on(self, extents: &Extents<'_>, i: usize, end: usize) -> bool {
        match self {
            Self::Main => false,
            Self::Subordinate => {
                extents.main_clause_ahead(i, end) || extents.parted_clause_ahead(i, end)
            }
            Self::Relative => extents.verb_ahead(i, end),
        }
    }
}

impl Extents<'_> {
    /// The first place from `from` on where the author, or another speaker, takes over from the words
    /// that begin at `pos`.
    pub(super) fn first_cut(&self, pos: usize, from: usize, end: usize) -> usize {
        let around = self.clause_around(pos);
        let inside_dashes = self.inside_dashes(pos);
        let opens_quoted = self.segmented.tokens[pos].kind == TokenKind::Quote(Mark::Open);
        let mut i = if opens_quoted { pos } else { from };
        while i < end {
            if let Some(close) = self.close_of_quote_at(i, end) {
                // `…,” adding that`: the comma stands inside the marks.
                if matches!(self.tag(close - 1), Tag::Comma)
                    && (self.takes_over(close + 1, end) || self.second_verb(close + 1, end))
                {
                    return close + 1;
                }
                i = (close + 1).max(from);
                continue;
            }
            let cut = match self.tag(i) {
                Tag::Comma | Tag::Dash if around.goes_on(self, i + 1, end) => true,
                Tag::Dash if inside_dashes => true,
                Tag::Comma | Tag::Dash => {
                    self.takes_over(i + 1, end)
                        || self.describes(i + 1, end)
                        || self.leaves_phrase(i + 1, pos, end)
                }
                Tag::Coord => {
                    self.next_cue(i + 1, pos, end)
                        || self.second_verb_of_sentence(i, pos, end)
                        || self.text(i) == "but" && self.begins_with_cue_ing(i + 1, end)
                        // `that he stands by the plan and that it holds`
                        || self.tag(i + 1) == Tag::Comp && !self.has_main_verb(pos, i)
                }
                // `denied having the letter; a copy says he has it`: a phrase ends where a clause begins.
                Tag::Colon => {
                    self.segmented.tokens[i].quote.is_none()
                        && i + 1 < end
                        && !self.has_main_verb(pos, i)
                        && self.main_clause_ahead(i + 1, end)
                }
                Tag::Semicolon => self.ends_with_semicolon(i, end),
                Tag::Sub | Tag::Wh => self.dates_phrase(i, pos, end),
                _ => false,
            };
            if cut {
                return i;
            }
            i += 1;
        }
        end
    }

    /// Whether the semicolon at `i` ends what is said: not before what its cue still governs, nor in a list.
    fn ends_with_semicolon(&self, i: usize, end: usize) -> bool {
        if self.attribution_ahead(i + 1, end) {
            return true;
        }
        let governed = i + 1 < end && matches!(self.tag(i + 1), Tag::Comp | Tag::Coord | Tag::To);
        let outside = self.segmented.tokens[i].quote.is_none();
        outside && !governed && self.clause_ahead(i + 1, end)
    }

    /// Where the quotation that opens with token `i` closes, if it does before `end`.
    fn close_of_quote_at(&self, i: usize, end: usize) -> Option<usize> {
        let opens = self.segmented.tokens[i].kind == TokenKind::Quote(Mark::Open);
        let quote = opens.then(|| self.quote_at(i)).flatten()?;
        (quote.open == i && quote.close < end).then_some(quote.close)
    }

    /// Whether `pos` stands between dashes that set it off: `— new filings show it has none —`.
    fn inside_dashes(&self, pos: usize) -> bool {
        let first = self.near_start(pos);
        let dashes = (first..pos).filter(|&i| self.tag(i) == Tag::Dash);
        dashes.count() % 2 == 1
    }

    /// Whether what follows a comma or dash describes the noun before it, in the author's words:
    /// `…, which cost millions`, `…, a plan that failed before`.
    fn describes(&self, i: usize, end: usize) -> bool {
        if i + 1 >= end {
            return false;
        }
        match self.tag(i) {
            // `the plan, which cost millions, failed`: what is said goes on.
            Tag::Rel | Tag::Wh => {
                matches!(self.text(i), "who" | "whose" | "which") && !self.is_parenthesis(i, end)
            }
            Tag::Det if matches!(self.text(i), "a" | "an") => {
                // `a map, a boat and a net`: a list goes on.
                self.subject_ahead(i, end).is_some_and(|after| {
                    after >= end || !matches!(self.tag(after), Tag::Comma | Tag::Coord)
                })
            }
            _ => false,
        }
    }

    /// Whether a phrase that began at `pos` without a verb is over before token `i`, and a clause,
    /// a second verb or a participle follows: `…, and she left`, `…, and has left`, `…, leaving`.
    fn leaves_phrase(&self, i: usize, pos: usize, end: usize) -> bool {
        if i + 1 >= end || self.tag(pos).is_finite() {
            return false;
        }
        let leaves = match self.tag(i) {
            Tag::Coord => self.main_clause_ahead(i + 1, end) || self.tag(i + 1).is_finite(),
            // `vowed to cut the tax, siding with the port`; but `of lying, stealing and cheating`
            // and `taxes, including the new ones`
            Tag::Vg => self.tag(pos) != Tag::Vg && self.text(i) != "including",
            _ => false,
        };
        leaves && !self.has_main_verb(pos, i)
    }

    /// Whether what begins at `i`, behind a comma, ends with another one before a verb.
    fn is_parenthesis(&self, i: usize, end: usize) -> bool {
        (i + 1..end.min(i + LONGEST_INSERTION))
            .find(|&k| self.tag(k) == Tag::Comma)
            .is_some_and(|close| self.verb_ahead(close + 1, end))
    }

    /// Whether the conjunction at `i` joins a second verb to the sentence's own, not to the phrase at `pos`:
    /// `denied the charge and was acquitted`.
    fn second_verb_of_sentence(&self, i: usize, pos: usize, end: usize) -> bool {
        let adverb = |&k: &usize| matches!(self.tag(k), Tag::Adv | Tag::Neg);
        let verb = i + 1 + (i + 1..end).take(2).take_while(adverb).count();
        if verb + 1 >= end || !self.is_bare_phrase(pos, i) {
            return false;
        }
        // `called it a farce and he left`
        if self.tag(verb) == Tag::Pron {
            return self.verb_ahead(verb + 1, end);
        }
        match self.tag(verb) {
            // `the plan drafted and signed by Roe`, `the ban and related rules`
            Tag::Vd => {
                !self.tag(i - 1).is_verb()
                    && !matches!(
                        self.tag(verb + 1),
                        Tag::Prep | Tag::Noun | Tag::Nouns | Tag::Adj
                    )
            }
            Tag::Vz | Tag::Be | Tag::Have | Tag::Do | Tag::Modal => true,
            _ => false,
        }
    }

    /// Whether the conjunction at `i` says when the sentence's own verb happened, behind the phrase at
    /// `pos`: `endorsed the plan after it failed`.
    fn dates_phrase(&self, i: usize, pos: usize, end: usize) -> bool {
        let dates = [
            "after", "when", "until", "while", "before", "since", "as", "once",
        ];
        dates.contains(&self.text(i))
            && self.main_clause_ahead(i + 1, end)
            && self.is_bare_phrase(pos, i)
            && !self.has_main_verb(pos, end)
    }

    /// Whether `pos..to` is a phrase without any verb in it, and opens no clause.
    fn is_bare_phrase(&self, pos: usize, to: usize) -> bool {
        let clause = |k: usize| {
            let tag = self.tag(k);
            tag.is_verb()
                || tag.is_aux()
                || matches!(tag, Tag::Rel | Tag::Wh | Tag::Comp | Tag::Sub | Tag::To)
        };
        !self.is_introduced_clause(pos) && to > pos && !(pos..to).any(clause)
    }

    /// In what clause the cue before `pos` stands.
    fn clause_around(&self, pos: usize) -> Around {
        let (first, _) = self.sentence(pos);
        // The `that` before the content is the cue's own.
        let mut i = pos - usize::from(pos > first && self.tag(pos - 1) == Tag::Comp);
        while i > first && pos - i < 25 {
            i -= 1;
            // `Even though she says so`, `But while she says so`
            let opens = i == first
                || i == first + 1 && matches!(self.tag(first), Tag::Adv | Tag::Coord | Tag::Prep);
            match self.tag(i) {
                Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::Quote | Tag::Comp => {
                    return Around::Main;
                }
                Tag::Sub if opens || self.tag(i - 1) == Tag::Comma => return Around::Subordinate,
                Tag::Sub => return Around::Main,
                Tag::Wh if opens && self.text(i).eq_ignore_ascii_case("when") => {
                    return Around::Subordinate;
                }
                // `Praising the crews, the mayor …`
                Tag::Vg if opens => return Around::Subordinate,
                Tag::Rel if i > first && self.tag(i - 1) == Tag::Comma => return Around::Relative,
                _ => {}
            }
        }
        Around::Main
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
                        || !self.verb_ahead(i + 1, end)
                            && !self.completes_contrast(i + 1)
                            && self.clause_ahead(i + 1, end)
                }
                _ => self.cue_at_once(i + 1, end).is_some() || self.attribution_ahead(i + 1, end),
            },
            Tag::Sub => {
                matches!(self.text(i), "while" | "whereas" | "although" | "though")
                    || self.text(i) == "even"
                        && i + 1 < end
                        && matches!(self.text(i + 1), "as" | "though")
            }
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

    /// `not for money, but because he cared`: behind `but` the speaker's own sentence goes on.
    fn completes_contrast(&self, i: usize) -> bool {
        matches!(self.tag(i), Tag::Comp | Tag::Neg)
            || matches!(
                self.text(i),
                "because" | "rather" | "only" | "also" | "instead" | "for"
            )
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
