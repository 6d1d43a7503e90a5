//! One pattern at a time against one sentence.

use std::sync::LazyLock;

use super::*;
use crate::lexicon::{LexiconFile, LexiconFiles};
use crate::phrase::phrase;
use crate::rule::Marked;
use crate::segment::segment;
use crate::tag::Entities;

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::load(&LexiconFiles::embedded()).unwrap());

fn rules(text: String) -> RuleSet {
    let file = LexiconFile {
        name: "test.rules".to_owned(),
        text: text.into(),
    };
    RuleSet::compile(&[file], &LEXICON).unwrap()
}

fn rule(id: &str, fields: &str) -> String {
    format!("rule {id} : @CUE\n  {fields}\n  yes {{CUE x}}\n  no x\n")
}

/// The matches of `rules` in `text`, marked as in an example, each after its rule's id.
fn found(rules: &RuleSet, text: &str) -> Vec<String> {
    let segmented = segment(text, &LEXICON);
    let phrases = phrase(&segmented, &LEXICON, &Entities::default());
    let matches = find(&segmented, &LEXICON, &phrases, rules);
    let shown = |m: &Match| {
        let cue = [(Role::Cue, m.cue.tokens.clone())];
        let roles = m.roles.iter().cloned().chain(cue);
        let bytes = roles.map(|(role, tokens)| (role, segmented.span_of(tokens).range()));
        let marked = Marked::new(text, bytes.collect());
        format!("{}: {marked}", rules.rule(m.rule).reference.id)
    };
    matches.iter().map(shown).collect()
}

/// The shortcuts that [`find`] takes lose nothing: [`trace`] runs every program to its end.
#[test]
fn finds_what_a_full_search_finds() {
    let rules = RuleSet::compile(&LexiconFiles::embedded().rules, &LEXICON).unwrap();
    let examples = rules.rules().iter().flat_map(|rule| &rule.examples);
    // A sentence before each, for patterns that look there.
    let texts: Vec<String> = examples
        .map(|example| format!("“The pier is safe,” he said. {}", example.marked.text))
        .collect();
    for text in &texts {
        let segmented = segment(text, &LEXICON);
        let phrases = phrase(&segmented, &LEXICON, &Entities::default());
        let tokens = 0..segmented.tokens.len();
        let traces = trace(&segmented, &LEXICON, &phrases, &rules, tokens);
        let winners = traces.iter().filter_map(|trace| trace.winner());
        let winners: Vec<_> = winners.map(|won| (won.rule, won.program)).collect();
        let found = find(&segmented, &LEXICON, &phrases, &rules);
        let found: Vec<_> = found.iter().map(|m| (m.rule, m.program)).collect();
        assert_eq!(found, winners, "{text}");
    }
}

/// What `pattern` finds in `text`; nothing if `marked` is empty.
#[track_caller]
fn check(pattern: &str, text: &str, marked: &str) {
    let set = rules(rule("r", &format!("match {pattern}")));
    let wanted: Vec<String> = Some(marked)
        .filter(|marked| !marked.is_empty())
        .map(|marked| format!("r: {marked}"))
        .into_iter()
        .collect();
    assert_eq!(found(&set, text), wanted, "{pattern}");
}

#[test]
fn a_conjunction_may_open_the_first_sentence_too() {
    check(
        "^ SOURCE:NP CUE:<zero> CONTENT:CLAUSE",
        "But the mayor said it rained.",
        "But {SOURCE the mayor} {CUE said} {CONTENT it rained}.",
    );
}

#[test]
fn both_sides_are_read_from_the_cue() {
    check(
        "SOURCE:NP CUE:<that> that CONTENT:CLAUSE",
        "The mayor has said that the pier was safe.",
        "{SOURCE The mayor} {CUE has said} that {CONTENT the pier was safe}.",
    );
    check(
        "SOURCE:NP CUE:<that> that CONTENT:CLAUSE",
        "The mayor sang that day.",
        "",
    );
    check(
        "SOURCE:POSS CUE:<n.that> that CONTENT:MATTER",
        "The mayor’s claim that it rained was false.",
        "{SOURCE The mayor}’s {CUE claim} that {CONTENT it rained was false}.",
    );
}

#[test]
fn the_first_way_that_fits_wins() {
    let said = "The mayor said on Monday that it rained.";
    check(
        "CUE:<that> CONTENT:( ADV | ADV that )",
        said,
        "The mayor {CUE said} {CONTENT on Monday} that it rained.",
    );
    // Gaps take as little as will do, and more where what follows asks for it.
    check(
        "CUE:<that> CONTENT:..5",
        said,
        "The mayor {CUE said} on Monday that it rained.",
    );
    check(
        "CUE:<that> CONTENT:( ..5 ) rained",
        said,
        "The mayor {CUE said} {CONTENT on Monday that it} rained.",
    );
    check("CUE:<that> CONTENT:( ..3 ) rained", said, "");
    check(
        "CUE:<that> CONTENT:( ADV? ) that",
        said,
        "The mayor {CUE said} {CONTENT on Monday} that it rained.",
    );
}

#[test]
fn a_failed_way_leaves_no_roles_behind() {
    check(
        "CUE:<that> ( TARGET:ADV sang | on CONTENT:ADV? ..2 that )",
        "The mayor said on Monday that it rained.",
        "The mayor {CUE said} on {CONTENT Monday} that it rained.",
    );
}

#[test]
fn marks_and_edges() {
    check(
        "^ CUE:<p.pre> SOURCE:NP , CONTENT:MATTER $",
        "According to her, it rained.",
        "{CUE According to} {SOURCE her}, {CONTENT it rained}.",
    );
    check(
        "^ CUE:<p.pre> SOURCE:NP",
        "It rained, according to her.",
        "",
    );
    check(
        "CONTENT:QUOTE , CUE:<quote>",
        "“It has rained so far,” said the mayor.",
        "{CONTENT “It has rained so far,”} {CUE said} the mayor.",
    );
    check("CUE:<that> ( ADV ){3}", "He said loudly yesterday.", "");
    check(
        "SOURCE:NP CUE:had // CONTENT:NP",
        "It had. No pier rained.",
        "{SOURCE It} {CUE had}. {CONTENT No pier} rained.",
    );
    check("SOURCE:NP CUE:had \"No\"", "It had. No pier rained.", "");
}

#[test]
fn negation_looks_and_takes_nothing() {
    check(
        "CUE:<that> !that CONTENT:MATTER",
        "He said that it rained.",
        "",
    );
    check(
        "CUE:<that> !that CONTENT:MATTER",
        "He said it rained.",
        "He {CUE said} {CONTENT it rained}.",
    );
    check("!NP CUE:<that>", "He said so.", "");
}

#[test]
fn cues_in_quotations_wait_for_their_scope() {
    let text = "“He said that it rained,” she wrote.";
    let plain = rule("r", "match SOURCE:NP CUE:<that> that CONTENT:CLAUSE");
    assert_eq!(found(&rules(plain.clone()), text), [""; 0]);
    let any = plain.replace("\n  yes", "\n  scope any\n  yes");
    assert_eq!(found(&rules(any), text).len(), 1);
}

#[test]
fn one_match_wins_at_a_cue() {
    let said = "The mayor said that it rained.";
    let short = rule("short", "match CUE:<that> that CONTENT:MATTER");
    let long = rule("long", "match SOURCE:NP CUE:<that> that CONTENT:MATTER");
    let winner = |text: String| {
        found(&rules(text), said)[0]
            .split(':')
            .next()
            .unwrap()
            .to_owned()
    };
    // More roles, but for `over`; else the order in the file.
    assert_eq!(winner(short.clone() + &long), "long");
    let over = short.replace("\n  yes", "\n  over long\n  yes");
    assert_eq!(winner(over + &long), "short");
    assert_eq!(
        winner(long.clone() + &long.replace("long", "later")),
        "long"
    );
    let unless = long.replace("\n  yes", "\n  unless CUE:<that> that it\n  yes");
    assert_eq!(winner(unless + &short), "short");
}

#[test]
fn a_trace_agrees_with_what_is_found() {
    let set = rules(
        rule("won", "match SOURCE:NP CUE:<that> that CONTENT:MATTER")
            + &rule("lost", "match CUE:<that> that CONTENT:MATTER")
            + &rule(
                "vetoed",
                "match CUE:<that> that\n  unless CUE:<that> that it",
            )
            + &rule(
                "stopped",
                "match SOURCE:NAME CUE:<that> APP? that CONTENT:MATTER",
            )
            + &rule("other-frame", "match CUE:<np-of> that")
            + &rule("other-frame-and-no-match", "match CUE:<np-of> of")
            + &rule("other-form", "match CUE:<that.ing>"),
    );
    let segmented = segment("The mayor said that it rained.", &LEXICON);
    let phrases = phrase(&segmented, &LEXICON, &Entities::default());
    let traces = trace(
        &segmented,
        &LEXICON,
        &phrases,
        &set,
        0..segmented.tokens.len(),
    );
    let shown: Vec<String> = traces[0]
        .attempts
        .iter()
        .map(|attempt| match &attempt.outcome {
            Outcome::Won(_) => "won".to_owned(),
            Outcome::Lost(_, reason) => format!("lost {reason:?}"),
            Outcome::Vetoed(k) => format!("vetoed {k}"),
            Outcome::Stopped(stop) => format!(
                "stopped {} {:?} {}",
                stop.wanted[0], stop.saw, stop.before_cue
            ),
            Outcome::OtherFrame(frames, _) => {
                format!("wants np-of: {}", frames.has(crate::lexicon::Frame::NpOf))
            }
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(traces.len(), 1);
    assert_eq!(
        shown,
        [
            "won",
            "lost Roles",
            "vetoed 0",
            "stopped NAME [Some(1)] true",
            "wants np-of: true",
            "OtherCue",
            "OtherCue"
        ]
    );
}

/// The way that `pattern` takes through `text`, or the furthest it came: `NP=1..3` for each item.
fn way(pattern: &str, text: &str) -> String {
    let set = rules(rule("r", &format!("match {pattern}")));
    let segmented = segment(text, &LEXICON);
    let phrases = phrase(&segmented, &LEXICON, &Entities::default());
    let tokens = 0..segmented.tokens.len();
    let traces = trace(&segmented, &LEXICON, &phrases, &set, tokens);
    let steps = traces[0].attempts[0].steps.iter();
    let shown = steps.map(|step| {
        let mut words: Vec<String> = Vec::new();
        words.extend(step.roles.iter().map(|role| role.as_str().to_owned()));
        words.push(step.item.to_string());
        format!("{}={:?}", words.join(":"), step.tokens)
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_trace_tells_what_each_item_took() {
    let said = "The mayor said on Monday that it rained.";
    assert_eq!(
        way(
            "SOURCE:NP CUE:<that> ADV? that CONTENT:( PRON MATTER )",
            said
        ),
        "SOURCE:NP=0..2 ADV=3..5 that=5..6 CONTENT:PRON=6..7 CONTENT:MATTER=7..8"
    );
    // What was tried in vain, a longer gap or another choice, is given back.
    assert_eq!(
        way("CUE:<that> ( ..1 it | ..3 it ) CONTENT:MATTER", said),
        "..3=3..6 it=6..7 CONTENT:MATTER=7..8"
    );
    // Of a pattern that fails, the way that came furthest.
    assert_eq!(
        way("CUE:<that> ADV? that TARGET:PRON $", said),
        "ADV=3..5 that=5..6 TARGET:PRON=6..7"
    );
    assert_eq!(
        way("SOURCE:NAME ^ SOURCE:NP ADV? CUE:<that> ADV that", said),
        "^=0..0 SOURCE:NP=0..2 ADV=3..5 that=5..6"
    );
}

#[test]
fn loops_that_pass_nothing_end() {
    check(
        "SOURCE:NP ( ADV* )* ( !that )* CUE:<that> ( ( ..0 )* ( ^? $? )* )+ that CONTENT:MATTER",
        "The mayor said that it rained.",
        "{SOURCE The mayor} {CUE said} that {CONTENT it rained}.",
    );
}
