//! Pairs quotation marks, paragraph by paragraph, in one pass over a stack of bounded depth.

use super::lines::Paragraph;
use super::mark::{Candidate, Family, Shape, candidates};
use super::{Mark, Quote, QuoteIdx, Token, TokenKind};

/// More quotations are never nested in one another; further opening marks are stray.
const MAX_DEPTH: usize = 8;

/// Pairs the marks of `tokens`, and fills their `quote`.
pub(super) fn pair(text: &str, tokens: &mut [Token], paragraphs: &[Paragraph]) -> Vec<Quote> {
    let mut pairing = Pairing {
        tokens,
        found: Vec::new(),
        stack: Vec::new(),
        carried: Vec::new(),
    };
    let mut marks = Vec::new();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        candidates(text, pairing.tokens, paragraph.tokens.clone(), &mut marks);
        for mark in &marks {
            pairing.take(mark, paragraph.tokens.start);
        }
        let next = paragraphs.get(i + 1).map(|next| next.tokens.start);
        let reopens =
            next.and_then(|at| reopening(text, pairing.tokens, at, paragraphs[i + 1].tokens.end));
        pairing.end_paragraph(paragraph.tokens.end, reopens);
    }
    pairing.finish()
}

/// The family of the mark that opens the paragraph at `at`.
fn reopening(text: &str, tokens: &[Token], at: usize, end: usize) -> Option<Family> {
    if !matches!(tokens[at].kind, TokenKind::Quote(_)) {
        return None;
    }
    // Only the head of the paragraph matters.
    let mut head = Vec::new();
    candidates(text, tokens, at..end.min(at + 2), &mut head);
    head.first()
        .filter(|mark| mark.can_open && mark.shape != Shape::Close)
        .map(|mark| mark.family)
}

/// A quotation while marks are paired.
struct Found {
    open: usize,
    close: usize,
    closed: bool,
    /// Opened by a mark that was stray after all.
    stray: bool,
    /// Another quotation of the same family began inside.
    has_same_inside: bool,
    continues: Option<usize>,
}

struct Open {
    found: usize,
    mark: Candidate,
}

struct Pairing<'t> {
    tokens: &'t mut [Token],
    found: Vec<Found>,
    stack: Vec<Open>,
    /// Quotations of the paragraph before that this one may take up again, outermost first.
    carried: Vec<(usize, Family)>,
}

impl Pairing<'_> {
    fn take(&mut self, mark: &Candidate, paragraph_start: usize) {
        match mark.family {
            _ if mark.inches => {}
            Family::Single => self.take_single(mark, paragraph_start),
            _ => self.take_other(mark, paragraph_start),
        }
    }

    fn take_other(&mut self, mark: &Candidate, start: usize) {
        let open = self
            .stack
            .iter()
            .rposition(|o| o.mark.family == mark.family);
        match (mark.shape, open) {
            // `“foo“` and `„foo“`.
            (Shape::Open, Some(open)) if mark.can_close && !mark.can_open => self.close(open, mark),
            (Shape::Close, Some(open)) => {
                if mark.can_open && !mark.can_close {
                    self.open(mark, start);
                } else {
                    self.close(open, mark);
                }
            }
            (Shape::Close, None) if mark.can_open && !mark.can_close => self.open(mark, start),
            (Shape::Close, None) => {}
            (Shape::Either, Some(open)) if mark.can_open && !mark.can_close => {
                // The mark that seemed open was never closed: typing errors are commoner than a
                // quotation inside one with the same straight marks.
                if self.stack[open].mark.shape == Shape::Either {
                    self.abandon(open);
                }
                self.open(mark, start);
            }
            (Shape::Either, Some(open)) => self.close(open, mark),
            // Inches, or a closing mark whose opening one is missing.
            (Shape::Either, None) if !mark.can_open && (mark.can_close || mark.after_number) => {}
            (Shape::Open, _) | (Shape::Either, None) => self.open(mark, start),
        }
    }

    fn take_single(&mut self, mark: &Candidate, start: usize) {
        let top = self
            .stack
            .last()
            .filter(|o| o.mark.family == Family::Single);
        if mark.can_open && !mark.can_close && mark.shape != Shape::Close {
            if top.is_some() {
                self.abandon(self.stack.len() - 1);
            }
            self.open(mark, start);
            return;
        }
        if !mark.can_close {
            return;
        }
        if let Some(top) = top {
            let inside = self.stack.len() > 1;
            let later = if inside {
                mark.closer_follows_inside
            } else {
                mark.closer_follows
            };
            // `'08` looks like an opening mark; a possessive does not confirm it.
            if !(mark.possessive && (later || top.mark.before_number)) {
                self.close(self.stack.len() - 1, mark);
                return;
            }
        }
        let before = self.tokens[mark.token - 1];
        if before.kind == TokenKind::Word && mark.after_s {
            self.tokens[mark.token].kind = TokenKind::Clitic;
        }
    }

    fn open(&mut self, mark: &Candidate, paragraph_start: usize) {
        if self.stack.len() == MAX_DEPTH {
            return;
        }
        for outer in &self.stack {
            if outer.mark.family == mark.family {
                self.found[outer.found].has_same_inside = true;
            }
        }
        let continues = self
            .carried
            .get(mark.token - paragraph_start)
            .filter(|(_, family)| *family == mark.family)
            .map(|&(found, _)| found);
        self.stack.push(Open {
            found: self.found.len(),
            mark: *mark,
        });
        self.found.push(Found {
            open: mark.token,
            close: mark.token,
            closed: false,
            stray: false,
            has_same_inside: false,
            continues,
        });
    }

    /// Closes the quotation at `depth` of the stack; what was opened inside it is stray.
    fn close(&mut self, depth: usize, mark: &Candidate) {
        for inner in self.stack.drain(depth + 1..) {
            self.found[inner.found].stray = true;
        }
        if let Some(open) = self.stack.pop() {
            let found = &mut self.found[open.found];
            found.close = mark.token;
            found.closed = true;
        }
    }

    fn abandon(&mut self, depth: usize) {
        for open in self.stack.drain(depth..) {
            self.found[open.found].stray = true;
        }
    }

    /// Ends what is open: carried on by the next paragraph, never closed, or stray.
    fn end_paragraph(&mut self, end: usize, reopens: Option<Family>) {
        self.carried.clear();
        for (depth, open) in self.stack.drain(..).enumerate() {
            let found = &mut self.found[open.found];
            let carries =
                self.carried.len() == depth && (depth > 0 || reopens == Some(open.mark.family));
            let plausible = open.mark.family != Family::Single
                && !found.has_same_inside
                && (open.mark.can_open || open.mark.shape == Shape::Open);
            if carries && (depth == 0 || open.mark.family == Family::Single || plausible) {
                self.carried.push((open.found, open.mark.family));
                found.close = end - 1;
            } else if plausible {
                found.close = end - 1;
            } else {
                found.stray = true;
            }
        }
    }

    fn finish(self) -> Vec<Quote> {
        // Where each kept quotation comes to stand.
        let mut place = vec![None; self.found.len()];
        let mut quotes = Vec::with_capacity(self.found.len());
        for (i, found) in self.found.iter().enumerate().filter(|(_, f)| !f.stray) {
            place[i] = Some(QuoteIdx(quotes.len() as u32));
            quotes.push(Quote {
                open: found.open,
                close: found.close,
                closed: found.closed,
                depth: 0,
                continues: found.continues.and_then(|i| place[i]),
            });
        }
        let mut stack: Vec<usize> = Vec::new();
        let mut next = 0;
        for (i, token) in self.tokens.iter_mut().enumerate() {
            if next < quotes.len() && quotes[next].open == i {
                quotes[next].depth = stack.len() as u8;
                token.kind = TokenKind::Quote(Mark::Open);
                stack.push(next);
                next += 1;
            }
            token.quote = stack.last().map(|&quote| QuoteIdx(quote as u32));
            while let Some(&quote) = stack.last().filter(|&&quote| quotes[quote].close == i) {
                if quotes[quote].closed {
                    token.kind = TokenKind::Quote(Mark::Close);
                }
                stack.pop();
            }
        }
        quotes
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{marks, run};

    #[track_caller]
    fn check(cases: &[(&str, &str)]) {
        for (text, shown) in cases {
            assert_eq!(marks(text), *shown);
        }
    }

    #[test]
    fn every_sort_of_mark() {
        check(&[
            ("“Go,” he said, \"now.\"", "[Go,] he said, [now.]"),
            ("''Go,'' he said, ``now.''", "[Go,] he said, [now.]"),
            ("‘Go,’ he said, 'now.'", "[Go,] he said, [now.]"),
            ("«Go,» »now« ‹so›", "[Go,] [now] [so]"),
            ("„Go“ „now” ‟so” ”thus”", "[Go] [now] [so] [thus]"),
            ("(\"Go\")—\"now\"—she", "([Go])—[now]—she"),
            ("\" Go \" she said", "[ Go ] she said"),
            ("\"Go,\"Moss said", "[Go,]Moss said"),
        ]);
    }

    #[test]
    fn nested() {
        check(&[
            (
                "“He said ‘go’ twice,” she said",
                "[He said [go] twice,] she said",
            ),
            (
                "‘He said “go” twice,’ she said",
                "[He said [go] twice,] she said",
            ),
            (
                "'He said \"go\" twice,' she said",
                "[He said [go] twice,] she said",
            ),
            ("\"'Go' is all he said\"", "[[Go] is all he said]"),
            ("“I said, ‘Go.’”", "[I said, [Go.]]"),
            ("''It is 'off.'.''", "[It is [off.].]"),
        ]);
    }

    #[test]
    fn apostrophes() {
        check(&[
            ("the officials' plan", "the officials_' plan"),
            (
                "'The officials' plan is bad,' he said",
                "[The officials_' plan is bad,] he said",
            ),
            (
                "‘The officials’ plan is bad,’ he said",
                "[The officials_’ plan is bad,] he said",
            ),
            (
                "the officials' plan 'is bad' he said",
                "the officials_' plan [is bad] he said",
            ),
            ("a 'list of goods' was made", "a [list of goods] was made"),
            (
                "“The officials' 'plan' is bad”",
                "[The officials_' [plan] is bad]",
            ),
            (
                "class of '08 and the officials' plan",
                "class of ^08 and the officials_' plan",
            ),
            ("goin' home", "goin_' home"),
        ]);
    }

    #[test]
    fn stray() {
        check(&[
            ("he is 5'10\" tall", "he is 5^10^ tall"),
            ("“He is 6’2” tall,” she said", "[He is 6^2^ tall,] she said"),
            ("a 12\" pipe", "a 12^ pipe"),
            ("It fell.\" She left", "It fell.^ She left"),
            (
                "the \"old bridge and \"new\" one",
                "the ^old bridge and [new] one",
            ),
            ("“Go now. “Go,” he said", "^Go now. [Go,] he said"),
        ]);
    }

    #[test]
    fn several_paragraphs() {
        check(&[
            ("“It fell. It broke.” She", "[It fell. It broke.] She"),
            ("“It fell.\n“It broke,” she", "[!It fell.\n[+It broke,] she"),
            (
                "\"It fell.\n\n\"It broke.\n\n\"So.\"",
                "[!It fell.\n\n[+!It broke.\n\n[+So.]",
            ),
            ("“It fell.\nShe left.", "[!It fell.\nShe left."),
            ("He: ‘It fell.\n‘It broke.’", "He: [!It fell.\n[+It broke.]"),
            ("“It fell.”\n“It broke.”", "[It fell.]\n[It broke.]"),
            ("“He said ‘go.\n“‘Now.’”", "[!He said [!go.\n[+[+Now.]]"),
        ]);
    }

    #[test]
    fn tokens_know_their_innermost_quotation() {
        let segmented = run("A “b ‘c’ d” e");
        let quotes: Vec<Option<u32>> = segmented
            .tokens
            .iter()
            .map(|token| token.quote.map(|quote| quote.0))
            .collect();
        let (outer, inner) = (Some(0), Some(1));
        assert_eq!(
            quotes,
            [None, outer, outer, inner, inner, inner, outer, outer, None]
        );
        assert_eq!([0, 1].map(|i| segmented.quotes[i].depth), [0, 1]);
    }
}
