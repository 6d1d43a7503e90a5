//! From a rule file to its rules; every mistake is noted, and reading goes on at the next line.
//!
//! Places are kept through everything that rewrites a line, so that each diagnostic points at what
//! is written.

use super::ast::RuleSource;
use super::draft::{Builder, Draft, Field};
use super::lets::Lets;
use super::pattern;
use super::piece::Piece;
use crate::diagnostic::Diagnostic;
use crate::lexicon::LexiconFile;
use crate::text::{ClaimType, Span};

/// Keywords that open a field of a rule.
pub const FIELDS: [&str; 12] = [
    "match", "unless", "each", "over", "scope", "conf", "set", "doc", "yes", "no", "todo-yes",
    "todo-no",
];

/// Those that a rule has once at most.
const ONCE: [&str; 4] = ["each", "scope", "conf", "doc"];

/// What a rule file holds.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// Its rules, those with `each` already expanded.
    pub(super) rules: Vec<RuleSource>,
    /// Names of patterns that nothing uses.
    pub(super) unused: Vec<(String, Span)>,
}

/// Reads one file.
pub(super) fn parse(file: &LexiconFile, diagnostics: &mut Vec<Diagnostic>) -> Parsed {
    let mut parser = Parser {
        file: &file.name,
        source: &file.text,
        diagnostics,
        lets: Lets::default(),
        rules: Vec::new(),
        draft: None,
        lost: false,
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
    Parsed {
        rules: parser.rules,
        unused: parser.lets.unused(),
    }
}

struct Parser<'p> {
    file: &'p str,
    source: &'p str,
    diagnostics: &'p mut Vec<Diagnostic>,
    lets: Lets,
    rules: Vec<RuleSource>,
    draft: Option<Draft>,
    /// Whether the rule's head could not be read, so that nobody asks for its fields.
    lost: bool,
}

impl Parser<'_> {
    fn error(&mut self, code: &'static str, span: Span, message: &str, help: &str) {
        self.diagnostics
            .push(Diagnostic::error(code, self.file, span, message).help(help));
    }

    fn line(&mut self, content: &str, at: u32, number: u32, indented: bool) {
        let (word, rest) = content
            .split_once(char::is_whitespace)
            .unwrap_or((content, ""));
        let keyword = Span::new(at, at + word.len() as u32);
        let rest_at = at + (content.len() - rest.trim_start().len()) as u32;
        let piece = Piece::new(rest.trim(), rest_at);
        match word {
            "rule" if !indented => {
                self.finish();
                self.head(&piece, number);
            }
            "let" if !indented => {
                self.finish();
                self.let_line(&piece);
            }
            _ if self.lost => {}
            _ if self.draft.is_none() => {
                let message = format!("`{word}` outside a rule");
                let known = ["rule", "let"];
                self.diagnostics.push(
                    Diagnostic::error("R001", self.file, keyword, message).meant(
                        word,
                        keyword,
                        known,
                        || "begin with `rule ID : TYPE` or `let NAME = pattern`".to_owned(),
                    ),
                );
            }
            word if FIELDS.contains(&word) => self.field(word, keyword, piece),
            _ if content.starts_with(['|', '(']) && self.carries_on(content, at) => {}
            _ => {
                let heads = ["rule", "let"].into_iter().filter(|_| !indented);
                let known = FIELDS.into_iter().chain(heads);
                let message = format!("unknown field `{word}`");
                self.diagnostics.push(
                    Diagnostic::error("R003", self.file, keyword, message)
                        .meant(word, keyword, known, || {
                            let fields = FIELDS.join(", ");
                            format!("a field is one of {fields}; a line that carries on a pattern begins with `|` or `(`")
                        }),
                );
            }
        }
    }

    /// Adds a field to the rule being read.
    fn field(&mut self, word: &str, keyword: Span, piece: Piece) {
        let Some(draft) = &mut self.draft else { return };
        if ONCE.contains(&word) && draft.fields.iter().any(|field| field.word == word) {
            let message = format!("second `{word}` in a rule");
            self.error(
                "R024",
                keyword,
                &message,
                "a rule has one; remove the other",
            );
            return;
        }
        if word == "each" {
            let (name, values) = piece.text.split_once('=').unwrap_or_default();
            let name = name.trim().to_owned();
            let values: Vec<String> = values.split_whitespace().map(str::to_owned).collect();
            if name.is_empty() || values.is_empty() {
                self.error(
                    "R002",
                    piece.span(),
                    "`each` wants a name and words",
                    "write `each P = of for with`",
                );
                return;
            }
            draft.each = Some((name, values));
        }
        draft.fields.push(Field {
            word: word.to_owned(),
            keyword,
            piece,
        });
    }

    /// Whether the line carries on the pattern above it; if so, that is done.
    fn carries_on(&mut self, content: &str, at: u32) -> bool {
        let fields = self.draft.as_mut().map(|draft| &mut draft.fields);
        let last = fields.and_then(|fields| fields.last_mut());
        let Some(field) = last.filter(|field| matches!(&*field.word, "match" | "unless")) else {
            return false;
        };
        // Spaces keep later symbols at their true place in the file.
        let gap = at - field.piece.span().end();
        let text = &mut field.piece.text;
        text.extend(std::iter::repeat_n(' ', gap as usize));
        text.push_str(content);
        true
    }

    /// `ID : TYPE`
    fn head(&mut self, piece: &Piece, line: u32) {
        let Some((id, claim_type)) = piece.text.split_once(':') else {
            self.lost = true;
            self.error(
                "R004",
                piece.span(),
                "a rule wants an id and a type",
                "write `rule accuse.of : accusation`",
            );
            return;
        };
        let name = claim_type.trim();
        let before = id.len() + 1 + claim_type.len() - claim_type.trim_start().len();
        let span = piece.place(before, before + name.len());
        let claim_type = ClaimType::from_name(name);
        if claim_type.is_none() && name != "@CUE" {
            let message = format!("unknown type `{name}`");
            let types = ClaimType::ALL.iter().map(|known| known.as_str());
            let known = types.chain(["@CUE"]);
            self.diagnostics
                .push(Diagnostic::error("R005", self.file, span, message).meant(
                    name,
                    span,
                    known,
                    || "a claim type, or `@CUE` for the cue's own".to_owned(),
                ));
        }
        self.draft = Some(Draft {
            id: Piece::new(id.trim(), piece.at),
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
        let name = name.trim();
        let span = Span::new(piece.at, piece.at + name.len() as u32);
        if self.lets.has(name) {
            let message = format!("second pattern called `{name}`");
            self.error("R023", span, &message, "give it another name");
        }
        let pattern = Piece::new(pattern.trim(), at);
        let pattern = pattern::read(
            &pattern,
            pattern::Context {
                file: self.file,
                source: self.source,
                lets: &mut self.lets,
                variable: None,
                diagnostics: self.diagnostics,
            },
        );
        self.lets.insert(name.to_owned(), span, pattern);
    }

    /// Turns the draft into one rule, or into one for each value of its `each`.
    fn finish(&mut self) {
        self.lost = false;
        let Some(draft) = self.draft.take() else {
            return;
        };
        Builder {
            draft: &draft,
            file: self.file,
            source: self.source,
            lets: &mut self.lets,
            diagnostics: self.diagnostics,
        }
        .build(&mut self.rules);
    }
}
