//! `allege watch` as a process: files are saved, and what it says is read. Nothing here depends on how
//! fast it is; a wait ends when the line comes, or fails after a minute.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use crate::process::folder;

/// A running `allege watch`, and every line it says.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("allege"))
            .args(["watch", "en", "gold"])
            .env("NO_COLOR", "1")
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = mpsc::channel();
        let outputs: [Box<dyn Read + Send>; 2] = [
            Box::new(child.stdout.take().unwrap()),
            Box::new(child.stderr.take().unwrap()),
        ];
        for output in outputs {
            let sender = sender.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    let _ = sender.send(line);
                }
            });
        }
        Self { child, lines }
    }

    /// Waits until each of these stands in some line, in whatever order: there are two streams.
    #[track_caller]
    fn until(&self, wanted: &[&str]) {
        let mut seen: Vec<String> = Vec::new();
        while !wanted
            .iter()
            .all(|wanted| seen.iter().any(|line| line.contains(wanted)))
        {
            match self.lines.recv_timeout(Duration::from_secs(60)) {
                Ok(line) => seen.push(line),
                Err(error) => panic!("{error} while waiting for {wanted:#?}; so far: {seen:#?}"),
            }
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn saves_show_what_they_changed() {
    let text = "The mayor said on Monday that the bridge was safe.\n";
    let gold = serde_json::json!({
        "doc": {"path": "a.txt"}, "type": "statement", "quote_type": "indirect",
        "cue": {"start": 10, "end": 14, "text": "said"},
        "sources": [{"start": 0, "end": 9, "text": "The mayor"}], "targets": [],
        "contents": [{"start": 30, "end": 49, "text": "the bridge was safe"}],
        "negated": false, "modality": "none"
    });
    let folder = folder(&[]);
    let path = |name: &str| folder.path().join(name);
    for name in ["en/rules", "gold"] {
        fs::create_dir_all(path(name)).unwrap();
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/en");
    for from in [root.clone(), root.join("rules")] {
        for entry in fs::read_dir(from).unwrap() {
            let file = entry.unwrap().path();
            if file.is_file() {
                let to = path("en").join(file.strip_prefix(&root).unwrap());
                fs::copy(&file, to).unwrap();
            }
        }
    }
    fs::write(path("gold/a.txt"), text).unwrap();
    fs::write(path("gold/a.gold.jsonl"), format!("{gold}\n")).unwrap();

    let watch = Watch::start(folder.path());
    watch.until(&["1 article, 1 claim: found 100.0", "watching en and gold"]);

    // A verb is taken away: the claim is lost, and by which rule it was found; and an example of a
    // rule that needed the verb no longer holds.
    let cues = fs::read_to_string(path("en/cues.tsv")).unwrap();
    let without: Vec<&str> = cues
        .lines()
        .filter(|line| !line.starts_with("say\t"))
        .collect();
    fs::write(path("en/cues.tsv"), without.join("\n") + "\n").unwrap();
    watch.until(&[
        "error[X002]",
        "lost statement, by say.that (right → missed)",
        "{SOURCE The mayor} {CUE said} on Monday",
        "1 article, 0 claims: found 100.0 → 0.0",
    ]);

    // A broken file is told in its line, and changes nothing.
    let broken = cues.replace("say\tverb\tstatement", "say\tverb\tstatment");
    fs::write(path("en/cues.tsv"), broken).unwrap();
    watch.until(&[
        "did you mean `statement`",
        "not scored until that is mended",
    ]);

    // Saved as many editors do, under another name first; compared with the last good score.
    fs::write(path("en/cues.tsv~"), &cues).unwrap();
    fs::rename(path("en/cues.tsv~"), path("en/cues.tsv")).unwrap();
    watch.until(&[
        "no errors any more",
        "gained statement, by say.that (missed → right)",
        "1 article, 1 claim: found 0.0 → 100.0",
    ]);

    // The gold goes and comes back.
    fs::rename(path("gold/a.gold.jsonl"), path("gold/a.old")).unwrap();
    watch.until(&["error: no gold in gold"]);
    fs::rename(path("gold/a.old"), path("gold/a.gold.jsonl")).unwrap();
    watch.until(&["no claim changed"]);
}

#[test]
fn what_cannot_be_watched_is_told() {
    let folder = folder(&[]);
    let run = crate::process::allege(&["watch", "en", "gold"], folder.path()).code(2);
    let said = crate::process::stderr(&run);
    assert!(
        said.starts_with("error: cannot watch en; is there such a folder?"),
        "{said}"
    );
}
