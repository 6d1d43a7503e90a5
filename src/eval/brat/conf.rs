//! The configuration that brat needs beside the files.

use std::fmt::Write as _;

use super::{attribute, label};
use crate::claim::{Modality, QuoteType, RelationKind};
use crate::text::{ClaimType, Force};

/// The text of `annotation.conf` for what [`super::export`] writes.
///
/// # Panics
/// Never: a string takes all that is written to it.
#[must_use]
pub fn annotation_conf() -> String {
    let mut out = String::from("[entities]\n");
    for name in [label::SOURCE, label::TARGET, label::CONTENT] {
        out.push_str(name);
        out.push('\n');
    }
    out.push_str("\n[relations]\n");
    for kind in RelationKind::ALL {
        writeln!(out, "{}\tArg1:<EVENT>, Arg2:<EVENT>", kind.as_str()).expect(WRITES);
    }
    out.push_str("\n[events]\n");
    let types = ClaimType::ALL.iter().map(|claim_type| claim_type.as_str());
    for name in types.chain([label::CLAIM]) {
        let [source, target, content] = [label::SOURCE, label::TARGET, label::CONTENT];
        writeln!(
            out,
            "{name}\t{source}*:{source}, {target}*:{target}, {content}*:{content}"
        )
        .expect(WRITES);
    }
    out.push_str(label::NONE);
    out.push_str("\n\n[attributes]\n");
    for name in [attribute::NEGATED, attribute::OPTIONAL] {
        writeln!(out, "{name}\tArg:<EVENT>").expect(WRITES);
    }
    let names = |names: &[&'static str]| names.join("|");
    let modalities: Vec<_> = Modality::ALL
        .iter()
        .filter(|&&modality| modality != Modality::None)
        .map(|modality| modality.as_str())
        .collect();
    let quotes: Vec<_> = QuoteType::ALL.iter().map(|quote| quote.as_str()).collect();
    let forces: Vec<_> = Force::ALL.iter().map(|force| force.as_str()).collect();
    for (name, values) in [
        (attribute::MODALITY, modalities),
        (attribute::QUOTE_TYPE, quotes),
        (attribute::FORCE, forces),
    ] {
        writeln!(out, "{name}\tArg:<EVENT>, Value:{}", names(&values)).expect(WRITES);
    }
    out
}

const WRITES: &str = "a string takes all that is written to it";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_is_an_event() {
        let conf = annotation_conf();
        let events = conf.split("[events]").nth(1).unwrap();
        for claim_type in ClaimType::ALL {
            let head = format!("\n{}\tSource*:Source", claim_type.as_str());
            assert!(events.contains(&head), "{conf}");
        }
        assert!(conf.contains("Force\tArg:<EVENT>, Value:appeal|demand\n"));
    }
}
