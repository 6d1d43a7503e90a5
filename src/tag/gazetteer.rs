//! All names of the gazetteers in one automaton.

use std::borrow::Cow;
use std::ops::Range;

use aho_corasick::automaton::OverlappingState;
use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};
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
    automaton: AhoCorasick,
    /// Whether a name begins with this byte.
    openers: Box<[bool; 256]>,
    /// By pattern.
    senses: Vec<Senses>,
    /// Every string again, to look one up.
    by_text: FxHashMap<Box<str>, u32>,
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
    ///
    /// # Panics
    /// If the names together exceed what an automaton can hold (gigabytes).
    #[must_use]
    pub fn new(entries: &[Entry]) -> Self {
        let mut list = NameList::default();
        let mut surnames: FxHashMap<Box<str>, Vec<Bearer>> = FxHashMap::default();
        for (i, entry) in entries.iter().enumerate() {
            let entity = EntityId(i as u32);
            // A region is meant rather than a town of its name: the Canadian Ontario.
            let region =
                entry.entity_type == EntityType::Place && !entry.id.starts_with("geonames:");
            let population = if region { u32::MAX } else { entry.population };
            let mut add = |name: &str, via| {
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
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .start_kind(StartKind::Anchored)
            .build(&list.names)
            .expect("gazetteers are far smaller than the automaton's limits");
        let mut openers = Box::new([false; 256]);
        for name in &list.names {
            openers[name.as_bytes()[0] as usize] = true;
        }
        Self {
            automaton,
            openers,
            senses: list.senses,
            by_text: list.by_text,
            surnames,
        }
    }

    /// What `name` may mean, as a whole.
    pub(super) fn senses(&self, name: &str) -> Option<Senses> {
        self.by_text
            .get(name)
            .map(|&pattern| self.senses[pattern as usize])
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
        let tokens = &segmented.tokens;
        let text = unwrapped(segmented.text);
        let mut hits: Vec<Hit> = Vec::new();
        for first in 0..tokens.len() {
            let start = tokens[first].span.start();
            if !self.openers[text.as_bytes()[start as usize] as usize] {
                continue;
            }
            // Names begin with tokens, so the search begins at each and gives up at the first byte
            // that no name goes on with.
            let input = Input::new(text.as_ref())
                .range(start as usize..)
                .anchored(Anchored::Yes);
            let mut state = OverlappingState::start();
            let mut last = first;
            loop {
                self.automaton.find_overlapping(input.clone(), &mut state);
                let Some(found) = state.get_match() else {
                    break;
                };
                // Overlapping search also tells names that end here and began later: no token's name.
                if found.start() as u32 != start {
                    continue;
                }
                let end = found.end() as u32;
                while last < tokens.len() && tokens[last].span.end() < end {
                    last += 1;
                }
                let Some(token) = tokens.get(last) else { break };
                if tokens[first].sentence != token.sentence {
                    break;
                }
                let compound = token.span.end() != end;
                if compound
                    && !is_compound_tail(segmented.token_text(last), token.span.start(), end)
                {
                    continue;
                }
                // A stop that the tokenizer took for the sentence's is not part of the name.
                let stop = usize::from(last > first && segmented.token_text(last) == ".");
                hits.push(Hit {
                    tokens: first..last + 1 - stop,
                    senses: self.senses[found.pattern().as_usize()],
                    compound,
                });
            }
        }
        leftmost_longest(hits)
    }
}

/// Distinct strings and their senses, gathered before they are compiled.
#[derive(Default)]
struct NameList {
    names: Vec<String>,
    senses: Vec<Senses>,
    /// Of the place sense.
    populations: Vec<u32>,
    by_text: FxHashMap<Box<str>, u32>,
}

impl NameList {
    fn add(&mut self, name: &str, sense: Sense, population: u32) {
        self.add_form(name, sense, population);
        if name.contains('\'') {
            self.add_form(&name.replace('\'', "’"), sense, population);
        }
        // Datelines and headlines shout; short names would be mistaken for acronyms.
        if name.len() >= 4 && !is_acronym(name) {
            self.add_form(&name.to_uppercase(), sense, population);
        }
    }

    fn add_form(&mut self, form: &str, sense: Sense, population: u32) {
        if form.is_empty() {
            return;
        }
        let pattern = *self.by_text.entry(form.into()).or_insert_with(|| {
            self.names.push(form.to_owned());
            self.senses.push(Senses::default());
            self.populations.push(0);
            self.names.len() as u32 - 1
        }) as usize;
        let senses = &mut self.senses[pattern];
        if sense.entity_type == EntityType::Place {
            if senses.place.is_none() || population > self.populations[pattern] {
                senses.place = Some(sense);
                self.populations[pattern] = population;
            }
        } else {
            senses.actor = Some(senses.actor.map_or(sense, |old| better(old, sense)));
        }
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
fn unwrapped(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\t']) {
        Cow::Owned(text.replace(['\n', '\t'], " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether what follows byte `end` of the document in this token is a hyphen and a lower-case word.
fn is_compound_tail(token: &str, start: u32, end: u32) -> bool {
    end.checked_sub(start)
        .and_then(|at| token.get(at as usize..))
        .and_then(|tail| tail.strip_prefix('-'))
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
