//! All names of the gazetteers, in order, to be looked for at every token.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::types::Via;
use crate::lexicon::{EntityId, EntityType, Entry, Gender};
use crate::segment::Segmented;

/// What one string may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sense {
    pub(super) entity: EntityId,
    pub(super) via: Via,
    pub(super) entity_type: EntityType,
}

/// The senses of one string: the best one that can act, and the best one as a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Senses {
    pub(super) actor: Option<Sense>,
    pub(super) place: Option<Sense>,
}

impl Senses {
    /// The actor, or else the place.
    pub(super) fn first(self) -> Option<Sense> {
        self.actor.or(self.place)
    }
}

/// One string of the gazetteer at one place of the text.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) tokens: Range<usize>,
    pub(super) senses: Senses,
    /// Only the head of a hyphenated token.
    pub(super) compound: bool,
}

/// The names of all entities the lexicon knows, compiled for search.
#[derive(Debug)]
pub struct Gazetteer {
    names: Names,
    /// By place in `names`.
    senses: Vec<Senses>,
    /// People by the last word of their names.
    surnames: FxHashMap<Box<str>, Vec<Bearer>>,
}

/// Somebody who bears a surname.
#[derive(Clone, Copy, Debug)]
struct Bearer {
    entity: EntityId,
    gender: Option<Gender>,
    in_office: bool,
    /// Has been president or head of government.
    led: bool,
    n_offices: usize,
}

impl Gazetteer {
    /// Compiles all names, aliases, demonyms and seats of `entries`.
    #[must_use]
    pub fn new<'e>(entries: &'e [Entry]) -> Self {
        let mut list = NameList::default();
        let mut surnames: FxHashMap<Box<str>, Vec<Bearer>> = FxHashMap::default();
        for (i, entry) in entries.iter().enumerate() {
            let entity = EntityId(i as u32);
            // A region is meant rather than a town of its name: the Canadian Ontario.
            let region =
                entry.entity_type == EntityType::Place && !entry.id.starts_with("geonames:");
            let population = if region { u32::MAX } else { entry.population };
            let mut add = |name: &'e str, via| {
                let sense = Sense {
                    entity,
                    via,
                    entity_type: entry.entity_type,
                };
                list.add(name, sense, population);
            };
            add(&entry.name, Via::Name);
            for alias in &entry.aliases {
                add(
                    alias,
                    if is_acronym(alias) {
                        Via::Acronym
                    } else {
                        Via::Alias
                    },
                );
            }
            for demonym in &entry.demonyms {
                add(demonym, Via::Demonym);
            }
            for seat in &entry.seats {
                add(seat, Via::Metonym);
            }
            if entry.entity_type == EntityType::Person
                && let Some((_, surname)) = entry.name.rsplit_once(' ')
            {
                surnames.entry(surname.into()).or_default().push(Bearer {
                    entity,
                    gender: entry.gender,
                    in_office: entry.offices.iter().any(|office| office.to.is_none()),
                    led: entry.offices.iter().any(|office| is_leader(&office.role)),
                    n_offices: entry.offices.len(),
                });
            }
        }
        let (names, senses) = list.sorted();
        Self {
            names,
            senses,
            surnames,
        }
    }

    /// What `name` may mean, as a whole.
    pub(super) fn senses(&self, name: &str) -> Option<Senses> {
        self.names.find(name.as_bytes()).map(|i| self.senses[i])
    }

    /// The one person known by `surname`: the only bearer (of that gender), the only one in office,
    /// the only leader in office, or the only leader among people who hardly held any.
    pub(super) fn by_surname(&self, surname: &str, gender: Option<Gender>) -> Option<EntityId> {
        let bearers = self.surnames.get(surname)?;
        let of_gender = |bearer: &Bearer| {
            gender.is_none() || bearer.gender.is_none() || bearer.gender == gender
        };
        let only = |also: &dyn Fn(&Bearer) -> bool| {
            let mut fitting = bearers.iter().filter(|b| of_gender(b) && also(b));
            match (fitting.next(), fitting.next()) {
                (Some(one), None) => Some(one.entity),
                _ => None,
            }
        };
        let obscure = |b: &Bearer| b.n_offices < 2 || b.led;
        only(&|_| true)
            .or_else(|| only(&|b| b.in_office))
            .or_else(|| only(&|b| b.in_office && b.led))
            .or_else(|| only(&|b| b.led).filter(|_| bearers.iter().all(obscure)))
    }

    /// All names in the text that stand on token boundaries within one sentence, the leftmost
    /// and then the longest of overlapping ones, by place.
    pub(super) fn hits(&self, segmented: &Segmented<'_>) -> Vec<Hit> {
        let text = unwrapped(segmented.text);
        let mut hits: Vec<Hit> = Vec::new();
        for first in 0..segmented.tokens.len() {
            self.hits_from(first, &text, segmented, &mut hits);
        }
        leftmost_longest(hits)
    }

    /// Adds the names that begin with token `first`, the shortest first.
    fn hits_from(&self, first: usize, text: &[u8], segmented: &Segmented<'_>, hits: &mut Vec<Hit>) {
        let tokens = &segmented.tokens;
        let start = tokens[first].span.start() as usize;
        let mut range = self.names.beginning(&text[start..]);
        for (last, token) in tokens.iter().enumerate().skip(first) {
            if range.is_empty() || token.sentence != tokens[first].sentence {
                return;
            }
            // A name ends with a token, or at a hyphen in it.
            let span = token.span.range();
            let hyphens = span.clone().filter(|&at| text[at] == b'-' && at > start);
            for end in hyphens.chain([span.end]) {
                range = self.names.narrowed(range, &text[start..end]);
                if range.is_empty() {
                    return;
                }
                if self.names.get(range.start) != &text[start..end] {
                    continue;
                }
                let compound = end < span.end;
                if compound && !is_compound_tail(&segmented.text[end..span.end]) {
                    continue;
                }
                // A stop that the tokenizer took for the sentence's is not part of the name.
                let stop = usize::from(last > first && &text[span.clone()] == b".");
                hits.push(Hit {
                    tokens: first..last + 1 - stop,
                    senses: self.senses[range.start],
                    compound,
                });
            }
        }
    }
}

/// Distinct strings in order.
#[derive(Debug)]
struct Names {
    /// All of them, one after the other.
    text: Vec<u8>,
    /// Where each ends.
    ends: Vec<u32>,
    /// By the first two bytes, the first string that begins with them or with higher ones.
    openers: Vec<u32>,
}

impl Names {
    /// The names of `sorted`.
    fn new(sorted: &[&str]) -> Self {
        let mut text = Vec::new();
        let mut ends = Vec::with_capacity(sorted.len());
        for name in sorted {
            text.extend_from_slice(name.as_bytes());
            ends.push(text.len() as u32);
        }
        let mut openers = Vec::with_capacity(1 + (1 << 16));
        for (i, name) in sorted.iter().enumerate() {
            openers.resize(
                1 + opening(name.as_bytes()).max(openers.len().saturating_sub(1)),
                i as u32,
            );
        }
        openers.resize(1 + (1 << 16), sorted.len() as u32);
        Self {
            text,
            ends,
            openers,
        }
    }

    fn get(&self, i: usize) -> &[u8] {
        let start = i.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[i] as usize]
    }

    /// Where the names stand that `text` may begin with.
    fn beginning(&self, text: &[u8]) -> Range<usize> {
        let opening = opening(text);
        let range = self.openers[opening] as usize..self.openers[opening + 1] as usize;
        // A name of one byte stands before those that go on from it.
        let alone = self.openers[opening & !0xff] as usize;
        if alone < range.end && self.get(alone).len() == 1 {
            alone..range.end
        } else {
            range
        }
    }

    /// The part of `range` from the first name on that is `prefix` or goes on from it; none if there
    /// is no such name.
    fn narrowed(&self, range: Range<usize>, prefix: &[u8]) -> Range<usize> {
        let (mut low, mut high) = (range.start, range.end);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.get(middle) < prefix {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if low < range.end && self.get(low).starts_with(prefix) {
            low..range.end
        } else {
            low..low
        }
    }

    fn find(&self, name: &[u8]) -> Option<usize> {
        let range = self.narrowed(self.beginning(name), name);
        (!range.is_empty() && self.get(range.start) == name).then_some(range.start)
    }
}

/// The first two bytes of a text as one number; a byte that is missing is 0.
fn opening(text: &[u8]) -> usize {
    let byte = |i: usize| text.get(i).copied().map_or(0, usize::from);
    byte(0) << 8 | byte(1)
}

/// Strings and what each may mean, gathered before they are put in order.
#[derive(Default)]
struct NameList<'e> {
    /// With the population of a place.
    forms: Vec<(Cow<'e, str>, Sense, u32)>,
}

impl<'e> NameList<'e> {
    fn add(&mut self, name: &'e str, sense: Sense, population: u32) {
        if name.is_empty() {
            return;
        }
        let mut add = |form| self.forms.push((form, sense, population));
        add(Cow::Borrowed(name));
        if name.contains('\'') {
            add(Cow::Owned(name.replace('\'', "’")));
        }
        // Datelines and headlines shout; short names would be mistaken for acronyms.
        if name.len() >= 4 && !is_acronym(name) {
            add(Cow::Owned(name.to_uppercase()));
        }
    }

    /// The distinct strings, and the senses of each.
    fn sorted(mut self) -> (Names, Vec<Senses>) {
        // In doubt the sense that came first wins, so those of one string must keep their order.
        self.forms.sort_by(|(a, ..), (b, ..)| a.cmp(b));
        let mut names: Vec<&str> = Vec::new();
        let mut senses = Vec::new();
        for of_one in self.forms.chunk_by(|(a, ..), (b, ..)| a == b) {
            names.push(&of_one[0].0);
            senses.push(of_one.iter().fold(Known::default(), Known::with).senses);
        }
        (Names::new(&names), senses)
    }
}

/// What is known of one string so far.
#[derive(Default)]
struct Known {
    senses: Senses,
    /// Of the place sense.
    population: u32,
}

impl Known {
    fn with(mut self, &(_, sense, population): &(Cow<'_, str>, Sense, u32)) -> Self {
        let senses = &mut self.senses;
        if sense.entity_type == EntityType::Place {
            if senses.place.is_none() || population > self.population {
                senses.place = Some(sense);
                self.population = population;
            }
        } else {
            senses.actor = Some(senses.actor.map_or(sense, |old| better(old, sense)));
        }
        self
    }
}

/// The better of two senses of one string, in doubt the older.
fn better(old: Sense, new: Sense) -> Sense {
    let metonyms = |a: Sense, b: Sense| a.via == Via::Metonym && b.via == Via::Alias;
    // "Brussels" is the Union's, which lists it among its names, rather than Belgium's.
    if metonyms(old, new) || metonyms(new, old) {
        let listed = if old.via == Via::Alias { old } else { new };
        return Sense {
            via: Via::Metonym,
            ..listed
        };
    }
    if rank(new.via) < rank(old.via) {
        new
    } else {
        old
    }
}

/// Which of two senses wins: the smaller.
fn rank(via: Via) -> u8 {
    match via {
        Via::Name => 0,
        Via::Demonym => 1,
        Via::Metonym => 2,
        _ => 3,
    }
}

/// Whether an office is that of a state's or a government's head.
fn is_leader(role: &str) -> bool {
    [
        "president of ",
        "prime minister of ",
        "chancellor of ",
        "supreme leader",
    ]
    .iter()
    .any(|office| role.starts_with(office))
}

/// Whether a name is written in capitals (with stops, digits, `&`).
fn is_acronym(name: &str) -> bool {
    name.len() <= 12
        && !name.contains(' ')
        && name.bytes().filter(u8::is_ascii_uppercase).count() >= 2
        && !name.bytes().any(|b| b.is_ascii_lowercase())
}

/// The text with line ends turned into blanks, so that names in hard-wrapped lines are found; all
/// offsets stay.
fn unwrapped(text: &str) -> Vec<u8> {
    let blank = |byte| {
        if matches!(byte, b'\n' | b'\t') {
            b' '
        } else {
            byte
        }
    };
    text.bytes().map(blank).collect()
}

/// Whether the rest of a token behind a name is a hyphen and a lower-case word.
fn is_compound_tail(rest: &str) -> bool {
    rest.strip_prefix('-')
        .is_some_and(super::words::is_compound_word)
}

/// Keeps, of overlapping hits, the leftmost and then the longest.
fn leftmost_longest(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.tokens.start, std::cmp::Reverse(hit.tokens.end)));
    let mut end = 0;
    hits.retain(|hit| {
        let keep = hit.tokens.start >= end && !hit.tokens.is_empty();
        if keep {
            end = hit.tokens.end;
        }
        keep
    });
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_what_they_begin_with() {
        let sorted = ["A", "Ab", "Abc", "Abd e", "B c", "é"];
        let names = Names::new(&sorted);
        for (i, name) in sorted.iter().enumerate() {
            assert_eq!(names.find(name.as_bytes()), Some(i), "{name}");
        }
        for missing in ["", "a", "Abd", "Abe", "B", "C", "è"] {
            assert_eq!(names.find(missing.as_bytes()), None, "{missing}");
        }
        let range = names.beginning(b"Abd");
        assert_eq!(names.narrowed(range, b"Abd").start, 3);
        assert!(names.narrowed(names.beginning(b"Ac"), b"Ac").is_empty());
    }
}
