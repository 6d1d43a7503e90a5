//! What is right about a claim that was found.

use super::annotation::Annotation;
use super::difference::{
    Difference, Field, content_fault, cue_fault, entity_fault, judges_targets, mood_faults,
    names_entity, party_fault, quote_fault, type_fault,
};
use super::measure::Measure;
use super::words::Words;

/// The judgement on one found claim.
pub(super) struct Judgement {
    holds: [bool; Measure::ALL.len()],
    /// All that differs, faults or not.
    pub(super) differences: Vec<Difference>,
}

impl Judgement {
    pub(super) fn holds(&self, measure: Measure) -> bool {
        self.holds[measure as usize]
    }

    fn put(&mut self, measure: Measure, fault: Option<Difference>) {
        self.holds[measure as usize] &= fault.is_none();
        self.differences.extend(fault);
    }
}

/// Judges `claim` by `gold`; `relation` says what is wrong with its links.
pub(super) fn judge(
    words: &Words,
    gold: &Annotation,
    claim: &Annotation,
    relation: Option<Difference>,
) -> Judgement {
    let mut judgement = Judgement {
        holds: [true; Measure::ALL.len()],
        differences: Vec::new(),
    };
    let parties = |field| {
        let [want, got] = [gold, claim].map(|side| match field {
            Field::Target => side.targets.as_deref(),
            _ => side.sources.as_deref(),
        });
        party_fault(words, field, want, got)
    };
    judgement.put(Measure::Type, type_fault(gold, claim));
    judgement.put(Measure::Right, quote_fault(gold, claim));
    judgement.put(Measure::Source, parties(Field::Source));
    let targets = judges_targets(gold).then(|| parties(Field::Target));
    judgement.put(Measure::Target, targets.flatten());
    judgement.put(Measure::Cue, cue_fault(gold, claim));
    judgement.put(Measure::Entity, entity_fault(gold, claim));
    judgement.put(Measure::Content, content_fault(gold, claim));
    for fault in mood_faults(gold, claim) {
        judgement.put(Measure::Mood, Some(fault));
    }
    judgement.put(Measure::Relation, relation);
    judgement.holds[Measure::Roles as usize] = [
        Measure::Type,
        Measure::Source,
        Measure::Target,
        Measure::Cue,
    ]
    .iter()
    .all(|&measure| judgement.holds(measure));
    let right = !judgement.differences.iter().any(|d| d.field.is_fault());
    judgement.holds[Measure::Right as usize] = right;
    judgement
}

/// Whether `claim` says anything about `measure`, so that it can be judged.
pub(super) fn annotates(claim: &Annotation, measure: Measure) -> bool {
    match measure {
        Measure::Found | Measure::Cue | Measure::Content | Measure::Roles | Measure::Right => true,
        Measure::Type => claim.claim_type.is_some(),
        Measure::Source => claim.sources.is_some(),
        Measure::Target => claim.targets.is_some(),
        Measure::Mood => claim.negated.is_some() || claim.modality.is_some(),
        Measure::Entity => names_entity(claim),
        Measure::Relation => !claim.links.is_empty(),
    }
}
