//! A score as JUnit XML, for the programs that show test results.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::difference::shown;
use super::outcome::{Outcome, Verdict};
use super::score::Score;

/// A test suite for each article, a test for each gold claim and each spurious claim.
///
/// # Errors
/// If it cannot be written as XML, which no text brings about: what XML cannot hold is left out.
pub fn junit(score: &Score) -> Result<String, quick_junit::SerializeError> {
    let mut report = Report::new("allege eval");
    for article in score.articles() {
        let mut suite = TestSuite::new(&*article.path);
        let outcomes = score.outcomes().iter();
        let own = outcomes.filter(|outcome| outcome.path == article.path);
        suite.add_test_cases(own.map(test_case));
        report.add_test_suite(suite);
    }
    let xml = report.to_string()?;
    // Two code points that XML excludes, and the writer does not.
    Ok(xml.replace(['\u{FFFE}', '\u{FFFF}'], ""))
}

fn test_case(outcome: &Outcome) -> TestCase {
    let claim = outcome.main();
    let status = match outcome.verdict {
        Verdict::Right => TestCaseStatus::success(),
        _ => failure(outcome),
    };
    // The place tells several claims of one word apart.
    let name = format!(
        "line {}: {} {} at {}",
        outcome.line,
        claim.type_name(),
        shown([&*claim.cue.text].into_iter()),
        claim.cue.start
    );
    let mut case = TestCase::new(name, status);
    case.set_classname(outcome.rule.as_deref().unwrap_or("no rule"));
    case
}

fn failure(outcome: &Outcome) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    let message = match outcome.verdict {
        Verdict::Missed => "not found".to_owned(),
        Verdict::Spurious if outcome.at_hard_negative => "found at a hard negative".to_owned(),
        Verdict::Spurious => "found, but not in the gold".to_owned(),
        Verdict::Right | Verdict::Wrong => {
            let faults: Vec<_> = outcome.faults().map(|fault| fault.field.as_str()).collect();
            format!("wrong {}", faults.join(", "))
        }
    };
    let mut lines = Vec::new();
    for (name, claim) in [("expected", &outcome.gold), ("found", &outcome.claim)] {
        let claim = claim.as_ref().map(|claim| outcome.excerpt.marked(claim));
        lines.push(format!("{name}: {}", claim.as_deref().unwrap_or("nothing")));
    }
    for difference in &outcome.differences {
        lines.push(format!(
            "{}: expected {}, found {}",
            difference.field.as_str(),
            difference.first,
            difference.second
        ));
    }
    status
        .set_type(outcome.verdict.as_str())
        .set_message(message)
        .set_description(lines.join("\n"));
    status
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::annotation::Annotation;
    use crate::eval::gold::GoldArticle;
    use crate::record::SpanRecord;
    use crate::text::Document;

    #[test]
    fn well_formed_whatever_the_text_holds() {
        let text = "A <b> & \"]]>\u{0}\u{1b}[2J\u{fffe} said & no";
        let span = |words: &str| {
            let start = text[..text.find(words).unwrap()].chars().count() as u32;
            SpanRecord {
                start,
                end: start + words.chars().count() as u32,
                text: words.to_owned().into(),
            }
        };
        let claim = Annotation::bare(span("said"), vec![span(text)]);
        let article = GoldArticle {
            document: Document::new("a&b.txt", text),
            claims: vec![
                claim.clone(),
                Annotation::bare(span("& no"), vec![span("no")]),
            ],
            hard_negatives: Vec::new(),
            sentences: Vec::new(),
        };
        let mut score = Score::default();
        score.add_annotations(&article, &[claim]);
        let xml = junit(&score).unwrap();
        // Read back by a parser that accepts only XML.
        let read = quick_junit::Report::deserialize_from_str(&xml).unwrap();
        let suite = &read.test_suites[0];
        assert_eq!(suite.name.as_str(), "a&b.txt");
        assert_eq!((suite.tests, suite.failures), (2, 1));
        assert!(!xml.contains(['\u{0}', '\u{1b}', '\u{fffe}']), "{xml:?}");
    }
}
