//! Which body a noun repeats: "the company", "the union", "its maker".
//!
//! Everything named in the text that is no person and no place is a candidate. What is known of it,
//! its type, the nouns that stand beside its name and the words of its name, must allow the noun;
//! among those the noun suits alike, the one that stands nearest and is spoken of most wins.
//! Where two are equally good the noun stays open.

use std::ops::Range;

use super::Context;
use super::refer::{MAX_LOOK, Referents};
use crate::lexicon::EntityType;
use crate::phrase::Tag;
use crate::tag::{CastIdx, Character, Mention};

/// Sentences back within which a noun finds a body of which nothing tells that it suits.
const REACH: usize = 12;
/// Sentences ahead within which a text's opening finds the body it introduces later.
const REACH_AHEAD: usize = 8;
/// How far behind a person's name the body stands for which he speaks.
const LONGEST_OFFICE: usize = 14;
/// How much better than the next a body must be of which nothing tells what it is.
const MARGIN: f32 = 0.15;

/// How much more a body is worth that the noun names, and one of which it is known that it is of such
/// a sort; tried on the development part from 1.5 to 10.
const NAMED: f32 = 100.0;
const OF_SORT: f32 = 2.5;

/// Sorts of bodies, as a set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Sorts(u16);

impl Sorts {
    const NONE: Self = Self(0);
    const COMPANY: Self = Self(1);
    const UNION: Self = Self(1 << 1);
    const PARTY: Self = Self(1 << 2);
    const TEAM: Self = Self(1 << 3);
    const COURT: Self = Self(1 << 4);
    const MINISTRY: Self = Self(1 << 5);
    const AGENCY: Self = Self(1 << 6);
    const ARMED: Self = Self(1 << 7);
    const MEDIA: Self = Self(1 << 8);
    const SCHOOL: Self = Self(1 << 9);
    const CHURCH: Self = Self(1 << 10);
    const CARE: Self = Self(1 << 11);
    const SOCIETY: Self = Self(1 << 12);
    const MUSEUM: Self = Self(1 << 13);

    const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// How well a noun suits a body, from least to best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Nothing tells what the body is.
    Open,
    /// It is of a sort that the noun names.
    OfSort,
    /// The noun is part of its name, or stands beside it.
    Named,
}

impl Fit {
    fn factor(self) -> f32 {
        match self {
            Self::Open => 1.0,
            Self::OfSort => OF_SORT,
            Self::Named => NAMED,
        }
    }
}

impl Referents<'_> {
    /// The body that the noun at `head` of the phrase at `tokens` repeats.
    pub(super) fn body(
        &self,
        tokens: &Range<usize>,
        head: usize,
        is_source: bool,
    ) -> Option<CastIdx> {
        let noun = self.context.text(head).to_lowercase();
        if noun == "government" {
            return self.the_government.filter(|_| tokens.len() == 2);
        }
        if noun == "ministry" {
            return self.the_government;
        }
        let wanted = self.wanted(head, &noun);
        // "the Ruiz campaign" is no other body than hers.
        let named = self.context.entities.mentions_in(tokens).first();
        if named.is_some_and(|mention| !names_a_body(mention)) {
            return None;
        }
        let home = self.context.sentence_of(tokens.start);
        let not = (!is_source).then(|| self.speaks_here(head)).flatten();
        let before = self
            .mentions_before(tokens.start)
            .rev()
            .take(MAX_LOOK)
            .filter(|mention| Some(mention.entity) != not);
        let best = self.best(before, home, head, &noun, wanted);
        if best.is_some() || home > 2 {
            return best;
        }
        self.body_ahead(tokens, head)
    }

    /// The sorts that the noun at `head` can name, with the word before it: "the armed group".
    fn wanted(&self, head: usize, noun: &str) -> Sorts {
        let before = head.checked_sub(1).map_or("", |i| self.context.text(i));
        match before {
            "armed" | "militant" | "rebel" | "extremist" | "jihadist" | "insurgent"
            | "terrorist" => Sorts::ARMED,
            _ => sorts_of_noun(noun),
        }
    }

    /// The body of such a sort that a text's first sentences speak of and name later.
    pub(super) fn body_ahead(&self, tokens: &Range<usize>, head: usize) -> Option<CastIdx> {
        let noun = self.context.text(head).to_lowercase();
        let wanted = self.wanted(head, &noun);
        let home = self.context.sentence_of(tokens.start);
        let mentions = &self.context.entities.mentions;
        let after = mentions.partition_point(|mention| mention.tokens.start < tokens.end);
        let ahead = mentions[after..]
            .iter()
            .take(MAX_LOOK)
            .take_while(|mention| {
                self.context.sentence_of(mention.tokens.start) <= home + REACH_AHEAD
            });
        self.best(ahead, home, head, &noun, wanted).filter(|&idx| {
            self.suits(idx, head, &noun, wanted)
                .is_some_and(|fit| fit > Fit::Open)
        })
    }

    /// Whether a noun can repeat a body though no list has it: it is part of a name here, "the count"
    /// of the Pelican Count.
    pub(super) fn names_body(&self, noun: &str) -> bool {
        names_sort(noun)
            || self.context.entities.cast.iter().any(|character| {
                is_body(character.entity.entity_type)
                    && character
                        .entity
                        .name
                        .split(' ')
                        .any(|part| part.eq_ignore_ascii_case(noun))
            })
    }

    /// Whether the noun at `head` is one for such bodies as the mention names.
    pub(super) fn is_a_body(&self, head: usize, mention: &Mention) -> bool {
        names_a_body(mention) && names_sort(&self.context.text(head).to_lowercase())
    }

    /// Whether the noun at `head` names the sort of body a name before it is, not something it has:
    /// "the Varden group", not "the Varden board".
    pub(super) fn is_sort_of(&self, head: usize, mention: &Mention) -> bool {
        let noun = self.context.text(head);
        let part = Sorts::AGENCY.or(Sorts::MINISTRY).or(Sorts::COURT);
        names_a_body(mention)
            && names_sort(noun)
            && !sorts_of_noun(noun).meets(part)
            && !matches!(
                noun,
                "parent" | "owner" | "employer" | "campaign" | "fund" | "side"
            )
    }

    /// The body that somebody speaks for whom the phrase at `tokens` names as its owner: "her group",
    /// the body that stands behind her name.
    pub(super) fn body_of_person(&self, owner: CastIdx) -> Option<CastIdx> {
        let mentions = &self.context.entities.mentions;
        mentions
            .iter()
            .enumerate()
            .filter(|(_, mention)| mention.entity == owner)
            .take(MAX_LOOK)
            .find_map(|(i, mention)| {
                let near = mention.tokens.end..mention.tokens.end + LONGEST_OFFICE;
                let sentence = self.context.sentence_of(mention.tokens.start);
                let next = mentions.get(i + 1)?;
                (near.contains(&next.tokens.start)
                    && self.context.sentence_of(next.tokens.start) == sentence
                    && names_a_body(next))
                .then_some(next.entity)
            })
    }

    /// What is known of every member of the cast that may be a body.
    pub(super) fn sorts_of_cast(context: Context<'_>) -> Vec<Sorts> {
        let cast = &context.entities.cast;
        let mut sorts: Vec<Sorts> = cast
            .iter()
            .map(|character| sorts(context, character))
            .collect();
        for mention in &context.entities.mentions {
            let own = &mut sorts[mention.entity.0 as usize];
            if mention.entity_type == EntityType::Organisation {
                *own = own.or(sorts_of_neighbours(context, mention));
            }
        }
        sorts
    }

    /// The candidate among `mentions` that suits the noun best.
    fn best<'m>(
        &self,
        mentions: impl Iterator<Item = &'m Mention>,
        home: usize,
        head: usize,
        noun: &str,
        wanted: Sorts,
    ) -> Option<CastIdx> {
        // What each candidate is worth: how well the noun suits it, then how near it stands.
        let mut candidates: Vec<(CastIdx, Fit, f32)> = Vec::new();
        for mention in mentions {
            // "the Leeds plant": the name only describes. "PARIS (Ostra News) —": nobody it is about.
            if !names_a_body(mention) || self.describes(mention) || self.in_brackets(mention) {
                continue;
            }
            let distance = self
                .context
                .sentence_of(mention.tokens.start)
                .abs_diff(home);
            let mut weight = 1.0 / (1.0 + small(distance));
            if self.is_subject(mention) {
                weight *= 1.5;
            }
            match candidates
                .iter_mut()
                .find(|(idx, ..)| *idx == mention.entity)
            {
                Some((_, _, best)) => *best = best.max(weight),
                None => {
                    if let Some(fit) = self
                        .suits(mention.entity, head, noun, wanted)
                        .filter(|&fit| fit > Fit::Open || distance <= REACH)
                    {
                        candidates.push((mention.entity, fit, weight));
                    }
                }
            }
        }
        // Who has spoken under another word is near as well.
        for speaker in self.speakers.iter().rev().take(MAX_LOOK) {
            let spoke = candidates
                .iter_mut()
                .find(|(idx, ..)| speaker.who == Some(*idx));
            if let Some((_, _, weight)) = spoke {
                let distance = self.context.sentence_of(speaker.token).abs_diff(home);
                *weight = weight.max(1.5 / (1.0 + small(distance)));
            }
        }
        for (idx, _, weight) in &mut candidates {
            let n_mentions = self.context.entities.character(*idx).n_mentions;
            *weight += 0.2 * small(n_mentions as usize).ln_1p();
        }
        for (_, fit, weight) in &mut candidates {
            *weight *= fit.factor();
        }
        candidates.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
        match candidates[..] {
            [] => None,
            [(idx, _, _)] => Some(idx),
            [(idx, fit, weight), (_, _, other), ..] => {
                let margin = if fit == Fit::Open { MARGIN } else { 0.0 };
                (weight > other + margin).then_some(idx)
            }
        }
    }

    /// How well the noun suits a body, if it can be what it names at all.
    fn suits(&self, idx: CastIdx, head: usize, noun: &str, wanted: Sorts) -> Option<Fit> {
        let character = self.context.entities.character(idx);
        let word = self.context.segmented.tokens[head].word;
        let introduced = character.roles.iter().any(|role| role.head == word);
        let named = character
            .entity
            .name
            .split([' ', '-'])
            .any(|part| part.eq_ignore_ascii_case(noun));
        if introduced || named {
            return Some(Fit::Named);
        }
        let known = self.sorts[idx.0 as usize];
        if known == Sorts::NONE {
            // Unknown bodies are rarely courts or ministries: those say so in their names.
            let open = Sorts::COMPANY
                .or(Sorts::SOCIETY)
                .or(Sorts::UNION)
                .or(Sorts::TEAM)
                .or(Sorts::ARMED);
            return wanted.meets(open).then_some(Fit::Open);
        }
        known.meets(wanted).then_some(Fit::OfSort)
    }

    fn in_brackets(&self, mention: &Mention) -> bool {
        let tag = |i: Option<usize>| i.and_then(|i| self.context.phrases.tags.get(i).copied());
        tag(mention.tokens.start.checked_sub(1)) == Some(Tag::Open)
            && tag(Some(mention.tokens.end)) == Some(Tag::Close)
    }

    /// Whether a name stands as a subject may: free, and at the head of its sentence or clause.
    fn is_subject(&self, mention: &Mention) -> bool {
        let behind = self.context.phrases.tags.get(mention.tokens.end);
        self.is_free(mention)
            && behind.is_some_and(|tag| tag.is_finite() || matches!(tag, Tag::Comma | Tag::Adv))
    }
}

/// Whether a noun such as "company" can mean an entity of this type.
fn is_body(entity_type: EntityType) -> bool {
    !matches!(
        entity_type,
        EntityType::Person | EntityType::Place | EntityType::Government
    )
}

/// Whether a mention names a body, and does not only place or describe something.
fn names_a_body(mention: &Mention) -> bool {
    is_body(mention.entity_type) && !mention.compound && !mention.place && !mention.demonym
}

/// What the gazetteer, the nouns beside its name and the name itself tell of a body.
fn sorts(context: Context<'_>, character: &Character) -> Sorts {
    let mut sorts = sorts_of_type(character.entity.entity_type);
    for role in &character.roles {
        let noun = context.text(role.tokens.end - 1).to_lowercase();
        sorts = sorts.or(match noun.as_str() {
            // What is called a group is rarely called a company afterwards.
            "group" | "organisation" | "organization" | "body" | "outfit" => {
                Sorts::SOCIETY.or(Sorts::ARMED).or(Sorts::UNION)
            }
            noun => sorts_of_noun(noun),
        });
    }
    if sorts == Sorts::NONE {
        for part in character.entity.name.split([' ', '-', '’', '\'']) {
            sorts = sorts.or(sorts_of_name(part));
        }
    }
    sorts
}

/// What the offices and things around a name tell of its bearer: "the chief executive of Ostra",
/// "Ostra's shares".
fn sorts_of_neighbours(context: Context<'_>, mention: &Mention) -> Sorts {
    let tokens = &mention.tokens;
    let sentence = &context.segmented.sentences[context.sentence_of(tokens.start)].tokens;
    let word = |i: usize| {
        if sentence.contains(&i) {
            context.text(i)
        } else {
            ""
        }
    };
    let mut sorts = Sorts::NONE;
    let mut at = tokens.start;
    if at > sentence.start && word(at - 1) == "the" {
        at -= 1;
    }
    if at >= sentence.start + 2 && matches!(word(at - 1), "of" | "at" | "for" | "in") {
        sorts = sorts_of_holders(word(at - 2));
    }
    if context.phrases.tags.get(tokens.end) == Some(&Tag::PossMark) {
        let chunk = context.phrases.chunk_at(tokens.end);
        let thing = chunk.map_or(tokens.end + 1, |chunk| chunk.head as usize);
        sorts = sorts.or(sorts_of_holders(word(thing)));
    } else {
        sorts = sorts.or(sorts_of_holders(word(tokens.end)));
    }
    sorts
}

/// Whose office holders, members and things these are.
fn sorts_of_holders(noun: &str) -> Sorts {
    match noun {
        "executive" | "CEO" | "shares" | "shareholders" | "stock" | "customers" | "profits"
        | "investors" | "stake" | "bondholders" | "sales" | "brand" => Sorts::COMPANY,
        "secretary" | "organizer" | "organiser" | "organizers" | "organisers" => {
            Sorts::UNION.or(Sorts::SOCIETY)
        }
        "striker" | "midfielder" | "defender" | "goalkeeper" | "coach" | "fans" | "supporters"
        | "winger" => Sorts::TEAM,
        "professor" | "lecturer" | "student" | "students" | "researchers" | "economist"
        | "historian" | "biologist" => Sorts::SCHOOL,
        "editor" | "reporter" | "columnist" | "readers" => Sorts::MEDIA,
        "commander" | "fighters" | "gunmen" => Sorts::ARMED,
        "volunteers" | "campaigner" | "campaigners" => Sorts::SOCIETY,
        _ => Sorts::NONE,
    }
}

/// A count, to weigh with; beyond 65,535 all are alike.
fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// Whether a noun names a sort of body.
pub(super) fn names_sort(noun: &str) -> bool {
    sorts_of_noun(noun) != Sorts::NONE
}

/// The sorts that a noun can name. "Group" and its like go with nearly all.
fn sorts_of_noun(noun: &str) -> Sorts {
    match noun {
        "company" | "firm" | "business" | "manufacturer" | "maker" | "carrier" | "airline"
        | "carmaker" | "automaker" | "retailer" | "giant" | "chain" | "startup" | "start-up"
        | "operator" | "developer" | "contractor" | "supplier" | "lender" | "bank" | "insurer"
        | "utility" | "drugmaker" | "brokerage" | "broker" | "exporter" | "importer"
        | "producer" | "brand" | "supermarket" | "builder" | "owner" | "employer" | "parent"
        | "corporation" | "conglomerate" | "refiner" | "miner" | "chipmaker" | "shipper"
        | "landlord" | "studio" | "label" | "platform" | "bidder" => Sorts::COMPANY,
        "union" => Sorts::UNION,
        "league" | "federation" => Sorts::UNION.or(Sorts::SOCIETY).or(Sorts::TEAM),
        "party" => Sorts::PARTY,
        "club" | "team" | "side" | "squad" => Sorts::TEAM,
        "court" | "tribunal" => Sorts::COURT,
        "ministry" => Sorts::MINISTRY,
        "department" | "office" => Sorts::MINISTRY.or(Sorts::AGENCY),
        "agency" | "bureau" | "authority" | "regulator" | "commission" | "council" | "board"
        | "committee" | "panel" | "inspectorate" | "police" | "force" | "subcommittee"
        | "assembly" | "parliament" | "senate" => Sorts::AGENCY,
        "watchdog" => Sorts::AGENCY.or(Sorts::SOCIETY),
        "militia" | "militants" | "rebels" | "insurgents" | "guerrillas" | "gunmen"
        | "kidnappers" | "captors" | "faction" => Sorts::ARMED,
        "army" | "military" | "navy" | "forces" => Sorts::ARMED,
        "newspaper" | "broadcaster" | "magazine" | "paper" | "website" | "site" | "station"
        | "network" | "channel" | "newsletter" | "outlet" | "tabloid" | "fanzine" | "blog"
        | "podcast" | "weekly" | "daily" => Sorts::MEDIA,
        "university" | "college" | "institute" | "school" | "institution" => Sorts::SCHOOL,
        "church" | "diocese" | "parish" => Sorts::CHURCH,
        "hospital" | "clinic" => Sorts::CARE,
        "museum" | "gallery" => Sorts::MUSEUM,
        "trust" => Sorts::CARE.or(Sorts::SOCIETY).or(Sorts::COMPANY),
        "charity" | "nonprofit" | "campaign" | "coalition" | "alliance" | "society"
        | "association" | "foundation" | "project" | "movement" | "initiative" | "fund"
        | "consortium" | "partnership" | "collective" => Sorts::SOCIETY.or(Sorts::COMPANY),
        "group" | "organisation" | "organization" | "body" | "outfit" => Sorts::COMPANY
            .or(Sorts::UNION)
            .or(Sorts::PARTY)
            .or(Sorts::ARMED)
            .or(Sorts::SOCIETY)
            .or(Sorts::CARE),
        _ => Sorts::NONE,
    }
}

fn sorts_of_type(entity_type: EntityType) -> Sorts {
    match entity_type {
        EntityType::Company => Sorts::COMPANY,
        EntityType::Party => Sorts::PARTY,
        EntityType::Court => Sorts::COURT,
        EntityType::Ministry => Sorts::MINISTRY,
        EntityType::Agency => Sorts::AGENCY,
        EntityType::Military | EntityType::ArmedGroup => Sorts::ARMED,
        EntityType::Media => Sorts::MEDIA,
        EntityType::University => Sorts::SCHOOL,
        EntityType::Religious => Sorts::CHURCH,
        EntityType::InternationalOrganisation => Sorts::AGENCY.or(Sorts::SOCIETY),
        EntityType::Organisation
        | EntityType::Person
        | EntityType::Place
        | EntityType::Government => Sorts::NONE,
    }
}

/// What a word of its name makes of a body.
fn sorts_of_name(part: &str) -> Sorts {
    match part {
        "Union" | "Brotherhood" | "Guild" | "Teamsters" => Sorts::UNION,
        "League" | "Federation" => Sorts::UNION.or(Sorts::SOCIETY).or(Sorts::TEAM),
        "Bank" | "Capital" | "Group" | "Airways" | "Airlines" | "Energy" | "Trains" | "Rail"
        | "Water" | "Power" | "Oil" | "Steel" | "Partners" | "Systems" | "Labs" | "Media"
        | "Health" | "Pharma" | "Software" | "Stores" | "Homes" | "Mutual" | "Insurance"
        | "Airports" | "Motors" | "Gas" | "Freight" | "&" | "Savings" | "Brothers" | "Sons"
        | "Ltd" | "Inc" | "Holdings" | "Industries" | "Technologies" | "Logistics" => {
            Sorts::COMPANY
        }
        "Hospital" | "Clinic" | "Infirmary" => Sorts::CARE,
        "Trust" => Sorts::CARE.or(Sorts::SOCIETY).or(Sorts::COMPANY),
        "Museum" | "Gallery" | "Galerie" | "Museo" => Sorts::MUSEUM,
        "Alliance" | "Coalition" | "Foundation" | "Society" | "Association" | "Watch"
        | "Network" | "Initiative" | "Project" | "Campaign" | "Center" | "Centre" | "Friends"
        | "Citizens" | "Front" | "Movement" | "Forum" => Sorts::SOCIETY,
        "Council" | "Board" | "Committee" | "Panel" | "Office" => Sorts::AGENCY.or(Sorts::SOCIETY),
        "United" | "Rovers" | "Athletic" | "FC" | "Wanderers" | "Albion" | "Hotspur" => Sorts::TEAM,
        _ => Sorts::NONE,
    }
}
