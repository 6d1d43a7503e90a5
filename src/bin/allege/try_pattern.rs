//! `allege try`: where a pattern matches, as concordance lines.

use std::borrow::Cow;
use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use allege::find::{Match, find};
use allege::phrase::phrase;
use allege::rule::{Role, RuleSet, pattern_file};
use allege::segment::{Segmented, segment};
use anstyle::Style;
use anyhow::bail;

use crate::args::Try;
use crate::exit::Exit;
use crate::stream::{self, Counts};
use crate::{language, render};

pub(crate) fn run(args: &Try) -> anyhow::Result<Exit> {
    let files = language::files(args.inputs.lexicons.as_deref())?;
    let language = language::load(args.inputs.lexicons.as_deref())?;
    let file = pattern_file(&args.pattern, &files.rules);
    let rules = match RuleSet::compile(std::slice::from_ref(&file), &language.lexicon) {
        Ok(rules) => rules,
        Err(diagnostics) => {
            render::diagnostics(&diagnostics, |_| Some(Cow::Borrowed(&*file.text)));
            bail!("the pattern cannot be read; lexicons/en/rules/README.md describes the language");
        }
    };
    let choice = anstream::AutoStream::choice(&std::io::stdout());
    let style = match choice {
        anstream::ColorChoice::Never => Style::new(),
        _ => Style::new().bold(),
    };
    let width = usize::from(args.width);
    let n_matches = AtomicUsize::new(0);
    let summary = stream::run(&args.inputs, None, |document, out| {
        let segmented = segment(&document.text, &language.lexicon);
        let phrases = phrase(&segmented, &language.lexicon);
        let matches = find(&segmented, &language.lexicon, &phrases, &rules);
        n_matches.fetch_add(matches.len(), Ordering::Relaxed);
        let mut lines = Lines::default();
        for found in &matches {
            let concordance = Concordance::new(&segmented, found);
            let line = lines.number(&document.text, concordance.at);
            writeln!(
                out,
                "{}:{line}: {}{style}{}{style:#}{}",
                render::sanitised(&document.path),
                last(&concordance.left, width),
                concordance.cue,
                first(&concordance.right, width),
            )?;
        }
        Ok(Counts::default())
    })?;
    if !args.inputs.quiet {
        let n = n_matches.into_inner();
        let matches = if n == 1 { "match" } else { "matches" };
        render::say(&format!(
            "{} {matches} in {}",
            render::grouped(n),
            render::plural(summary.n_documents, "document")
        ));
    }
    Ok(summary.exit())
}

/// Numbers of lines, asked for from the top down.
#[derive(Default)]
struct Lines {
    at: usize,
    breaks: usize,
}

impl Lines {
    /// The line, from 1, that byte `at` of `text` stands in.
    fn number(&mut self, text: &str, at: usize) -> usize {
        if at >= self.at {
            self.breaks += text[self.at..at].matches('\n').count();
            self.at = at;
        }
        self.breaks + 1
    }
}

/// A match in its sentence, roles marked as in a rule's examples, cut in three at the cue.
struct Concordance {
    /// The byte at which the cue begins.
    at: usize,
    left: String,
    cue: String,
    right: String,
}

impl Concordance {
    fn new(segmented: &Segmented<'_>, found: &Match) -> Self {
        let span = |tokens: std::ops::Range<usize>| segmented.span_of(tokens).range();
        let cue = span(found.cue.tokens.clone());
        let roles: Vec<(Role, std::ops::Range<usize>)> = found
            .roles
            .iter()
            .map(|(role, tokens)| (*role, span(tokens.clone())))
            .collect();
        let sentence = segmented.tokens[found.cue.head].sentence as usize;
        let sentence = segmented.sentences[sentence].span.range();
        let from = roles.iter().map(|(_, range)| range.start);
        let from = from.fold(sentence.start, usize::min);
        let to = roles.iter().map(|(_, range)| range.end);
        let to = to.fold(sentence.end, usize::max);
        Self {
            at: cue.start,
            left: marked(segmented.text, from..cue.start, &roles),
            cue: format!("{{CUE {}}}", shown(&segmented.text[cue.clone()])),
            right: marked(segmented.text, cue.end..to, &roles),
        }
    }
}

/// A stretch of text with the roles that begin or end in it.
fn marked(
    text: &str,
    range: std::ops::Range<usize>,
    roles: &[(Role, std::ops::Range<usize>)],
) -> String {
    let mut out = String::new();
    let mut at = range.start;
    let mut edges: Vec<(usize, bool, Role)> = Vec::new();
    for (role, span) in roles {
        edges.push((span.start, true, *role));
        edges.push((span.end, false, *role));
    }
    // What ends at a place ends before the next begins there.
    edges.sort_by_key(|&(place, opens, _)| (place, opens));
    for (place, opens, role) in edges {
        let inside = if opens {
            (range.start..range.end).contains(&place)
        } else {
            range.start < place && place <= range.end
        };
        if inside {
            out.push_str(&shown(&text[at..place]));
            at = place;
            if opens {
                out.push('{');
                out.push_str(role.as_str());
                out.push(' ');
            } else {
                out.push('}');
            }
        }
    }
    out.push_str(&shown(&text[at..range.end]));
    out
}

/// Text as it goes on one line.
fn shown(text: &str) -> String {
    render::sanitised(&text.replace(['\n', '\r', '\t'], " ")).into_owned()
}

/// The last `width` characters, right-aligned.
fn last(text: &str, width: usize) -> String {
    let n = text.chars().count();
    let tail: String = text.chars().skip(n.saturating_sub(width)).collect();
    format!("{tail:>width$}")
}

/// The first `width` characters.
fn first(text: &str, width: usize) -> String {
    let text: String = text.chars().take(width).collect();
    text.trim_end().to_owned()
}
