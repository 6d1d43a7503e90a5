//! An explanation as a terminal shows it.

use std::io::{self, Write};

use allege::explain::{Asked, Attempt, Claim, Cue, CueLine, Item, Outcome, Sentence};
use allege::record::SpanRecord;
use allege::text::ClaimType;
use anstyle::{AnsiColor, Style};

use crate::args::Explain;
use crate::render::{one_line, sanitised};

const HEAD: Style = Style::new().bold();
const KIND: Style = AnsiColor::Cyan.on_default();
const DIM: Style = Style::new().dimmed();
const WON: Style = AnsiColor::Green.on_default().bold();
const LOST: Style = AnsiColor::Yellow.on_default();
const FAILED: Style = AnsiColor::Red.on_default();

/// Rules shown of those that did not match.
const MOST_FAILED: usize = 12;

/// Characters shown of what an item took, where many items share a line.
const LONGEST: usize = 60;

/// How much to tell.
pub(crate) struct Why {
    /// Whether rules that did not match are shown.
    failed: bool,
    /// Whether every way of a rule is shown, not only the one that came furthest.
    ways: bool,
    /// Whether only a claim or certain words matter, and not the whole sentence.
    narrow: bool,
}

impl Why {
    pub(crate) fn new(args: &Explain) -> Self {
        let words = args.cue.is_some() || args.text.is_some() || args.span.is_some();
        Self {
            failed: args.all || words || args.rule.is_some(),
            ways: args.rule.is_some(),
            narrow: words || args.claim.is_some(),
        }
    }

    pub(crate) fn show_sentence(
        &self,
        out: &mut impl Write,
        sentence: &Sentence<'_>,
    ) -> io::Result<()> {
        let headline = if sentence.headline { " (headline)" } else { "" };
        writeln!(
            out,
            "{HEAD}sentence {}{headline}{HEAD:#}: {}",
            sentence.index,
            one_line(&sentence.span.text)
        )?;
        show_words(out, sentence)?;
        if !self.narrow {
            show_names(out, sentence)?;
        }
        for asked in &sentence.asked {
            show_asked(out, asked)?;
        }
        for claim in &sentence.claims {
            show_claim(out, claim)?;
        }
        for cue in &sentence.cues {
            self.show_cue(out, cue)?;
        }
        Ok(())
    }

    fn show_cue(&self, out: &mut impl Write, cue: &Cue<'_>) -> io::Result<()> {
        let matched = |attempt: &&Attempt<'_>| {
            matches!(
                attempt.outcome,
                Outcome::Won | Outcome::Lost | Outcome::Vetoed
            )
        };
        let (matched, failed): (Vec<_>, Vec<_>) = cue.attempts.iter().partition(matched);
        // A word that only could have been a cue is worth showing when asked for.
        if matched.is_empty() && !self.failed {
            return Ok(());
        }
        let lines: Vec<String> = cue.lines.iter().map(shown_line).collect();
        let quoted = if cue.quoted {
            "; inside quotation marks, where only rules of `scope any` look"
        } else {
            ""
        };
        let what = match lines.as_slice() {
            [] => "words that a rule names".to_owned(),
            lines => lines.join("; "),
        };
        writeln!(
            out,
            "  {HEAD}cue {}{HEAD:#} {DIM}{what}{}{quoted}{DIM:#}",
            one_line(&cue.span.text),
            match cue.form.as_slice() {
                [] => String::new(),
                forms => format!("; form {}", forms.join(" or ")),
            }
        )?;
        for attempt in &matched {
            show_matched(out, cue, attempt)?;
        }
        if self.failed {
            // That a rule which matched would not have matched another way is no news.
            let ways = self.ways;
            let other = |attempt: &&Attempt<'_>| {
                ways || !matched.iter().any(|matched| matched.rule == attempt.rule)
            };
            let failed: Vec<_> = failed.into_iter().filter(other).collect();
            self.show_failed(out, &failed)?;
        } else if !failed.is_empty() {
            let n = failed.len();
            writeln!(
                out,
                "    {DIM}{n} more tried in vain; --all shows them{DIM:#}"
            )?;
        }
        Ok(())
    }

    /// One entry for each rule that did not match, of the way that came furthest; all ways of a rule
    /// that was asked for.
    fn show_failed(&self, out: &mut impl Write, failed: &[&Attempt<'_>]) -> io::Result<()> {
        let mut shown: Vec<&Attempt<'_>> = Vec::new();
        for &attempt in failed {
            // What was never tried is told only of a rule that was asked for.
            if attempt.outcome == Outcome::OutOfScope && !self.ways {
                continue;
            }
            let reason = |other: &&Attempt<'_>| {
                other.rule == attempt.rule && (!self.ways || other.because == attempt.because)
            };
            if !shown.iter().any(reason) {
                shown.push(attempt);
            }
        }
        for attempt in shown.iter().take(MOST_FAILED) {
            let word = match attempt.outcome {
                Outcome::OtherFrame => "near",
                _ => "no  ",
            };
            writeln!(
                out,
                "    {FAILED}{word}{FAILED:#} {} {}",
                shown_rule(attempt),
                sanitised(&attempt.because)
            )?;
            // How far it came, if further than the cue.
            if attempt.items.len() > 1 {
                writeln!(
                    out,
                    "         {DIM}past{DIM:#} {}",
                    shown_items(&attempt.items)
                )?;
            }
        }
        if let Some(more @ 1..) = shown.len().checked_sub(MOST_FAILED) {
            writeln!(out, "    {DIM}{more} more rules came less far{DIM:#}")?;
        }
        Ok(())
    }
}

fn show_words(out: &mut impl Write, sentence: &Sentence<'_>) -> io::Result<()> {
    write!(out, "  {KIND}words{KIND:#}  ")?;
    for word in &sentence.words {
        let text = one_line(&word.span.text);
        match word.quote {
            Some("open") => write!(out, " {text}‹open")?,
            Some("close") => write!(out, " {text}close›")?,
            Some("stray") => write!(out, " {text}‹stray›")?,
            _ if !word.span.text.contains(char::is_alphanumeric) => write!(out, " {text}")?,
            _ => write!(out, " {text}{DIM}/{}{DIM:#}", word.class)?,
        }
    }
    writeln!(out)?;
    write!(out, "  {KIND}phrases{KIND:#}")?;
    for word in &sentence.words {
        let at = |place: fn(&SpanRecord<'_>) -> u32| {
            let own = place(&word.span);
            sentence.phrases.iter().any(|phrase| place(phrase) == own)
        };
        let open = if at(|span| span.start) { "[" } else { "" };
        let close = if at(|span| span.end) { "]" } else { "" };
        let text = one_line(&word.span.text);
        write!(out, " {HEAD}{open}{HEAD:#}{text}{HEAD}{close}{HEAD:#}")?;
    }
    writeln!(out)?;
    for quote in &sentence.quotes {
        let open = if quote.closed { "" } else { " (never closed)" };
        let text = one_line(&quote.span.text);
        writeln!(out, "  {KIND}quote{KIND:#}   {text}{open}")?;
    }
    Ok(())
}

/// The names of one sentence and whom they mean.
fn show_names(out: &mut impl Write, sentence: &Sentence<'_>) -> io::Result<()> {
    for name in &sentence.names {
        let place = if name.place { ", as a place" } else { "" };
        writeln!(
            out,
            "  {KIND}name{KIND:#}    {} {DIM}is{DIM:#} {} {DIM}({}, {}, by {}{place}){DIM:#}",
            one_line(&name.span.text),
            sanitised(name.name),
            name.entity_type.as_str(),
            sanitised(name.id),
            name.via.as_str(),
        )?;
    }
    Ok(())
}

fn show_claim(out: &mut impl Write, claim: &Claim<'_>) -> io::Result<()> {
    let record = &claim.record;
    let (id, line) = record
        .rule
        .as_ref()
        .map_or(("?", 0), |rule| (&*rule.id, rule.line));
    writeln!(
        out,
        "  {HEAD}{}{HEAD:#} {DIM}{}{DIM:#} by {HEAD}{id}{HEAD:#} {DIM}{}:{line}, confidence {:.2}{DIM:#}",
        record.claim_type.as_str(),
        record.id,
        sanitised(&claim.file),
        record.confidence.unwrap_or_default()
    )?;
    let wide = claim.items.iter().map(|item| item.item.chars().count());
    let wide = wide.max().unwrap_or(0);
    let wide_role = claim.items.iter().map(|item| item.roles.join(" ").len());
    let wide_role = wide_role.max().unwrap_or(0).max(7);
    for item in &claim.items {
        let took = item.took.as_ref().map_or("", |took| &took.text);
        let line = format!(
            "    {KIND}{:<wide_role$}{KIND:#}  {:<wide$}  {}",
            item.roles.join(" "),
            item.item,
            one_line(took)
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    for note in &claim.understood {
        writeln!(
            out,
            "    {KIND}then{KIND:#}     {}: {}",
            note.means,
            one_line(&note.by.text)
        )?;
    }
    show_roles(out, claim)?;
    for antecedent in &claim.antecedents {
        write!(
            out,
            "    {KIND}who{KIND:#}      {} {DIM}is{DIM:#} {}{DIM}, by {}{DIM:#}",
            one_line(&antecedent.span.text),
            sanitised(&antecedent.name),
            antecedent.via.as_str()
        )?;
        if let Some(named) = &antecedent.named {
            let text = one_line(&named.text);
            let (start, end) = (named.start, named.end);
            write!(out, "{DIM}; named last at {start}..{end} as {DIM:#}{text}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The roles of the record that are not just what items took: trimmed, shared, carried on.
fn show_roles(out: &mut impl Write, claim: &Claim<'_>) -> io::Result<()> {
    let record = &claim.record;
    let parties = |parties: &[allege::record::PartyRecord<'_>]| -> Vec<SpanRecord<'static>> {
        parties.iter().map(|party| owned(&party.span)).collect()
    };
    let contents = record.contents.iter().map(owned).collect();
    for (role, name, spans) in [
        ("SOURCE", "source", parties(&record.sources)),
        ("TARGET", "target", parties(&record.targets)),
        ("CONTENT", "content", contents),
    ] {
        for span in spans {
            let own = claim.items.iter().filter(|item| item.roles.contains(&role));
            let took: Vec<&SpanRecord<'_>> = own.filter_map(|item| item.took.as_ref()).collect();
            let same = took.iter().any(|took| took.start == span.start)
                && took.iter().any(|took| took.end == span.end);
            if !same {
                let text = one_line(&span.text);
                writeln!(out, "    {KIND}{:<8}{KIND:#} {text}", format!("= {name}"))?;
            }
        }
    }
    Ok(())
}

fn owned(span: &SpanRecord<'_>) -> SpanRecord<'static> {
    SpanRecord {
        start: span.start,
        end: span.end,
        text: span.text.clone().into_owned().into(),
    }
}

fn show_matched(out: &mut impl Write, cue: &Cue<'_>, attempt: &Attempt<'_>) -> io::Result<()> {
    let rule = shown_rule(attempt);
    let because = sanitised(&attempt.because);
    match attempt.outcome {
        Outcome::Won => {
            write!(out, "    {WON}won {WON:#} {rule}")?;
            match &cue.dropped {
                Some(note) => write!(out, " {}: {}", note.means, one_line(&note.by.text))?,
                None if cue.claim.is_none() => write!(out, " but is no claim")?,
                None => {}
            }
            writeln!(out)
        }
        Outcome::Vetoed => writeln!(out, "    {LOST}veto{LOST:#} {rule} {because}"),
        _ => {
            writeln!(out, "    {LOST}lost{LOST:#} {rule} {because}")?;
            writeln!(
                out,
                "         {DIM}as{DIM:#} {}",
                shown_items(&attempt.items)
            )
        }
    }
}

/// `SOURCE:NP ‹The mayor› CUE:<that> ‹said› that`
fn shown_items(items: &[Item<'_>]) -> String {
    let shown = |item: &Item<'_>| {
        let role: Vec<String> = item
            .roles
            .iter()
            .map(|role| (*role).to_owned() + ":")
            .collect();
        let role = role.concat();
        let took = match &item.took {
            Some(took) if took.text == item.item => String::new(),
            Some(took) => format!(" ‹{}›", short(&took.text)),
            None => String::new(),
        };
        format!("{KIND}{role}{KIND:#}{}{took}", item.item)
    };
    let shown: Vec<String> = items.iter().map(shown).collect();
    shown.join(" ")
}

/// Words on one line, cut in the middle if they are many.
fn short(text: &str) -> String {
    let text = one_line(text);
    let n = text.chars().count();
    if n <= LONGEST {
        return text.into_owned();
    }
    let start: String = text.chars().take(LONGEST / 2).collect();
    let end: String = text.chars().skip(n - LONGEST / 2).collect();
    format!("{} … {}", start.trim_end(), end.trim_start())
}

/// `object.party-of 2/5 objects.rules:12`
fn shown_rule(attempt: &Attempt<'_>) -> String {
    let way = match attempt.ways {
        1 => String::new(),
        ways => format!(" {}/{ways}", attempt.way),
    };
    let file = attempt.file.rsplit(['/', '\\']).next();
    format!(
        "{HEAD}{}{HEAD:#}{DIM}{way} {}:{}{DIM:#}",
        attempt.rule,
        sanitised(file.unwrap_or_default()),
        attempt.line
    )
}

/// `accuse (accusation verb: np-target np-of), cues.tsv:18`
fn shown_line(line: &CueLine) -> String {
    let file = line.file.rsplit(['/', '\\']).next().unwrap_or_default();
    format!(
        "{} ({} {}: {}) {}:{}",
        sanitised(&line.lemma),
        line.claim_type,
        line.class,
        line.frames.join(" "),
        sanitised(file),
        line.line
    )
}

fn show_asked(out: &mut impl Write, asked: &Asked<'_>) -> io::Result<()> {
    let mut known: Vec<String> = vec![format!("read as {}", asked.class)];
    if !asked.parts_of_speech.is_empty() {
        known.push(format!("can be {}", asked.parts_of_speech.join(" ")));
    }
    if !asked.classes.is_empty() {
        known.push(format!("words.tsv: {}", asked.classes.join(" ")));
    }
    known.extend(asked.role.map(|role| format!("roles.tsv: {role}")));
    writeln!(
        out,
        "  {HEAD}word {}{HEAD:#} {DIM}at {}..{}, {}{DIM:#}",
        one_line(&asked.span.text),
        asked.span.start,
        asked.span.end,
        known.join("; ")
    )?;
    if let Some(quotation) = &asked.quotation {
        writeln!(
            out,
            "    {KIND}quoted{KIND:#}   inside {}, where only rules of `scope any` look for cues",
            one_line(&quotation.text)
        )?;
    }
    for taken in &asked.taken {
        writeln!(
            out,
            "    {KIND}claimed{KIND:#}  {} of {} by {}",
            taken.role, taken.claim, taken.rule
        )?;
    }
    for asked in &asked.lines {
        let line = shown_line(&asked.line);
        match &asked.not_here {
            Some(why) => writeln!(
                out,
                "    {KIND}no cue{KIND:#}   of {line}: {}",
                sanitised(why)
            )?,
            None => writeln!(out, "    {KIND}cue{KIND:#}      of {line}")?,
        }
    }
    if let Some(because) = &asked.because {
        writeln!(out, "    {KIND}no cue{KIND:#}   {}", sanitised(because))?;
    }
    if let Some(near) = &asked.did_you_mean {
        writeln!(out, "             did you mean `{}`?", sanitised(near))?;
    }
    let Some(advice) = &asked.advice else {
        return Ok(());
    };
    let file = sanitised(&advice.file);
    let add = advice.kind == "add";
    if add {
        let lemma = advice.after.split('\t').next().unwrap_or_default();
        writeln!(
            out,
            "    {KIND}add{KIND:#}      {file}:{}, below the line of `{}`",
            advice.line,
            sanitised(lemma)
        )?;
    } else {
        writeln!(out, "    {KIND}change{KIND:#}   {file}:{} to", advice.line)?;
    }
    writeln!(out, "{}", sanitised(&advice.text))?;
    if add {
        let types: Vec<&str> = ClaimType::ALL.iter().map(|t| t.as_str()).collect();
        let types = types.join(" ");
        writeln!(out, "    {DIM}the type is a guess; one of {types}{DIM:#}")?;
    }
    if let Some(found) = &advice.would_find {
        let roles = found.roles.iter();
        let roles = roles.map(|found| format!("{{{} {}}}", found.role, one_line(&found.span.text)));
        let roles: Vec<String> = roles.collect();
        writeln!(
            out,
            "    {KIND}then{KIND:#}     {} finds {}",
            found.rule,
            roles.join(" ")
        )?;
    }
    Ok(())
}
