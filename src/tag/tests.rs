//! Cases and laws of tagging, on a small lexicon made here.

use std::borrow::Cow;

use proptest::prelude::*;

mod beside;
mod shape;

use super::*;
use crate::lexicon::{EntityType, Gender, LexiconFile, LexiconFiles};
use crate::segment::segment;

/// A few lines of each table; sorted as the loader wants them.
fn lexicon() -> Lexicon {
    let table = |name: &str, rows: &[&str]| {
        let mut rows: Vec<&str> = rows.to_vec();
        rows.sort_unstable();
        let head = "# title: t\n# origin: o\n# licence: l\n";
        LexiconFile {
            name: name.to_owned(),
            text: Cow::Owned(format!("{head}{}\n", rows.join("\n"))),
        }
    };
    let files = LexiconFiles {
        tables: vec![
            table(
                "actors.tsv",
                &[
                    "actor:armed-group/ttp\tTehrik-i-Taliban Pakistan\tarmed_group\tPakistan Taliban;Pakistani Taliban;TTP\tPAK\t\t\t\t",
                    "actor:armed-group/taliban\tTaliban\tarmed_group\t\tAFG\t\t\t\t",
                    "actor:media/nyt\tThe New York Times\tmedia\tNew York Times;NYT\tUSA\t\t\t\t",
                    "actor:org/acled\tArmed Conflict Location & Event Data Project\torganisation\tACLED\tUSA\t\t\t\t",
                    "actor:org/eu\tEuropean Union\tinternational_organisation\tAmman;EU\t\t\t\t\t",
                    "actor:person/trump\tDonald Trump\tperson\tDonald J. Trump\tUSA\tpresident of the United States\tm\t2017\t",
                    "actor:person/asif\tKhawaja Asif\tperson\tKhawaja Muhammad Asif\tPAK\tdefence minister\tm\t2022\t",
                ],
            ),
            table(
                "cities.tsv",
                &[
                    "geonames:1\tKabul\t\tAFG\t4000000",
                    "geonames:2\tIslamabad\t\tPAK\t1000000",
                    "geonames:3\tWashington\t\tUSA\t600000",
                    "geonames:4\tReading\t\tUSA\t200000",
                    "geonames:5\tParis\t\tFRA\t2000000",
                    "geonames:6\tClinton\t\tUSA\t20000",
                    "geonames:7\tHerat\t\tAFG\t500000",
                    "geonames:8\tLeeds\t\tGBR\t500000",
                    "geonames:9\tNew York\t\tUSA\t8000000",
                ],
            ),
            table(
                "countries.tsv",
                &[
                    "iso3166:AFG\tAfghanistan\t\tAfghan;Afghans\tKabul\t\tAF\tAFG",
                    "iso3166:FRA\tFrance\t\tFrench\tParis\t\tFR\tFRA",
                    "iso3166:GBR\tUnited Kingdom\tUK;Britain\tBritish\tLondon\tDowning Street\tGB\tGBR",
                    "iso3166:JOR\tJordan\t\tJordanian\tAmman\t\tJO\tJOR",
                    "iso3166:GEO\tGeorgia\t\tGeorgian\tTbilisi\t\tGE\tGEO",
                    "iso3166:PAK\tPakistan\t\tPakistani;Pakistanis\tIslamabad\t\tPK\tPAK",
                    "iso3166:USA\tUnited States\tUS;U.S.;America\tAmerican;Americans\tWashington\tWhite House\tUS\tUSA",
                ],
            ),
            table(
                "cues.tsv",
                &[
                    "say\tverb\tstatement\tthat\tsays;said;said;saying",
                    "tell\tverb\tstatement\tnp-that\ttells;told;told;telling",
                    "warn\tverb\twarning\tof\twarns;warned;warned;warning",
                ],
            ),
            table(
                "given_names.tsv",
                &[
                    "Cecily\tf",
                    "Skip\tm",
                    "Leonora\tf",
                    "Ana\tf",
                    "Bob\tm",
                    "Georgia\tf",
                    "Hillary\tf",
                    "Bill\tm",
                    "Joe\tm",
                    "Jordan\tm",
                    "Omar\tm",
                    "Paris\tf",
                    "Sami\tm",
                    "Stephen\tm",
                    "Donald\tm",
                    "Haibatullah\tm",
                ],
            ),
            table(
                "parts_of_speech.tsv",
                &[
                    "allied\tVN3",
                    "amalgamated\tVN2",
                    "merry\tA4",
                    "royal\tA4",
                    "safe\tA6",
                    "skip\tV3",
                    "watch\tV5",
                    "fled\tVD5",
                    "former\tA5",
                    "human\tA5",
                    "reading\tVG5",
                    "trump\tV2",
                    "senior\tA5",
                    "armed\tA4",
                    "met\tVD5",
                    "islamic\tA4",
                    "new\tA9",
                    "prime\tA3",
                    "private\tA5",
                ],
            ),
            table(
                "roles.tsv",
                &[
                    "bureau\tbureaus\tinstitution",
                    "chairman\tchairmen\trole",
                    "charity\tcharities\tinstitution",
                    "company\tcompanies\tinstitution",
                    "contractor\tcontractors\trole",
                    "firm\tfirms\tinstitution",
                    "force\t\tinstitution",
                    "group\tgroups\tcollective",
                    "guard\tguards\trole",
                    "ministry\tministries\tinstitution",
                    "outfit\toutfits\tinstitution",
                    "skip\tskips\trole",
                    "teacher\tteachers\trole",
                    "analyst\tanalysts\trole",
                    "economist\teconomists\trole",
                    "journalist\tjournalists\trole",
                    "mayor\tmayors\trole",
                    "minister\tministers\trole",
                    "leader\tleaders\trole",
                    "official\tofficials\tcollective",
                    "secretary\tsecretaries\trole",
                    "king\tkings\trole",
                    "spokesman\tspokesmen\trole",
                    "police\t\tcollective",
                    "president\tpresidents\trole",
                    "director\tdirectors\trole",
                    "chief\tchiefs\trole",
                ],
            ),
            table("senses.tsv", &["lie\twrong\tlied lying"]),
            table(
                "words.tsv",
                &[
                    "'s\thave",
                    "Activist\ttitle",
                    "Assembly\torg",
                    "Baroness\ttitle",
                    "Begum\ttitle",
                    "Circle\tplace",
                    "Count\ttitle",
                    "Dame\ttitle",
                    "Justice\ttitle org",
                    "Partners\torg",
                    "Union\torg",
                    "first\tadv ordinal",
                    "for\tprep",
                    "has\thave",
                    "his\tposs",
                    "it\tpron-subj",
                    "its\tposs",
                    "last\tordinal",
                    "or\tcoord",
                    "she\tpron-subj",
                    "so\tadv",
                    "Council\torg",
                    "which\tdet rel wh",
                    "who\trel",
                    "Police\torg",
                    "Department\torg",
                    "a\tdet",
                    "an\tdet",
                    "and\tcoord",
                    "at\tprep",
                    "between\tprep",
                    "bin\tparticle",
                    "by\tprep",
                    "de\tparticle",
                    "he\tpron-subj",
                    "in\tprep",
                    "Inc.\torg",
                    "Jr.\tsuffix",
                    "Minister\ttitle",
                    "Ministry\torg",
                    "Monday\tweekday",
                    "Mr.\ttitle",
                    "Mrs.\ttitle",
                    "of\tprep",
                    "on\tprep",
                    "Party\torg",
                    "Post\torg",
                    "President\ttitle",
                    "Reporter\ttitle",
                    "Sen.\ttitle",
                    "Secretary\ttitle",
                    "that\tcomp",
                    "the\tdet",
                    "to\tprep",
                    "University\torg",
                    "von\tparticle",
                    "with\tprep",
                    "The Hague\tplace",
                    "Rights\torg",
                    "County\tplace",
                    "what\twh",
                    "while\tsub",
                    "was\tbe",
                    "from\tprep",
                    "Group\torg",
                    "Security\torg",
                ],
            ),
        ],
        rules: Vec::new(),
    };
    Lexicon::load(&files).expect("the tests' lexicon is sound")
}

/// Every mention as its text, its entity's name, and how it was understood.
fn tagged(text: &str) -> (Vec<(String, String, Via)>, Entities) {
    let lexicon = lexicon();
    let gazetteer = Gazetteer::new(lexicon.entries());
    let segmented = segment(text, &lexicon);
    let entities = tag(&segmented, &lexicon, &gazetteer);
    let rows = entities
        .mentions
        .iter()
        .map(|mention| {
            let text = segmented.span_of(mention.tokens.clone()).slice(text);
            let name = &entities.character(mention.entity).entity.name;
            (text.to_owned(), name.clone(), mention.via)
        })
        .collect();
    (rows, entities)
}

#[track_caller]
fn check(text: &str, wanted: &[(&str, &str, Via)]) {
    let (rows, _) = tagged(text);
    let rows: Vec<(&str, &str, Via)> = rows
        .iter()
        .map(|(text, name, via)| (text.as_str(), name.as_str(), *via))
        .collect();
    assert_eq!(rows, wanted, "in {text:?}");
}

use Via::{Acronym, Alias, Demonym, Metonym, Name, Surname};

#[test]
fn gazetteer_names_and_demonyms() {
    check(
        "Pakistani officials met the Pakistan Taliban in Kabul.",
        &[
            ("Pakistani", "Pakistan", Demonym),
            ("Pakistan Taliban", "Tehrik-i-Taliban Pakistan", Alias),
            ("Kabul", "Kabul", Name),
        ],
    );
    check(
        "Kabul warned that US President Donald Trump fled.",
        &[
            ("Kabul", "Afghanistan", Metonym),
            ("US", "United States", Acronym),
            ("Donald Trump", "Donald Trump", Name),
        ],
    );
    check(
        "Taliban leader Haibatullah Akhunzada met Americans.",
        &[
            ("Taliban", "Taliban", Name),
            ("Haibatullah Akhunzada", "Haibatullah Akhunzada", Name),
            ("Americans", "United States", Demonym),
        ],
    );
}

#[test]
fn surnames_go_to_the_full_name() {
    check(
        "Baqir Sajjad Rahimi met the minister. Mr. Rahimi said that Rahimi was tired.",
        &[
            ("Baqir Sajjad Rahimi", "Baqir Sajjad Rahimi", Name),
            ("Rahimi", "Baqir Sajjad Rahimi", Surname),
            ("Rahimi", "Baqir Sajjad Rahimi", Surname),
        ],
    );
    check(
        "Hillary Ostrow met Bill Ostrow. Mrs. Ostrow said that Mr. Ostrow fled. Ana Lindt met Bob. Ana said so.",
        &[
            ("Hillary Ostrow", "Hillary Ostrow", Name),
            ("Bill Ostrow", "Bill Ostrow", Name),
            ("Ostrow", "Hillary Ostrow", Surname),
            ("Ostrow", "Bill Ostrow", Surname),
            ("Ana Lindt", "Ana Lindt", Name),
            ("Bob", "Bob", Name),
            ("Ana", "Ana Lindt", Alias),
        ],
    );
    check(
        "On Monday Trump said that he fled.",
        &[("Trump", "Donald Trump", Surname)],
    );
    check(
        "Reporters said that Donald J. Trump fled.",
        &[("Donald J. Trump", "Donald Trump", Alias)],
    );
}

#[test]
fn acronyms_in_brackets_and_by_initials() {
    check(
        "The Armed Conflict Location & Event Data (ACLED) project said so.",
        &[
            (
                "Armed Conflict Location & Event Data",
                "Armed Conflict Location & Event Data Project",
                Alias,
            ),
            (
                "ACLED",
                "Armed Conflict Location & Event Data Project",
                Acronym,
            ),
        ],
    );
    check(
        "The Free Herat Party (FHP) said that FHP officials fled.",
        &[
            ("Free Herat Party", "Free Herat Party", Name),
            ("FHP", "Free Herat Party", Acronym),
            ("FHP", "Free Herat Party", Acronym),
        ],
    );
    check(
        "He met the Green Herat Group. The GHG said so.",
        &[
            ("Green Herat Group", "Green Herat Group", Name),
            ("GHG", "Green Herat Group", Acronym),
        ],
    );
}

#[test]
fn longer_names_win_over_places_in_them() {
    check(
        "He met Jordan Smith.",
        &[("Jordan Smith", "Jordan Smith", Name)],
    );
    check(
        "He met Georgia Lindt.",
        &[("Georgia Lindt", "Georgia Lindt", Name)],
    );
    check(
        "The Washington Post said so.",
        &[("Washington Post", "Washington Post", Name)],
    );
    check(
        "He fled Kabul University.",
        &[("Kabul University", "Kabul University", Name)],
    );
    check(
        "The University of Leeds said so.",
        &[("University of Leeds", "University of Leeds", Name)],
    );
    check(
        "He told the New York Times that.",
        &[("New York Times", "The New York Times", Alias)],
    );
}

#[test]
fn titles_and_roles_are_not_part_of_names() {
    check(
        "Defence Minister Khawaja Asif said so. Asif fled.",
        &[
            ("Khawaja Asif", "Khawaja Asif", Name),
            ("Asif", "Khawaja Asif", Surname),
        ],
    );
    check("The Prime Minister said so.", &[]);
    check(
        "The US Secretary of State said so.",
        &[("US", "United States", Acronym)],
    );
    check(
        "Secretary of State Ana Lindt met King Omar.",
        &[
            ("Ana Lindt", "Ana Lindt", Name),
            ("Omar", "King Omar", Name),
        ],
    );
    check(
        "Mr. Stephen King of Leeds said so.",
        &[
            ("Stephen King", "Stephen King", Name),
            ("Leeds", "Leeds", Name),
        ],
    );
}

#[test]
fn names_with_small_words_initials_and_nicknames() {
    check(
        "He met Ursula von Lindt.",
        &[("Ursula von Lindt", "Ursula von Lindt", Name)],
    );
    check(
        "He met Omar bin Rashad Jr. in Herat.",
        &[
            ("Omar bin Rashad Jr.", "Omar bin Rashad Jr.", Name),
            ("Herat", "Herat", Name),
        ],
    );
    check(
        "He met Joe \"the Hammer\" Lindt.",
        &[("Joe \"the Hammer\" Lindt", "Joe Lindt", Name)],
    );
    check(
        "He told Ana Lindt and Bob Marsh.",
        &[
            ("Ana Lindt", "Ana Lindt", Name),
            ("Bob Marsh", "Bob Marsh", Name),
        ],
    );
}

#[test]
fn heads_of_sentences_need_evidence() {
    check(
        "Reading was hard. Former officials fled. Human errors fled.",
        &[],
    );
    check("On Monday I fled. While he fled, The officials met.", &[]);
    check("Zarbakht said so.", &[("Zarbakht", "Zarbakht", Name)]);
    check(
        "Rain fell. He met Zarbakht. Zarbakht fled.",
        &[
            ("Zarbakht", "Zarbakht", Name),
            ("Zarbakht", "Zarbakht", Name),
        ],
    );
}

#[test]
fn a_name_begins_where_its_first_token_does() {
    // `The New York Times` is known, too, and begins like this.
    check(
        "He met The New York primary.",
        &[("New York", "New York", Name)],
    );
}

#[test]
fn headlines_name_only_whom_the_body_knows() {
    check(
        "Zarbakht Calls Deal Great Failure While Crowds Gather\n\nHe met Omar Zarbakht.",
        &[
            ("Zarbakht", "Omar Zarbakht", Surname),
            ("Omar Zarbakht", "Omar Zarbakht", Name),
        ],
    );
}

#[test]
fn places_by_their_surroundings() {
    let places = |text: &str| -> Vec<(String, bool)> {
        let (rows, entities) = tagged(text);
        let places = entities.mentions.iter().map(|m| m.place);
        rows.into_iter().map(|row| row.0).zip(places).collect()
    };
    let check = |text: &str, wanted: &[(&str, bool)]| {
        let found = places(text);
        let found: Vec<(&str, bool)> = found.iter().map(|(t, p)| (t.as_str(), *p)).collect();
        assert_eq!(found, wanted, "in {text:?}");
    };
    check(
        "KABUL, Afghanistan — Officials fled.",
        &[("KABUL", true), ("Afghanistan", true)],
    );
    check(
        "He fled from Herat and Kabul to the northern Pakistan.",
        &[("Herat", true), ("Kabul", true), ("Pakistan", true)],
    );
    check(
        "Talks between Kabul and Islamabad failed.",
        &[("Kabul", true), ("Islamabad", true)],
    );
    check(
        "The Islamabad-based analyst said Kabul fled.",
        &[("Islamabad-based", true), ("Kabul", false)],
    );
}

#[test]
fn roles_beside_names() {
    #[track_caller]
    fn check(
        text: &str,
        name: &str,
        roles: &[&str],
        gender: Option<Gender>,
        country: Option<&str>,
    ) {
        let lexicon = lexicon();
        let segmented = segment(text, &lexicon);
        let (_, entities) = tagged(text);
        let found = entities
            .cast
            .iter()
            .find(|c| c.entity.name == name)
            .expect(name);
        let found_roles: Vec<&str> = found
            .roles
            .iter()
            .map(|r| segmented.span_of(r.tokens.clone()).slice(text))
            .collect();
        assert_eq!(found_roles, roles, "in {text:?}");
        assert_eq!(found.gender, gender);
        assert_eq!(found.country.as_deref(), country);
        assert_eq!(found.entity.entity_type, EntityType::Person);
    }
    check(
        "The Pakistani journalist Sami Lindt fled.",
        "Sami Lindt",
        &["Pakistani journalist"],
        Some(Gender::Male),
        Some("PAK"),
    );
    check(
        "He met Ana Lindt, 45, an economist at the bank.",
        "Ana Lindt",
        &["economist"],
        Some(Gender::Female),
        None,
    );
    check(
        "He met Khawaja Asif, the defence minister.",
        "Khawaja Asif",
        &["defence minister"],
        Some(Gender::Male),
        Some("PAK"),
    );
    check(
        "The senior analyst, Zia Marsh, said so.",
        "Zia Marsh",
        &["senior analyst"],
        None,
        None,
    );
    check(
        "Mrs. Zia Marsh, spokesman Bob Lindt said, fled.",
        "Zia Marsh",
        &["Mrs."],
        Some(Gender::Female),
        None,
    );
}

#[test]
fn types_by_surroundings() {
    let of = |text: &str, name: &str| {
        let (_, entities) = tagged(text);
        let found = entities.cast.iter().find(|c| c.entity.name == name);
        found.map(|c| c.entity.entity_type)
    };
    assert_eq!(
        of("He met crowds in Zarbakht. He met Zarbakht.", "Zarbakht"),
        Some(EntityType::Place)
    );
    assert_eq!(
        of("He fled with Zarbakht. Zarbakht said so.", "Zarbakht"),
        Some(EntityType::Organisation)
    );
    assert_eq!(
        of("He met Mr. Zarbakht.", "Zarbakht"),
        Some(EntityType::Person)
    );
    assert_eq!(
        of("He met the Zarbakht Party.", "Zarbakht Party"),
        Some(EntityType::Party)
    );
}

#[test]
fn long_texts_take_linear_time() {
    let lexicon = lexicon();
    let gazetteer = Gazetteer::new(lexicon.entries());
    for part in [
        "Ana Lindt, ",
        "Kabul and ",
        "A. ",
        "Mr. ",
        "(TTP) ",
        "Ministry of ",
        "US",
        "KABUL ",
        "Kabul, ",
        "von ",
        "\"Joe ",
        "Pakistan's foreign ministry ",
        "the charity Vell Arden, which ",
        "Keyholders' and ",
        "Vell Arden's brave ",
        "Selvy police ",
    ] {
        let text = part.repeat(50_000);
        let segmented = segment(&text, &lexicon);
        let entities = tag(&segmented, &lexicon, &gazetteer);
        assert!(entities.mentions.len() <= segmented.tokens.len());
    }
}

proptest! {
    #[test]
    fn mentions_are_in_order_apart_and_within_a_sentence(
        text in "(Mr\\. |Kabul |the |Ana |Lindt |of |and |\\(|\\) |[.!?] |\"|“|”|\n\n|, |’s |US |Pakistani |Party |Minister |von |[A-Z]\\. |-based |\\PC){0,60}"
    ) {
        let lexicon = lexicon();
        let segmented = segment(&text, &lexicon);
        let entities = tag(&segmented, &lexicon, &Gazetteer::new(lexicon.entries()));
        let mut end = 0;
        for mention in &entities.mentions {
            prop_assert!(mention.tokens.start >= end);
            prop_assert!(!mention.tokens.is_empty());
            end = mention.tokens.end;
            let sentence = segmented.tokens[mention.tokens.start].sentence;
            prop_assert_eq!(sentence, segmented.tokens[end - 1].sentence);
            prop_assert!(entities.cast.get(mention.entity.0 as usize).is_some());
        }
        let ids: std::collections::BTreeSet<_> = entities.cast.iter().map(|c| &c.entity.id).collect();
        prop_assert_eq!(ids.len(), entities.cast.len());
    }
}

#[test]
fn shouted_and_adorned_names_are_the_plain_ones() {
    check(
        "Ana Lindt spoke. LINDT: No. He met ANA LINDT.",
        &[
            ("Ana Lindt", "Ana Lindt", Name),
            ("LINDT", "Ana Lindt", Surname),
            ("ANA LINDT", "Ana Lindt", Name),
        ],
    );
}

#[test]
fn bodies_go_by_their_last_word_and_by_their_first_ones() {
    check(
        "He met the Orsk Ledge Front. Then the Front left.",
        &[
            ("Orsk Ledge Front", "Orsk Ledge Front", Name),
            ("Front", "Orsk Ledge Front", Alias),
        ],
    );
}

#[test]
fn crossheads_name_nobody() {
    check(
        "Breakdown\n\nBob Lindt left.",
        &[("Bob Lindt", "Bob Lindt", Name)],
    );
}
