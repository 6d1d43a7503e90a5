//! Flags and subcommands; what their help says is the manual.

use std::path::PathBuf;

use allege::eval::Floor;
use clap::builder::styling::{AnsiColor, Styles};
use clap::{Parser, Subcommand};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const EXIT_CODES: &str = "\
Exit codes:
  0  it ran, even if it found nothing
  1  a check failed (check, eval)
  2  it could not run
  3  some inputs failed; all others were worked through";

/// Who claims what about whom: extracts attributed claims from English news as JSONL.
///
/// Reads articles (.txt, .md, .html, .jsonl), finds statements, accusations, denials, demands,
/// threats and other claims with their source, cue, content and target, and writes one JSON line
/// a claim. `allege schema` describes the line.
#[derive(Debug, Parser)]
#[command(version, styles = STYLES, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Extract(Extract),
    Check(Check),
    Fmt(Fmt),
    Explain(Explain),
    Try(Try),
    Segment(Segment),
    Tag(Tag),
    Eval(Eval),
    Coverage(Coverage),
    /// Print the JSON Schema of the record
    ///
    /// Every line that `allege extract` writes is valid under it.
    #[command(after_help = "Example:\n  allege schema > claim.schema.json")]
    Schema,
    Completions(Completions),
}

/// What to read, and how: shared by all commands that read articles.
#[derive(Debug, clap::Args)]
pub(crate) struct Inputs {
    /// Files or folders to read; `-` is standard input
    ///
    /// Of folders every .txt, .md, .html and .jsonl file is read, those inside them too, except
    /// README.md, *.gold.jsonl, and what a .gitignore or .ignore file there excludes.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Threads to use; output is the same for any number [default: one a core]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,

    /// Use the lexicons and rules of this folder instead of the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicons: Option<PathBuf>,

    /// No progress bar, no summary; warnings and errors stay
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// Find the claims in articles and write them as JSONL
///
/// One line a claim, in the order of the inputs and of the text. A file that cannot be read is
/// reported and skipped; the exit code then is 3.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  allege extract article.txt
  allege extract news/ -o claims.jsonl
  allege extract a.html b.jsonl | jq -r 'select(.type == \"denial\") | .cue.text'
  curl -s https://example.org/story.html | allege extract -")]
pub(crate) struct Extract {
    #[command(flatten)]
    pub(crate) inputs: Inputs,

    /// Write to this file instead of standard output
    ///
    /// The file appears only once it is complete: an interrupted run leaves what stood there.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// Check lexicons, rules, the rules' examples, and gold
///
/// Every mistake of every file is told in one run, with its place, what to do about it, and a code;
/// `--explain CODE` prints what the manual says of it. Examples are tried, and warnings looked for
/// (rules that nothing shows a need for, patterns that never match, words that no rule asks for),
/// once all files can be read.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
With --json, each mistake is one line on standard output:
  code severity file line column end_line end_column message label help suggestion comparison page
Lines and columns count from 1, columns in Unicode code points; the end is not included.
suggestion: null, or a replacement with its own place.
comparison: null, or an example's text and who finds which roles where, in code points from 0.
page: the code's page of the manual, from the root of the source.

Exit codes:
  0  no errors, and with --deny-warnings no warnings either
  1  some
  2  a path could not be read

Examples:
  allege check                                  # what is built into the program
  allege check lexicons/en corpus               # a lexicon folder and a gold folder
  allege check lexicons/en/rules/speech.rules   # its folder, but only this file's mistakes
  allege check lexicons/en --json | jq -r '\"\\(.file):\\(.line): \\(.message)\"'
  allege check --explain R012")]
pub(crate) struct Check {
    /// Folders laid out as lexicons/en, folders with *.gold.jsonl, or files of either [default: the
    /// files built into the program]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Write mistakes as JSON lines to standard output
    #[arg(long)]
    pub(crate) json: bool,

    /// Exit with 1 if there are warnings
    #[arg(long)]
    pub(crate) deny_warnings: bool,

    /// Print the manual's page of this code, and check nothing
    #[arg(long, value_name = "CODE", conflicts_with_all = ["paths", "json", "deny_warnings"])]
    pub(crate) explain: Option<String>,
}

/// Lay rule files and word lists out in one way
///
/// Rule files (*.rules): fields in columns, one choice of a pattern a line, one empty line between
/// rules; comments and examples stay as written, and what a rule means does not change. Tables
/// (*.tsv): entries in byte order, no blanks around values. A file with a mistake that makes its
/// layout a guess is told and left as it is. Files are replaced at once and only if they change.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exit codes:
  0  all is laid out now
  1  a file has a mistake, or is not laid out and --check or --diff was asked for
  2  a path could not be read or written

Examples:
  allege fmt lexicons/en
  allege fmt lexicons/en --check            # write nothing, name the files that would change
  allege fmt lexicons/en/rules/speech.rules --diff
  allege fmt - < draft.rules                # for editors: to standard output
  allege fmt - --stdin-name cues.tsv < cues.tsv")]
pub(crate) struct Fmt {
    /// Files, or folders with all *.rules and *.tsv in them; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Write nothing; name the files that would change
    #[arg(long)]
    pub(crate) check: bool,

    /// Write nothing; show what would change
    #[arg(long)]
    pub(crate) diff: bool,

    /// The name of what comes by standard input; it decides whether that is rules or a table
    #[arg(long, value_name = "NAME", default_value = "stdin.rules")]
    pub(crate) stdin_name: String,
}

/// Show how a text is understood: word classes, phrases, names, claims, and why these claims
///
/// At every cue the rules that matched are shown, with what decided between them; --all, --rule and
/// --cue also show rules that did not match, with the item they stopped at and what stood there.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  allege explain 'The mayor denied that the bridge was unsafe.'
  allege explain article.txt:12 --all
  allege explain article.txt --cue denied
  allege explain 'Police accused him for it.' --rule object.party-of")]
pub(crate) struct Explain {
    /// A sentence, or a file, or a file and a line in it
    #[arg(value_name = "TEXT|FILE[:LINE]")]
    pub(crate) what: String,

    /// Show only what this rule does; `say.*` names a family
    #[arg(long, value_name = "ID")]
    pub(crate) rule: Option<String>,

    /// Show only what happens at this word, or at cues of this lemma
    #[arg(long, value_name = "WORD")]
    pub(crate) cue: Option<String>,

    /// Show the rules that did not match too, the furthest first
    #[arg(long)]
    pub(crate) all: bool,

    /// Use the lexicons and rules of this folder instead of the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicons: Option<PathBuf>,
}

/// Show where a pattern of the rule language matches, one line a match
///
/// Concordance lines: the cue stands in one column, with the text around it and the roles marked as
/// in a rule's examples. Names such as %subj are those of the rule files.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  allege try 'SOURCE:NP CUE:<that> that CONTENT:CLAUSE' news/
  allege try '%subj CUE:<np-of> TARGET:NP of CONTENT:VPING' news/ --width 100 | less -S")]
pub(crate) struct Try {
    /// The pattern, as it would stand behind `match`; it marks one CUE
    pub(crate) pattern: String,

    #[command(flatten)]
    pub(crate) inputs: Inputs,

    /// Characters to show on each side of the cue
    #[arg(long, value_name = "N", default_value_t = 60)]
    pub(crate) width: u16,
}

/// Split articles into sentences, one JSON line an article
///
/// Offsets count Unicode code points; sentences tile the text, so each ends where the next begins.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  allege segment article.txt
  allege segment --tokens news/ | jq '.tokens | length'")]
pub(crate) struct Segment {
    #[command(flatten)]
    pub(crate) inputs: Inputs,

    /// Write tokens too
    #[arg(long)]
    pub(crate) tokens: bool,
}

/// Find the named entities of articles, one JSON line an article
///
/// Offsets count Unicode code points.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  allege tag article.txt
  allege tag news/ | jq -r '.entities[] | [.name, .via] | @tsv'")]
pub(crate) struct Tag {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
}

/// Score the extractor against a gold corpus
///
/// Gold and claims are paired one to one: contents must share half of their words, pairs whose cues
/// overlap go first. The figures of each measure are those of gold claims (recall), of claims
/// (precision) and of both (F1), in percent.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Measures:
  found     a claim shares at least half of its content's words
  type      … and its type is the gold's, or one also accepted
  source    … its sources share half of the shorter side's words
  target    … so do its targets (not judged of statements)
  cue       … its cue overlaps the gold's
  content   … its contents are exactly the gold's
  entity    … all entities that the gold names are resolved
  relation  … all relations that the gold names are there
  right     type, quote type, source, target, cue and entities all at once

Examples:
  allege eval corpus
  allege eval corpus --list
  allege eval corpus/storm.gold.jsonl --json
  allege eval corpus --floor found=70 --floor right=50 --floor type.precision=60")]
pub(crate) struct Eval {
    /// A folder of NAME.txt with NAME.gold.jsonl beside them, or one such gold file
    pub(crate) gold: PathBuf,

    /// Print JSON instead of tables
    #[arg(long)]
    pub(crate) json: bool,

    /// List every gold claim that is missed or wrong, and every spurious claim
    #[arg(long, conflicts_with = "json")]
    pub(crate) list: bool,

    /// Exit with 1 if a figure is lower: MEASURE[.recall|.precision|.f1]=PERCENT; may be repeated
    #[arg(long = "floor", value_name = "KEY=PERCENT")]
    pub(crate) floors: Vec<Floor>,

    /// Score the records of this JSONL file instead of extracting now
    #[arg(long, value_name = "FILE", conflicts_with = "lexicons")]
    pub(crate) claims: Option<PathBuf>,

    /// Use the lexicons and rules of this folder instead of the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicons: Option<PathBuf>,
}

/// Show what each rule does on a gold corpus, and which cue words nothing handles
///
/// For every rule its claims, those with nothing wrong, those that the gold has otherwise and those
/// it does not have; then the rules that found nothing, and the cue words outside quotation marks
/// that no claim has for its cue, the most frequent first.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  allege coverage corpus
  allege coverage corpus --lexicons lexicons/en")]
pub(crate) struct Coverage {
    /// A folder of NAME.txt with NAME.gold.jsonl beside them, or one such gold file
    pub(crate) gold: PathBuf,

    /// Use the lexicons and rules of this folder instead of the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicons: Option<PathBuf>,
}

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  allege completions bash > ~/.local/share/bash-completion/completions/allege
  allege completions zsh > ~/.zfunc/_allege")]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}
