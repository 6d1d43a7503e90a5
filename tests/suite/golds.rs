//! `allege gold`: to brat and back, others' corpora, and agreement.

use std::fs;
use std::path::Path;

use allege::eval::Gold;

use crate::process::{allege, folder, stderr, stdout};

/// Every gold file of this repository goes to brat and comes back as it was.
#[test]
fn our_gold_survives_brat() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let home = folder(&[]);
    for (i, part) in ["corpus", "corpus/held-back"].iter().enumerate() {
        let original = root.join(part);
        let (brat, back) = (format!("brat{i}"), format!("back{i}"));
        let export = ["gold", "export", original.to_str().unwrap(), "-o", &brat];
        allege(&export, home.path()).code(0);
        assert!(home.path().join(&brat).join("annotation.conf").is_file());
        allege(&["gold", "import", &brat, "-o", &back], home.path()).code(0);
        let before = Gold::read(&original).unwrap();
        let after = Gold::read(&home.path().join(&back)).unwrap();
        assert_eq!(after.diagnostics, []);
        assert_eq!(before.articles.len(), after.articles.len());
        for (before, after) in before.articles.iter().zip(&after.articles) {
            assert_eq!(before.name(), after.name());
            assert_eq!(before.document.text, after.document.text);
            assert_eq!(before.claims, after.claims, "{}", before.name());
            assert_eq!(
                before.hard_negatives,
                after.hard_negatives,
                "{}",
                before.name()
            );
        }
    }
}

const TEXT: &str = "Ana Ruiz said that the bridge was safe. “It will hold,” Tom Orde added.\n";
const FIRST: &str = "T1\tSource 0 8\tAna Ruiz\nT2\tCue 9 13\tsaid\nT3\tContent 14 38\tthat the bridge was safe\n\
    T4\tAttribution 9 13\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n\
    T5\tAttribution 65 70\tadded\nE2\tAttribution:T5\n";
const SECOND: &str = "T1\tSource 0 8\tAna Ruiz\nT2\tCue 9 13\tsaid\nT3\tContent 19 38\tthe bridge was safe\n\
    T4\tAttribution 9 13\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n\
    T5\tCue 65 70\tadded\nT6\tContent 40 55\t“It will hold,”\nT7\tSource 56 64\tTom Orde\n\
    T8\tAttribution 65 70\tadded\nE2\tAttribution:T8 Content:T6 Cue:T5 Source:T7\n";

/// Texts in one folder, two people's annotations in another, as PolNeAR has them.
fn foreign() -> tempfile::TempDir {
    let home = folder(&[]);
    for (name, text) in [
        ("text/a.txt", TEXT),
        ("ann/a_one.ann", FIRST),
        ("ann/a_two.ann", SECOND),
    ] {
        let path = home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    home
}

/// The arguments that import what `annotator` annotated in [`foreign`] texts.
fn import_of<'a>(annotator: &'a str, folder: &'a str) -> [&'a str; 9] {
    [
        "gold",
        "import",
        "text",
        "--ann",
        "ann",
        "-o",
        folder,
        "--annotator",
        annotator,
    ]
}

#[test]
fn others_corpora_are_imported_and_scored() {
    let home = foreign();
    let import = ["gold", "import", "text", "--ann", "ann", "-o", "gold"];
    let run = allege(&import, home.path()).code(0);
    let said = stderr(&run);
    assert!(
        said.contains("1 article, 1 claim, 0 hard negatives in gold"),
        "{said}"
    );
    assert!(
        said.contains("1 annotation without a cue or without a content"),
        "{said}"
    );
    assert!(said.contains("the first by name was taken"), "{said}");
    assert!(said.contains("chooses: one, two"), "{said}");
    let out = stdout(&allege(&["eval", "gold"], home.path()).code(0));
    assert!(
        out.contains("\nfound             1      1      2 "),
        "{out}"
    );
    assert!(
        out.contains("not judged: type, target, mood, entity, relation"),
        "{out}"
    );

    let again = [&import[..], &["--annotator", "two"]].concat();
    let run = allege(&again, home.path()).code(2);
    assert!(
        stderr(&run).contains("would be overwritten"),
        "{}",
        stderr(&run)
    );
    let nobody = import_of("ann", "x");
    let run = allege(&nobody, home.path()).code(2);
    assert!(
        stderr(&run).contains("nobody annotated these texts"),
        "{}",
        stderr(&run)
    );
    let run = allege(&["gold", "import", "text", "-o", "x"], home.path()).code(2);
    assert!(
        stderr(&run).contains("`--ann` names another folder"),
        "{}",
        stderr(&run)
    );
}

#[test]
fn two_annotations_agree_in_part() {
    let home = foreign();
    for (annotator, folder) in [("one", "first"), ("two", "second")] {
        let args = import_of(annotator, folder);
        allege(&args, home.path()).code(0);
    }
    let run = allege(&["gold", "agree", "first", "second", "--json"], home.path()).code(0);
    let report: serde_json::Value = serde_json::from_str(&stdout(&run)).unwrap();
    let found = &report["measures"]["found"];
    assert_eq!(
        (&found["agree"], &found["first"], &found["second"]),
        (&1.into(), &1.into(), &2.into())
    );
    assert_eq!(report["measures"]["content"]["agree"], 0);
    assert!(report["alpha"]["cue"]["alpha"].as_f64().unwrap() < 1.0);
    assert!(report["alpha"].get("type").is_none());

    let out = stdout(&allege(&["gold", "agree", "first", "second", "--list"], home.path()).code(0));
    assert!(out.contains("first/a.txt:1: only second claim\n"), "{out}");
    assert!(
        out.contains("first  {SOURCE Ana Ruiz} {CUE said} {CONTENT that the bridge was safe}."),
        "{out}"
    );
    assert!(out.contains("by word      alpha    words\n"), "{out}");
    let run = allege(
        &["gold", "agree", "first", "first/a.gold.jsonl"],
        home.path(),
    )
    .code(0);
    assert!(
        stdout(&run).contains("found           1      1      1  100.0"),
        "{}",
        stdout(&run)
    );
}

#[test]
fn mistakes_in_stand_off_are_shown_and_cost_only_themselves() {
    let home = foreign();
    let broken = format!("{SECOND}T9\tSource 4 9\tnobody\nE3\tAttribution:T4 Content:T77 Cue:T2\n");
    fs::write(home.path().join("ann/a_two.ann"), broken).unwrap();
    let args = import_of("two", "gold");
    let run = allege(&args, home.path()).code(1);
    let said = stderr(&run);
    assert!(
        said.contains("error[B003]") && said.contains("error[B004]: there is no `T77`"),
        "{said}"
    );
    assert!(said.contains("1 article, 2 claims"), "{said}");
}
