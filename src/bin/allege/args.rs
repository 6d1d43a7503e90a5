//! Flags and subcommands; what their help says is the manual.

use std::ops::Range;
use std::path::PathBuf;

use allege::eval::{By, Floor};
use clap::builder::styling::{AnsiColor, Styles};
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Parser, Subcommand};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const EXIT_CODES: &str = "\
Exit codes:
  0  it ran, even if it found nothing
  1  a check failed (check, eval, coverage)
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
    Diff(Diff),
    /// Exchange gold with brat, and measure how far two annotations agree
    #[command(after_help = "\
Examples:
  allege gold import brat-folder -o gold
  allege gold export corpus -o brat-folder
  allege gold agree ana/ tom/")]
    Gold {
        #[command(subcommand)]
        command: GoldCommand,
    },
    Watch(Watch),
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

/// Show how a text is understood: word classes, phrases, names, claims, why these claims and why no others
///
/// Of a claim: its rule with file and line, what each item of the pattern took, who lost at that cue
/// and by which tie-breaker, how the source was understood and whom a pronoun means.
///
/// Why not: --cue, --text and --span ask about words. Then it is shown what they are, whether
/// cues.tsv has them, which line is missing and what it would bring, and of every rule tried how far
/// it came, what it wanted and what stood there, the furthest first.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  allege explain 'The mayor denied that the bridge was unsafe.'
  allege explain article.txt:12 --all
  allege explain article.txt --cue denied
  allege explain 'The mayor groused that it rained.' --cue groused
  allege explain article.txt --text 'the report was late'
  allege explain article.txt --span 120..171
  allege explain article.txt --claim c_5b0e --json | jq '.sentences[].claims[].items'
  allege explain 'Police accused him for it.' --rule object.party-of

What --json writes, all offsets in code points:
  sentences[]          the sentences asked about: words, phrases, quotes, names
    .claims[]          record (as extract writes it), items, understood, antecedents
    .cues[]            lines of cues.tsv, form, claim or dropped, attempts
      .attempts[]      rule, file, line, outcome (won lost vetoed other-frame stopped out-of-scope
                       other-cue), tie_breaker, because, items, stop.wanted, stop.saw, frames
    .asked[]           of words asked about: class, lines of cues.tsv, advice with the missing line")]
pub(crate) struct Explain {
    /// A sentence, or a file (`-`: standard input), or a file and a line in it
    #[arg(value_name = "TEXT|FILE[:LINE]")]
    pub(crate) what: String,

    /// Show only what this rule does; `say.*` names a family
    #[arg(long, value_name = "ID")]
    pub(crate) rule: Option<String>,

    /// Show only what happens at this word, or at cues of this lemma, and why not more
    #[arg(long, value_name = "WORD")]
    pub(crate) cue: Option<String>,

    /// Show only what happens at these words of the text, and why not more
    #[arg(long, value_name = "WORDS", conflicts_with_all = ["cue", "span"])]
    pub(crate) text: Option<String>,

    /// The same for the words between two offsets in code points, as in records
    #[arg(long, value_name = "START..END", conflicts_with = "cue", value_parser = code_points)]
    pub(crate) span: Option<Range<usize>>,

    /// Show only the claim with this id; its first letters are enough
    #[arg(long, value_name = "ID")]
    pub(crate) claim: Option<String>,

    /// Show the rules that did not match too, the furthest first
    #[arg(long)]
    pub(crate) all: bool,

    /// Print all of it as one JSON object
    #[arg(long)]
    pub(crate) json: bool,

    /// Use the lexicons and rules of this folder instead of the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicons: Option<PathBuf>,
}

/// `120..171`
fn code_points(text: &str) -> Result<Range<usize>, String> {
    let read = || {
        let (start, end) = text.split_once("..")?;
        Some(start.parse().ok()?..end.parse().ok()?)
    };
    read()
        .filter(|range: &Range<usize>| range.start < range.end)
        .ok_or_else(|| "two offsets, the second larger, as in 120..171".to_owned())
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
/// (precision) and of both (F1), in percent, with the interval in which 95 % of 1,000 bootstrap
/// resamples of the articles have their F1. A field that the gold does not have is not judged.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Measures:
  found     a claim shares at least half of its content's words
  type      … and its type is the gold's, or one also accepted
  source    … its sources share half of the shorter side's words
  target    … so do its targets (not judged of statements)
  cue       … its cue overlaps the gold's
  content   … its contents are exactly the gold's
  mood      … negation, modality and, of demands, force are the gold's
  entity    … all entities that the gold names are resolved
  relation  … all relations that the gold names are there
  right     type, quote type, source, target, cue and entities all at once

Tables (--by):
  type        a claim counts under its own type, or the gold's if that accepts it
  quote-type  a claim that was found counts under the gold's, a spurious one under its own
  rule        no recall: no gold claim belongs to a rule before it is found
  article     F1 of each article
  confusion   rows are types in the gold, columns what they were found as

Examples:
  allege eval corpus
  allege eval corpus --by all --list | less
  allege eval corpus/storm.gold.jsonl --json
  allege eval corpus --floor found=70 --floor right=50 --floor type.precision=60
  allege eval corpus --html score.html --junit score.xml

Before and after the edit of a rule:
  allege eval corpus --save before.json
  allege eval corpus --lexicons lexicons/en --against before.json
With --against the exit code is 1 if a claim that was right no longer is, if one that was found is
missed, or if there is a new spurious claim. To accept the losses, save again: --against and --save
may name the same file.")]
pub(crate) struct Eval {
    /// A folder of NAME.txt with NAME.gold.jsonl beside them, or one such gold file
    pub(crate) gold: PathBuf,

    /// Break the score down; may be repeated [default: type]
    #[arg(long, value_name = "TABLE", value_parser = by_parser())]
    pub(crate) by: Vec<Option<By>>,

    /// List every gold claim that is missed or wrong and every spurious claim, with its sentence
    #[arg(long, conflicts_with = "json")]
    pub(crate) list: bool,

    /// Print JSON instead of tables: every figure, every breakdown, every outcome
    #[arg(long, conflicts_with = "by")]
    pub(crate) json: bool,

    /// Exit with 1 if a figure is lower: MEASURE[.recall|.precision|.f1]=PERCENT; may be repeated
    #[arg(long, value_name = "KEY=PERCENT")]
    pub(crate) floor: Vec<Floor>,

    /// Floors from a file, one KEY=PERCENT a line; `#` opens a comment
    #[arg(long, value_name = "FILE")]
    pub(crate) floors: Option<PathBuf>,

    /// Save what became of every claim, to be compared with later
    #[arg(long, value_name = "FILE")]
    pub(crate) save: Option<PathBuf>,

    /// Show what was gained, lost and changed since that was saved, by rule
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub(crate) against: Option<PathBuf>,

    /// Write JUnit XML too: a test suite for each article, a test for each claim
    #[arg(long, value_name = "FILE")]
    pub(crate) junit: Option<PathBuf>,

    /// Write one HTML page too, with all sentences marked; it needs no network
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,

    /// Score the records of this JSONL file instead of extracting now
    #[arg(long, value_name = "FILE", conflicts_with = "lexicons")]
    pub(crate) claims: Option<PathBuf>,

    /// Use the lexicons and rules of this folder instead of the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicons: Option<PathBuf>,
}

/// Reads a table's name; none stands for all of them.
fn by_parser() -> impl clap::builder::TypedValueParser<Value = Option<By>> {
    let names = By::ALL.iter().map(|by| by.as_str()).chain(["all"]);
    PossibleValuesParser::new(names).map(|name| By::from_name(&name))
}

/// Show what each rule does on a gold corpus and what it costs, and which cue words nothing handles
///
/// For every rule: cues at which it matched, whoever won; its claims, those with nothing wrong (as
/// `right` in `allege eval`), those that the gold has otherwise and those it does not have; its share
/// of the time that rules take. Then rules without a claim, and cue words outside quotation marks that
/// no claim has for its cue, with how often the gold has them: these are missed.
///
/// Time is measured with a clock around each rule at each cue, five times, and the shortest counts. It is
/// noisy: differences of less than a fifth mean nothing. Of rules that ask for the same phrase at
/// the same place the first pays for finding it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  allege coverage corpus
  allege coverage corpus --families --sort wrong
  allege coverage corpus --lexicons lexicons/en --sort time | head
  allege coverage corpus --json | jq -r '.rules[] | select(.matched == 0) | .id'")]
pub(crate) struct Coverage {
    /// A folder of NAME.txt with NAME.gold.jsonl beside them, or one such gold file
    pub(crate) gold: PathBuf,

    /// Count rules that one `each` makes as one: object.party-*
    #[arg(long)]
    pub(crate) families: bool,

    /// What comes first: most claims, most wrong or spurious, lowest share right, most time, or files' order
    #[arg(long, value_enum, default_value_t = CoverageOrder::Claims)]
    pub(crate) sort: CoverageOrder,

    /// How many cue words to show
    #[arg(long, value_name = "N", default_value_t = 40)]
    pub(crate) limit: usize,

    /// Print all of it as one JSON object
    #[arg(long)]
    pub(crate) json: bool,

    /// Use the lexicons and rules of this folder instead of the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicons: Option<PathBuf>,
}

/// Show what another set of rules and word lists would find in articles, claim by claim
///
/// Extracts with both and shows, rule by rule and then each in its sentence, which claims are gained,
/// lost and changed. Two claims are one if their cues overlap or their contents share half of their
/// words. No gold is needed: `allege eval --against` says which of the changes are for the better.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
OLD and NEW are each one of:
  built-in       what is built into the program
  worktree       lexicons/en of the git repository around the working folder, as it stands
  a folder       laid out as lexicons/en
  REV[:PATH]     a git revision of that repository; PATH is its lexicon folder there [lexicons/en]

Examples:
  allege diff HEAD worktree news/
  allege diff v0.1.0 HEAD~3 news/ --limit 5
  allege diff built-in my-lexicons article.txt
  allege diff HEAD worktree news/ --json | jq -r 'select(.kind == \"lost\") | .old.marked'

The exit code is 0 whatever changed, 1 if OLD or NEW has mistakes.")]
pub(crate) struct Diff {
    /// The rules and word lists to begin with
    pub(crate) old: String,

    /// Those to compare with
    pub(crate) new: String,

    /// Files or folders to read, as `allege extract` does; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Print one JSON line a change instead
    #[arg(long, conflicts_with = "limit")]
    pub(crate) json: bool,

    /// Show this many changes of each rule and kind, 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,

    /// Take a claim whose confidence alone is new for a changed one
    #[arg(long)]
    pub(crate) confidence: bool,

    /// Threads to use; output is the same for any number [default: one a core]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,

    /// No progress bar, no summary on standard error; warnings and errors stay
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum GoldCommand {
    Import(GoldImport),
    Export(GoldExport),
    Agree(GoldAgree),
}

/// Make gold of a corpus annotated in brat stand-off
///
/// Reads every NAME.txt that has a NAME.ann or NAME_ANNOTATOR.ann, and writes NAME.txt and
/// NAME.gold.jsonl. What `allege gold export` wrote comes back as it was. Of other corpora each event
/// is a claim, and so is whatever relations link to one cue; --source, --cue and --content name the
/// roles (or the labels of what fills them). What such a corpus does not annotate, types above all,
/// `allege eval` does not judge. Annotations without a cue or without a content are left out.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  allege gold import brat-folder -o gold
  allege gold import polnear/text --ann polnear/attributions -o gold && allege eval gold
  allege gold import quotes --source Speaker --content Quotation --cue Verb -o gold

Exit codes: 1 if an .ann file has mistakes; what could be read of it is written.")]
pub(crate) struct GoldImport {
    /// The folder of the texts
    pub(crate) texts: PathBuf,

    /// The folder of the .ann files [default: that of the texts]
    #[arg(long, value_name = "DIR")]
    pub(crate) ann: Option<PathBuf>,

    /// Write to this folder; nothing in it is overwritten
    #[arg(long, short, value_name = "DIR")]
    pub(crate) output: PathBuf,

    /// Take only what this person annotated: NAME_ANNOTATOR.ann
    #[arg(long, value_name = "NAME")]
    pub(crate) annotator: Option<String>,

    /// Where several people annotated a text, take this one by name
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1,
        conflicts_with = "annotator"
    )]
    #[arg(value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) nth: u16,

    /// What the corpus calls who says it
    #[arg(long, value_name = "LABEL", default_value = "Source")]
    pub(crate) source: String,

    /// What it calls the words that attribute; an event without them has its trigger
    #[arg(long, value_name = "LABEL", default_value = "Cue")]
    pub(crate) cue: String,

    /// What it calls what is said
    #[arg(long, value_name = "LABEL", default_value = "Content")]
    pub(crate) content: String,

    /// What it calls whom a claim is about, if it annotates that
    #[arg(long, value_name = "LABEL")]
    pub(crate) target: Option<String>,
}

/// Write gold as brat stand-off, to be edited there
///
/// Writes NAME.txt and NAME.ann of every article, and the annotation.conf that brat needs. A claim is
/// an event of its type, with its cue for a trigger; a hard negative is an event `none`. Negation,
/// modality, force, quote type and `optional` are attributes; names of entities and further accepted
/// types are notes. `allege gold import` makes the same gold of it again.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  allege gold export corpus -o brat-folder")]
pub(crate) struct GoldExport {
    /// A folder of NAME.txt with NAME.gold.jsonl beside them, or one such gold file
    pub(crate) gold: PathBuf,

    /// Write to this folder; nothing in it is overwritten
    #[arg(long, short, value_name = "DIR")]
    pub(crate) output: PathBuf,
}

/// Measure how far two annotations of the same articles agree
///
/// Articles are matched by file name. By claims the second annotation is scored as `allege eval`
/// scores the program, and F1 is the same whichever is called the first. By words there is
/// Krippendorff's alpha (nominal): does this word stand in a source, a target, a cue, a content, and
/// of which type is the shortest content it stands in. Claims that either side calls optional count
/// for nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  allege gold agree ana/ tom/
  allege gold agree ana/ tom/ --list | less")]
pub(crate) struct GoldAgree {
    /// The first annotation: a folder of gold, or one gold file
    pub(crate) first: PathBuf,

    /// The second
    pub(crate) second: PathBuf,

    /// List every claim on which they differ, in its sentence
    #[arg(long, conflicts_with = "json")]
    pub(crate) list: bool,

    /// Print JSON instead of tables
    #[arg(long)]
    pub(crate) json: bool,
}

/// The order of rules in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum CoverageOrder {
    Claims,
    Wrong,
    Right,
    Time,
    Rule,
}

/// Check and score again on every save of a rule, word list or gold file, and show only what changed
///
/// Says the score at the start. After each save: mistakes that are new, each in its line, and those
/// that are mended; then the figures that moved, before and after, and every claim that was gained,
/// lost or changed, with its line and the rule. While files cannot be used, the last good score is
/// kept to compare with. Ends with Ctrl-C.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  allege watch                              # lexicons/en and corpus
  allege watch lexicons/en corpus
  allege watch lexicons/en corpus/storm.gold.jsonl

A claim is lost, gained or changed as in `allege eval --against`.")]
pub(crate) struct Watch {
    /// A folder laid out as lexicons/en
    #[arg(default_value = "lexicons/en")]
    pub(crate) lexicons: PathBuf,

    /// A folder of NAME.txt with NAME.gold.jsonl beside them, or one such gold file
    #[arg(default_value = "corpus")]
    pub(crate) gold: PathBuf,
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
