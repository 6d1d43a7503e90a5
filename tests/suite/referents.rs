//! Whom sources and targets mean, through the whole pipeline on the built-in lexicon.

use std::sync::OnceLock;

use allege::lexicon::LexiconFiles;
use allege::pipeline::{Language, extract};
use allege::text::Document;

pub(crate) fn language() -> &'static Language {
    static LANGUAGE: OnceLock<Language> = OnceLock::new();
    LANGUAGE.get_or_init(|| Language::load(&LexiconFiles::embedded()).unwrap())
}

/// Checks whom every source of `text` means, `?` where it is open, in order of the cues.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let document = Document::new("bridge.txt", text);
    let extraction = extract(&document, language());
    let found: Vec<(&str, &str)> = extraction
        .claims
        .iter()
        .flat_map(|claim| &claim.sources)
        .map(|party| {
            let name = party.entity.as_ref().map_or("?", |entity| &entity.name);
            (party.span.slice(text), name)
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_role_is_whom_the_apposition_names() {
    check(
        "Its chairman, Tom Reed, said the bridge was safe.",
        &[("Its chairman", "Tom Reed")],
    );
    check(
        "“It held,” said the engineer, Dr. Ana Ruiz.",
        &[("the engineer", "Ana Ruiz")],
    );
    // Two in a list are no apposition.
    check(
        "The chairman, Tom Reed, and the mayor said the bridge was safe.",
        &[("The chairman, Tom Reed, and the mayor", "?")],
    );
}

#[test]
fn a_role_finds_who_was_introduced_in_it() {
    check(
        "Sen. Ana Ruiz said the bridge was safe. The senator said it would hold.",
        &[("Sen. Ana Ruiz", "Ana Ruiz"), ("The senator", "Ana Ruiz")],
    );
    // Two of one sentence cancel out.
    check(
        "The mayor of Leeds met lawyer Ana Ruiz and lawyer Tom Reed. The lawyer said it was late.",
        &[("The lawyer", "?")],
    );
}

#[test]
fn pronouns_go_to_who_spoke() {
    check(
        "Ana Ruiz met Tom Reed. Ruiz said the bridge was safe. “It held,” she said.",
        &[("Ruiz", "Ana Ruiz"), ("she", "Ana Ruiz")],
    );
    // Somebody unnamed spoke in between.
    check(
        "Tom Reed runs the bridge. A fisherman said it was safe. “It held,” he said.",
        &[("A fisherman", "?"), ("he", "?")],
    );
    // The name stands in what is said.
    check(
        "Karim Haddad said the bridge was safe. Tom Reed is no liar, he said.",
        &[("Karim Haddad", "Karim Haddad"), ("he", "Karim Haddad")],
    );
}

#[test]
fn a_spokeswoman_is_she() {
    check(
        "Kerala Umbiru, a spokeswoman, met Tom Reed. “It held,” she said.",
        &[("she", "Kerala Umbiru")],
    );
}

#[test]
fn institutions_go_by_their_names_and_trades() {
    check(
        "Hollin Minerals closed the mine. The company said it was safe.",
        &[("The company", "Hollin Minerals")],
    );
    check(
        "The Orsk Bridge Council met. The council said the bridge was safe.",
        &[("The council", "Orsk Bridge Council")],
    );
}

#[test]
fn a_state_is_not_whoever_lives_in_it() {
    check(
        "Pakistani officials said the bridge was safe. Pakistani bakers said it was not.",
        &[
            ("Pakistani officials", "Pakistan"),
            ("Pakistani bakers", "?"),
        ],
    );
}

#[test]
fn transcripts_shout_names() {
    check(
        "Ana Ruiz of the council testified.\n\nRUIZ: The bridge was safe.",
        &[("RUIZ", "Ana Ruiz")],
    );
}

#[test]
fn letters_behind_a_name_and_modals_before_it_are_not_its_own() {
    check(
        "Anna Lindt KC said the bridge was safe. Will Lindt appeal? “No,” Lindt said.",
        &[("Anna Lindt KC", "Anna Lindt"), ("Lindt", "Anna Lindt")],
    );
}

#[test]
fn the_president_of_another_country_is_somebody_else() {
    check(
        "President Obama left. The French president said the bridge was safe.",
        &[("The French president", "?")],
    );
}

#[test]
fn companies_are_known_by_what_stands_beside_their_names() {
    // Nothing in the name tells.
    check(
        "Shares in Vell Ardenne fell. The company denied that the bridge was unsafe.",
        &[("The company", "Vell Ardenne")],
    );
    check(
        "Vell Ardenne, a charity, urged the mayor to resign. It said the bridge was unsafe.",
        &[("Vell Ardenne", "Vell Ardenne"), ("It", "Vell Ardenne")],
    );
}

#[test]
fn a_country_speaks_through_its_ministries() {
    check(
        "Peru’s Defence Ministry said the bridge was safe. The ministry denied that it was old.",
        &[
            ("Peru’s Defence Ministry", "Peru"),
            ("The ministry", "Peru"),
        ],
    );
}

#[test]
fn a_chairman_may_be_a_woman() {
    check(
        "Its chairman, Dame Ana Ruiz, said the bridge was safe. “It held,” she said.",
        &[("Its chairman", "Ana Ruiz"), ("she", "Ana Ruiz")],
    );
}

#[test]
fn nicknames_and_styles() {
    check(
        "Philippa ‘Pip’ Lindt said the bridge was safe. Baroness Roe said it was not. She denied that it fell.",
        &[
            ("Philippa ‘Pip’ Lindt", "Philippa Lindt"),
            ("Baroness Roe", "Baroness Roe"),
            ("She", "Baroness Roe"),
        ],
    );
}
