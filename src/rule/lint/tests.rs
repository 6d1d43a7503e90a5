//! One small rule for each warning, and beside it one that looks alike and is sound.

use std::sync::LazyLock;

use super::lint;
use crate::lexicon::{Lexicon, LexiconFile, LexiconFiles};
use crate::rule::RuleSet;

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::load(&LexiconFiles::embedded()).unwrap());

/// Wants these codes, each with the text it points at, in a file.
#[track_caller]
fn check_file(text: &str, expected: &[(&str, &str)]) {
    let file = LexiconFile {
        name: "test.rules".to_owned(),
        text: text.to_owned().into(),
    };
    let files = [file];
    RuleSet::compile(&files, &LEXICON).expect("the file is sound");
    let found: Vec<_> = lint(&files, &LEXICON)
        .iter()
        .map(|warning| (warning.code, warning.span.slice(text).to_owned()))
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|&(code, place)| (code, place.to_owned()))
        .collect();
    assert_eq!(found, expected);
}

/// The same of a rule with one pattern.
#[track_caller]
fn check(pattern: &str, expected: &[(&str, &str)]) {
    check_file(&rule("test", pattern), expected);
}

fn rule(id: &str, pattern: &str) -> String {
    format!("rule {id} : @CUE\n  match  {pattern}\n  yes    {{CUE x}}\n  no     x\n")
}

#[test]
fn beyond_a_sentence_there_is_nothing() {
    check("SOURCE:NP ^ CUE:<that>", &[("R101", "SOURCE:NP")]);
    check("CUE:<that> $ NP", &[("R101", "NP")]);
    check("CUE:<that> $? NP", &[]);
    check("CUE:<that> $ // NP", &[]);
    check("CUE:<that> $ \".\"", &[]);
    // A conjunction may open a sentence.
    check("and ^ CUE:<that>", &[]);
    check("that ^ CUE:<that>", &[("R101", "that")]);
    check("CUE:<that> ^ NP", &[("R101", "^")]);
    check("CUE:<that> // ^ NP", &[]);
    check("NP $ CUE:<that>", &[("R101", "$")]);
    check("NP $ CUE:\":\"", &[]);
}

#[test]
fn what_must_not_stand_there_does_not() {
    check("CUE:<that> !that that", &[("R101", "that")]);
    check("CUE:<that> !that that? NP", &[("R101", "that?")]);
    check("that !that CUE:<that>", &[("R101", "that")]);
    check(
        "CUE:<that> !NP ( NP/person | of )",
        &[("R101", "NP/person")],
    );
    check("CUE:<that> !NP/person NP", &[]);
    check("CUE:<that> !that ADV? \"that\"", &[("R101", "\"that\"")]);
    check("CUE:<that> !that of that", &[]);
    check("CUE:<that> ( !that | of ) that", &[]);
}

#[test]
fn phrases_that_are_never_found() {
    check("CUE:<that> OPENING", &[("R101", "OPENING")]);
    check("REST CUE:<that>", &[("R101", "REST")]);
    check("OPENING CUE:<that> REST", &[]);
    check("CUE:<that> PRON/thing", &[("R101", "PRON/thing")]);
    check("CUE:<that> PRON/person", &[]);
}

#[test]
fn repeats_of_nothing() {
    check(
        "CUE:<that> ( ADV? APP? )* NP",
        &[("R102", "( ADV? APP? )*")],
    );
    check("CUE:<that> ( ADV | APP )* NP", &[]);
    check(
        "CUE:<that> ( ADV | APP? ){2,3} NP",
        &[("R102", "( ADV | APP? ){2,3}")],
    );
    check("CUE:<that> ..3+ NP", &[("R102", "..3+")]);
}

#[test]
fn names_that_are_not_used() {
    let text = "let a = ADV\nlet b = %a APP\nlet c = NP\n".to_owned() + &rule("r", "CUE:<that> %b");
    check_file(&text, &[("R103", "c")]);
}

#[test]
fn patterns_that_stand_twice() {
    let twice = "CUE:<that> ( that | of ) NP";
    let text = rule("a", twice) + &rule("b", twice);
    check_file(&text, &[("R104", twice)]);
    check_file(
        &format!(
            "let x = of NP\n{}{}",
            rule("a", "CUE:<that> %x"),
            rule("b", "CUE:<that> ( of NP )")
        ),
        &[("R104", "CUE:<that> ( of NP )")],
    );
    check(
        "CUE:<that> of | CUE:<that> of",
        &[("R104", "CUE:<that> of")],
    );
    // One that may step back leaves its place to the other.
    let unless = rule("a", &format!("{twice}\n  unless CUE:<that> that it"));
    check_file(&(unless + &rule("b", twice)), &[]);
    let headline = rule("a", &format!("{twice}\n  scope  headline"));
    check_file(&(headline + &rule("b", twice)), &[]);
}

#[test]
fn choices_that_are_never_reached() {
    check("CUE:<that> ( of | on | of ) NP", &[("R105", "of")]);
    check("CUE:<that> ( of | of NP )", &[("R105", "of NP")]);
    check("CUE:<that> ( of | of NP ) on", &[]);
    check("CUE:<that> ( of NP | of )", &[]);
    // Before the cue what stands last is tried first.
    check("( NP | ADV NP ) CUE:<that>", &[("R105", "ADV NP")]);
    check("( NP | NP ADV ) CUE:<that>", &[]);
    check("CUE:<that> ( of | of NP )*", &[]);
}

#[test]
fn cues_that_the_lexicon_lacks() {
    check("CUE:<n.np-of>", &[("R106", "CUE:<n.np-of>")]);
    check(
        "CUE:<no_comment.np-on>",
        &[("R106", "CUE:<no_comment.np-on>")],
    );
    check("CUE:<that,zero>", &[]);
    // Each frame is asked for by itself.
    check("CUE:<n.that,np-on>", &[("R106", "CUE:<n.that,np-on>")]);
    check("CUE:<that> <n.that>", &[]);
}

#[test]
fn words_that_are_no_token() {
    check("CUE:<that> don't NP", &[("R107", "don't")]);
    check("CUE:<that> \"Roe Deer\"", &[("R107", "\"Roe Deer\"")]);
    check("CUE:<that> \"\"", &[("R107", "\"\"")]);
    check("CUE:<that> so-called n't \"U.S.\" 40 “ — \"(\"", &[]);
    check("CUE:( did n't )", &[]);
    check("CUE:<that> \"’ve\" 'm 'd \"’s\" \"’ll\"", &[]);
    check("CUE:<that> \"It’s\"", &[("R107", "\"It’s\"")]);
}

#[test]
fn unless_at_another_cue() {
    let check = |unless: &str, expected: &[(&str, &str)]| {
        check(&format!("CUE:<np-of>\n  unless CUE:{unless} NP"), expected);
    };
    check("<np-of.pass>", &[("R108", "CUE:<np-of.pass>")]);
    check("<np-for>", &[]);
    check("<np-of.pp>", &[]);
    check("<n.of>", &[("R108", "CUE:<n.of>")]);
    check("said", &[]);
}

#[test]
fn unless_at_words() {
    check("CUE:( as ever )\n  unless CUE:as NP", &[]);
    check("CUE:as NP\n  unless CUE:<that>", &[("R108", "CUE:<that>")]);
    check("CUE:as NP\n  unless CUE:of ADV", &[("R108", "CUE:of")]);
}

#[test]
fn forms_where_nobody_looks() {
    check("CUE:<that> <n.of.pass>", &[("R109", "<n.of.pass>")]);
    check("CUE:<n.that.neg>", &[("R109", "CUE:<n.that.neg>")]);
    check("CUE:<that.neg> <n.of>", &[]);
}

#[test]
fn roles_of_nothing() {
    check("CUE:<that> SOURCE:!NP", &[("R110", "SOURCE:!NP")]);
    check("CUE:<that> CONTENT:( NP $ )", &[]);
    check("CUE:<that> CONTENT:$", &[("R110", "CONTENT:$")]);
}

#[test]
fn what_is_idle_for_one_value_of_each() {
    let rule = "rule r.$P : @CUE\n  each   P = of on\n  match  CUE:<np-$P> <n.$P>\n       | CUE:<np-$P> !of $P NP\n  yes    of: {CUE x}\n  no     of: x\n  yes    on: {CUE x}\n  no     on: x\n";
    check_file(rule, &[]);
}

#[test]
fn unless_for_one_value_of_each() {
    let each = |unless: &str| {
        format!(
            "rule r.$P : @CUE\n  each   P = of for\n  match  CUE:<np-$P> $P NP\n  unless CUE:{unless}\n  yes    of: {{CUE x}}\n  no     of: x\n  yes    for: {{CUE x}}\n  no     for: x\n"
        )
    };
    check_file(&each("<statement.np-for>"), &[]);
    check_file(&each("<n.of>"), &[("R108", "CUE:<n.of>")]);
}

#[test]
fn a_let_and_each_are_told_once() {
    let text = "let x = NP OPENING\nrule r.$P : @CUE\n  each   P = of for\n  match  CUE:<np-$P> %x | CUE:<np-$P> $P %x\n  yes    of: {CUE x}\n  no     of: x\n  yes    for: {CUE x}\n  no     for: x\n";
    check_file(text, &[("R101", "OPENING")]);
}
