//! From the fields of a rule, still text, to the rule, or to one for each value of its `each`.

use super::ast::{Pattern, RuleSource, Scope};
use super::example::{Example, ExampleKind, Marked};
use super::lets::Lets;
use super::pattern;
use super::piece::Piece;
use super::program::Setting;
use crate::claim::Modality;
use crate::diagnostic::Diagnostic;
use crate::text::{ClaimType, Force, Span};

/// A rule being read: fields as text, so that `each` can be expanded.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) id: Piece,
    pub(super) line: u32,
    pub(super) claim_type: Option<ClaimType>,
    /// The name and the values.
    pub(super) each: Option<(String, Vec<String>)>,
    pub(super) fields: Vec<Field>,
}

/// One field, with the lines that carry it on.
#[derive(Debug)]
pub(super) struct Field {
    /// One of the keywords.
    pub(super) word: String,
    /// Where that stands.
    pub(super) keyword: Span,
    /// What follows it.
    pub(super) piece: Piece,
}

/// Builds the rules of one draft.
pub(super) struct Builder<'b> {
    pub(super) draft: &'b Draft,
    pub(super) file: &'b str,
    pub(super) source: &'b str,
    pub(super) lets: &'b mut Lets,
    pub(super) diagnostics: &'b mut Vec<Diagnostic>,
}

/// What settings there are, and an example of each.
const SETTINGS: [(&str, &str); 4] = [
    ("explicit", "false"),
    ("negated", "true"),
    ("modality", "hedged"),
    ("force", "appeal"),
];

impl Builder<'_> {
    /// Adds them to `rules`.
    pub(super) fn build(mut self, rules: &mut Vec<RuleSource>) {
        match &self.draft.each {
            None => rules.push(self.rule(None)),
            Some((name, values)) => {
                self.check_values(values);
                for value in values {
                    rules.push(self.rule(Some((name, value))));
                }
            }
        }
    }

    fn error(&self, code: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, self.file, span, message)
    }

    fn rule(&mut self, each: Option<(&str, &str)>) -> RuleSource {
        let draft = self.draft;
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
        let variable = each.map(|(name, _)| name);
        for field in &draft.fields {
            let piece = expand(&field.piece);
            match &*field.word {
                "match" => rule.matches.extend(self.pattern(&piece, variable)),
                "unless" => rule.unless.extend(self.pattern(&piece, variable)),
                "over" => rule.over.extend(ids(&piece)),
                "scope" => match Scope::from_name(&piece.text) {
                    Some(scope) => rule.scope = scope,
                    None => self.unknown_scope(&piece),
                },
                "conf" => match piece.text.parse::<f32>() {
                    Ok(confidence) if (0.0..=1.0).contains(&confidence) => {
                        rule.confidence = confidence;
                    }
                    _ => self.diagnostics.push(
                        self.error(
                            "R008",
                            piece.span(),
                            format!("`{}` is no confidence", piece.text),
                        )
                        .help("a number from 0 to 1"),
                    ),
                },
                "set" => rule.settings.extend(self.setting(&piece)),
                "doc" | "each" => {}
                word => rule.examples.extend(self.example(word, field, piece, each)),
            }
        }
        self.check_complete(&rule, each);
        rule
    }

    /// Whether something is missing.
    fn check_complete(&mut self, rule: &RuleSource, each: Option<(&str, &str)>) {
        if !self.draft.fields.iter().any(|field| field.word == "match") {
            let message = format!("rule `{}` has no pattern", rule.id);
            let missing = self.error("R009", rule.id_span, message);
            self.diagnostics.push(missing.help("add a line `match …`"));
        }
        for (kind, name) in [(ExampleKind::Yes, "yes"), (ExampleKind::No, "no")] {
            if !rule.examples.iter().any(|example| example.kind == kind) {
                let prefix = each.map_or_else(String::new, |(_, value)| format!("{value}: "));
                let message = format!("rule `{}` has no `{name}` example", rule.id);
                let missing = self.error("R010", rule.id_span, message);
                self.diagnostics
                    .push(missing.help(format!("add a line `{name}  {prefix}…`")));
            }
        }
    }

    /// Whether every example opens with a value of the rule's `each`.
    fn check_values(&mut self, values: &[String]) {
        for field in &self.draft.fields {
            let example = matches!(&*field.word, "yes" | "no" | "todo-yes" | "todo-no");
            let text = &field.piece.text;
            let own = text.split_once(": ").map(|(own, _)| own);
            if !example || own.is_some_and(|own| values.iter().any(|value| value == own)) {
                continue;
            }
            // What stands before a colon may be a part of the sentence.
            let own = own.filter(|own| !own.contains([' ', '{']));
            let help = || format!("one of: {}", values.join(" "));
            self.diagnostics.push(match own {
                Some(own) => {
                    let place = field.piece.place(0, own.len());
                    self.error("R025", place, format!("`each` has no value `{own}`"))
                        .meant(own, place, values.iter().map(String::as_str), help)
                }
                None => self
                    .error(
                        "R025",
                        field.piece.span(),
                        "an example of a rule with `each` opens with the value it is for",
                    )
                    .help(format!("write `{}: …`; {}", values[0], help())),
            });
        }
    }

    /// An example, if it is one for this value of `each`: `of: …`.
    fn example(
        &mut self,
        word: &str,
        field: &Field,
        piece: Piece,
        each: Option<(&str, &str)>,
    ) -> Option<Example> {
        let kind = match word {
            "yes" => ExampleKind::Yes,
            "no" => ExampleKind::No,
            "todo-yes" => ExampleKind::TodoYes,
            _ => ExampleKind::TodoNo,
        };
        let text = match each {
            Some((_, value)) => {
                let (own, _) = piece.text.split_once(": ")?;
                (own == value).then(|| piece.from(own.len() + 2))?
            }
            None => piece,
        };
        let marked = Marked::parse(&text.text, self.file, text.span(), self.diagnostics);
        Some(Example {
            kind,
            marked,
            keyword: field.keyword,
            span: text.span(),
        })
    }

    fn pattern(&mut self, piece: &Piece, variable: Option<&str>) -> Option<Pattern> {
        pattern::read(
            piece,
            pattern::Context {
                file: self.file,
                source: self.source,
                lets: self.lets,
                variable,
                diagnostics: self.diagnostics,
            },
        )
    }

    fn unknown_scope(&mut self, piece: &Piece) {
        let all = || Scope::ALL.iter().map(|scope| scope.as_str());
        let unknown = self.error(
            "R007",
            piece.span(),
            format!("unknown scope `{}`", piece.text),
        );
        self.diagnostics
            .push(unknown.meant(&piece.text, piece.span(), all(), || {
                format!("one of {}", all().collect::<Vec<_>>().join(", "))
            }));
    }

    /// `ID = VALUE`
    fn setting(&mut self, piece: &Piece) -> Option<Setting> {
        let text = &piece.text;
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        let after = value.len() - value.trim_start().len();
        let value_at = (name.len() + 1 + after).min(text.len());
        let (name, value) = (name.trim(), value.trim());
        let value_place = piece.place(value_at, value_at + value.len());
        let setting = match name {
            "explicit" => value.parse().ok().map(Setting::Explicit),
            "negated" => value.parse().ok().map(Setting::Negated),
            "modality" => Modality::from_name(value).map(Setting::Modality),
            "force" => Force::from_name(value).map(Setting::Force),
            _ => None,
        };
        if setting.is_none() {
            let values: Vec<&str> = match name {
                "explicit" | "negated" => vec!["true", "false"],
                "modality" => Modality::ALL.iter().map(|known| known.as_str()).collect(),
                "force" => Force::ALL.iter().map(|known| known.as_str()).collect(),
                _ => Vec::new(),
            };
            let diagnostic = self.error("R011", piece.span(), format!("cannot set `{text}`"));
            self.diagnostics.push(if values.is_empty() {
                let names = SETTINGS.map(|(name, _)| name);
                diagnostic.meant(name, piece.place(0, name.len()), names, || {
                    let examples = SETTINGS.map(|(name, value)| format!("`{name} = {value}`"));
                    examples.join(", ")
                })
            } else {
                let all = values.join(", ");
                diagnostic.meant(value, value_place, values, || {
                    format!("write `{name} = …` with one of {all}")
                })
            });
        }
        setting
    }
}

/// The ids of an `over` line, each with its place.
fn ids(piece: &Piece) -> impl Iterator<Item = (String, Span)> {
    let mut at = 0;
    piece.text.split([',', ' ']).filter_map(move |id| {
        let place = piece.place(at, at + id.len());
        at += id.len() + 1;
        (!id.is_empty()).then(|| (id.to_owned(), place))
    })
}
