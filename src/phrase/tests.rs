//! Word classes and extents in one sentence at a time.

// The path of a method is for one lifetime; the helpers here call theirs for any.
#![allow(clippy::redundant_closure_for_method_calls)]

use std::sync::LazyLock;

use super::*;
use crate::lexicon::LexiconFiles;
use crate::segment::segment;

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::load(&LexiconFiles::embedded()).unwrap());

/// The class of the first token that reads `word`.
#[track_caller]
fn check_class(text: &str, word: &str, wanted: Tag) {
    let segmented = segment(text, &LEXICON);
    let tags = phrase(&segmented, &LEXICON, &Entities::default()).tags;
    let i = (0..tags.len())
        .find(|&i| segmented.token_text(i) == word)
        .expect("the word stands in the text");
    assert_eq!(tags[i], wanted, "{word} in: {text}");
}

/// Words from or up to the first token that reads `word`, as far as the extents that `list` adds.
#[track_caller]
fn extents(
    text: &str,
    word: &str,
    list: impl Fn(&Extents<'_>, usize, &mut Vec<usize>),
) -> Vec<String> {
    let segmented = segment(text, &LEXICON);
    let phrases = phrase(&segmented, &LEXICON, &Entities::default());
    let extents = Extents {
        segmented: &segmented,
        lexicon: &LEXICON,
        phrases: &phrases,
    };
    let pos = (0..phrases.tags.len())
        .find(|&i| segmented.token_text(i) == word)
        .expect("the word stands in the text");
    let mut ends = Vec::new();
    list(&extents, pos, &mut ends);
    let covered = |&end: &usize| {
        let span = segmented.span_of(pos.min(end)..pos.max(end));
        span.slice(text).to_owned()
    };
    ends.iter().map(covered).collect()
}

#[test]
fn prepositions_are_other_words_where_a_preposition_cannot_stand() {
    check_class("They tried to save the ferry.", "save", Tag::V);
    check_class("She has given the port a map.", "given", Tag::Vn);
    check_class("An inside source saw it.", "inside", Tag::Adj);
    check_class("They waited inside the hall.", "inside", Tag::Prep);
    check_class("Roe provided a statement.", "provided", Tag::Vd);
    check_class("She wrote for the Harbour Post.", "Post", Tag::Name);
}

#[test]
fn quantities_describe_the_noun_behind_them() {
    check_class("In other states it rained.", "states", Tag::Nouns);
    check_class("They had little interest in it.", "interest", Tag::Noun);
    check_class("The others left.", "others", Tag::Pron);
    check_class("There is enough support for it.", "support", Tag::Noun);
}

#[test]
fn that_is_a_subject_before_an_auxiliary() {
    check_class("Roe said that was never the plan.", "that", Tag::Pron);
    check_class("Roe said that’s what she meant.", "that", Tag::Pron);
    check_class("Roe said that the plan was old.", "that", Tag::Comp);
    check_class("The plan that was agreed is old.", "that", Tag::Rel);
}

#[test]
fn what_stands_before_a_name_decides_whether_a_noun_follows_it() {
    let hearing = "Roe told a Tarnby Council hearing that it rained.";
    check_class(hearing, "hearing", Tag::Noun);
    check_class(
        "The Tarnby Council backing Roe has left.",
        "backing",
        Tag::Vg,
    );
    check_class("Republican voters like him.", "voters", Tag::Nouns);
    check_class(
        "He won the early Republican contests.",
        "contests",
        Tag::Nouns,
    );
}

#[test]
fn plural_names_and_relative_pronouns_want_a_verb() {
    check_class("Democrats hope to win.", "hope", Tag::V);
    check_class("They met a group that calls itself free.", "that", Tag::Rel);
    check_class("A report that calls were made is true.", "that", Tag::Comp);
}

#[test]
fn what_asks_before_people_who_act() {
    check_class("It was what officials called a crime.", "what", Tag::Wh);
    check_class("They asked what officials there were.", "what", Tag::Det);
}

#[test]
fn unknown_words_in_ed_are_verbs_behind_what_can_be_their_subject() {
    check_class("Roe vrimpled the plan.", "vrimpled", Tag::Vd);
    check_class("Roe has vrimpled the plan.", "vrimpled", Tag::Vn);
}

#[test]
fn what_follows_decides_on_the_first_word_and_behind_adverbs() {
    check_class("Stouter said it rained.", "Stouter", Tag::Name);
    check_class("Stouter ships came.", "Stouter", Tag::Adj);
    check_class("The mayor also plans to leave.", "plans", Tag::Vz);
    check_class("The mayor has plans to leave.", "plans", Tag::Nouns);
    check_class(
        "Roe said after a lunch that he had left.",
        "after",
        Tag::Prep,
    );
    check_class("Roe said after he had left.", "after", Tag::Sub);
}

#[test]
fn participles_and_infinitives_describe_what_stands_before_them() {
    let insertion = |text, word| extents(text, word, |e, i, out| e.insertion_to(i, out));
    assert_eq!(insertion("Voters polled said no.", "said"), ["polled"]);
    assert_eq!(
        insertion("Towns trying to regain control say no.", "say"),
        ["trying to regain control"]
    );
}

#[test]
fn subjects_take_in_prepositions_and_as_many_joined_phrases_as_fit() {
    assert_eq!(
        extents("People close to the mayor said no.", "said", |e, i, out| e
            .noun_phrase_to(i, out)),
        ["People close to the mayor"]
    );
    assert_eq!(
        extents("A source close to him said no.", "said", |e, i, out| e
            .noun_phrase_to(i, out)),
        ["A source close to him"]
    );
    assert!(
        extents("They heard him said no.", "said", |e, i, out| e
            .noun_phrase_to(i, out))
        .is_empty()
    );
    assert_eq!(
        extents(
            "The plan, members and leaders say, is good.",
            "say",
            |e, i, out| e.noun_phrase_to(i, out)
        ),
        [
            "The plan, members and leaders",
            "members and leaders",
            "leaders"
        ]
    );
}

#[test]
fn clauses_may_begin_with_a_quantity_or_a_gerund() {
    assert_eq!(
        extents(
            "Roe said about half of it was lost.",
            "about",
            |e, i, out| e.clause_from(i, out)
        ),
        ["about half of it was lost"]
    );
    assert_eq!(
        extents(
            "Roe said widening the road would take years.",
            "widening",
            |e, i, out| e.clause_from(i, out)
        ),
        ["widening the road would take years"]
    );
    assert!(
        extents("Roe spoke about it.", "about", |e, i, out| e
            .clause_from(i, out))
        .is_empty()
    );
    assert!(
        extents("Roe left, noting it had rained.", "noting", |e, i, out| e
            .clause_from(i, out))
        .is_empty()
    );
}

#[test]
fn two_words_of_time_can_possess() {
    let segmented = segment("Roe spoke during this week’s debate.", &LEXICON);
    let phrases = phrase(&segmented, &LEXICON, &Entities::default());
    let chunk = phrases.chunk_at(4).unwrap();
    assert_eq!(chunk.tokens(), 3..7);
}

#[test]
fn surnames_may_be_ordinary_words() {
    check_class("“The pier is safe,” Small said.", "Small", Tag::Name);
    check_class("Young added that it was.", "Young", Tag::Name);
    check_class("Small crews left.", "Small", Tag::Adj);
    check_class("Rosa de Lune left.", "de", Tag::Name);
}

#[test]
fn neighbours_further_off_decide() {
    check_class("Roe once said so.", "once", Tag::Adv);
    check_class(
        "He spoke after a lunch that he paid for.",
        "after",
        Tag::Prep,
    );
    check_class("Refugee advocates also said it.", "advocates", Tag::Nouns);
    check_class("Harbour advocates say it.", "advocates", Tag::Nouns);
}

#[test]
fn adjectives_are_joined() {
    let segmented = segment("Current and former officials left.", &LEXICON);
    let phrases = phrase(&segmented, &LEXICON, &Entities::default());
    assert_eq!(phrases.chunk_at(0).unwrap().tokens(), 0..4);
}

#[test]
fn a_phrase_may_open_a_clause() {
    let text = "She said despite the storm, the crews would sail.";
    let clauses = extents(text, "despite", |e, i, out| e.clause_from(i, out));
    assert_eq!(clauses, ["despite the storm, the crews would sail"]);
    let text = "She spoke of the storm.";
    assert!(extents(text, "of", |e, i, out| e.clause_from(i, out)).is_empty());
}

#[test]
fn parties_familiar_with_something() {
    let text = "People familiar with the plan say so.";
    let before = extents(text, "say", |e, i, out| e.noun_phrase_to(i, out));
    assert_eq!(before, ["People familiar with the plan"]);
    let ahead = extents(text, "People", |e, i, out| e.noun_phrase_from(i, out));
    assert_eq!(ahead, ["People familiar with the plan", "People"]);
}

#[test]
fn dates_stand_before_and_behind_a_verb() {
    let text = "She spoke during Monday’s debate.";
    let behind = extents(text, "during", |e, i, out| e.adverbial_from(i, out));
    assert_eq!(behind, ["during Monday’s debate"]);
    let text = "She less than two weeks ago said so.";
    let before = extents(text, "said", |e, i, out| e.adverbial_to(i, out));
    assert_eq!(before.last().unwrap(), "less than two weeks ago");
}

/// Where content that begins with `word` most likely ends.
#[track_caller]
fn check_matter(text: &str, word: &str, wanted: &str) {
    let all = extents(text, word, |e, pos, out| e.matter_from(pos, out));
    assert_eq!(all.first().map(String::as_str), Some(wanted), "{text}");
}

#[test]
fn content_ends_where_the_sentence_goes_on() {
    check_matter(
        "Praising the crews, the mayor of Varn opened the pier.",
        "the",
        "the crews",
    );
    check_matter(
        "Praising the crews, Odd Roe (a sailor) opened the pier.",
        "the",
        "the crews",
    );
    check_matter(
        "The port, which denied the theft, hired a lawyer.",
        "theft",
        "theft",
    );
    check_matter(
        "They praised the crews, the port and the mayor.",
        "crews",
        "crews, the port and the mayor",
    );
}

#[test]
fn second_verbs_and_times_do_not_belong_to_a_phrase() {
    check_matter(
        "Roe denied theft and was acquitted in May.",
        "theft",
        "theft",
    );
    check_matter(
        "Roe denied theft and the loss of a boat.",
        "theft",
        "theft and the loss of a boat",
    );
    check_matter(
        "Roe praised plans drafted and signed by Varn.",
        "plans",
        "plans drafted and signed by Varn",
    );
    check_matter("Roe endorsed Varn after he left the port.", "Varn", "Varn");
    check_matter(
        "Roe endorsed Varn after the storm.",
        "Varn",
        "Varn after the storm",
    );
    check_matter("Roe called it a farce and he was right.", "farce", "farce");
}

#[test]
fn semicolons_end_what_is_said() {
    check_matter(
        "She said the pier was safe; the mayor left.",
        "the",
        "the pier was safe",
    );
    check_matter(
        "She said that it was safe; that it was new.",
        "it",
        "it was safe; that it was new",
    );
}

#[test]
fn the_author_describes_what_is_spoken_of() {
    check_matter(
        "He said it hurt the port, which opened in May.",
        "it",
        "it hurt the port",
    );
    check_matter(
        "He said it hurt the port, a town in itself.",
        "it",
        "it hurt the port",
    );
    check_matter(
        "He said he took a map, a boat and a net.",
        "he",
        "he took a map, a boat and a net",
    );
    check_matter(
        "He said that Varn, who left in May, had lied.",
        "Varn",
        "Varn, who left in May, had lied",
    );
}

#[test]
fn content_is_not_cut_inside_its_quotation() {
    check_matter(
        "She said that “they go to sailors, showing them maps, and said so.”",
        "“",
        "“they go to sailors, showing them maps, and said so.”",
    );
}

#[test]
fn a_quotation_behind_a_colon_stands_alone() {
    let starts = extents(
        "Varn had lost its trade: “The port is gone,” Roe claimed.",
        "Roe",
        |e, pos, out| e.clause_to(pos, out),
    );
    assert_eq!(
        starts.first().map(String::as_str),
        Some("“The port is gone,”")
    );
}

#[test]
fn but_may_complete_a_contrast() {
    check_matter(
        "He said it was not for money, but because they cared.",
        "it",
        "it was not for money, but because they cared",
    );
    check_matter("He said it was late, but they cared.", "it", "it was late");
    check_matter(
        "He named the taxes, including the new ones.",
        "the",
        "the taxes, including the new ones",
    );
}

#[test]
fn a_dateline_is_no_content() {
    let starts = extents(
        "BERN, May 3 (AP) — The pier is gone, Roe claimed.",
        "Roe",
        |e, pos, out| e.clause_to(pos, out),
    );
    assert_eq!(
        starts.first().map(String::as_str),
        Some("The pier is gone,")
    );
}

#[test]
fn parts_of_a_day_belong_to_its_name() {
    let behind = extents("He left Monday night.", "Monday", |e, i, out| {
        e.adverbial_from(i, out);
    });
    assert_eq!(behind, ["Monday night"]);
}

#[test]
fn insertions_end_in_marks_of_other_marks() {
    let subject = |text: &str| extents(text, "said", |e, i, out| e.insertion_to(i, out));
    assert_eq!(
        subject("Roe, author of “Fog,” said so."),
        [", author of “Fog,”"]
    );
    assert_eq!(subject("Roe (once mayor), said so."), ["(once mayor),"]);
    assert_eq!(subject("Roe, eager to win, said so."), [", eager to win,"]);
    assert!(subject("The fog lifted and Roe said so.").is_empty());
}

#[test]
fn both_may_stand_behind_its_noun() {
    check_class("The mayor and the union both said so.", "both", Tag::Adv);
    check_class("They said both left.", "both", Tag::Pron);
    check_class("Small, who left, said so.", "Small", Tag::Name);
    check_class("Published reports say so.", "Published", Tag::Adj);
}
