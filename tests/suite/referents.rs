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
pub(crate) fn check(text: &str, expected: &[(&str, &str)]) {
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

#[test]
fn a_noun_finds_the_body_that_it_suits() {
    // By what stands beside the name, however near another body stands.
    check(
        "Ostra, a charity, met Vell Ardenne, a shipping company. The charity said the bridge was safe.",
        &[("The charity", "Ostra")],
    );
    // By a word of the name.
    check(
        "Vell Ardenne met the Elm Harbour Trust. The trust said the bridge was safe.",
        &[("The trust", "Elm Harbour Trust")],
    );
    // By who holds office there.
    check(
        "Ana Ruiz, the general secretary of Hands Together, said the bridge was old. Vell Ardenne, a shipping company, met her. The union said it would walk out.",
        &[("Ana Ruiz", "Ana Ruiz"), ("The union", "Hands Together")],
    );
    // Named right behind a place, in which a complaint is filed: a subject of its own.
    check(
        "Hands Together, a union, met Ostra Rail. In a complaint filed with the Labour Relations Board, the union said it was late.",
        &[("the union", "Hands Together")],
    );
}

#[test]
fn a_group_is_its_speakers() {
    check(
        "Tom Reed, the director of Elm Watch, was late. His group said the bridge was safe.",
        &[("His group", "Elm Watch")],
    );
}

#[test]
fn the_first_sentences_speak_of_whom_a_text_names_later() {
    check(
        "A judge said the bridge was unsafe.\n\nJudge Ana Ruiz spoke on Monday.",
        &[("A judge", "Ana Ruiz")],
    );
}

#[test]
fn the_prime_minister_is_no_other_minister() {
    check(
        "Prime Minister Ana Ruiz met Finance Minister Tom Reed. The prime minister said the bridge was safe.",
        &[("The prime minister", "Ana Ruiz")],
    );
}

#[test]
fn a_man_is_he_and_one_of_several_is_named_behind() {
    check(
        "Tom Reed was late. The man said the bridge was safe.",
        &[("The man", "Tom Reed")],
    );
    check(
        "One of the engineers, Ana Ruiz, said the bridge was safe.",
        &[("One of the engineers", "Ana Ruiz")],
    );
}

#[test]
fn who_speaks_comes_before_whom_he_quotes() {
    check(
        "Tom Reed said that his client would deny the charge. He added that the bridge was safe.",
        &[
            ("Tom Reed", "Tom Reed"),
            ("his client", "?"),
            ("He", "Tom Reed"),
        ],
    );
}

#[test]
fn a_name_explains_what_stands_before_its_comma() {
    check(
        "Another, Ana Ruiz, said the bridge was safe.",
        &[("Another", "Ana Ruiz")],
    );
    check(
        "The prosecutor, Assistant U.S. Attorney Ana Ruiz, said the bridge was safe.",
        &[("The prosecutor", "Ana Ruiz")],
    );
    check(
        "Its chairman, retired general Tom Reed, said the bridge was safe.",
        &[("Its chairman", "Tom Reed")],
    );
    check(
        "The senator, Tom Reed of Nevada, laughed. “It held,” he said.",
        &[("he", "Tom Reed")],
    );
    check(
        "Ruiz’s sponsor, the insurer Vell & Orsk, said the bridge was safe.",
        &[("Ruiz’s sponsor", "Vell & Orsk")],
    );
    check(
        "One pastor supporting the plan, Tom Reed, said the bridge was safe.",
        &[("One pastor", "Tom Reed")],
    );
}

#[test]
fn titles_and_callings_before_a_name_are_no_other_person() {
    check(
        "Former Secretary of State Ana Ruiz said the bridge was safe.",
        &[("Former Secretary of State Ana Ruiz", "Ana Ruiz")],
    );
    check(
        "Town contender and former surgeon Tom Reed said the bridge was safe.",
        &[("Town contender and former surgeon Tom Reed", "Tom Reed")],
    );
    check(
        "A spokesman for Mayor Ana Ruiz said the bridge was safe.",
        &[("A spokesman for Mayor Ana Ruiz", "?")],
    );
}

#[test]
fn a_noun_behind_a_name_only_says_what_it_is() {
    check(
        "The Orsk Lantern consortium said the bridge was safe.",
        &[("The Orsk Lantern consortium", "Orsk Lantern")],
    );
    // Somebody's campaign is no other body.
    check(
        "Vell Ardenne, a charity, met Ana Ruiz. The Ruiz campaign said the bridge was safe.",
        &[("The Ruiz campaign", "?")],
    );
}

#[test]
fn pronouns_take_up_subjects_that_are_nouns_or_pronouns() {
    check(
        "Hollin Minerals closed the mine. Vell Ardenne, a union, met workers. \
         The company took a charge. It said the bridge was safe.",
        &[("It", "Hollin Minerals")],
    );
    // An institution that stays unknown is not the one named last.
    check(
        "Vell Ardenne, a charity, met workers. The school closed early. It said the bridge was safe.",
        &[("It", "?")],
    );
    check(
        "Sen. Ana Ruiz waved a memo in which, she said, nobody was named.",
        &[("she", "Ana Ruiz")],
    );
    check(
        "Ana Ruiz, for the union, read a page aloud; it was stolen, she said.",
        &[("she", "Ana Ruiz")],
    );
}

#[test]
fn one_of_a_people_is_a_person() {
    check(
        "Jens Oxholm came home. “It held,” the Dane said.",
        &[("the Dane", "Jens Oxholm")],
    );
    check(
        "Jens Oxholm came home. The Danish said the bridge was safe.",
        &[("The Danish", "Denmark")],
    );
}

#[test]
fn officials_speak_for_the_state_they_sit_in() {
    check(
        "Officials in Lima said the bridge was safe.",
        &[("Officials in Lima", "Peru")],
    );
    check(
        "Bakers in Lima said the bridge was safe.",
        &[("Bakers in Lima", "?")],
    );
    check(
        "Peru closed its border with Chile. Trucks left Peru. Officials said the bridge was safe.",
        &[("Officials", "Peru")],
    );
    check(
        "Trucks left Peru. Officials said the bridge was safe.",
        &[("Officials", "?")],
    );
    check(
        "Peru closed its border with Chile. Its delegation said the bridge was safe.",
        &[("Its delegation", "Peru")],
    );
}

#[test]
fn whoever_is_accused_is_not_who_speaks() {
    let targets = |text: &str| -> Vec<Option<String>> {
        let document = Document::new("bridge.txt", text);
        let claims = extract(&document, language()).claims;
        let targets = claims.iter().flat_map(|claim| &claim.targets);
        targets
            .map(|party| party.entity.as_ref().map(|entity| entity.name.clone()))
            .collect()
    };
    assert_eq!(
        targets(
            "Hollin Minerals, a company, met Vell Ardenne, a union. The union accused the company of theft."
        ),
        [Some("Hollin Minerals".to_owned())]
    );
    assert_eq!(
        targets(
            "Tom Reed, a minister, came home. Ana Ruiz, a minister, accused the minister of theft."
        ),
        [Some("Tom Reed".to_owned())]
    );
    assert_eq!(
        targets("Ana Ruiz accused Hollin Minerals of theft. “They lied,” she said."),
        [
            Some("Hollin Minerals".to_owned()),
            Some("Hollin Minerals".to_owned())
        ]
    );
}

/// Checks type and targets of the only claim of `text`, and how it is quoted.
#[track_caller]
fn check_claim(text: &str, claim_type: &str, targets: &[&str], quote_type: &str) {
    let document = Document::new("bridge.txt", text);
    let extraction = extract(&document, language());
    let claim = &extraction.claims[0];
    let found: Vec<&str> = claim
        .targets
        .iter()
        .map(|party| party.span.slice(text))
        .collect();
    assert_eq!(
        (
            claim.claim_type.as_str(),
            &found[..],
            claim.quote_type.as_str()
        ),
        (claim_type, targets, quote_type),
        "{text}"
    );
}

#[test]
fn what_is_said_tells_the_type_where_the_cue_does_not() {
    let check = |text, claim_type, targets: &[&str]| {
        let quote_type = if text_is_quoted(text) {
            "direct"
        } else {
            "indirect"
        };
        check_claim(text, claim_type, targets, quote_type);
    };
    check(
        "Ruiz added that the port had embezzled the money.",
        "accusation",
        &["the port"],
    );
    check("Ruiz added that the letter was baseless.", "denial", &[]);
    check(
        "Ruiz added that the timetable was ludicrous.",
        "criticism",
        &[],
    );
    check(
        "Ruiz added that the crew was heroic.",
        "endorsement",
        &["the crew"],
    );
    check(
        "Ruiz added that she had misled the court.",
        "admission",
        &[],
    );
    check("Ruiz added that the ferry was late.", "statement", &[]);
    // What might be has not happened.
    check(
        "Ruiz added that the port could embezzle the money.",
        "statement",
        &[],
    );
    // Who does it to somebody, not to whom it is done.
    check(
        "Ruiz added that the crew was robbed by the guards.",
        "accusation",
        &["the guards"],
    );
    check(
        "“They looted the stores,” Ruiz added.",
        "accusation",
        &["They"],
    );
    // An adverb may judge what the verb leaves open.
    check(
        "Ruiz added that the guards had unlawfully detained the crew.",
        "accusation",
        &["the guards"],
    );
    for cleared in [
        "Ruiz added that the crew had done nothing wrong.",
        "Ruiz added that she had nothing to do with the fire.",
        "Ruiz added that the report was not accurate.",
    ] {
        check(cleared, "denial", &[]);
    }
}

#[test]
fn must_and_should_ask_somebody_to_act() {
    let check = |text, claim_type, targets: &[&str]| {
        check_claim(text, claim_type, targets, "direct");
    };
    check("“They must resign,” Ruiz added.", "demand", &["They"]);
    check("“Brandt has to go,” Ruiz added.", "demand", &["Brandt"]);
    check("“They need to resign,” Ruiz added.", "demand", &["They"]);
    check_claim(
        "Ruiz added that the mayor must be sacked.",
        "demand",
        &[],
        "indirect",
    );
    // Nobody is asked, or only those who speak; what is expected is no demand.
    check("“Brandt must be sacked,” Ruiz added.", "demand", &[]);
    check("“We must go,” Ruiz added.", "statement", &[]);
    check("“The ferry should work,” Ruiz added.", "statement", &[]);
    // What was not done is held against somebody.
    check(
        "“They should have gone,” Ruiz added.",
        "criticism",
        &["They"],
    );
    check("“They must have gone,” Ruiz added.", "statement", &[]);
}

#[test]
fn a_pronoun_is_who_speaks_only_where_it_can_be() {
    let check = |text, claim_type, targets: &[&str]| {
        check_claim(text, claim_type, targets, "indirect");
    };
    check(
        "The mayor added that she had misled the court.",
        "admission",
        &[],
    );
    check(
        "The ministry added that she had misled the court.",
        "accusation",
        &["she"],
    );
    check(
        "Officials added that it had misled the court.",
        "accusation",
        &["it"],
    );
    check(
        "The mayor added that they had misled the court.",
        "accusation",
        &["they"],
    );
}

#[test]
fn who_tells_what_was_done_to_him_accuses_not_himself() {
    let check = |text, targets: &[&str]| check_claim(text, "accusation", targets, "indirect");
    check("Ruiz alleged that she was locked out.", &[]);
    check(
        "Ruiz alleged that the mayor locked her out.",
        &["the mayor"],
    );
}

#[test]
fn a_clause_that_the_cue_breaks_is_one() {
    check_claim(
        "The port, Ruiz added, has embezzled the money.",
        "accusation",
        &["The port"],
        "indirect",
    );
    check_claim(
        "The crew was, Ruiz added, “the bravest in the bay”.",
        "endorsement",
        &["The crew"],
        "mixed",
    );
}

#[test]
fn words_that_do_not_tell_what_they_hold_of_somebody_still_tell_of_whom() {
    let check = |text, targets: &[&str], quote_type| {
        check_claim(text, "statement", targets, quote_type);
    };
    check(
        "“They count ships from a car,” Ruiz added.",
        &["They"],
        "direct",
    );
    // What others did to them, and what they did not do, is not held against them.
    check("“They were told to wait,” Ruiz added.", &[], "direct");
    check("“They did not count the ships,” Ruiz added.", &[], "direct");
    check(
        "Ruiz added that the ministry “had a telephone and six hours”.",
        &["the ministry"],
        "mixed",
    );
    check(
        "Ruiz added that the ministry had six hours.",
        &[],
        "indirect",
    );
}

fn text_is_quoted(text: &str) -> bool {
    text.starts_with('“')
}

#[test]
fn a_title_in_a_content_is_no_quotation() {
    check_claim(
        "Ruiz said “Open Water” would be shown in May.",
        "statement",
        &[],
        "indirect",
    );
    check_claim(
        "Ruiz said the film was “far too long”.",
        "statement",
        &[],
        "mixed",
    );
}
