//! `allege gold`: gold from brat and to brat, and how far two annotations agree.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use allege::diagnostic::Diagnostic;
use allege::eval::brat::{AnnotatedText, Annotations, Labels, annotation_conf, export, import};
use allege::eval::{Agreement, Gold, GoldArticle, Measure, Outcome, Verdict, agree};
use allege::text::Document;
use anyhow::{Context as _, bail};
use serde_json::json;

use crate::args::{GoldAgree, GoldCommand, GoldExport, GoldImport};
use crate::eval::{read_gold, show};
use crate::exit::Exit;
use crate::{language, render};

pub(crate) fn run(command: &GoldCommand) -> anyhow::Result<Exit> {
    match command {
        GoldCommand::Import(args) => run_import(args),
        GoldCommand::Export(args) => run_export(args),
        GoldCommand::Agree(args) => run_agree(args),
    }
}

fn run_import(args: &GoldImport) -> anyhow::Result<Exit> {
    let folder = args.ann.as_deref().unwrap_or(&args.texts);
    let found = Annotations::find(&args.texts, folder)?;
    if found.texts.is_empty() {
        bail!(
            "no annotations of {}/*.txt in {}: they are called NAME.ann or NAME_ANNOTATOR.ann; \
             `--ann` names another folder",
            args.texts.display(),
            folder.display()
        );
    }
    let labels = Labels {
        source: args.source.clone(),
        cue: args.cue.clone(),
        content: args.content.clone(),
        target: args.target.clone(),
    };
    fs::create_dir_all(&args.output)
        .with_context(|| format!("cannot make {}", args.output.display()))?;
    let mut tally = Imports::default();
    for annotated in &found.texts {
        tally.add(annotated, args, &labels)?;
    }
    tally.say(&found, args);
    if tally.n_articles == 0 {
        bail!("nobody annotated these texts under that name; leave out `--annotator` and `--nth`");
    }
    Ok(if tally.n_mistakes > 0 {
        Exit::CheckFailed
    } else {
        Exit::Ran
    })
}

/// What an import came to.
#[derive(Default)]
struct Imports {
    n_articles: usize,
    n_claims: usize,
    n_negatives: usize,
    n_incomplete: usize,
    n_several: usize,
    n_mistakes: usize,
    annotators: BTreeSet<String>,
}

impl Imports {
    fn add(
        &mut self,
        annotated: &AnnotatedText,
        args: &GoldImport,
        labels: &Labels,
    ) -> anyhow::Result<()> {
        self.n_several += usize::from(annotated.by.len() > 1);
        self.annotators
            .extend(annotated.by.iter().map(|(name, _)| name.clone()));
        let chosen = match &args.annotator {
            Some(name) => annotated.by.iter().find(|(other, _)| other == name),
            None => annotated.by.get(usize::from(args.nth) - 1),
        };
        let Some((_, file)) = chosen else {
            return Ok(());
        };
        let text = read(&annotated.text)?;
        let source = read(file)?;
        let name = file.display().to_string();
        let imported = import(&name, &source, &text, labels);
        tell(&imported.diagnostics, &source);
        self.n_mistakes += imported.diagnostics.len();
        self.n_articles += 1;
        self.n_claims += imported.claims.len();
        self.n_negatives += imported.hard_negatives.len();
        self.n_incomplete += imported.n_incomplete;
        let text_name = annotated.text.file_name().unwrap_or_default();
        let article = GoldArticle {
            document: Document::new(text_name.to_string_lossy(), text),
            claims: imported.claims,
            hard_negatives: imported.hard_negatives,
            sentences: Vec::new(),
        };
        let text_path = args.output.join(text_name);
        write_new(&text_path, &article.document.text)?;
        write_new(&text_path.with_extension("gold.jsonl"), &article.to_jsonl())
    }

    fn say(&self, found: &Annotations, args: &GoldImport) {
        render::say(&format!(
            "{}, {}, {} in {}",
            render::plural(self.n_articles, "article"),
            render::plural(self.n_claims, "claim"),
            render::plural(self.n_negatives, "hard negative"),
            args.output.display()
        ));
        if self.n_incomplete > 0 {
            render::warning(&format!(
                "{} without a cue or without a content, left out",
                render::plural(self.n_incomplete, "annotation")
            ));
        }
        if self.n_several > 0 && args.annotator.is_none() {
            let names: Vec<_> = self.annotators.iter().map(String::as_str).collect();
            let which = match args.nth {
                1 => "the first by name was taken".to_owned(),
                n => format!("annotator number {n} by name was taken"),
            };
            render::say(&format!(
                "{} annotated by several people, of whom {which}; `--annotator` or `--nth` chooses: {}",
                render::plural(self.n_several, "article"),
                names.join(", ")
            ));
        }
        if found.n_bare > 0 {
            let texts = render::plural(found.n_bare, "text");
            render::say(&format!("{texts} without annotations, left out"));
        }
        if !found.strays.is_empty() {
            let files = render::plural(found.strays.len(), "file");
            render::warning(&format!(
                "{files} of no text here, {} the first; left out",
                found.strays[0].display()
            ));
        }
    }
}

fn tell(diagnostics: &[Diagnostic], source: &str) {
    render::diagnostics(diagnostics, |_| Some(source.into()));
}

fn run_export(args: &GoldExport) -> anyhow::Result<Exit> {
    let (gold, exit) = read_gold(&args.gold)?;
    if exit != Exit::Ran {
        return Ok(exit);
    }
    let folder = &args.output;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    write_new(&folder.join("annotation.conf"), &annotation_conf())?;
    for article in &gold.articles {
        let path = folder.join(article.name());
        write_new(&path, &article.document.text)?;
        write_new(&path.with_extension("ann"), &export(article))?;
    }
    let n_claims = gold.articles.iter().map(|article| article.claims.len());
    render::say(&format!(
        "{}, {} in {}",
        render::plural(gold.articles.len(), "article"),
        render::plural(n_claims.sum(), "claim"),
        folder.display()
    ));
    Ok(Exit::Ran)
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| {
        format!(
            "cannot read {}, which must be a file in UTF-8",
            path.display()
        )
    })
}

/// Writes a file that is not there yet, or holds just this: work of days must not be overwritten.
fn write_new(path: &Path, text: &str) -> anyhow::Result<()> {
    if path.exists() {
        if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
            return Ok(());
        }
        bail!(
            "{} is there and would be overwritten; name an empty folder, or remove it",
            path.display()
        );
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

fn run_agree(args: &GoldAgree) -> anyhow::Result<Exit> {
    let (mut first, exit) = read_gold(&args.first)?;
    let (second, exit_of_second) = read_gold(&args.second)?;
    first.segment(&language::load(None)?.lexicon);
    let agreement = agree(&first, &second);
    for what in &agreement.not_compared {
        render::warning(&format!("{what}; not compared"));
    }
    if agreement.score.n_articles() == 0 {
        bail!("no article is in both folders: the texts must have the same file names");
    }
    let mut out = io::BufWriter::new(io::stdout());
    if args.json {
        serde_json::to_writer_pretty(&mut out, &as_json(&agreement, [&first, &second]))?;
        writeln!(out)?;
    } else {
        if args.list {
            list(&mut out, agreement.score.outcomes())?;
        }
        table(&mut out, &agreement, [&first, &second])?;
    }
    out.flush()?;
    Ok(exit.and(exit_of_second))
}

/// Every claim on which they differ.
fn list(out: &mut impl Write, outcomes: &[Outcome]) -> io::Result<()> {
    for outcome in outcomes {
        let verdict = match outcome.verdict {
            Verdict::Right if outcome.differences.is_empty() => continue,
            Verdict::Right | Verdict::Wrong => "differs",
            Verdict::Missed => "only first",
            Verdict::Spurious => "only second",
        };
        show(out, outcome, verdict, ["first", "second"])?;
        writeln!(out)?;
    }
    Ok(())
}

fn table(out: &mut impl Write, agreement: &Agreement, golds: [&Gold; 2]) -> io::Result<()> {
    let score = &agreement.score;
    let [first, second] = agreement.n_claims.map(render::grouped);
    writeln!(
        out,
        "articles: {} in the first folder, {} in the second, {} in both\n\
         claims in these: {first} in the first, {second} in the second\n",
        golds[0].articles.len(),
        golds[1].articles.len(),
        score.n_articles()
    )?;
    writeln!(
        out,
        "{:<10} {:>6} {:>6} {:>6} {:>6}  95 % of F1",
        "measure", "agree", "first", "second", "F1"
    )?;
    let intervals = score.intervals();
    for &measure in Measure::ALL {
        if !score.total().is_annotated(measure) {
            continue;
        }
        let ratio = score.ratio(measure);
        let interval = intervals.measure(measure).map_or_else(
            || "–".to_owned(),
            |interval| format!("{:.1}–{:.1}", interval.low, interval.high),
        );
        writeln!(
            out,
            "{:<10} {:>6} {:>6} {:>6} {:>6.1}  {interval}",
            measure.as_str(),
            ratio.right,
            ratio.gold,
            ratio.claims,
            ratio.f1()
        )?;
    }
    writeln!(
        out,
        "\ncontents of claims that both found share {:.1} % of their words\n",
        score.total().content_overlap()
    )?;
    writeln!(out, "{:<10} {:>7} {:>8}", "by word", "alpha", "words")?;
    for &(layer, alpha, n_words) in &agreement.alphas {
        let alpha = alpha.map_or_else(|| "–".to_owned(), |alpha| format!("{alpha:.3}"));
        writeln!(out, "{:<10} {alpha:>7} {n_words:>8}", layer.as_str())?;
    }
    Ok(())
}

fn as_json(agreement: &Agreement, golds: [&Gold; 2]) -> serde_json::Value {
    let score = &agreement.score;
    let intervals = score.intervals();
    let measures: serde_json::Map<_, _> = Measure::ALL
        .iter()
        .filter(|&&measure| score.total().is_annotated(measure))
        .map(|&measure| {
            let ratio = score.ratio(measure);
            let interval = intervals.measure(measure);
            let value = json!({
                "agree": ratio.right,
                "first": ratio.gold,
                "second": ratio.claims,
                "f1": ratio.f1(),
                "f1_interval": interval.map(|interval| [interval.low, interval.high]),
            });
            (measure.as_str().to_owned(), value)
        })
        .collect();
    let alphas: serde_json::Map<_, _> = agreement
        .alphas
        .iter()
        .map(|&(layer, alpha, n_words)| {
            let value = json!({"alpha": alpha, "words": n_words});
            (layer.as_str().to_owned(), value)
        })
        .collect();
    json!({
        "articles": {
            "first": golds[0].articles.len(),
            "second": golds[1].articles.len(),
            "both": score.n_articles(),
        },
        "claims": {"first": agreement.n_claims[0], "second": agreement.n_claims[1]},
        "measures": measures,
        "content_overlap": score.total().content_overlap(),
        "alpha": alphas,
    })
}
