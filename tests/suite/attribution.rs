//! Who says what, word for word, through the whole pipeline: where sources and contents begin and end.

use allege::pipeline::extract;
use allege::text::Document;

use crate::referents::language;

/// Checks cue, source (`-` if none) and content (its spans joined by ` + `) of every claim of `text`.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str, &str)]) {
    let document = Document::new("bridge.txt", text);
    let extraction = extract(&document, language());
    let join = |spans: Vec<&str>, between: &str| {
        if spans.is_empty() {
            "-".to_owned()
        } else {
            spans.join(between)
        }
    };
    let found: Vec<(String, String, String)> = extraction
        .claims
        .iter()
        .map(|claim| {
            let sources = claim.sources.iter().map(|party| party.span.slice(text));
            let contents = claim.contents.iter().map(|span| span.slice(text));
            (
                claim.cue.slice(text).to_owned(),
                join(sources.collect(), " & "),
                join(contents.collect(), " + "),
            )
        })
        .collect();
    let expected: Vec<(String, String, String)> = expected
        .iter()
        .map(|&(cue, source, content)| (cue.into(), source.into(), content.into()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn what_opens_a_sentence_is_no_content_of_a_quotation() {
    check(
        "Asked about the pier, Ana Ruiz said, “It has stood for a century.”",
        &[("said", "Ana Ruiz", "“It has stood for a century.”")],
    );
    check(
        "The pier, the mayor noted, has stood for a century.",
        &[("noted", "the mayor", "The pier + has stood for a century")],
    );
    check(
        "It was, he said, one of the worst floods of the century.",
        &[(
            "said",
            "he",
            "It was + one of the worst floods of the century",
        )],
    );
}

#[test]
fn insertions_end_no_clause() {
    check(
        "The pollster said Roe, despite his wealth, is better placed.",
        &[(
            "said",
            "The pollster",
            "Roe, despite his wealth, is better placed",
        )],
    );
    check(
        "They say Roe walked across the bridge.",
        &[("say", "They", "Roe walked across the bridge")],
    );
    check(
        "The mayor said there are good reasons to stay.",
        &[("said", "The mayor", "there are good reasons to stay")],
    );
}

#[test]
fn content_ends_where_somebody_else_takes_over() {
    // The main clause.
    check(
        "While Roe says that the bridge is safe, the piers are rotten.",
        &[("says", "Roe", "the bridge is safe")],
    );
    check(
        "When Roe said the bridge was safe, the council not only cheered but danced.",
        &[("said", "Roe", "the bridge was safe")],
    );
    check(
        "The sailor accused of stealing the boat was freed.",
        &[("accused", "-", "stealing the boat")],
    );
    // Dashes and brackets.
    check(
        "With the campaign nearly broke — new filings show it has no cash — allies stepped in.",
        &[("show", "new filings", "it has no cash")],
    );
    check(
        "(The paper replied that Roe had left the port.)",
        &[("replied", "The paper", "Roe had left the port")],
    );
    // A second verb of the speaker's.
    check(
        "Roe noted that he taught law, and added: “I know it.”",
        &[
            ("noted", "Roe", "he taught law"),
            ("added", "Roe", "“I know it.”"),
        ],
    );
    // What the subject does besides.
    check(
        "The union vowed to leave the port, joining the crews.",
        &[("vowed", "The union", "to leave the port")],
    );
    // A second clause behind a thing.
    check(
        "The union demanded a new bridge, and the council shrugged.",
        &[("demanded", "The union", "a new bridge")],
    );
}

#[test]
fn the_nearest_subject_speaks() {
    check(
        "The mayor said the agency denied the report.",
        &[
            ("said", "The mayor", "the agency denied the report"),
            ("denied", "the agency", "the report"),
        ],
    );
    check(
        "About one in five say they would leave.",
        &[("say", "About one in five", "they would leave")],
    );
    check(
        "Thirty-one percent of those surveyed say they would leave.",
        &[(
            "say",
            "Thirty-one percent of those surveyed",
            "they would leave",
        )],
    );
    check(
        "Forums posted letters in which the group urged followers to leave.",
        &[("urged", "the group", "to leave")],
    );
    check(
        "Roe hacked into the pumps and she accused the port of silence.",
        &[("accused", "she", "silence")],
    );
    check(
        "The mayor turned the tables on Orvik, who denied the report.",
        &[("denied", "Orvik", "the report")],
    );
    check(
        "The mayor met critics who called the plan “a joke.”",
        &[("called", "critics", "“a joke.”")],
    );
    check(
        "Instead, Will called for a vote.",
        &[("called for", "Will", "a vote")],
    );
    check(
        "Most of those who left say they would return.",
        &[("say", "Most of those who left", "they would return")],
    );
    check(
        "However, Jill A. Martin, vice president for the port, said the crane had failed.",
        &[("said", "Jill A. Martin", "the crane had failed")],
    );
    check(
        "“The order is important,” Speaker Ola Brandt, the chair, told the delegates before the vote.",
        &[("told", "Speaker Ola Brandt", "“The order is important,”")],
    );
}

#[test]
fn objects_begin_no_clause() {
    check(
        "Roe said that naming the port would not help.",
        &[("said", "Roe", "naming the port would not help")],
    );
    check(
        "Despite polls showing her behind, Orvik campaigned in the town.",
        &[],
    );
    check("The port is finding them reluctant to pay.", &[]);
    check(
        "All appeared on Sunday news shows to tout their plans.",
        &[],
    );
    check("The election cost $2 million per week.", &[]);
}

#[test]
fn both_spellings_of_a_form_attribute() {
    for cue in ["signaled", "signalled"] {
        check(
            &format!("The mayor {cue} that the bridge would close."),
            &[(cue, "The mayor", "the bridge would close")],
        );
    }
}

#[test]
fn quotations_run_on() {
    // Behind a description of the speaker.
    check(
        "“It held,” said Ana Ruiz, whose firm does not sell bridges. “We were lucky.”",
        &[("said", "Ana Ruiz", "“It held,” + “We were lucky.”")],
    );
    // In a paragraph that holds nothing else.
    check(
        "“It held,” said Ana Ruiz.\n\n“We were lucky.”\n\nThe bridge is old.",
        &[("said", "Ana Ruiz", "“It held,” + “We were lucky.”")],
    );
    check(
        "“It held,” said Ana Ruiz.\n\nThe sign read “Closed.”",
        &[
            ("said", "Ana Ruiz", "“It held,”"),
            ("read", "The sign", "“Closed.”"),
        ],
    );
    // Below what introduces it.
    check(
        "Ana Ruiz says:\n\n“We were lucky.”",
        &[("says", "Ana Ruiz", "“We were lucky.”")],
    );
}

#[test]
fn a_quotation_has_one_speaker() {
    check(
        "Ruiz said the move was made by the port and said, “Whom will you trust?”",
        &[
            ("said", "Ruiz", "the move was made by the port"),
            ("said", "Ruiz", "“Whom will you trust?”"),
        ],
    );
    check(
        "Brandt said: \"It is no plan.\n\n\"It does not help us,\" Brandt said.",
        &[
            ("said", "Brandt", "\"It is no plan"),
            ("said", "Brandt", "\"It does not help us,\""),
        ],
    );
}

#[test]
fn headlines_are_no_names() {
    check(
        "Orvik Calls On Dahlgren To Resign",
        &[("Calls On", "Orvik", "To Resign")],
    );
}

/// A text may end anywhere; what looks ahead must not look past the end.
#[test]
fn every_beginning_of_a_text_is_understood() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for name in ["river-spill.txt", "bakers-strike.txt", "hostage-talks.txt"] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let text = text + "The sailor accused of stealing and blamed for those surveyed and that";
        let ends = text.match_indices([' ', '\n']).map(|(at, _)| at);
        for end in ends.chain([text.len()]) {
            // Only the last words change; a few sentences before them are enough.
            let mut start = end.saturating_sub(400);
            while !text.is_char_boundary(start) {
                start += 1;
            }
            let document = Document::new("cut.txt", &text[start..end]);
            let claims = extract(&document, language()).claims;
            let in_text = |span: &allege::text::Span| span.range().end <= document.text.len();
            assert!(
                claims
                    .iter()
                    .all(|claim| claim.contents.iter().all(in_text))
            );
        }
    }
}
