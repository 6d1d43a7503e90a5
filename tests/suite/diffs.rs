//! `allege diff`: folders, revisions and what is built in, compared on articles.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::process::{ARTICLE, allege, copied_lexicons, folder, stderr, stdout};

/// Takes the verb `deny` out of a lexicon folder.
fn without_deny(lexicons: &Path) {
    let cues = lexicons.join("cues.tsv");
    let text = fs::read_to_string(&cues).unwrap();
    let lines = text
        .lines()
        .filter(|line| !line.starts_with("deny\tverb\t"));
    let text: Vec<String> = lines.map(|line| format!("{line}\n")).collect();
    fs::write(&cues, text.concat()).unwrap();
}

const LOST: &str = "\
a.txt:1: lost denial, by say.that
  old    {SOURCE The mayor} {CUE denied} that {CONTENT the bridge was unsafe}.
";

#[test]
fn claims_lost_gained_and_changed() {
    let home = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let copy = copied_lexicons();
    let lexicons = copy.path().to_str().unwrap();
    let run = allege(&["diff", "built-in", lexicons, "a.txt"], home.path()).code(0);
    assert_eq!(stdout(&run), "nothing gained, lost or changed\n");

    without_deny(copy.path());
    let run = allege(&["diff", "built-in", lexicons, "a.txt"], home.path()).code(0);
    let out = stdout(&run);
    let table = "rule                          lost  gained  changed\n\
        say.that                         1       0        0\n";
    assert!(out.starts_with(table), "{out}");
    assert!(out.contains(LOST), "{out}");
    assert_eq!(stderr(&run), "1 document: 1 lost, 0 gained, 0 changed\n");

    let run = allege(
        &["diff", lexicons, "built-in", "a.txt", "--json", "-q"],
        home.path(),
    )
    .code(0);
    let change: serde_json::Value = serde_json::from_str(&stdout(&run)).unwrap();
    assert_eq!(change["kind"], "gained");
    assert_eq!(change["new"]["rule"], "say.that");
    assert_eq!(change["new"]["cue"]["text"], "denied");
    assert_eq!(stderr(&run), "");
}

#[test]
fn more_of_one_rule_than_are_shown() {
    let home = folder(&[("a.txt", ARTICLE.repeat(3).as_bytes())]);
    let copy = copied_lexicons();
    without_deny(copy.path());
    let lexicons = copy.path().to_str().unwrap();
    let shown = |limit| {
        let args = ["diff", "built-in", lexicons, "a.txt", "--limit", limit];
        let out = stdout(&allege(&args, home.path()).code(0));
        (
            out.matches(": lost denial").count(),
            out.contains("\n3 more changes; `--limit 0` shows all\n"),
        )
    };
    assert_eq!(shown("1"), (1, true));
    assert_eq!(shown("0"), (3, false));
}

#[test]
fn revisions_of_a_repository() {
    let home = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let git = |args: &[&str]| {
        let status = Command::new("git")
            .current_dir(home.path())
            .args([
                "-c",
                "user.name=n",
                "-c",
                "user.email=e",
                "-c",
                "commit.gpgsign=false",
            ])
            .args(args)
            .status();
        assert!(status.unwrap().success(), "{args:?}");
    };
    let copy = copied_lexicons();
    let lexicons = home.path().join("lexicons/en");
    fs::create_dir_all(lexicons.parent().unwrap()).unwrap();
    fs::rename(copy.path(), &lexicons)
        .or_else(|_| copy_folder(copy.path(), &lexicons))
        .unwrap();
    git(&["init", "-q"]);
    git(&["add", "lexicons"]);
    git(&["commit", "-qm", "first"]);
    without_deny(&lexicons);
    let run = allege(&["diff", "HEAD", "worktree", "a.txt"], home.path()).code(0);
    assert!(stdout(&run).contains(LOST), "{}", stdout(&run));
    git(&["commit", "-qam", "second"]);
    // From a folder inside the repository, too.
    let rules = lexicons.join("rules");
    let args = ["diff", "HEAD~1", "HEAD:lexicons/en", "../../../a.txt"];
    let run = allege(&args, &rules).code(0);
    assert!(
        stdout(&run).contains("lost denial, by say.that"),
        "{}",
        stdout(&run)
    );

    let run = allege(&["diff", "HEAD~7", "HEAD", "a.txt"], home.path()).code(2);
    assert!(
        stderr(&run).contains("`HEAD~7` is no folder, and git knows no such revision"),
        "{}",
        stderr(&run)
    );
    git(&["rm", "-q", "lexicons/en/roles.tsv"]);
    git(&["commit", "-qm", "third"]);
    let run = allege(&["diff", "HEAD", "HEAD~1", "a.txt"], home.path()).code(0);
    assert!(
        stderr(&run).contains("HEAD:lexicons/en has no roles.tsv; the built-in one stands in"),
        "{}",
        stderr(&run)
    );
    let run = allege(&["diff", "HEAD:words", "HEAD", "a.txt"], home.path()).code(2);
    assert!(
        stderr(&run).contains("revision `HEAD` has no folder words"),
        "{}",
        stderr(&run)
    );
}

/// Where a folder cannot be moved, since it is on another disk.
fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to.join("rules"))?;
    for folder in ["", "rules"] {
        for entry in fs::read_dir(from.join(folder))? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                fs::copy(entry.path(), to.join(folder).join(entry.file_name()))?;
            }
        }
    }
    Ok(())
}

#[test]
fn sides_that_cannot_be_had() {
    let home = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let run = allege(&["diff", "built-in", "nowhere", "a.txt"], home.path()).code(2);
    assert!(
        stderr(&run).contains("`nowhere` is no folder"),
        "{}",
        stderr(&run)
    );
    let copy = copied_lexicons();
    let rules = copy.path().join("rules/nouns.rules");
    fs::write(&rules, "rule a.b : dennial\n").unwrap();
    let lexicons = copy.path().to_str().unwrap();
    let run = allege(&["diff", lexicons, "built-in", "a.txt"], home.path()).code(1);
    assert!(
        stderr(&run).contains("did you mean `denial`?"),
        "{}",
        stderr(&run)
    );
    assert!(
        stderr(&run).contains("so nothing was compared"),
        "{}",
        stderr(&run)
    );
    assert_eq!(stdout(&run), "");
}
