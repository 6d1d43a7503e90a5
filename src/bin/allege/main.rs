//! The command line of `allege`.

use allege::pipeline::{Language, extract};
use allege::text::{CodePoints, Document};

fn main() {
    let files = allege::lexicon::LexiconFiles::embedded();
    let language = match Language::load(&files) {
        Ok(l) => l,
        Err(d) => {
            for d in d.iter().take(60) {
                let text = files.tables.iter().chain(&files.rules).find(|f| f.name == d.file).map(|f| f.text.clone()).unwrap_or_default();
                let line = text[..d.span.start() as usize].lines().count();
                println!("{} {}:{} {} {:?} [{}]", d.code, d.file, line, d.message, d.help, d.span.slice(&text));
            }
            std::process::exit(2);
        }
    };
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let doc = Document::new(path.clone(), text);
        let out = extract(&doc, &language);
        let cp = CodePoints::new(&doc.text);
        let sp = |s: allege::text::Span| { let (a, b) = cp.of(s); serde_json::json!({"start": a, "end": b, "text": s.slice(&doc.text)}) };
        for c in &out.claims {
            let party = |p: &allege::claim::Party| { let mut v = sp(p.span); if let Some(e) = &p.entity { v["entity"] = serde_json::json!({"name": e.name, "id": e.id}); } v };
            println!("{}", serde_json::json!({"doc": {"path": path}, "type": c.claim_type.as_str(), "quote_type": c.quote_type.as_str(), "cue": sp(c.cue), "lemma": c.lemma, "sources": c.sources.iter().map(party).collect::<Vec<_>>(), "targets": c.targets.iter().map(party).collect::<Vec<_>>(), "contents": c.contents.iter().map(|s| sp(*s)).collect::<Vec<_>>(), "rule": c.rule.id, "confidence": c.confidence}));
        }
    }
}
