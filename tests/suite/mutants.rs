//! Rules and words are broken on purpose, one way at a time: `eval --against`, `diff` or `check` must
//! name the rule and the claim that is lost. What a linguist breaks by mistake is noticed so, too.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::process::{allege, copied_lexicons, folder, stderr, stdout};

/// One way to break something.
struct Mutation {
    /// What is done, for people.
    what: &'static str,
    /// The file below `lexicons/en`.
    file: &'static str,
    /// The head of the rule, or the head of the line of a table, in which it is done.
    at: &'static str,
    /// What is replaced; nothing, to take the whole line out.
    from: &'static str,
    to: &'static str,
    /// The rule that then misses a claim, and the cue of that claim.
    rule: &'static str,
    cue: &'static str,
}

const MUTATIONS: &[Mutation] = &[
    Mutation {
        what: "an item is deleted",
        file: "rules/objects.rules",
        at: "rule object.party-$P ",
        from: " $P CONTENT:MATTER",
        to: " CONTENT:MATTER",
        rule: "object.party-of",
        cue: "accused",
    },
    Mutation {
        what: "two roles are swapped",
        file: "rules/objects.rules",
        at: "rule object.to-act ",
        from: "TARGET:NP APP? ADV? CONTENT:TOINF",
        to: "CONTENT:NP APP? ADV? TARGET:TOINF",
        rule: "object.to-act",
        cue: "urged",
    },
    Mutation {
        what: "a verb is removed",
        file: "cues.tsv",
        at: "accuse\tverb\t",
        from: "",
        to: "",
        rule: "object.party-of",
        cue: "accused",
    },
    Mutation {
        what: "`over` is dropped",
        file: "rules/objects.rules",
        at: "rule object.expected ",
        from: "  over ",
        to: "  # over ",
        rule: "object.expected",
        cue: "is expected",
    },
    Mutation {
        what: "a frame is narrowed",
        file: "rules/speech.rules",
        at: "rule say.told ",
        from: "CUE:<np-that>",
        to: "CUE:<demand.np-that>",
        rule: "say.told",
        cue: "told",
    },
    Mutation {
        what: "an alternative is removed",
        file: "rules/objects.rules",
        at: "rule object.passive-$P ",
        from: "  match  %object CUE:<np-$P.pass> ( %by ) $P CONTENT:MATTER\n       | ",
        to: "  match  ",
        rule: "object.passive-for",
        cue: "was blamed",
    },
    Mutation {
        what: "a word is another",
        file: "rules/speech.rules",
        at: "rule say.participle-that ",
        from: " that CONTENT",
        to: " than CONTENT",
        rule: "say.participle-that",
        cue: "adding",
    },
    Mutation {
        what: "a rule's type is another",
        file: "rules/phrases.rules",
        at: "rule transcript.turn ",
        from: ": statement",
        to: ": threat",
        rule: "transcript.turn",
        cue: ":",
    },
    Mutation {
        what: "a verb's type is another",
        file: "cues.tsv",
        at: "vow\tverb\t",
        from: "promise",
        to: "criticism",
        rule: "object.to-do",
        cue: "vowed",
    },
    Mutation {
        what: "a frame is taken from a verb",
        file: "cues.tsv",
        at: "deny\tverb\t",
        from: " ing",
        to: "",
        rule: "object.doing",
        cue: "denied",
    },
    Mutation {
        what: "a form is misspelt",
        file: "cues.tsv",
        at: "describe\tverb\t",
        from: "described",
        to: "discribed",
        rule: "criticise.described",
        cue: "described",
    },
    Mutation {
        what: "an exception is added",
        file: "rules/quote.rules",
        at: "rule quote.post ",
        from: "  over ",
        to: "  unless CUE:<quote,paren,zero> $\n  over ",
        rule: "quote.post",
        cue: "said",
    },
    Mutation {
        what: "a phrase is narrowed",
        file: "rules/quote.rules",
        at: "rule quote.inverted ",
        from: "SOURCE:NP",
        to: "SOURCE:PRON",
        rule: "quote.inverted",
        cue: "added",
    },
    Mutation {
        what: "a gap is made smaller",
        file: "rules/quote.rules",
        at: "rule quote.pre ",
        from: "..18",
        to: "..1",
        rule: "quote.pre",
        cue: "wrote",
    },
    Mutation {
        what: "another phrase is asked for",
        file: "rules/phrases.rules",
        at: "rule according.post ",
        from: "CONTENT:CLAUSE",
        to: "CONTENT:QUOTE",
        rule: "according.post",
        cue: "according to",
    },
    Mutation {
        what: "the end of a sentence is not enough any more",
        file: "rules/speech.rules",
        at: "rule say.closing ",
        from: "( $ | , !QUOTE",
        to: "( , !QUOTE",
        rule: "say.closing",
        cue: "insisted",
    },
    Mutation {
        what: "a form is asked for that is another",
        file: "rules/types.rules",
        at: "rule nocomment.not-say ",
        from: "wh.neg",
        to: "wh.pass",
        rule: "nocomment.not-say",
        cue: "would not say",
    },
    Mutation {
        what: "a role is left out",
        file: "rules/types.rules",
        at: "rule demand.that ",
        from: "CONTENT:( TARGET:NP MATTER )",
        to: "CONTENT:MATTER",
        rule: "demand.that",
        cue: "demanded",
    },
    Mutation {
        what: "a word must not follow that does",
        file: "rules/speech.rules",
        at: "rule say.that ",
        from: "%no-verb CONTENT",
        to: "!the CONTENT",
        rule: "say.that",
        cue: "warned",
    },
    Mutation {
        what: "what may stand there must",
        file: "rules/objects.rules",
        at: "rule object.called ",
        from: "TARGET:%called CONTENT",
        to: "TARGET:%called APP CONTENT",
        rule: "object.called",
        cue: "called",
    },
    Mutation {
        what: "a claim is said to be negated",
        file: "rules/types.rules",
        at: "rule deny.reject ",
        from: "  conf ",
        to: "  set    negated = true\n  conf ",
        rule: "deny.reject",
        cue: "rejected",
    },
];

/// One sentence a claim, of the type before the colon; right as the rules stand.
const SENTENCES: &[&str] = &[
    "warning: {SOURCE The harbour master} {CUE warned} on Monday that {CONTENT the bridge was unsafe}.",
    "statement: {SOURCE She} {CUE told} reporters that {CONTENT the ferry would run again}.",
    "statement: {CONTENT “The pier is closed,”} {SOURCE Ola Brandt} {CUE said}.",
    "statement: {CONTENT “The pier is open,”} {CUE added} {SOURCE Ola Brandt}.",
    "accusation: {SOURCE The delegation} {CUE accused} {TARGET the port} of {CONTENT hiding the report}.",
    "accusation: {TARGET The port} {CUE was blamed} by {SOURCE fishermen} for {CONTENT the oil}.",
    "promise: {SOURCE The captain} {CUE vowed} {CONTENT to appeal}.",
    "demand: {SOURCE The union} {CUE urged} {TARGET the port} {CONTENT to reopen talks}.",
    "criticism: {SOURCE The envoy} {CUE called} {TARGET it} {CONTENT “a farce”}.",
    "criticism: {SOURCE The envoy} {CUE described} {TARGET the plan} as {CONTENT weak}.",
    "prediction: {CONTENT The port} {CUE is expected} {CONTENT to reopen in May}.",
    "statement: {CONTENT The pier is safe}, {CUE according to} {SOURCE the harbour authority}.",
    "statement: {SOURCE The mayor} spoke for an hour, {CUE adding} that {CONTENT the work was not over}.",
    "statement: {SOURCE BRANDT}{CUE :} {CONTENT We never saw the letter}.",
    "statement: {SOURCE Ola Brandt} {CUE wrote} to the council last night: {CONTENT “The pier is old.”}",
    "denial: {SOURCE The port} {CUE rejected} {CONTENT the allegations}.",
    "statement: {CONTENT The bridge was safe}, {SOURCE the harbour master} {CUE insisted}.",
    "denial: {SOURCE The captain} {CUE denied} {CONTENT taking bribes}.",
    "no_comment: {SOURCE The port} {CUE would not say} {CONTENT whether the ferry had sunk}.",
    "demand: {SOURCE The union} {CUE demanded} that {CONTENT {TARGET the port} reopen at once}.",
];

/// The article of all sentences, and its gold.
fn article() -> (String, String) {
    let (mut text, mut gold) = (String::new(), String::new());
    for sentence in SENTENCES {
        let (claim_type, marked) = sentence.split_once(": ").unwrap();
        let mut spans: Vec<(String, usize, usize)> = Vec::new();
        let mut open = Vec::new();
        let mut rest = marked;
        while let Some(c) = rest.chars().next() {
            let at = text.chars().count();
            if let Some(inside) = rest.strip_prefix('{') {
                let (role, after) = inside.split_once(' ').unwrap();
                open.push(spans.len());
                spans.push((role.to_owned(), at, at));
                rest = after;
                continue;
            }
            match c {
                '}' => spans[open.pop().unwrap()].2 = at,
                c => text.push(c),
            }
            rest = &rest[c.len_utf8()..];
        }
        text.push_str("\n\n");
        let of = |role: &str| -> Vec<serde_json::Value> {
            let own = spans.iter().filter(|(name, ..)| name == role);
            own.map(|&(_, start, end)| {
                let words: String = text.chars().skip(start).take(end - start).collect();
                serde_json::json!({"start": start, "end": end, "text": words})
            })
            .collect()
        };
        let line = serde_json::json!({
            "doc": {"path": "a.txt"}, "type": claim_type, "cue": of("CUE")[0],
            "sources": of("SOURCE"), "targets": of("TARGET"), "contents": of("CONTENT"),
            "negated": false, "modality": "none",
        });
        gold.push_str(&line.to_string());
        gold.push('\n');
    }
    (text, gold)
}

/// Breaks a copy of the lexicons, or says why that is not possible any more.
fn mutate(lexicons: &Path, mutation: &Mutation) -> Result<(), String> {
    let path = lexicons.join(mutation.file);
    let whole = fs::read_to_string(&path).unwrap();
    let head = format!("\n{}", mutation.at);
    let Some(start) = whole.find(&head) else {
        return Err(format!("{} has no `{}`", mutation.file, mutation.at));
    };
    // A rule ends before its examples, which stay; the line of a table at its end.
    let end = if mutation.at.starts_with("rule ") {
        "\n  yes "
    } else {
        "\n"
    };
    let length = whole[start + 1..]
        .find(end)
        .unwrap_or(whole.len() - start - 1);
    let (before, rest) = whole.split_at(start + 1);
    let (block, after) = rest.split_at(length);
    if !block.contains(mutation.from) {
        let (at, from) = (mutation.at, mutation.from);
        return Err(format!(
            "`{at}` in {} has no `{from}`:\n{block}",
            mutation.file
        ));
    }
    let (block, after) = if mutation.from.is_empty() {
        (String::new(), after.trim_start_matches('\n'))
    } else {
        (block.replace(mutation.from, mutation.to), after)
    };
    fs::write(&path, format!("{before}{block}{after}")).unwrap();
    Ok(())
}

/// Whether a listing of changes says that `rule` lost the claim of this cue, or no longer has it
/// right.
fn names(listing: &str, rule: &str, cue: &str) -> bool {
    listing.split("\n\n").any(|entry| {
        let mut lines = entry.lines();
        let head = lines.next().unwrap_or_default();
        let by = head.split(" by ").nth(1).unwrap_or_default();
        by.split([',', ' ']).next() == Some(rule)
            && (head.contains(": lost ") || head.contains(": changed "))
            && lines.any(|line| line.contains(&format!("{{CUE {cue}}}")))
    })
}

/// What is wrong with how the program tells of one mutation.
fn trouble(mutation: &Mutation, home: &Path) -> Option<String> {
    let copy = copied_lexicons();
    if let Err(why) = mutate(copy.path(), mutation) {
        return Some(format!(
            "this mutation no longer applies, choose another: {why}"
        ));
    }
    let lexicons = copy.path().to_str().unwrap();
    let against = allege(
        &[
            "eval",
            "gold",
            "--lexicons",
            lexicons,
            "--against",
            "before.json",
        ],
        home,
    );
    if against.get_output().status.code() == Some(2) {
        return Some(format!("it does not load: {}", stderr(&against)));
    }
    let diff = allege(&["diff", "built-in", lexicons, "gold/a.txt"], home);
    let (by_gold, by_diff) = (stdout(&against), stdout(&diff));
    let told = [&by_gold, &by_diff]
        .iter()
        .any(|listing| names(listing, mutation.rule, mutation.cue));
    (!told).then(|| {
        let check = allege(&["check", lexicons], home);
        format!(
            "no tool names {} and `{}`\n--- against\n{by_gold}\n--- diff\n{by_diff}\n--- check\n{}",
            mutation.rule,
            mutation.cue,
            stderr(&check)
        )
    })
}

#[test]
fn whatever_is_broken_is_named() {
    let (text, gold) = article();
    let home = folder(&[]);
    fs::create_dir(home.path().join("gold")).unwrap();
    fs::write(home.path().join("gold/a.txt"), text).unwrap();
    fs::write(home.path().join("gold/a.gold.jsonl"), gold).unwrap();
    let save = allege(
        &[
            "eval",
            "gold",
            "--save",
            "before.json",
            "--list",
            "--floor",
            "right=100",
        ],
        home.path(),
    );
    assert!(
        save.get_output().status.success(),
        "these sentences must be right before anything is broken:\n{}",
        stdout(&save)
    );
    let troubles: Vec<String> = MUTATIONS
        .par_iter()
        .filter_map(|mutation| {
            let trouble = trouble(mutation, home.path())?;
            Some(format!("{} in {}: {trouble}", mutation.what, mutation.at))
        })
        .collect();
    assert!(troubles.is_empty(), "{}", troubles.join("\n\n=====\n\n"));
    let kinds: BTreeSet<&str> = MUTATIONS.iter().map(|mutation| mutation.what).collect();
    assert!(kinds.len() >= 20, "only {} ways", kinds.len());
}
