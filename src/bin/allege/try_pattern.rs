//! `allege try`: where a pattern matches, as concordance lines.

use std::borrow::Cow;
use std::io::Write as _;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use allege::find::{Match, find};
use allege::phrase::phrase;
use allege::rule::{Marked, Role, RuleSet, pattern_file};
use allege::segment::{Segmented, segment};
use allege::tag::tag;
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
        let entities = tag(&segmented, &language.lexicon, &language.gazetteer);
        let phrases = phrase(&segmented, &language.lexicon, &entities);
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
        let cue = segmented.span_of(found.cue.tokens.clone()).range();
        let roles: Vec<(Role, Range<usize>)> = found
            .roles
            .iter()
            .map(|(role, tokens)| (*role, segmented.span_of(tokens.clone()).range()))
            .collect();
        let sentence = segmented.tokens[found.cue.head].sentence as usize;
        let sentence = segmented.sentences[sentence].span.range();
        let starts = roles.iter().map(|(_, range)| range.start);
        let from = starts.fold(sentence.start, usize::min);
        let ends = roles.iter().map(|(_, range)| range.end);
        let to = ends.fold(sentence.end, usize::max);
        let marked = |part: Range<usize>| {
            let inside = roles
                .iter()
                .filter(|(_, range)| part.start <= range.start && range.end <= part.end)
                .map(|(role, range)| (*role, range.start - part.start..range.end - part.start));
            Marked::new(&segmented.text[part.clone()], inside.collect()).to_string()
        };
        Self {
            at: cue.start,
            left: render::one_line(&marked(from..cue.start)).into_owned(),
            right: render::one_line(&marked(cue.end..to)).into_owned(),
            cue: format!("{{CUE {}}}", render::one_line(&segmented.text[cue])),
        }
    }
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
