//! What the program writes is what its schema says.

use allege::lexicon::LexiconFiles;
use allege::pipeline::{Language, extract};
use allege::record::{ClaimRecord, JSON_SCHEMA, claim_records, write_claims};
use allege::text::Document;
use serde_json::{Value, json};

const TEXT: &str = "\
Mayor blames flood on “greedy” builders

Ana Ruiz, the mayor of Port Elm, accused the builders’ union of ignoring the dam. “It was a crime,” she said on Tuesday.

The union denied that it had ignored anything. It urged the mayor to apologise, and threatened to sue. “We will not be
silenced,” said Tom Okoro, its spokesman. The governor’s office declined to comment on the dispute.
";

fn schema() -> Value {
    serde_json::from_str(JSON_SCHEMA).unwrap()
}

#[test]
fn the_schema_is_a_schema() {
    jsonschema::draft202012::meta::validate(&schema()).unwrap();
}

#[test]
fn every_field_is_described() {
    fn check(place: &str, value: &Value) {
        for (name, field) in value["properties"].as_object().into_iter().flatten() {
            let described = field["description"].is_string() || field["$ref"].is_string();
            assert!(described, "{place}.{name} has no description");
            check(&format!("{place}.{name}"), field);
        }
    }
    let schema = schema();
    check("claim", &schema);
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        check(name, definition);
    }
}

#[test]
fn records_are_valid_and_say_where_they_are() {
    let language = Language::load(&LexiconFiles::embedded()).unwrap();
    let document = Document::new("flood.txt", TEXT);
    let extraction = extract(&document, &language);
    let mut lines = Vec::new();
    write_claims(&document, &extraction, &mut lines).unwrap();
    let lines = String::from_utf8(lines).unwrap();
    assert!(lines.lines().count() >= 4, "too few claims to prove much");

    let validator = jsonschema::validator_for(&schema()).unwrap();
    let order: Vec<_> = schema()["required"].as_array().unwrap().clone();
    for line in lines.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        let errors: Vec<_> = validator
            .iter_errors(&record)
            .map(|e| e.to_string())
            .collect();
        assert!(errors.is_empty(), "{errors:?} in {line}");
        let fields: Vec<_> = record
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .map(Value::from)
            .collect();
        assert_eq!(fields, order, "fields keep the schema's order");
        check_spans(&record);
    }

    let records = claim_records(&document, &extraction);
    let read: Vec<ClaimRecord<'_>> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(read, records);
}

/// `text[start:end] == span.text` for every span of a record.
fn check_spans(value: &Value) {
    match value {
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (fields.get("start"), fields.get("end")) {
                let (start, end) = (start.as_u64().unwrap(), end.as_u64().unwrap());
                let stands: String = TEXT
                    .chars()
                    .skip(start as usize)
                    .take((end - start) as usize)
                    .collect();
                assert_eq!(fields["text"], json!(stands));
            }
            fields.values().for_each(check_spans);
        }
        Value::Array(items) => items.iter().for_each(check_spans),
        _ => {}
    }
}

#[test]
fn a_record_that_lies_is_refused() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    assert!(!validator.is_valid(&json!({"schema": 1, "type": "statement"})));
}
