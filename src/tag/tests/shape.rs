//! Where names begin and end, and what is none.

use super::*;

#[test]
fn ordinary_words_open_names() {
    check(
        "Crowds fled. Safe Lantern said so. Safe Lantern fled.",
        &[
            ("Safe Lantern", "Safe Lantern", Name),
            ("Safe Lantern", "Safe Lantern", Name),
        ],
    );
    // The name is known without the word before it.
    check(
        "Crowds fled. Safe Zarbakht said so. Zarbakht fled.",
        &[
            ("Zarbakht", "Zarbakht", Name),
            ("Zarbakht", "Zarbakht", Name),
        ],
    );
}

#[test]
fn small_words_stay_in_names() {
    check(
        "He met Heimat First and Last Acre.",
        &[
            ("Heimat First", "Heimat First", Name),
            ("Last Acre", "Last Acre", Name),
        ],
    );
    check(
        "He met Justice for Tobin, a group of friends.",
        &[("Justice for Tobin", "Justice for Tobin", Name)],
    );
    check(
        "The Pelican Count, a polling outfit, said so.",
        &[("Pelican Count", "Pelican Count", Name)],
    );
    check(
        "He met Rowan Activist Partners.",
        &[("Rowan Activist Partners", "Rowan Activist Partners", Name)],
    );
}

#[test]
fn plurals_own_bodies() {
    check(
        "The Keyholders' Assembly said so.",
        &[("Keyholders' Assembly", "Keyholders' Assembly", Name)],
    );
    check(
        "The Allied Guards' and Platform Union, or AGPU, said so. AGPU fled.",
        &[
            (
                "Allied Guards' and Platform Union",
                "Allied Guards' and Platform Union",
                Name,
            ),
            ("AGPU", "Allied Guards' and Platform Union", Acronym),
            ("AGPU", "Allied Guards' and Platform Union", Acronym),
        ],
    );
    check(
        "He met the Amalgamated Packers and Loaders.",
        &[(
            "Amalgamated Packers and Loaders",
            "Amalgamated Packers and Loaders",
            Name,
        )],
    );
    // Somebody's surname stands without an apostrophe as well.
    check(
        "Bob Childers fled. Childers' Assembly seat fell.",
        &[
            ("Bob Childers", "Bob Childers", Name),
            ("Childers", "Bob Childers", Surname),
            ("Assembly", "Assembly", Name),
        ],
    );
}

#[test]
fn nicknames_are_left_out_of_the_name() {
    check(
        "He met Leonora ‘Pip’ Lindt. Lindt fled.",
        &[
            ("Leonora ‘Pip’ Lindt", "Leonora Lindt", Name),
            ("Lindt", "Leonora Lindt", Surname),
        ],
    );
    check(
        "He met Royal “Duke” Lindt.",
        &[("Royal “Duke” Lindt", "Royal Lindt", Name)],
    );
    check(
        "He met President Ana “Hammer” Lindt.",
        &[("Ana “Hammer” Lindt", "Ana Lindt", Name)],
    );
}

#[test]
fn titles_belong_to_names_without_another() {
    check(
        "He met Baroness Lindt. Lindt fled.",
        &[
            ("Lindt", "Baroness Lindt", Name),
            ("Lindt", "Baroness Lindt", Surname),
        ],
    );
    check(
        "He met Dame Cecily Lindt. Dame Cecily fled.",
        &[
            ("Cecily Lindt", "Cecily Lindt", Name),
            ("Cecily", "Cecily Lindt", Alias),
        ],
    );
    check("He met Skip Lindt.", &[("Skip Lindt", "Skip Lindt", Name)]);
}

#[test]
fn days_laws_and_letters_name_nobody() {
    check("He fled on Christmas and on Labor Day.", &[]);
    check("He met the Clean Boats Act.", &[]);
    check("He met a GP surgery and a https://Selvy.Example page.", &[]);
    check("He met an Arden-supporting crowd.", &[]);
    check("The GPX said so.", &[("GPX", "GPX", Name)]);
}

#[test]
fn names_go_on_in_small_letters() {
    check(
        "The Selvy Police Department fled. Selvy police said so.",
        &[
            ("Selvy Police Department", "Selvy Police Department", Name),
            ("Selvy police", "Selvy Police Department", Alias),
        ],
    );
}

#[test]
fn titles_inside_names_stay() {
    check(
        "He met Momtaz Begum Lindt.",
        &[("Momtaz Begum Lindt", "Momtaz Begum Lindt", Name)],
    );
    let (_, entities) = tagged("The chairman, Zia Marsh, fled.");
    assert_eq!(entities.cast[0].gender, None, "women are chairmen, too");
}

#[test]
fn titles_of_two_sentences_are_headlines() {
    check(
        "Weekly Shot Cuts Harm, Maker Says. Crowds Ask What Happens Next.\n\nBy HARM DESK\n\nBob Lindt left.",
        &[("Bob Lindt", "Bob Lindt", Name)],
    );
}

#[test]
fn an_ordinary_word_that_speaks_is_whom_the_gazetteer_knows_by_it() {
    check(
        "Rain fled. Trump told Bob.",
        &[("Trump", "Donald Trump", Surname), ("Bob", "Bob", Name)],
    );
    check("Rain fled. Trump cards fled.", &[]);
}
