//! Reads one pattern; the first mistake in an item is noted, and reading goes on behind it.

use super::ast::{Atom, Item, LexemePattern, Pattern, PhraseTest, Prim, Role, Voices};
use super::lets::Lets;
use super::piece::Piece;
use super::scan::{Symbol, scan};
use crate::diagnostic::Diagnostic;
use crate::lexicon::{Frame, FrameSet, WordClass};
use crate::text::{ClaimType, Span};

/// Groups inside groups that a pattern may open.
const DEEPEST: usize = 40;

/// Instructions that a pattern may come to, `{m,n}` and `%name` written out.
const LARGEST: usize = 4000;

/// Roles that a pattern may mark, written out likewise: a slot's number is a byte.
const MOST_ROLES: usize = 100;

/// Tokens that `..N` may pass over.
const LONGEST_GAP: u16 = 100;

/// What reading a pattern needs to know of its file, and where it notes mistakes.
pub(super) struct Context<'c> {
    pub(super) file: &'c str,
    /// The file's text.
    pub(super) source: &'c str,
    pub(super) lets: &'c mut Lets,
    /// The name that `each` gives to its values, if the rule has one.
    pub(super) variable: Option<&'c str>,
    pub(super) diagnostics: &'c mut Vec<Diagnostic>,
}

/// The pattern of `piece`, if there is no mistake in it.
pub(super) fn read(piece: &Piece, context: Context<'_>) -> Option<Pattern> {
    let symbols: Vec<(Symbol, Span)> = scan(&piece.text, 0)
        .into_iter()
        .map(|(symbol, span)| {
            let range = span.range();
            (symbol, piece.place(range.start, range.end))
        })
        .collect();
    let mut reader = Reader {
        context,
        symbols: &symbols,
        at: 0,
        end: piece.span().end(),
        depth: 0,
        sound: true,
    };
    let pattern = reader.choices();
    if reader.sound && reader.at < symbols.len() {
        let span = symbols[reader.at].1;
        reader.fail(
            span,
            "`)` closes nothing",
            "remove it, or open a group with `(`",
        );
    }
    let (size, roles) = weight(&pattern);
    if reader.sound && (size > LARGEST || roles > MOST_ROLES) {
        reader.note(
            Diagnostic::error(
                "R019",
                reader.context.file,
                piece.span(),
                format!("the pattern comes to {size} steps and {roles} roles"),
            )
            .help(format!(
                "at most {LARGEST} and {MOST_ROLES}; repeat less, or split the rule"
            )),
        );
    }
    reader.sound.then_some(pattern)
}

/// How many instructions and roles a pattern comes to, about.
fn weight(pattern: &Pattern) -> (usize, usize) {
    let item = |item: &Item| {
        let (size, roles) = match &item.atom {
            Atom::Group(pattern) => weight(pattern),
            _ => (1, 0),
        };
        let times = usize::from(item.max.unwrap_or(item.min.saturating_add(1)).max(1));
        let own = usize::from(item.role.is_some());
        (
            (size + 2 * own + 1).saturating_mul(times),
            (roles + own).saturating_mul(times),
        )
    };
    pattern
        .choices
        .iter()
        .flatten()
        .map(item)
        .fold((pattern.choices.len(), 0), |all, one| {
            (all.0.saturating_add(one.0), all.1.saturating_add(one.1))
        })
}

/// Names with commas between them.
fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// Reads one pattern's symbols.
struct Reader<'r> {
    context: Context<'r>,
    symbols: &'r [(Symbol, Span)],
    at: usize,
    end: u32,
    depth: usize,
    sound: bool,
}

impl Reader<'_> {
    fn note(&mut self, diagnostic: Diagnostic) {
        self.sound = false;
        self.context.diagnostics.push(diagnostic);
    }

    fn unreadable(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error("R012", self.context.file, span, message)
    }

    fn fail(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.note(self.unreadable(span, message).help(help));
    }

    /// The place of `name`, `offset` bytes into a symbol, if it is written there: not if `each` put
    /// a part of it in.
    fn place(&self, symbol: Span, offset: usize, name: &str) -> Option<Span> {
        let start = symbol.start() as usize + offset;
        let place = start..start + name.len();
        (self.context.source.get(place.clone()) == Some(name)).then(|| Span::of(place))
    }

    fn peek(&self) -> Option<&Symbol> {
        self.symbols.get(self.at).map(|(symbol, _)| symbol)
    }

    fn choices(&mut self) -> Pattern {
        let mut choices = vec![self.sequence()];
        while self.peek() == Some(&Symbol::Bar) {
            self.at += 1;
            choices.push(self.sequence());
        }
        Pattern { choices }
    }

    fn sequence(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        while !matches!(self.peek(), None | Some(Symbol::Bar | Symbol::Close)) {
            items.extend(self.item());
        }
        if items.is_empty() && self.sound {
            let span = self
                .symbols
                .get(self.at)
                .map_or(Span::new(self.end, self.end), |&(_, span)| span);
            self.fail(
                span,
                "nothing to match here",
                "write an item, e.g. `SOURCE:NP`",
            );
        }
        items
    }

    fn item(&mut self) -> Option<Item> {
        let start = self.symbols[self.at].1;
        let mut role = None;
        if let Some(Symbol::Role(name)) = self.peek().cloned() {
            self.at += 1;
            role = Role::from_name(&name);
            if role.is_none() {
                let all = || Role::ALL.iter().map(|role| role.as_str());
                let place = self.place(start, 0, &name);
                self.note(
                    self.unreadable(place.unwrap_or(start), format!("unknown role `{name}`"))
                        .meant(&name, place, all(), || format!("one of {}", list(all()))),
                );
            }
        }
        let negated = self.peek() == Some(&Symbol::Not);
        self.at += usize::from(negated);
        let atom = self.atom();
        let (mut min, mut max) = (1, Some(1));
        if let Some(&Symbol::Repeat(least, most)) = self.peek() {
            (min, max) = (least, most);
            self.at += 1;
        }
        let end = self
            .symbols
            .get(self.at.wrapping_sub(1))
            .map_or(start, |&(_, span)| span);
        atom.map(|atom| Item {
            role,
            negated,
            atom,
            min,
            max,
            span: start.cover(end),
        })
    }

    fn atom(&mut self) -> Option<Atom> {
        let Some((symbol, span)) = self.symbols.get(self.at).cloned() else {
            self.fail(
                Span::new(self.end, self.end),
                "the pattern ends where an item was wanted",
                "add one, or remove what stands before",
            );
            return None;
        };
        self.at += 1;
        match symbol {
            Symbol::Word(word) => Some(Atom::Word(word)),
            Symbol::Exact(text) => Some(Atom::Exact(text)),
            Symbol::Gap(most) if most > LONGEST_GAP => {
                self.fail(
                    span,
                    format!("a gap of {most} words is too wide"),
                    format!("at most `..{LONGEST_GAP}`"),
                );
                None
            }
            Symbol::Gap(most) => Some(Atom::Gap(most)),
            Symbol::Start => Some(Atom::SentenceStart),
            Symbol::End => Some(Atom::SentenceEnd),
            Symbol::Break => Some(Atom::Break),
            Symbol::Lexeme(text) => Some(self.lexeme(&text, span)),
            Symbol::Prim(name, test) => self.prim(&name, test.as_deref(), span),
            Symbol::Use(name) => self.named(&name, span),
            Symbol::Variable(name) => {
                let message = format!("no `each` of this rule is called `{name}`");
                let place = self.place(span, 1, &name);
                let known = self.context.variable.into_iter();
                self.note(
                    self.unreadable(span, message)
                        .meant(&name, place, known, || {
                            format!("write `each {name} = of for`; the sentence's end is `$` with a blank behind it")
                        }),
                );
                None
            }
            Symbol::Open if self.depth == DEEPEST => {
                if self.sound {
                    let message = format!("more than {DEEPEST} groups inside each other");
                    self.note(
                        Diagnostic::error("R019", self.context.file, span, message)
                            .help("give inner ones a name with `let`"),
                    );
                }
                // Nothing after this can be told apart.
                self.at = self.symbols.len();
                None
            }
            Symbol::Open => {
                self.depth += 1;
                let pattern = self.choices();
                self.depth -= 1;
                if self.peek() == Some(&Symbol::Close) {
                    self.at += 1;
                } else if self.sound {
                    self.fail(span, "`(` is never closed", "close it with `)`");
                }
                Some(Atom::Group(pattern))
            }
            _ => {
                self.fail(
                    span,
                    "no item can begin with this",
                    "write quotation marks around a mark to match it, e.g. `\"%\"`",
                );
                None
            }
        }
    }

    /// `%name`
    fn named(&mut self, name: &str, span: Span) -> Option<Atom> {
        if let Some(pattern) = self.context.lets.get(name) {
            return Some(Atom::Group(pattern));
        }
        if self.context.lets.has(name) {
            // Its own mistake is told where it stands.
            self.sound = false;
        } else {
            let place = self.place(span, 1, name);
            let diagnostic = self
                .unreadable(span, format!("`%{name}` is not defined above"))
                .meant(name, place, self.context.lets.names(), || {
                    format!("define it above with `let {name} = pattern`")
                });
            self.note(diagnostic);
        }
        None
    }

    fn prim(&mut self, name: &str, test: Option<&str>, span: Span) -> Option<Atom> {
        let place = self.place(span, 0, name);
        let prim = Prim::from_name(name);
        if prim.is_none() {
            let diagnostic = self.unreadable(span, format!("unknown phrase `{name}`"));
            let all = || Prim::ALL.iter().map(|prim| prim.as_str());
            self.note(if Role::from_name(name).is_some() {
                diagnostic.help(format!(
                    "a role stands before an item, with a colon: `{name}:NP`"
                ))
            } else if name.contains(char::is_lowercase) {
                let lower = name.to_lowercase();
                let help = format!(
                    "words are lower case: `{lower}`; in quotation marks they match as written: `\"{name}\"`"
                );
                match place {
                    Some(place) => diagnostic.help(help).replace(place, lower),
                    None => diagnostic.help(help),
                }
            } else {
                diagnostic.meant(name, place, all(), || format!("one of {}", list(all())))
            });
        }
        let test = match test {
            None => None,
            Some(test) => {
                let found = PhraseTest::from_name(test);
                if found.is_none() {
                    let all = || PhraseTest::ALL.iter().map(|test| test.as_str());
                    let place = self.place(span, name.len() + 1, test);
                    self.note(
                        self.unreadable(place.unwrap_or(span), format!("unknown test `{test}`"))
                            .meant(test, place, all(), || format!("one of {}", list(all()))),
                    );
                }
                found
            }
        };
        prim.map(|prim| Atom::Prim(prim, test))
    }

    /// `np-of`, `np-of.pass`, `n.that`, `n.accusation`, `that,zero`
    fn lexeme(&mut self, text: &str, span: Span) -> Atom {
        let mut pattern = LexemePattern {
            class: WordClass::Verb,
            frames: FrameSet::EMPTY,
            claim_type: None,
            voice: None,
            negated: false,
        };
        let mut at = 1;
        for (i, part) in text.split('.').enumerate() {
            match (i, part) {
                (0, "v") => {}
                (0, "n") => pattern.class = WordClass::Noun,
                (0, "adj") => pattern.class = WordClass::Adj,
                (0, "p") => pattern.class = WordClass::Phrase,
                (1.., "neg") => pattern.negated = true,
                (_, part) => {
                    if let Some(voice) = Voices::from_name(part).filter(|_| i > 0) {
                        pattern.voice = Some(voice);
                    } else if let Some(claim_type) = ClaimType::from_name(part) {
                        pattern.claim_type = Some(claim_type);
                    } else {
                        let mut from = at;
                        for name in part.split(',') {
                            if let Some(frame) = Frame::from_name(name) {
                                pattern.frames.insert(frame);
                            } else {
                                let place = self.place(span, from, name);
                                self.unknown_part(name, i > 0, span, place);
                            }
                            from += name.len() + 1;
                        }
                    }
                }
            }
            at += part.len() + 1;
        }
        Atom::Lexeme(pattern)
    }

    /// A part of a lexeme that is neither frame nor form nor type; forms stand behind the first part.
    fn unknown_part(&mut self, name: &str, later: bool, span: Span, place: Option<Span>) {
        let frames = Frame::ALL.iter().map(|frame| frame.as_str());
        let types = ClaimType::ALL.iter().map(|claim_type| claim_type.as_str());
        let forms = Voices::ALL.iter().map(|form| form.as_str()).chain(["neg"]);
        let known = frames.chain(types).chain(forms.filter(|_| later));
        let diagnostic = self.unreadable(place.unwrap_or(span), format!("unknown frame `{name}`"));
        let a_form = Voices::from_name(name).is_some() || name == "neg";
        self.note(if a_form {
            diagnostic.help(format!(
                "a form stands behind a class, type or frame: `v.{name}`"
            ))
        } else {
            diagnostic.meant(name, place, known, || {
                "a frame or form of `lexicons/en/README.md`, or a claim type".to_owned()
            })
        });
    }
}
