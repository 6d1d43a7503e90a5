//! Names of people and bodies, through the whole pipeline on the built-in lexicon.

use crate::referents::check;

#[test]
fn a_calling_is_a_name_where_somebody_is_called_so() {
    check(
        "Piet Weaver came home. Weaver said it was late. The weaver said nothing was wrong.",
        &[("Weaver", "Piet Weaver"), ("The weaver", "?")],
    );
    check("Mr. Tribe said it was late.", &[("Mr. Tribe", "Tribe")]);
    check("The King said it was late.", &[("The King", "?")]);
}

#[test]
fn small_words_in_capitals_belong_to_the_name() {
    check(
        "It was late, according to First Vell Savings.",
        &[("First Vell Savings", "First Vell Savings")],
    );
    check(
        "It was late, according to Trees Not Towers.",
        &[("Trees Not Towers", "Trees Not Towers")],
    );
    check(
        "It was late, according to Hold the Canal.",
        &[("Hold the Canal", "Hold the Canal")],
    );
    check(
        "It was late, according to the Popular Front for the Steppe.",
        &[(
            "the Popular Front for the Steppe",
            "Popular Front for the Steppe",
        )],
    );
}

#[test]
fn bodies_are_called_by_dates_numbers_saints_and_trades() {
    check(
        "It was late, according to the June 3 Movement.",
        &[("the June 3 Movement", "June 3 Movement")],
    );
    check(
        "Carters Local 17 said it was late.",
        &[("Carters Local 17", "Carters Local 17")],
    );
    check(
        "St. Orsan’s Hospital said it was late.",
        &[("St. Orsan’s Hospital", "St. Orsan’s Hospital")],
    );
    check(
        "The Fishermen’s Union said it was late.",
        &[("The Fishermen’s Union", "Fishermen’s Union")],
    );
}

#[test]
fn surnames_of_two_words_and_with_particles() {
    check(
        "Ana Ní Lorcan said it was late. Ní Lorcan said she had called.",
        &[
            ("Ana Ní Lorcan", "Ana Ní Lorcan"),
            ("Ní Lorcan", "Ana Ní Lorcan"),
        ],
    );
    check(
        "Piet van der Zee came home. It was late, van der Zee said.",
        &[("van der Zee", "Piet van der Zee")],
    );
}

#[test]
fn a_demonym_before_a_word_in_capitals_is_a_name() {
    check(
        "The American Lantern said it was late.",
        &[("The American Lantern", "American Lantern")],
    );
    check(
        "The American senator said it was late.",
        &[("The American senator", "?")],
    );
}

#[test]
fn several_under_one_name_are_a_body() {
    check(
        "Orsk Town have sold the ground. The club said it was late.",
        &[("The club", "Orsk Town")],
    );
}

#[test]
fn an_apostrophe_that_ends_a_name_owns_nothing() {
    check(
        "McDonald’s declined to comment.",
        &[("McDonald’s", "McDonald's")],
    );
}
