//! Rules compiled against the built-in lexicon: what becomes of them, and of patterns in them.

use super::*;
use crate::lexicon::{Lexicon, LexiconFile, LexiconFiles};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::load(&LexiconFiles::embedded()).unwrap());

/// Compiles `rules`, each with a pair of examples added.
fn compile(rules: &str) -> Result<RuleSet, Vec<crate::diagnostic::Diagnostic>> {
    let file = LexiconFile {
        name: "test.rules".to_owned(),
        text: rules.to_owned().into(),
    };
    RuleSet::compile(&[file], &LEXICON)
}

fn rule(id: &str, fields: &str) -> String {
    format!("rule {id} : @CUE\n  {fields}\n  yes {{CUE x}}\n  no x\n")
}

/// Wants these programs of one pattern: cue, what stands before it (read backwards), what after.
#[track_caller]
fn check(pattern: &str, programs: &[&str]) {
    let set = compile(&rule("test", &format!("match {pattern}"))).unwrap();
    let shown = |insts: &[Inst]| {
        let items: Vec<String> = insts.iter().map(|inst| format!("[{inst}]")).collect();
        items.join("")
    };
    let found: Vec<String> = set.rules()[0]
        .programs
        .iter()
        .map(|p| {
            format!(
                "{} < {} > {}",
                shown(&p.left.insts),
                p.cue,
                shown(&p.right.insts)
            )
        })
        .collect();
    assert_eq!(found, programs);
}

#[test]
fn a_cue_of_words_is_found_by_its_first() {
    let open = |cue: &str, word: &str| {
        let set = compile(&rule("test", &format!("match CUE:( {cue} ) NP"))).unwrap();
        (set.may_open_cue(LEXICON.id(word)), set.at_word(word).len())
    };
    assert_eq!(open("bridge storm", "bridge"), (true, 1));
    assert_eq!(open("storm bridge", "bridge"), (false, 0));
    assert_eq!(open("xyzzy bridge", "Xyzzy"), (true, 1));
}

#[test]
fn a_pattern_is_split_at_its_cue() {
    check(
        "SOURCE:NP , CUE:<np-of> of NP",
        &["[,][save 1][NP][save 0][match] < <np-of> > [of][NP][match]"],
    );
    // A group around the cue is one program for each choice.
    check(
        "a ( b CUE:<that> c | CUE:( d e ) ) f",
        &[
            "[b][a][match] < <that> > [c][f][match]",
            "[a][match] < d e > [f][match]",
        ],
    );
    check(
        "CUE:<that> a | CUE:<zero>",
        &[
            "[match] < <that> > [a][match]",
            "[match] < <zero> > [match]",
        ],
    );
}

#[test]
fn repetition_is_written_out() {
    check(
        "CUE:<that> a?",
        &["[match] < <that> > [split 1 2][a][match]"],
    );
    check(
        "CUE:<that> a*",
        &["[match] < <that> > [split 1 3][a][jump 0][match]"],
    );
    check(
        "CUE:<that> a+",
        &["[match] < <that> > [a][split 2 4][a][jump 1][match]"],
    );
    check(
        "CUE:<that> a{1,3}",
        &["[match] < <that> > [a][split 2 5][a][split 4 5][a][match]"],
    );
    check("CUE:<that> a{2}", &["[match] < <that> > [a][a][match]"]);
    check(
        "CUE:<that> ( a | b )",
        &["[match] < <that> > [( a | b )][match]"],
    );
}

#[test]
fn items_are_shown_as_written() {
    for item in [
        "a", ",", "\"Roe\"", "NP/party", "..4", "^", "$", "//", "!that", "!NP",
    ] {
        check(
            &format!("CUE:<that> {item}"),
            &[&format!("[match] < <that> > [{item}][match]")],
        );
    }
    for test in [
        "<that>",
        "<v.pass>",
        "<n.accusation.of>",
        "<that,zero.neg>",
        "<adj.that>",
        "<denial.np.inf>",
    ] {
        check(
            &format!("CUE:{test}"),
            &[&format!("[match] < {test} > [match]")],
        );
    }
}

#[test]
fn each_makes_a_rule_of_every_value() {
    let rules = "rule r.$P : @CUE\n  each P = of for\n  match CUE:<np-$P> $P NP\n  yes of: {CUE x}\n  no of: x\n  yes for: {CUE y}\n  no for: y\n";
    let set = compile(rules).unwrap();
    let found: Vec<_> = set
        .rules()
        .iter()
        .map(|r| {
            (
                &*r.reference.id,
                r.programs[0].cue.to_string(),
                &*r.examples[0].marked.text,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("r.of", "<np-of>".to_owned(), "x"),
            ("r.for", "<np-for>".to_owned(), "y")
        ]
    );
}

#[test]
fn over_goes_by_way_of_others() {
    let rules = rule("a", "match CUE:<that>\n  over b")
        + &rule("b", "match CUE:<that>\n  over c.*")
        + &rule("c.one", "match CUE:<that>")
        + &rule("c.two", "match CUE:<that>");
    let set = compile(&rules).unwrap();
    let over = |a, b| set.is_over(RuleId(a), RuleId(b));
    assert!(over(0, 1) && over(0, 2) && over(0, 3) && over(1, 3));
    assert!(!over(1, 0) && !over(2, 3) && !over(0, 0));
}

#[test]
fn circles_of_over_are_found() {
    let rules = rule("a", "match CUE:<that>\n  over b")
        + &rule("b", "match CUE:<that>\n  over c")
        + &rule("c", "match CUE:<that>\n  over a")
        + &rule("d", "match CUE:<that>\n  over a");
    let told: Vec<_> = compile(&rules)
        .unwrap_err()
        .into_iter()
        .map(|circle| (circle.code, circle.label))
        .collect();
    assert_eq!(
        told,
        [("R015", "`a` over `b` over `c` over `a`".to_owned())]
    );
    // A family does not hold the rule that names it.
    assert!(compile(&rule("say.a", "match CUE:<that>\n  over say.*")).is_err());
    let alone = compile(&rule("say.a", "match CUE:<that>\n  over say.a")).unwrap_err();
    assert_eq!(alone[0].code, "R015");
}

#[test]
fn a_name_that_goes_on_is_another_name() {
    let rules = "rule r.$P : @CUE\n  each P = of\n  match CUE:<np-$P> $PREP\n  yes of: {CUE x}\n  no of: x\n";
    let told = compile(rules).unwrap_err();
    assert_eq!(told[0].span.slice(rules), "$PREP");
}

/// Wants the mistakes of a rule's fields mended by putting each suggestion in.
#[track_caller]
fn mend(fields: &str, mended: &str) {
    let rules = rule("test", fields);
    let mut text = rules.clone();
    let mut edits: Vec<_> = compile(&rules)
        .unwrap_err()
        .into_iter()
        .filter_map(|mistake| mistake.suggestion)
        .collect();
    edits.sort_by_key(|edit| edit.span);
    for edit in edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.replacement);
    }
    assert_eq!(text, rule("test", mended));
    if let Err(mistakes) = compile(&text) {
        panic!("{mistakes:?}");
    }
}

#[test]
fn what_was_meant_can_be_put_in() {
    mend(
        "match SORCE:NP CUE:<taht> MATER",
        "match SOURCE:NP CUE:<that> MATTER",
    );
    mend(
        "match CUE:<acusation.np-abuot.pas>",
        "match CUE:<accusation.np-about.pass>",
    );
    mend(
        "match CUE:<n.that,zeor> Monday NP/persn",
        "match CUE:<n.that,zero> monday NP/person",
    );
    mend(
        "mach CUE:<that>\n  match CUE:<zero>",
        "match CUE:<that>\n  match CUE:<zero>",
    );
    mend(
        "match CUE:<that>\n  scope headlin",
        "match CUE:<that>\n  scope headline",
    );
    mend(
        "match CUE:<that>\n  set modality = hegded",
        "match CUE:<that>\n  set modality = hedged",
    );
    mend(
        "match CUE:<that>\n  set forse = demand",
        "match CUE:<that>\n  set force = demand",
    );
    mend(
        "match CUE:<that>\n  yes {SUORCE She} {CUE said}",
        "match CUE:<that>\n  yes {SOURCE She} {CUE said}",
    );
}

#[test]
fn places_put_in_by_each_are_not_mended() {
    let rules =
        "rule r.$P : @CUE\n  each P = ov\n  match CUE:<np-$P>\n  yes ov: {CUE x}\n  no ov: x\n";
    let told = compile(rules).unwrap_err();
    assert_eq!((told[0].code, &told[0].suggestion), ("R012", &None));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn no_rule_file_is_too_broken_to_read(
        text in "(rule [a$.]{1,3} ?: ?(denial|@CUE|x)\n|  (match|unless|each|over|set|yes|no|x) [(){}|!?*+$%<>^./\"a-zA-Z:,={} ]{0,30}\n|let a = [(){}|%a ]{0,9}\n|.{0,20}\n){0,12}"
    ) {
        if let Err(diagnostics) = compile(&text) {
            for diagnostic in diagnostics {
                proptest::prop_assert!(diagnostic.span.range().end <= text.len());
                proptest::prop_assert!(text.get(diagnostic.span.range()).is_some(), "{diagnostic:?}");
            }
        }
    }
}
