//! From a rule file to its rules; every mistake is noted, and reading goes on at the next line.
//!
//! Places are kept through everything that rewrites a line, so that each diagnostic points at what
//! is written.

use rustc_hash::{FxHashMap, FxHashSet};

use super::ast::{
    Atom, Item, LexemePattern, Pattern, PhraseTest, Prim, Role, RuleSource, Scope, Voices,
};
use super::compile::Setting;
use super::example::{Example, ExampleKind, Marked};
use super::scan::{Symbol, scan};
use crate::claim::Modality;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::lexicon::{Frame, FrameSet, LexiconFile, WordClass};
use crate::text::{ClaimType, Force, Span};

/// Keywords that open a field of a rule.
pub const FIELDS: [&str; 12] = [
    "match", "unless", "each", "over", "scope", "conf", "set", "doc", "yes", "no", "todo-yes",
    "todo-no",
];

/// Groups inside groups that a pattern may open.
const DEEPEST: usize = 40;

/// Instructions that a pattern may come to, `{m,n}` and `%name` written out.
const LARGEST: usize = 4000;

/// Roles that a pattern may mark, written out likewise: a slot's number is a byte.
const MOST_ROLES: usize = 100;

/// Tokens that `..N` may pass over.
const LONGEST_GAP: u16 = 100;

/// The rules of one file, those with `each` already expanded.
pub(super) fn parse(file: &LexiconFile, diagnostics: &mut Vec<Diagnostic>) -> Vec<RuleSource> {
    let mut parser = Parser {
        file: &file.name,
        diagnostics,
        lets: FxHashMap::default(),
        broken_lets: FxHashSet::default(),
        rules: Vec::new(),
        draft: None,
    };
    let mut start = 0;
    for (number, line) in (1..).zip(file.text.split_inclusive('\n')) {
        let content = line.trim();
        let at = start + (line.len() - line.trim_start().len()) as u32;
        start += line.len() as u32;
        if !content.is_empty() && !content.starts_with('#') {
            parser.line(content, at, number, line.starts_with(char::is_whitespace));
        }
    }
    parser.finish();
    parser.rules
}

/// A piece of a line and where it stands in the file.
#[derive(Clone, Debug)]
struct Piece {
    text: String,
    at: u32,
    /// Words put in by `each`: where each ends, its bytes, and the bytes written in its stead.
    shifts: Vec<(usize, usize, usize)>,
}

impl Piece {
    fn new(text: &str, at: u32) -> Self {
        Self {
            text: text.to_owned(),
            at,
            shifts: Vec::new(),
        }
    }

    /// The place in the file of byte `i` of the text.
    fn origin(&self, i: usize) -> u32 {
        // Inside such a word there is no place of its own.
        let inside =
            |&&(end, put, _): &&(usize, usize, usize)| i > end.saturating_sub(put) && i < end;
        let i = match self.shifts.iter().find(inside) {
            Some(&(end, put, _)) => end.saturating_sub(put),
            None => i,
        };
        let before = self.shifts.iter().filter(|&&(end, ..)| end <= i);
        let (put, written) = before.fold((0, 0), |sums, &(_, put, written)| {
            (sums.0 + put, sums.1 + written)
        });
        self.at + (i + written).saturating_sub(put) as u32
    }

    fn span(&self) -> Span {
        self.place(0, self.text.len())
    }

    /// The place in the file of bytes `start..end` of the text.
    fn place(&self, start: usize, end: usize) -> Span {
        let start = self.origin(start);
        Span::new(start, self.origin(end).max(start))
    }

    /// The same from byte `i` on.
    fn from(&self, i: usize) -> Self {
        let later = self.shifts.iter().filter(|&&(end, ..)| end > i);
        Self {
            text: self.text[i..].to_owned(),
            at: self.origin(i),
            shifts: later
                .map(|&(end, put, written)| (end - i, put, written))
                .collect(),
        }
    }

    /// The same with `value` for every `$name`.
    fn expand(&self, name: &str, value: &str) -> Self {
        let variable = format!("${name}");
        let mut expanded = Self::new("", self.at);
        for (i, part) in self.text.split(&variable).enumerate() {
            if i > 0 {
                expanded.text.push_str(value);
                let end = expanded.text.len();
                expanded.shifts.push((end, value.len(), variable.len()));
            }
            expanded.text.push_str(part);
        }
        expanded
    }
}

/// A rule being read: fields as text, so that `each` can be expanded.
struct Draft {
    id: Piece,
    line: u32,
    claim_type: Option<ClaimType>,
    each: Option<(String, Vec<String>)>,
    fields: Vec<(String, Piece)>,
}

struct Parser<'p> {
    file: &'p str,
    diagnostics: &'p mut Vec<Diagnostic>,
    lets: FxHashMap<String, Pattern>,
    /// Names of patterns that have a mistake of their own: their use is none.
    broken_lets: FxHashSet<String>,
    rules: Vec<RuleSource>,
    draft: Option<Draft>,
}

impl Parser<'_> {
    fn error(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics
            .push(Diagnostic::error(code, self.file, span, message).help(help));
    }

    fn line(&mut self, content: &str, at: u32, number: u32, indented: bool) {
        let (keyword, rest) = content
            .split_once(char::is_whitespace)
            .unwrap_or((content, ""));
        let rest_at = at + (content.len() - rest.trim_start().len()) as u32;
        let piece = Piece::new(rest.trim(), rest_at);
        match keyword {
            "rule" if !indented => {
                self.finish();
                self.head(&piece, number);
            }
            "let" if !indented => {
                self.finish();
                self.let_line(&piece);
            }
            _ if self.draft.is_none() => {
                let span = Span::new(at, at + keyword.len() as u32);
                self.error(
                    "R001",
                    span,
                    format!("`{keyword}` outside a rule"),
                    "begin with `rule ID : TYPE` or `let NAME = pattern`",
                );
            }
            "each" => {
                let mut words = piece.text.split_whitespace().map(str::to_owned);
                let name = words.next().unwrap_or_default();
                let values: Vec<String> = words.skip_while(|word| word == "=").collect();
                if name.is_empty() || values.is_empty() {
                    self.error(
                        "R002",
                        piece.span(),
                        "`each` wants a name and words",
                        "write `each P = of for with`",
                    );
                } else if let Some(draft) = &mut self.draft {
                    draft.each = Some((name, values));
                }
            }
            keyword if FIELDS.contains(&keyword) => {
                if let Some(draft) = &mut self.draft {
                    draft.fields.push((keyword.to_owned(), piece));
                }
            }
            // A line that begins with no keyword carries on the pattern above it.
            _ => {
                let span = Span::new(at, at + keyword.len() as u32);
                let last = self
                    .draft
                    .as_mut()
                    .and_then(|draft| draft.fields.last_mut());
                match last {
                    Some((field, last))
                        if matches!(field.as_str(), "match" | "unless")
                            && content.starts_with(['|', '(']) =>
                    {
                        // Spaces keep later symbols at their true place in the file.
                        let gap = at - last.span().end();
                        last.text.extend(std::iter::repeat_n(' ', gap as usize));
                        last.text.push_str(content);
                    }
                    _ => {
                        let near = did_you_mean(keyword, FIELDS);
                        let help = near.map_or_else(
                            || format!("a field is one of {}", FIELDS.join(", ")),
                            |n| format!("did you mean `{n}`?"),
                        );
                        self.error("R003", span, format!("unknown field `{keyword}`"), help);
                    }
                }
            }
        }
    }

    /// `ID : TYPE`
    fn head(&mut self, piece: &Piece, line: u32) {
        let Some((id, claim_type)) = piece.text.split_once(':') else {
            self.error(
                "R004",
                piece.span(),
                "a rule wants an id and a type",
                "write `rule accuse.of : accusation`",
            );
            return;
        };
        let type_at = piece.at + id.len() as u32 + 1;
        let name = claim_type.trim();
        let indent = (claim_type.len() - claim_type.trim_start().len()) as u32;
        let type_span = Span::new(type_at + indent, type_at + indent + name.len() as u32);
        let claim_type = if name == "@CUE" {
            None
        } else {
            let found = ClaimType::from_name(name);
            if found.is_none() {
                let near = did_you_mean(name, ClaimType::ALL.iter().map(|t| t.as_str()));
                let help = near.map_or_else(
                    || "a claim type, or `@CUE` for the cue's own".to_owned(),
                    |n| format!("did you mean `{n}`?"),
                );
                self.error("R005", type_span, format!("unknown type `{name}`"), help);
            }
            found
        };
        let id = Piece::new(id.trim(), piece.at);
        self.draft = Some(Draft {
            id,
            line,
            claim_type,
            each: None,
            fields: Vec::new(),
        });
    }

    fn let_line(&mut self, piece: &Piece) {
        let Some((name, pattern)) = piece.text.split_once('=') else {
            self.error(
                "R006",
                piece.span(),
                "`let` wants a name and a pattern",
                "write `let that = that | where`",
            );
            return;
        };
        let indent = pattern.len() - pattern.trim_start().len();
        let at = piece.at + (name.len() + 1 + indent) as u32;
        let name = name.trim().to_owned();
        match self.pattern(&Piece::new(pattern.trim(), at)) {
            Some(pattern) => self.lets.insert(name, pattern).is_some(),
            None => self.broken_lets.insert(name),
        };
    }

    /// Turns the draft into one rule, or into one for each value of its `each`.
    fn finish(&mut self) {
        let Some(draft) = self.draft.take() else {
            return;
        };
        match &draft.each {
            None => self.build(&draft, None),
            Some((name, values)) => {
                for value in values {
                    self.build(&draft, Some((name, value)));
                }
            }
        }
    }

    fn build(&mut self, draft: &Draft, each: Option<(&str, &str)>) {
        let expand = |piece: &Piece| match each {
            Some((name, value)) => piece.expand(name, value),
            None => piece.clone(),
        };
        let mut rule = RuleSource {
            id: expand(&draft.id).text,
            id_span: draft.id.span(),
            line: draft.line,
            claim_type: draft.claim_type,
            matches: Vec::new(),
            unless: Vec::new(),
            over: Vec::new(),
            scope: Scope::OutsideQuote,
            confidence: 0.8,
            settings: Vec::new(),
            examples: Vec::new(),
        };
        for (field, piece) in &draft.fields {
            let piece = expand(piece);
            match field.as_str() {
                "match" => rule.matches.extend(self.pattern(&piece)),
                "unless" => rule.unless.extend(self.pattern(&piece)),
                "over" => {
                    let ids = piece.text.split([',', ' ']).filter(|id| !id.is_empty());
                    rule.over
                        .extend(ids.map(|id| (id.to_owned(), piece.span())));
                }
                "scope" => match Scope::from_name(&piece.text) {
                    Some(scope) => rule.scope = scope,
                    None => self.error(
                        "R007",
                        piece.span(),
                        format!("unknown scope `{}`", piece.text),
                        "one of outside-quote, any, headline",
                    ),
                },
                "conf" => match piece.text.parse::<f32>() {
                    Ok(confidence) if (0.0..=1.0).contains(&confidence) => {
                        rule.confidence = confidence;
                    }
                    _ => self.error(
                        "R008",
                        piece.span(),
                        format!("`{}` is no confidence", piece.text),
                        "a number from 0 to 1",
                    ),
                },
                "set" => rule.settings.extend(self.setting(&piece)),
                "doc" => {}
                kind => {
                    let kind = match kind {
                        "yes" => ExampleKind::Yes,
                        "no" => ExampleKind::No,
                        "todo-yes" => ExampleKind::TodoYes,
                        _ => ExampleKind::TodoNo,
                    };
                    // Of a rule that `each` expands, an example belongs to the value it opens with: `of: …`.
                    let text = match each {
                        Some((_, value)) => match piece.text.split_once(": ") {
                            Some((own, _)) if own == value => piece.from(own.len() + 2),
                            _ => continue,
                        },
                        None => piece,
                    };
                    let marked =
                        Marked::parse(&text.text, self.file, text.span(), self.diagnostics);
                    rule.examples.push(Example {
                        kind,
                        marked,
                        span: text.span(),
                    });
                }
            }
        }
        if !draft.fields.iter().any(|(field, _)| field == "match") {
            self.error(
                "R009",
                rule.id_span,
                format!("rule `{}` has no pattern", rule.id),
                "add a line `match …`",
            );
        }
        for (kind, name) in [(ExampleKind::Yes, "yes"), (ExampleKind::No, "no")] {
            if !rule.examples.iter().any(|example| example.kind == kind) {
                let prefix = each.map_or_else(String::new, |(_, value)| format!("{value}: "));
                self.error(
                    "R010",
                    rule.id_span,
                    format!("rule `{}` has no `{name}` example", rule.id),
                    format!("add a line `{name}  {prefix}…`"),
                );
            }
        }
        self.rules.push(rule);
    }

    /// `ID = VALUE`
    fn setting(&mut self, piece: &Piece) -> Option<Setting> {
        let (name, value) = piece
            .text
            .split_once('=')
            .map_or((piece.text.as_str(), ""), |(a, b)| (a.trim(), b.trim()));
        let setting = match name {
            "explicit" => value.parse().ok().map(Setting::Explicit),
            "negated" => value.parse().ok().map(Setting::Negated),
            "modality" => Modality::from_name(value).map(Setting::Modality),
            "force" => Force::from_name(value).map(Setting::Force),
            _ => None,
        };
        if setting.is_none() {
            self.error(
                "R011",
                piece.span(),
                format!("cannot set `{}`", piece.text),
                "`explicit = false`, `negated = true`, `modality = hedged`, `force = appeal`",
            );
        }
        setting
    }

    fn pattern(&mut self, piece: &Piece) -> Option<Pattern> {
        let symbols: Vec<(Symbol, Span)> = scan(&piece.text, 0)
            .into_iter()
            .map(|(symbol, span)| {
                let range = span.range();
                (symbol, piece.place(range.start, range.end))
            })
            .collect();
        let mut reader = Reader {
            parser: self,
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
        let sound = reader.sound;
        let (size, roles) = weight(&pattern);
        if sound && (size > LARGEST || roles > MOST_ROLES) {
            self.error(
                "R019",
                piece.span(),
                format!("the pattern comes to {size} steps and {roles} roles"),
                format!("at most {LARGEST} and {MOST_ROLES}; repeat less, or split the rule"),
            );
            return None;
        }
        sound.then_some(pattern)
    }
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

/// Reads one pattern's symbols.
struct Reader<'r, 'p> {
    parser: &'r mut Parser<'p>,
    symbols: &'r [(Symbol, Span)],
    at: usize,
    end: u32,
    depth: usize,
    sound: bool,
}

impl Reader<'_, '_> {
    fn fail(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.sound = false;
        self.parser.error("R012", span, message, help);
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
                let near = did_you_mean(&name, Role::ALL.iter().map(|r| r.as_str()));
                let help = near.map_or_else(
                    || "one of SOURCE, CUE, TARGET, CONTENT, MENTION".to_owned(),
                    |n| format!("did you mean `{n}`?"),
                );
                self.fail(start, format!("unknown role `{name}`"), help);
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
            Symbol::Use(name) => {
                let pattern = self.parser.lets.get(&name).cloned();
                if pattern.is_none() && self.parser.broken_lets.contains(&name) {
                    // Its own mistake is told where it stands.
                    self.sound = false;
                } else if pattern.is_none() {
                    let near = did_you_mean(&name, self.parser.lets.keys().map(String::as_str));
                    let help = near.map_or_else(
                        || "define it above with `let NAME = pattern`".to_owned(),
                        |n| format!("did you mean `%{n}`?"),
                    );
                    self.fail(span, format!("`%{name}` is not defined above"), help);
                }
                pattern.map(Atom::Group)
            }
            Symbol::Open if self.depth == DEEPEST => {
                if self.sound {
                    self.sound = false;
                    self.parser.error(
                        "R019",
                        span,
                        format!("more than {DEEPEST} groups inside each other"),
                        "give inner ones a name with `let`",
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

    fn prim(&mut self, name: &str, test: Option<&str>, span: Span) -> Option<Atom> {
        let prim = Prim::from_name(name);
        if prim.is_none() {
            let near = did_you_mean(name, Prim::ALL.iter().map(|p| p.as_str()));
            let all = Prim::ALL
                .iter()
                .map(|p| p.as_str())
                .collect::<Vec<_>>()
                .join(", ");
            let help = if name.contains(char::is_lowercase) {
                format!(
                    "words are lower case: `{}`; in quotation marks they match as written: `\"{name}\"`",
                    name.to_lowercase()
                )
            } else {
                near.map_or_else(
                    || format!("one of {all}"),
                    |n| format!("did you mean `{n}`?"),
                )
            };
            self.fail(span, format!("unknown phrase `{name}`"), help);
        }
        let test = match test {
            None => None,
            Some(name) => {
                let found = PhraseTest::from_name(name);
                if found.is_none() {
                    self.fail(
                        span,
                        format!("unknown test `{name}`"),
                        "one of party, person, document, thing, sentence",
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
            voice: Voices::Finite,
            negated: false,
        };
        for (i, part) in text.split('.').enumerate() {
            match (i, part) {
                (0, "v") => {}
                (0, "n") => pattern.class = WordClass::Noun,
                (0, "adj") => pattern.class = WordClass::Adj,
                (0, "p") => pattern.class = WordClass::Phrase,
                (1.., "neg") => pattern.negated = true,
                (_, part) => {
                    if let Some(voice) = Voices::from_name(part).filter(|_| i > 0) {
                        pattern.voice = voice;
                    } else if let Some(claim_type) = ClaimType::from_name(part) {
                        pattern.claim_type = Some(claim_type);
                    } else {
                        for name in part.split(',') {
                            if let Some(frame) = Frame::from_name(name) {
                                pattern.frames.insert(frame);
                            } else {
                                let near =
                                    did_you_mean(name, Frame::ALL.iter().map(|f| f.as_str()));
                                let help = near.map_or_else(|| "a frame or form of `lexicons/en/README.md`, or a claim type".to_owned(), |n| format!("did you mean `{n}`?"));
                                self.fail(span, format!("unknown frame `{name}`"), help);
                            }
                        }
                    }
                }
            }
        }
        Atom::Lexeme(pattern)
    }
}
