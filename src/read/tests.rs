use std::fs;

use proptest::prelude::*;
use tempfile::{TempDir, tempdir};

use super::*;

/// A folder with these files, given as path and contents.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempdir().unwrap();
    for (name, contents) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }
    folder
}

/// What `inputs` lists for `paths` below `folder`: paths, or errors, without the folder's own path.
fn list(folder: &TempDir, paths: &[&str], options: &ReadOptions) -> Vec<String> {
    let prefix = format!("{}/", folder.path().display());
    let paths: Vec<_> = paths.iter().map(|path| folder.path().join(path)).collect();
    inputs(&paths, options)
        .into_iter()
        .map(|input| match input {
            Ok(input) => input.path().display().to_string(),
            Err(error) => error.to_string(),
        })
        .map(|line| line.replace(&prefix, ""))
        .collect()
}

#[track_caller]
fn check_list(files: &[(&str, &[u8])], paths: &[&str], expected: &[&str]) {
    assert_eq!(
        list(&folder(files), paths, &ReadOptions::default()),
        expected
    );
}

/// Reads one file of that name and contents.
fn read_as(name: &str, contents: &[u8], options: &ReadOptions) -> Vec<Result<Document, ReadError>> {
    let source = Box::new(Cursor::new(contents.to_vec()));
    let format = Format::of_extension(Path::new(name));
    read_from(source, name.to_owned(), format, options).collect()
}

#[track_caller]
fn read_one(name: &str, contents: &[u8]) -> Result<Document, ReadError> {
    let mut all = read_as(name, contents, &ReadOptions::default());
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[track_caller]
fn check_text(name: &str, contents: &[u8], expected: &str) {
    assert_eq!(read_one(name, contents).unwrap().text, expected);
}

/// The whole message, so that place and remedy are looked at, too.
#[track_caller]
fn check_error(name: &str, contents: &[u8], expected: &str) {
    assert_eq!(read_one(name, contents).unwrap_err().to_string(), expected);
}

#[test]
fn folders_yield_known_endings_sorted_by_bytes() {
    check_list(
        &[
            ("b.txt", b"x"),
            ("a/z.md", b"x"),
            ("a/B.HTM", b"x"),
            ("a/y/deep.ndjson", b"x"),
            ("a-b.jsonl", b"x"),
            ("é.html", b"x"),
            ("photo.jpg", b"x"),
            ("README", b"x"),
            ("README.md", b"x"),
            ("a/readme.md", b"x"),
            ("a-b.gold.jsonl", b"x"),
            (".hidden.txt", b"x"),
            (".git/notes.txt", b"x"),
        ],
        &[""],
        &[
            "a-b.jsonl",
            "a/B.HTM",
            "a/y/deep.ndjson",
            "a/z.md",
            "b.txt",
            "é.html",
        ],
    );
}

#[test]
fn exclude_files_exclude() {
    let files: &[(&str, &[u8])] = &[
        (".gitignore", b"drafts/\n*.md\n!keep.md\n"),
        (".allegeignore", b"old-*.txt\n"),
        ("sub/.ignore", b"one.txt\n"),
        ("drafts/a.txt", b"x"),
        ("keep.md", b"x"),
        ("no.md", b"x"),
        ("old-1.txt", b"x"),
        ("sub/one.txt", b"x"),
        ("sub/two.txt", b"x"),
    ];
    check_list(files, &[""], &["keep.md", "sub/two.txt"]);
    // A file or folder that is named is read, whatever the folder above says.
    check_list(
        files,
        &["drafts", "old-1.txt"],
        &["drafts/a.txt", "old-1.txt"],
    );
    let all = ReadOptions {
        ignore_files: false,
        ..ReadOptions::default()
    };
    assert_eq!(list(&folder(files), &[""], &all).len(), 6);
}

#[test]
fn a_bad_pattern_is_reported_and_costs_only_itself() {
    let folder = folder(&[
        (".allegeignore", b"b.txt\na{b\n"),
        ("a.txt", b"x"),
        ("b.txt", b"x"),
    ]);
    let all = inputs(&[folder.path().to_owned()], &ReadOptions::default());
    let (ok, errors): (Vec<_>, Vec<_>) = all.into_iter().partition(Result::is_ok);
    assert_eq!((ok.len(), errors.len()), (1, 1));
    let error = errors.into_iter().next().unwrap().unwrap_err();
    assert!(matches!(error.kind, ReadErrorKind::Pattern(_)), "{error}");
}

#[test]
fn a_file_reached_twice_is_read_once() {
    let files: &[(&str, &[u8])] = &[("a/1.txt", b"x"), ("a/2.txt", b"x"), ("b.dat", b"x")];
    check_list(
        files,
        &["a/2.txt", "a", "a/../a/1.txt"],
        &["a/2.txt", "a/1.txt"],
    );
    check_list(
        files,
        &["b.dat", "b.dat", "a"],
        &["b.dat", "a/1.txt", "a/2.txt"],
    );
}

#[test]
fn missing_paths_cost_only_themselves() {
    check_list(
        &[("a.txt", b"x")],
        &["gone.txt", "a.txt"],
        &[
            "gone.txt: no such file or folder; check the spelling and the current folder",
            "a.txt",
        ],
    );
}

#[test]
fn standard_input_comes_once_and_has_no_size() {
    let all = inputs(&["-".into(), "-".into()], &ReadOptions::default());
    assert_eq!(all.len(), 1);
    let input = all[0].as_ref().unwrap();
    assert_eq!((input.path().to_str(), input.bytes()), (Some("-"), None));
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_loops_harmless() {
    use std::os::unix::fs::symlink;
    let outside = folder(&[("far.txt", b"x")]);
    let folder = folder(&[("a/1.txt", b"x"), ("b.txt", b"x")]);
    symlink("..", folder.path().join("a/up")).unwrap();
    symlink("itself.txt", folder.path().join("itself.txt")).unwrap();
    symlink(outside.path(), folder.path().join("out")).unwrap();
    symlink("nowhere", folder.path().join("dangling.txt")).unwrap();
    symlink("nowhere", folder.path().join("dangling.jpg")).unwrap();
    let listed = list(&folder, &[""], &ReadOptions::default());
    let names: Vec<_> = listed
        .iter()
        .map(|l| l.split(':').next().unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "a/1.txt",
            "b.txt",
            "dangling.txt",
            "itself.txt",
            "out/far.txt"
        ]
    );
    assert!(listed[2].contains("no such file"), "{}", listed[2]);
    assert!(listed[3].contains("cannot be read"), "{}", listed[3]);
}

#[test]
fn sizes_are_known_before_reading() {
    let folder = folder(&[("a.txt", b"12345")]);
    let all = inputs(&[folder.path().to_owned()], &ReadOptions::default());
    assert_eq!(all[0].as_ref().unwrap().bytes(), Some(5));
}

#[test]
fn what_vanishes_or_turns_into_a_folder_after_listing_is_an_error() {
    let options = ReadOptions::default();
    let folder = folder(&[("a.txt", b"x"), ("b.jsonl", b"{}")]);
    let listed = inputs(&[folder.path().to_owned()], &options);
    fs::remove_file(folder.path().join("a.txt")).unwrap();
    fs::remove_file(folder.path().join("b.jsonl")).unwrap();
    fs::create_dir(folder.path().join("b.jsonl")).unwrap();
    let errors: Vec<_> = listed
        .iter()
        .flat_map(|input| read(input.as_ref().unwrap(), &options))
        .map(Result::unwrap_err)
        .collect();
    assert!(
        matches!(errors[0].kind, ReadErrorKind::Missing),
        "{}",
        errors[0]
    );
    assert!(
        matches!(errors[1].kind, ReadErrorKind::Unreadable(_)),
        "{}",
        errors[1]
    );
    assert_eq!(errors.len(), 2);
}

#[test]
fn paths_stay_as_given() {
    let folder = folder(&[("sub/a.txt", b"Lena Moor objected.")]);
    let options = ReadOptions::default();
    let listed = inputs(&[folder.path().to_owned()], &options);
    let document = read(listed[0].as_ref().unwrap(), &options)
        .next()
        .unwrap()
        .unwrap();
    assert_eq!(
        document.path,
        format!("{}/sub/a.txt", folder.path().display())
    );
    assert!(document.id.starts_with("d_"), "{}", document.id);
}

#[test]
fn text_is_kept_exactly() {
    check_text(
        "a.txt",
        b" One\r\ntwo\rthree \n\n",
        " One\r\ntwo\rthree \n\n",
    );
    check_text("a.dat", b"One.", "One.");
    check_text("-", "“No,” she said.".as_bytes(), "“No,” she said.");
    check_text("a.txt", b"{ is a brace", "{ is a brace");
}

#[test]
fn encodings_are_recognised() {
    check_text("a.txt", b"\xEF\xBB\xBFOne.", "One.");
    check_text("a.txt", b"\xFF\xFEH\x00\xE9\x00", "Hé");
    check_text("a.txt", b"\xFE\xFF\x00H\x00\xE9", "Hé");
    check_text(
        "a.txt",
        b"\x93It was Andr\xE9\x92s caf\xE9,\x94 she said.",
        "“It was André’s café,” she said.",
    );
    // Cut off in the middle of a character: still UTF-8.
    check_text(
        "a.txt",
        "“Non,” dit-il à “lui”".as_bytes().split_last().unwrap().1,
        "“Non,” dit-il à “lui\u{FFFD}",
    );
    let (russian, _, _) = encoding_rs::KOI8_R.encode("Министр отверг обвинения и назвал их ложью.");
    check_text(
        "a.txt",
        &russian,
        "Министр отверг обвинения и назвал их ложью.",
    );
}

#[test]
fn pages_name_their_encoding() {
    let page = |label: &str, text: &[u8]| {
        [
            b"<html><head><meta ",
            label.as_bytes(),
            b"></head><body><p>",
            text,
        ]
        .concat()
    };
    let polish = "Burmistrz zaprzeczył.";
    let (latin2, _, _) = encoding_rs::ISO_8859_2.encode(polish);
    check_text("a.html", &page("charset=\"iso-8859-2\"", &latin2), polish);
    check_text(
        "a.html",
        &page(
            "http-equiv=Content-Type content='text/html; charset=ISO-8859-2'",
            &latin2,
        ),
        polish,
    );
    // Wrong labels: UTF-8 saved under an old one, and the other way round.
    check_text(
        "a.html",
        &page("charset=iso-8859-1", polish.as_bytes()),
        polish,
    );
    check_text(
        "a.html",
        &page("charset=utf-8", b"Andr\xE9 denied it at the caf\xE9."),
        "André denied it at the café.",
    );
}

#[test]
fn markdown_titles() {
    let title = |text: &str| read_one("a.md", text.as_bytes()).unwrap().metadata.title;
    assert_eq!(
        title("intro\n\n# A row over water #\n\n# Other").as_deref(),
        Some("A row over water")
    );
    assert_eq!(title("## Only a part\n#hashtag\n"), None);
    assert_eq!(
        title("```\n# comment\n```\n# Head\r\nx").as_deref(),
        Some("Head")
    );
    check_text("a.md", b"# Head\n\nBody *here*.", "# Head\n\nBody *here*.");
}

#[test]
fn what_is_no_text_says_so() {
    for (contents, expected) in [
        (&b""[..], "Empty"),
        (b" \r\n\t\n", "Empty"),
        (b"\xEF\xBB\xBF\n", "Empty"),
        (b"one\0two", "Binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "Binary"),
        (b"\x1f\x8b\x08\x08\x01\x02\x03\x04\x05\x06abc", "Binary"),
    ] {
        let error = read_one("a.txt", contents).unwrap_err();
        assert_eq!(format!("{:?}", error.kind), expected, "{contents:?}");
    }
    check_error(
        "a.txt",
        b"",
        "a.txt: holds no text; remove it, or save it again if it should hold some",
    );
    check_error(
        "a.txt",
        b"\0",
        "a.txt: is not text but binary data; convert it to plain text or HTML first",
    );
}

#[test]
fn too_long_is_refused() {
    let options = ReadOptions {
        max_bytes: 20,
        ..ReadOptions::default()
    };
    assert!(read_as("a.txt", &[b'x'; 20], &options)[0].is_ok());
    let error = read_as("a.txt", &[b'x'; 21], &options)
        .remove(0)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "a.txt: is longer than 20 bytes; split it into one file or line an article"
    );
    let exact = r#"{"text":"0123456789"}"#;
    let lines = format!(
        "{}\n{exact} \n{{\"text\":\"short\"}}",
        &exact[..20].replace("9\"", "\"}")
    );
    let all = read_as("a.jsonl", lines.as_bytes(), &options);
    let lines: Vec<_> = all
        .iter()
        .map(|r| r.as_ref().map_err(|e| e.line).map(|d| d.text.as_str()))
        .collect();
    assert_eq!(lines, [Ok("012345678"), Err(Some(2)), Ok("short")]);
}

#[test]
fn lines_of_json() {
    let lines = r#"{"id": "n1", "text": "One.", "title": "T", "url": "https://a.example", "published": "2031-01-02", "publisher": "P", "lang": "en", "more": {"a": [1, 2]}}

{"id": 7, "text": "Two\nlines.", "title": null, "lang": ["en"], "published": 1900000000}
{"text": "Three."}"#;
    let lines = format!("\u{FEFF}{lines}\r\n");
    let all: Vec<_> = read_as("a.jsonl", lines.as_bytes(), &ReadOptions::default())
        .into_iter()
        .map(Result::unwrap)
        .collect();
    let some = |word: &str| Some(word.to_owned());
    assert_eq!(
        all[0],
        Document {
            id: "n1".to_owned(),
            path: "a.jsonl".to_owned(),
            metadata: Metadata {
                title: some("T"),
                url: some("https://a.example"),
                publisher: some("P"),
                published: some("2031-01-02"),
                lang: some("en"),
            },
            text: "One.".to_owned(),
        }
    );
    assert_eq!(
        (all[1].id.as_str(), all[1].text.as_str()),
        ("7", "Two\nlines.")
    );
    assert_eq!(
        all[1].metadata,
        Metadata {
            published: some("1900000000"),
            ..Metadata::default()
        }
    );
    assert_eq!(all[2], Document::new("a.jsonl", "Three."));
}

#[test]
fn bad_lines_cost_only_themselves() {
    let lines = b"{\"text\": \"One.\"}\n{\"text\": \n[\"id\", \"text\"]\n{\"title\": \"x\"}\n{\"text\": 5}\n{\"text\": \" \"}\n{\"text\": \"\xFF\"}\n{\"text\": \"Two.\"}";
    let all = read_as("f/a.jsonl", lines, &ReadOptions::default());
    let texts: Vec<_> = all.iter().flatten().map(|d| d.text.as_str()).collect();
    assert_eq!(texts, ["One.", "Two."]);
    let errors: Vec<_> = all
        .iter()
        .filter_map(|r| r.as_ref().err())
        .map(ToString::to_string)
        .collect();
    let json = |place: &str, what: &str| {
        format!(
            "f/a.jsonl:{place}: is not a JSON object of one article ({what}); write each article as one line"
        )
    };
    let no_text =
        |line: u32| format!("f/a.jsonl:{line}: has no text; put the article under \"text\"");
    assert_eq!(
        errors,
        [
            json("2", "column 8: EOF while parsing a value"),
            json("3", "it does not begin with {"),
            no_text(4),
            json(
                "5",
                "column 10: invalid type: integer `5`, expected a string"
            ),
            no_text(6),
            "f/a.jsonl:7: is not in UTF-8, as JSON must be; convert it first".to_owned(),
        ]
    );
}

#[test]
fn hopeless_jsonl_is_one_error() {
    check_error(
        "a.jsonl",
        b"\n \n",
        "a.jsonl: holds no text; remove it, or save it again if it should hold some",
    );
    check_error(
        "a.jsonl",
        b"",
        "a.jsonl: holds no text; remove it, or save it again if it should hold some",
    );
    check_error(
        "a.jsonl",
        b"\xFF\xFE{\0}\0\n\0{\0}\0",
        "a.jsonl:1: is not in UTF-8, as JSON must be; convert it first",
    );
}

#[test]
fn standard_input_is_sniffed() {
    check_text("-", b"\xEF\xBB\xBF\n  {\"text\": \"One.\"}\n", "One.");
    check_text(
        "-",
        b"\n<!DOCTYPE html><title>T</title><body><p>Mayor Holt said so.</p>",
        "Mayor Holt said so.",
    );
    check_text(
        "-",
        b"<HTML><body><p>Mayor Holt said so.</p>",
        "Mayor Holt said so.",
    );
    check_text(
        "-",
        b"<?xml version='1.0'?>\n<!-- saved --><html><body><p>Mayor Holt said so.</p>",
        "Mayor Holt said so.",
    );
    check_text("-", b"<p>is no page</p>", "<p>is no page</p>");
    let blank = [vec![b' '; 100_000], b"{\"text\": \"Late.\"}".to_vec()].concat();
    check_text("-", &blank, "Late.");
}

#[test]
fn pages_become_articles() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/data/read");
    for name in ["page", "breaks", "short", "divs"] {
        let page = fs::read(data.join(format!("{name}.html"))).unwrap();
        let expected = fs::read_to_string(data.join(format!("{name}.txt"))).unwrap();
        check_text("a.html", &page, expected.trim_end());
    }
}

#[track_caller]
fn check_metadata(page: &str, expected: [Option<&str>; 5]) {
    let m = read_one("a.html", page.as_bytes()).unwrap().metadata;
    let found = [&m.title, &m.url, &m.publisher, &m.published, &m.lang].map(Option::as_deref);
    assert_eq!(found, expected);
}

#[test]
fn pages_say_who_published_them() {
    check_metadata(
        include_str!("../../tests/suite/data/read/page.html"),
        [
            Some("Harbour board blames ferry operator for oil slick"),
            Some("https://courier.example/2031/harbour-slick"),
            Some("The Lindmoor Courier"),
            Some("2031-04-12T08:30:00Z"),
            Some("en-GB"),
        ],
    );
    check_metadata(
        include_str!("../../tests/suite/data/read/short.html"),
        [
            Some("Mayor denies ‘rumour’"),
            Some("https://notes.example/rumour"),
            Some("Weekly Notes"),
            Some("2030-02-03"),
            Some("en"),
        ],
    );
    check_metadata("<body><p>Nobody said anything.</p>", [None; 5]);
}

#[test]
fn pages_without_article() {
    check_error(
        "a.html",
        b"<html><body></body></html>",
        "a.html: no article found in this page; save its text as .txt instead",
    );
    check_error(
        "a.html",
        b"<html><script>f('x')</script><body><img src=x>",
        "a.html: no article found in this page; save its text as .txt instead",
    );
}

/// `before0after before1after` and so on, without the blank.
fn numbered(n: usize, before: &str, after: &str) -> String {
    let parts = (0..n).flat_map(|i| [before.to_owned(), i.to_string(), after.to_owned()]);
    parts.collect()
}

/// Pages made to break readers: each must end soon, in a document or a typed error.
#[test]
fn hostile_pages_end() {
    let n = 100_000;
    let text = "<p>The board said, on Monday, that the firm had lied to it, twice, in writing.</p>";
    for page in [
        format!("{}{text}{}", "<div>".repeat(n), "</div>".repeat(n)),
        format!("<div>{text}").repeat(n),
        format!("<ul><li>{text}").repeat(n / 10),
        format!("<table><tr><td>{text}").repeat(n / 10),
        "<template><svg><foreignObject>".repeat(n / 10),
        numbered(n, "<p><font size=", ">x, y"),
        "<form><input><fieldset>x".repeat(n),
        "<a href=x><b>word, </a>".repeat(n),
        "<".repeat(n),
        "<!--".repeat(n),
        "&".repeat(n),
        format!(
            "<script type='application/ld+json'>{}</script>{text}",
            "[".repeat(n)
        ),
        format!("<p {}>{text}", "a=1 ".repeat(n / 10)),
        format!("<p {}>{text}", numbered(n, "a", " ")),
        format!("<img src='data:{}'>{text}", "Ab/9".repeat(n)),
    ] {
        // Each takes well under a second; the square of their size would take minutes, and the test
        // would be stopped from outside.
        if let Err(error) = read_one("a.html", page.as_bytes()) {
            let is_expected = matches!(
                error.kind,
                ReadErrorKind::TooComplex | ReadErrorKind::NoArticle
            );
            assert!(is_expected, "{error}");
        }
    }
    let deep = read_one("a.html", "<div>".repeat(n).as_bytes());
    assert!(matches!(deep.unwrap_err().kind, ReadErrorKind::TooComplex));
}

#[test]
fn characters_lost_elsewhere_are_no_binary() {
    let text = "\u{FFFD}\u{FFFD}No\u{FFFD}\u{FFFD} she said.";
    check_text("a.txt", text.as_bytes(), text);
}

#[test]
fn depth_that_people_write_is_read() {
    let page = format!(
        "{}<p>Ana Ruiz denied it.</p>{}",
        "<div>".repeat(400),
        "</div>".repeat(400)
    );
    check_text("a.html", page.as_bytes(), "Ana Ruiz denied it.");
}

#[test]
fn documents_may_cross_threads() {
    fn check<T: Send>() {}
    check::<Documents>();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn valid_utf8_without_mark_is_kept(text in "[^\\p{Cc}\u{FEFF}]*[a-z]") {
        prop_assume!(!text.trim().is_empty());
        let document = read_one("a.txt", text.as_bytes()).unwrap();
        prop_assert_eq!(document.text, text);
    }

    #[test]
    fn any_bytes_end_in_documents_or_errors(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for name in ["a.txt", "a.md", "a.html", "a.jsonl", "-"] {
            prop_assert!(!read_as(name, &bytes, &ReadOptions::default()).is_empty());
        }
    }

    #[test]
    fn tag_soup_ends_in_documents_or_errors(
        tags in proptest::collection::vec("</?(p|div|a|b|table|tr|td|svg|template|title|script|ul|li|br|article)( x=\"?[a-z])?/?>|[a-z ,<&]{1,9}", 0..60)
    ) {
        prop_assert_eq!(read_as("a.html", tags.concat().as_bytes(), &ReadOptions::default()).len(), 1);
    }
}
