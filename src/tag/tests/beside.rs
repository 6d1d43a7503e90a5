//! What stands beside a name decides what its bearer is.

use super::*;

/// Checks what sort of entity `name` is in `text`.
#[track_caller]
fn check(text: &str, name: &str, entity_type: EntityType) {
    let (_, entities) = tagged(text);
    let found = entities.cast.iter().find(|c| c.entity.name == name);
    let found = found.map(|c| c.entity.entity_type);
    assert_eq!(found, Some(entity_type), "{name} in {text:?}");
}

#[test]
fn what_it_owns_and_who_heads_it_make_a_company() {
    check(
        "Bob fled. Vell Arden's chief executive said so.",
        "Vell Arden",
        EntityType::Company,
    );
    check(
        "He fled. Shares in Ardenne fell.",
        "Ardenne",
        EntityType::Company,
    );
    check(
        "He met the chairman of Vell Arden.",
        "Vell Arden",
        EntityType::Organisation,
    );
}

#[test]
fn nouns_beside_a_name_tell_bodies_from_people() {
    let body = EntityType::Organisation;
    check("Vell Arden, a charity for boats, fled.", "Vell Arden", body);
    check("Vell Arden, which owns boats, fled.", "Vell Arden", body);
    check("He met the charity Vell Arden.", "Vell Arden", body);
    check("He met a firm called Vell Arden.", "Vell Arden", body);
    check("The contractor Vell Arden fled.", "Vell Arden", body);
    check("One firm, Vell Arden, fled.", "Vell Arden", body);
    let person = EntityType::Person;
    check("Safe Arden, who owns boats, fled.", "Safe Arden", person);
    check("Safe Arden, 45, fled.", "Safe Arden", person);
    check("Safe Arden, an economist, fled.", "Safe Arden", person);
}

#[test]
fn what_is_said_of_another_tells_nothing_of_the_name() {
    // The charity is not the apposition's, nor the governor a province.
    check(
        "He fled from Vell Arden, the company said.",
        "Vell Arden",
        EntityType::Person,
    );
    check(
        "The leader of the charity, Vell Arden, fled.",
        "Vell Arden",
        EntityType::Person,
    );
    check(
        "He met the mayor of Selvy, who fled.",
        "Selvy",
        EntityType::Place,
    );
}

#[test]
fn pronouns_decide_between_equals() {
    check(
        "Bob fled. Ardenne said so. He met crowds.",
        "Ardenne",
        EntityType::Person,
    );
    check(
        "Vell Arden sank its boats. Vell Arden sank its barges. Vell Arden sank its rafts.",
        "Vell Arden",
        EntityType::Organisation,
    );
}

#[test]
fn places_are_where_one_comes_to_and_lives() {
    check("He came to Selvy in March.", "Selvy", EntityType::Place);
    check("The residents of Selvy fled.", "Selvy", EntityType::Place);
    check("He met the Selvy site.", "Selvy", EntityType::Place);
    check(
        "SELVY, Afghanistan — Crowds fled.",
        "Selvy",
        EntityType::Place,
    );
}

#[test]
fn people_work_at_bodies_and_things_stand_at_places() {
    check(
        "Analysts at Vell Arden fled.",
        "Vell Arden",
        EntityType::Organisation,
    );
    check("He met crowds at Selvy.", "Selvy", EntityType::Place);
    // A word for places in its name is no match for what stands beside it.
    check("He fled Selvy County.", "Selvy County", EntityType::Place);
    check(
        "The charity Selvy County fled.",
        "Selvy County",
        EntityType::Organisation,
    );
}

#[test]
fn a_ministry_beside_its_country_is_the_country() {
    super::check(
        "Pakistan's Defence Ministry fled. The Afghan foreign ministry said so.",
        &[
            ("Pakistan", "Pakistan", Name),
            ("Defence Ministry", "Pakistan", Via::Role),
            ("Afghan", "Afghanistan", Demonym),
            ("foreign ministry", "Afghanistan", Via::Role),
        ],
    );
    let (_, entities) = tagged("Pakistan's foreign ministry fled.");
    let roles = &entities.cast[0].roles;
    assert_eq!(roles.len(), 1, "the ministry is a role of the country");
}

#[test]
fn a_capital_that_a_body_lists_is_the_body() {
    super::check("Amman said so.", &[("Amman", "European Union", Metonym)]);
    super::check(
        "He met Omar in Amman.",
        &[("Omar", "Omar", Name), ("Amman", "European Union", Metonym)],
    );
}
