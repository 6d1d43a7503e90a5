//! Rule files in one layout: `allege fmt`.
//!
//! Works on lines and symbols, not on the tree, so that comments and examples stay as written.

use super::parse::parse;
use super::scan::{Symbol, scan};
use crate::diagnostic::Diagnostic;
use crate::lexicon::LexiconFile;

/// Columns that a field's keyword takes, its indent left out.
const KEYWORD: usize = 7;

/// What a rule may lack and can be laid out all the same: a pattern, examples.
const MISSING: [&str; 2] = ["R009", "R010"];

/// The text of a rule file in the one layout. It means the same, and formatted again stays as it is.
///
/// # Errors
/// The mistakes of a file that cannot be read whole: where its parts end is then a guess.
pub fn formatted(file: &LexiconFile) -> Result<String, Vec<Diagnostic>> {
    let mut mistakes = Vec::new();
    parse(file, &mut mistakes);
    mistakes.retain(|mistake| !MISSING.contains(&mistake.code));
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let mut layout = Layout::default();
    for line in file.text.lines() {
        layout.line(line);
    }
    layout.end_pattern();
    layout.end_comments();
    Ok(layout.out)
}

/// What a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Kind {
    /// The file has only begun.
    #[default]
    Start,
    Comment,
    Let,
    Head,
    Field,
}

#[derive(Default)]
struct Layout<'t> {
    out: String,
    /// The last line written.
    last: Kind,
    /// Whether empty lines follow it.
    blank: bool,
    /// Comments that belong to what comes next, and whether empty lines stand before each.
    comments: Vec<(&'t str, bool)>,
    /// The lines of the pattern being read, each with the comments before it.
    pattern: Vec<(Vec<&'t str>, &'t str)>,
}

impl<'t> Layout<'t> {
    fn line(&mut self, line: &'t str) {
        let content = line.trim();
        if content.is_empty() {
            self.blank = true;
            return;
        }
        if content.starts_with('#') {
            let blank = std::mem::take(&mut self.blank);
            self.comments.push((line.trim_end(), blank));
            return;
        }
        if content.starts_with(['|', '(']) {
            let comments = self.comments.drain(..).map(|(comment, _)| comment);
            self.pattern.push((comments.collect(), content));
            self.blank = false;
            return;
        }
        self.end_pattern();
        let (word, rest) = content
            .split_once(char::is_whitespace)
            .unwrap_or((content, ""));
        let rest = rest.trim();
        let indented = line.starts_with(char::is_whitespace);
        match word {
            "rule" if !indented => {
                self.begin(Kind::Head);
                let (id, claim_type) = rest.split_once(':').unwrap_or((rest, ""));
                self.write(&format!("rule {} : {}", id.trim(), claim_type.trim()));
            }
            "let" if !indented => {
                self.begin(Kind::Let);
                let (name, pattern) = rest.split_once('=').unwrap_or((rest, ""));
                let mut text = format!("let {} =", name.trim());
                for symbol in symbols(pattern) {
                    symbol.add_to(&mut text);
                }
                self.write(&text);
            }
            "match" | "unless" => {
                self.begin(Kind::Field);
                self.out.push_str(&field(word));
                self.pattern.push((Vec::new(), rest));
            }
            _ => {
                self.begin(Kind::Field);
                let text = match word {
                    "over" => listed(rest.split([',', ' ']), ", "),
                    "each" | "set" => spaced(rest),
                    _ => rest.to_owned(),
                };
                self.write(&format!("{}{text}", field(word)));
            }
        }
    }

    fn write(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    /// Writes comments and empty lines up to a line of this kind.
    fn begin(&mut self, next: Kind) {
        let comments = std::mem::take(&mut self.comments);
        let blank_below = std::mem::take(&mut self.blank);
        let in_rule = matches!(self.last, Kind::Head | Kind::Field);
        // A comment right above a rule belongs to it, and so does one above a `let` after rules.
        let apart = next == Kind::Head || next == Kind::Let && in_rule;
        let own = comments.iter().rposition(|&(_, blank)| blank).unwrap_or(0);
        for (i, &(comment, blank)) in comments.iter().enumerate() {
            let opens = apart && !blank_below && i == own;
            // Nothing inside a rule is set apart.
            self.gap(opens || blank && next != Kind::Field);
            self.write(comment);
            self.last = Kind::Comment;
        }
        let blank = match next {
            Kind::Field => false,
            _ if !comments.is_empty() => blank_below,
            _ => apart || blank_below,
        };
        self.gap(blank);
        self.last = next;
    }

    /// Writes the comments that nothing follows.
    fn end_comments(&mut self) {
        for (comment, blank) in std::mem::take(&mut self.comments) {
            self.gap(blank);
            self.write(comment);
            self.last = Kind::Comment;
        }
    }

    /// Writes an empty line, if one is wanted and the file has begun.
    fn gap(&mut self, wanted: bool) {
        if wanted && self.last != Kind::Start {
            self.out.push('\n');
        }
    }

    /// Writes the pattern that has been read, and at the end of the file what follows it.
    fn end_pattern(&mut self) {
        let lines = std::mem::take(&mut self.pattern);
        let mut text = String::new();
        let mut depth = 0_usize;
        for (i, (comments, line)) in lines.iter().enumerate() {
            for (k, symbol) in symbols(line).into_iter().enumerate() {
                // A comment stays above the line it is about, a group that begins a line there.
                let kept = i > 0 && k == 0 && (!comments.is_empty() || depth == 0);
                let breaks = kept || depth == 0 && symbol.is_bar && !text.is_empty();
                if breaks {
                    text.push('\n');
                    for comment in comments.iter().filter(|_| k == 0) {
                        text.push_str(comment);
                        text.push('\n');
                    }
                    // `|` stands under the keyword's last column, `(` under the first item.
                    let column = if symbol.is_bar { KEYWORD } else { KEYWORD + 2 };
                    text.push_str(&" ".repeat(column));
                    text.push_str(symbol.text);
                } else {
                    symbol.add_to(&mut text);
                }
                match symbol.text {
                    "(" => depth += 1,
                    ")" => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
        }
        if !lines.is_empty() {
            self.write(text.trim_start_matches(' '));
        }
    }
}

/// `  match  `
fn field(keyword: &str) -> String {
    let width = KEYWORD.max(keyword.len() + 1);
    format!("  {keyword:<width$}")
}

/// Words with one blank between them.
fn spaced(text: &str) -> String {
    listed(text.replace('=', " = ").split(' '), " ")
}

fn listed<'p>(parts: impl Iterator<Item = &'p str>, between: &str) -> String {
    let parts: Vec<&str> = parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(between)
}

/// A symbol of a pattern as it is written.
struct Written<'t> {
    text: &'t str,
    /// Whether it stands right behind the symbol before it.
    joined: bool,
    is_bar: bool,
}

impl Written<'_> {
    fn add_to(&self, line: &mut String) {
        if !self.joined && !line.is_empty() {
            line.push(' ');
        }
        line.push_str(self.text);
    }
}

/// The symbols of `pattern`. Roles and `!` stand right before what they are of, repeats right behind.
fn symbols(pattern: &str) -> Vec<Written<'_>> {
    let mut written = Vec::new();
    let mut before: Option<(Symbol, u32)> = None;
    for (symbol, span) in scan(pattern, 0) {
        let joined = match &before {
            None => false,
            Some((Symbol::Role(_) | Symbol::Not, _)) => true,
            Some((before, end)) => {
                // What `each` puts in may be a part of a word.
                let touches = *end == span.start() && is_word(before) && is_word(&symbol);
                let variable = |symbol: &Symbol| matches!(symbol, Symbol::Variable(_));
                matches!(symbol, Symbol::Repeat(..))
                    || touches && (variable(before) || variable(&symbol))
            }
        };
        written.push(Written {
            text: span.slice(pattern),
            joined,
            is_bar: symbol == Symbol::Bar,
        });
        before = Some((symbol, span.end()));
    }
    written
}

/// Whether a symbol can be a part of a word.
fn is_word(symbol: &Symbol) -> bool {
    !matches!(symbol, Symbol::Bar | Symbol::Open | Symbol::Close)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::LexiconFiles;
    use proptest::prelude::*;

    fn file(text: &str) -> LexiconFile {
        LexiconFile {
            name: "test.rules".to_owned(),
            text: text.to_owned().into(),
        }
    }

    /// Wants `text` laid out as `expected`, which stays as it is.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(formatted(&file(text)).unwrap(), expected);
        assert_eq!(formatted(&file(expected)).unwrap(), expected);
    }

    #[test]
    fn fields_stand_in_columns() {
        check(
            "rule  a.b:@CUE\n match SOURCE:NP CUE:<that>\n\n\tconf  0.5\n  todo-yes  {CUE x}\n todo-no x\n  over b,c  d\n  set force=demand\n doc  S  said",
            "rule a.b : @CUE\n  match  SOURCE:NP CUE:<that>\n  conf   0.5\n  todo-yes {CUE x}\n  todo-no x\n  over   b, c, d\n  set    force = demand\n  doc    S  said\n",
        );
    }

    #[test]
    fn symbols_stand_apart_and_what_belongs_together_close() {
        check(
            "let y=a\nlet  x=( a|b )?  ,?   ! the SOURCE: NP/party {1,2} (  %y ) *   \"x  y\" ..5",
            "let y = a\nlet x = ( a | b )? ,? !the SOURCE:NP/party{1,2} ( %y )* \"x  y\" ..5\n",
        );
        // What `each` puts in may be a part of a word, and must stay one.
        check(
            "rule r.$P : @CUE\n each P=of for\n match CUE:<np-$P> in$P $P|$P ..5?",
            "rule r.$P : @CUE\n  each   P = of for\n  match  CUE:<np-$P> in$P $P\n       | $P ..5?\n",
        );
    }

    #[test]
    fn each_choice_has_a_line() {
        check(
            "rule a : @CUE\n  match CUE:<that> a|CUE:<that> ( b\n   | c ) | CUE:<zero>\n  unless CUE:<that>\n   | CUE:<zero>\n      ( d )\n",
            "rule a : @CUE\n  match  CUE:<that> a\n       | CUE:<that> ( b | c )\n       | CUE:<zero>\n  unless CUE:<that>\n       | CUE:<zero>\n         ( d )\n",
        );
    }

    #[test]
    fn comments_stay_where_they_belong() {
        check(
            "\n# head\n\n\n# of a\nlet a = b\nlet c = %a\n\nlet d = %c\n# of rule\nrule a : @CUE\n  match  CUE:<that>\n   # second way   \n  | CUE:<zero>\n\n# inside\n\n  conf 1\n# of e\nlet e = f\n\n# alone\n\nrule b : @CUE\n  match CUE:<that>\n# last\n\n\n",
            "# head\n\n# of a\nlet a = b\nlet c = %a\n\nlet d = %c\n\n# of rule\nrule a : @CUE\n  match  CUE:<that>\n   # second way\n       | CUE:<zero>\n# inside\n  conf   1\n\n# of e\nlet e = f\n\n# alone\n\nrule b : @CUE\n  match  CUE:<that>\n# last\n",
        );
    }

    #[test]
    fn what_cannot_be_read_is_left_alone() {
        let codes: Vec<_> = formatted(&file("rule a : @CUE\n  match  ( CUE:<that>\n"))
            .unwrap_err()
            .iter()
            .map(|mistake| mistake.code)
            .collect();
        assert_eq!(codes, ["R012"]);
    }

    /// Everything of a rule but its places.
    fn meaning(text: &str) -> String {
        let parsed = parse(&file(text), &mut Vec::new());
        let rules = parsed.rules.iter().map(|rule| {
            let shown = |patterns: &[crate::rule::ast::Pattern]| -> Vec<String> {
                patterns.iter().map(ToString::to_string).collect()
            };
            let over: Vec<_> = rule.over.iter().map(|(id, _)| id).collect();
            let examples: Vec<_> = rule.examples.iter().map(|e| (e.kind, &e.marked)).collect();
            format!(
                "{} {:?} {:?} {:?} {over:?} {:?} {} {:?} {examples:?}",
                rule.id,
                rule.claim_type,
                shown(&rule.matches),
                shown(&rule.unless),
                rule.scope,
                rule.confidence,
                rule.settings
            )
        });
        rules.collect::<Vec<_>>().join("\n")
    }

    /// Spoils the blanks of `text` in ways that mean nothing.
    fn spoiled(text: &str, choices: &[u8]) -> String {
        let mut choices = choices.iter().cycle();
        let mut out = String::new();
        for line in text.lines() {
            let choice = choices.next().unwrap();
            let margin = line.starts_with(|c: char| !c.is_whitespace());
            let line = match choice % 4 {
                0 if !margin => format!("\t{}", line.trim_start()),
                1 => line.replacen(' ', "   ", 3),
                2 if line.contains("match") => line.replace(" | ", "|"),
                _ => line.to_owned(),
            };
            let line = if margin { line.trim_start() } else { &line };
            out.push_str(line);
            out.push_str(["", " ", "\t", "\r"][usize::from(choice / 4 % 4)]);
            out.push('\n');
        }
        out
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn layout_changes_no_meaning(choices in proptest::collection::vec(0_u8..16, 40..80), which in 0_usize..6) {
            let files = LexiconFiles::embedded();
            let spoiled = spoiled(&files.rules[which % files.rules.len()].text, &choices);
            let laid_out = formatted(&file(&spoiled)).unwrap();
            prop_assert_eq!(meaning(&spoiled), meaning(&laid_out));
            prop_assert_eq!(formatted(&file(&laid_out)).unwrap(), laid_out);
        }

        #[test]
        fn what_can_be_read_can_be_laid_out(
            text in "(rule [a$.]{1,3} ?: ?(denial|@CUE)\n|  (match|unless|over|yes|no) [(){}|!?*+$%<>^./\"a-zA-Z:,= ]{0,20}\n|let a = [(){}|%a ]{0,9}\n|# x\n| *[|(] ?[a-z()|]{0,5}\n|\n){0,12}"
        ) {
            if let Ok(laid_out) = formatted(&file(&text)) {
                prop_assert_eq!(meaning(&text), meaning(&laid_out));
                prop_assert_eq!(formatted(&file(&laid_out)).unwrap(), laid_out);
            }
        }
    }

    #[test]
    fn the_rules_that_ship_are_laid_out() {
        for file in LexiconFiles::embedded().rules {
            assert_eq!(formatted(&file).unwrap(), file.text, "{}", file.name);
        }
    }
}
