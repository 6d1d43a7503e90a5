//! From lexicon files to one [`Lexicon`], or every mistake in them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::classes::{Class, ClassSet, PosTag, RoleKind};
use super::cue::{Form, Frame, FrameSet, Lexeme, LexemeId, WordClass};
use super::embedded::{LexiconFile, LexiconFiles};
use super::gazetteer::{EntityType, Entry, Gender, Office};
use super::table::{Cell, Row, read_rows};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::text::{ClaimType, Force};

/// A word the lexicon knows; 0 is every word it does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

impl WordId {
    /// The id of all words that no lexicon file lists.
    pub const UNKNOWN: Self = Self(0);
}

/// A word that begins (or is) a cue.
#[derive(Clone, Debug)]
pub struct CueWord {
    /// The cue.
    pub lexeme: LexemeId,
    /// Which of its forms.
    pub form: Form,
    /// The words that must follow (`for` of `call for`).
    pub rest: Box<[WordId]>,
}

/// A fixed expression of several words (`because of`).
#[derive(Clone, Debug)]
pub struct Expression {
    /// The words after the first.
    pub rest: Box<[WordId]>,
    /// Its classes.
    pub classes: ClassSet,
}

/// All that is known of one word.
#[derive(Clone, Debug, Default)]
pub struct WordInfo {
    /// Closed classes.
    pub classes: ClassSet,
    /// Weight 0–9 of each [`PosTag`], by its position in [`PosTag::ALL`].
    pub pos: [u8; 9],
    /// What it names as a role noun.
    pub role: Option<RoleKind>,
    /// Whether that was the plural.
    pub role_plural: bool,
    /// As a given name.
    pub gender: Option<Gender>,
    /// Cues it begins, longest first.
    pub cues: Vec<CueWord>,
    /// Fixed expressions it begins, longest first.
    pub expressions: Vec<Expression>,
}

impl WordInfo {
    /// The weight of one part of speech, 0 for none.
    #[must_use]
    pub fn weight(&self, tag: PosTag) -> u8 {
        self.pos[tag as usize]
    }
}

/// Everything the program knows about words and names.
#[derive(Debug)]
pub struct Lexicon {
    ids: FxHashMap<Box<str>, WordId>,
    words: Vec<WordInfo>,
    lexemes: Vec<Lexeme>,
    entries: Vec<Entry>,
}

impl Lexicon {
    /// Loads `files`.
    ///
    /// # Errors
    /// Every mistake found, not only the first.
    pub fn load(files: &LexiconFiles) -> Result<Self, Vec<Diagnostic>> {
        let mut loader = Loader {
            lexicon: Self {
                ids: FxHashMap::default(),
                words: vec![WordInfo::default()],
                lexemes: Vec::new(),
                entries: Vec::new(),
            },
            diagnostics: Vec::new(),
        };
        // In the order of TABLES; countries before what refers to them.
        let [
            actors,
            cities,
            countries,
            cues,
            given_names,
            parts_of_speech,
            roles,
            words,
        ] = &files.tables[..]
        else {
            unreachable!("LexiconFiles always holds every table");
        };
        loader.load_words(words);
        loader.load_roles(roles);
        loader.load_parts_of_speech(parts_of_speech);
        loader.load_given_names(given_names);
        loader.load_cues(cues);
        loader.load_countries(countries);
        let codes: FxHashSet<String> = loader
            .lexicon
            .entries
            .iter()
            .filter_map(|e| e.country.clone())
            .collect();
        loader.load_cities(cities, &codes);
        loader.load_actors(actors, &codes);
        for word in &mut loader.lexicon.words {
            word.cues
                .sort_by_key(|cue| std::cmp::Reverse(cue.rest.len()));
            word.expressions
                .sort_by_key(|expression| std::cmp::Reverse(expression.rest.len()));
        }
        if loader.diagnostics.is_empty() {
            Ok(loader.lexicon)
        } else {
            Err(loader.diagnostics)
        }
    }

    /// The id of a lower-cased word with straight apostrophes.
    #[must_use]
    pub fn id(&self, word: &str) -> WordId {
        self.ids.get(word).copied().unwrap_or_default()
    }

    /// What is known of a word; of [`WordId::UNKNOWN`], nothing.
    #[must_use]
    pub fn word(&self, id: WordId) -> &WordInfo {
        &self.words[id.0 as usize]
    }

    /// A cue lexeme.
    #[must_use]
    pub fn lexeme(&self, id: LexemeId) -> &Lexeme {
        &self.lexemes[id.0 as usize]
    }

    /// All cue lexemes, [`LexemeId`] being their index.
    #[must_use]
    pub fn lexemes(&self) -> &[Lexeme] {
        &self.lexemes
    }

    /// All gazetteer entries, [`super::EntityId`] being their index.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn intern(&mut self, word: &str) -> WordId {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let id = WordId(self.words.len() as u32);
        self.ids.insert(word.into(), id);
        self.words.push(WordInfo::default());
        id
    }

    fn word_mut(&mut self, word: &str) -> &mut WordInfo {
        let id = self.intern(word);
        &mut self.words[id.0 as usize]
    }

    /// The ids of a several-word entry, split as the tokenizer would.
    fn intern_all(&mut self, text: &str) -> Vec<WordId> {
        split_words(text).map(|word| self.intern(word)).collect()
    }
}

/// Splits a lexicon entry at blanks, and clitics from their words, as the tokenizer splits text.
fn split_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').flat_map(|word| {
        let cut = word
            .strip_suffix("n't")
            .map(str::len)
            .or_else(|| {
                word.rfind('\'')
                    .filter(|&at| at > 0 && at + 1 < word.len() && word.len() - at <= 3)
            })
            .filter(|&at| at > 0)
            .unwrap_or(word.len());
        let (stem, clitic) = word.split_at(cut);
        [stem, clitic].into_iter().filter(|part| !part.is_empty())
    })
}

struct Loader {
    lexicon: Lexicon,
    diagnostics: Vec<Diagnostic>,
}

impl Loader {
    fn rows<'f>(&mut self, file: &'f LexiconFile, columns: &[&str], key: usize) -> Vec<Row<'f>> {
        read_rows(file, columns, key, &mut self.diagnostics)
    }

    /// Looks up a label of a closed set, or notes that there is none of that name.
    fn label<T: Copy>(
        &mut self,
        file: &str,
        what: &str,
        cell: Cell<'_>,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Option<T> {
        let found = all.iter().copied().find(|&value| name(value) == cell.text);
        if found.is_none() {
            let mut diagnostic = Diagnostic::error(
                "L010",
                file,
                cell.span,
                format!("unknown {what} `{}`", cell.text),
            );
            diagnostic = match did_you_mean(cell.text, all.iter().map(|&value| name(value))) {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic.help(format!(
                    "one of {}",
                    all.iter().map(|&v| name(v)).collect::<Vec<_>>().join(", ")
                )),
            };
            self.diagnostics.push(diagnostic);
        }
        found
    }

    fn load_words(&mut self, file: &LexiconFile) {
        for row in self.rows(file, &["word", "classes"], 1) {
            let mut classes = ClassSet::EMPTY;
            for cell in row.cells[1].split(' ') {
                if let Some(class) = self.label(row.file, "class", cell, Class::ALL, Class::as_str)
                {
                    classes.insert(class);
                }
            }
            let word = row.cells[0].text.to_lowercase();
            let ids = self.lexicon.intern_all(&word);
            let info = &mut self.lexicon.words[ids[0].0 as usize];
            if ids.len() == 1 {
                info.classes = info.classes.union(classes);
            } else {
                info.expressions.push(Expression {
                    rest: ids[1..].into(),
                    classes,
                });
            }
        }
    }

    fn load_roles(&mut self, file: &LexiconFile) {
        for row in self.rows(file, &["noun", "plural", "kind"], 3) {
            let Some(kind) = self.label(
                row.file,
                "kind",
                row.cells[2],
                RoleKind::ALL,
                RoleKind::as_str,
            ) else {
                continue;
            };
            for (word, plural) in [(row.cells[0].text, false), (row.cells[1].text, true)] {
                // Of a several-word role only the last word decides (`press secretary`).
                if let Some(head) = word.rsplit(' ').next().filter(|head| !head.is_empty()) {
                    let info = self.lexicon.word_mut(&head.to_lowercase());
                    if info.role.is_none() || !word.contains(' ') {
                        info.role.get_or_insert(kind);
                        info.role_plural = plural;
                    }
                }
            }
        }
    }

    fn load_parts_of_speech(&mut self, file: &LexiconFile) {
        for row in self.rows(file, &["word", "tags"], 1) {
            for cell in row.cells[1].split(' ') {
                let cut = cell.text.len()
                    - usize::from(cell.text.ends_with(|c: char| c.is_ascii_digit()));
                let (name, weight) = cell.text.split_at(cut);
                let tag = self.label(
                    row.file,
                    "part of speech",
                    Cell { text: name, ..cell },
                    PosTag::ALL,
                    PosTag::as_str,
                );
                if let Some(tag) = tag {
                    self.lexicon.word_mut(row.cells[0].text).pos[tag as usize] =
                        weight.parse().unwrap_or(1);
                }
            }
        }
    }

    fn load_given_names(&mut self, file: &LexiconFile) {
        for row in self.rows(file, &["name", "gender"], 1) {
            let gender = self.label(
                row.file,
                "gender",
                row.cells[1],
                Gender::ALL,
                Gender::as_str,
            );
            self.lexicon
                .word_mut(&row.cells[0].text.to_lowercase())
                .gender = gender;
        }
    }

    fn load_cues(&mut self, file: &LexiconFile) {
        for row in self.rows(file, &["lemma", "pos", "type", "frames", "forms"], 3) {
            let class = self.label(
                row.file,
                "word class",
                row.cells[1],
                WordClass::ALL,
                WordClass::as_str,
            );
            let mut parts = row.cells[2].split('/');
            let claim_type = parts.next().and_then(|cell| {
                self.label(
                    row.file,
                    "claim type",
                    cell,
                    ClaimType::ALL,
                    ClaimType::as_str,
                )
            });
            let force = parts
                .next()
                .and_then(|cell| self.label(row.file, "force", cell, Force::ALL, Force::as_str));
            let mut frames = FrameSet::EMPTY;
            for cell in row.cells[3].split(' ') {
                if let Some(frame) = self.label(row.file, "frame", cell, Frame::ALL, Frame::as_str)
                {
                    frames.insert(frame);
                }
            }
            let (Some(class), Some(claim_type)) = (class, claim_type) else {
                continue;
            };
            let lexeme = LexemeId(self.lexicon.lexemes.len() as u32);
            let lemma = row.cells[0].text.to_owned();
            let mut forms = vec![(Form::Base, lemma.clone())];
            let inflected: Vec<Cell<'_>> = row.cells[4].split(';').collect();
            let names: &[Form] = match class {
                WordClass::Verb => &[Form::Third, Form::Past, Form::Pp, Form::Ing],
                WordClass::Noun => &[Form::Plural],
                WordClass::Adj | WordClass::Phrase => &[],
            };
            if inflected.len() != names.len() && !(class == WordClass::Noun && inflected.is_empty())
            {
                let wanted = names
                    .iter()
                    .map(|form| form.as_str())
                    .collect::<Vec<_>>()
                    .join(";");
                self.diagnostics.push(
                    Diagnostic::error(
                        "L011",
                        row.file,
                        row.cells[4].span,
                        format!("`{lemma}` has {} forms", inflected.len()),
                    )
                    .help(format!(
                        "a {} wants: {}",
                        class.as_str(),
                        if wanted.is_empty() { "none" } else { &wanted }
                    )),
                );
            }
            forms.extend(
                names
                    .iter()
                    .zip(&inflected)
                    .map(|(&form, cell)| (form, cell.text.to_owned())),
            );
            for (form, text) in forms {
                let ids = self.lexicon.intern_all(&text);
                let cue = CueWord {
                    lexeme,
                    form,
                    rest: ids[1..].into(),
                };
                self.lexicon.words[ids[0].0 as usize].cues.push(cue);
            }
            self.lexicon.lexemes.push(Lexeme {
                lemma,
                class,
                claim_type,
                force,
                frames,
            });
        }
    }

    fn load_countries(&mut self, file: &LexiconFile) {
        let columns = [
            "id", "name", "aliases", "demonyms", "capital", "seats", "iso2", "iso3",
        ];
        for row in self.rows(file, &columns, 1) {
            let list = |i: usize| row.cells[i].split(';').map(|cell| cell.text.to_owned());
            self.lexicon.entries.push(Entry {
                id: row.cells[0].text.to_owned(),
                name: row.cells[1].text.to_owned(),
                entity_type: EntityType::Government,
                aliases: list(2).collect(),
                demonyms: list(3).collect(),
                seats: list(4).chain(list(5)).collect(),
                country: Some(row.cells[7].text.to_owned()),
                offices: Vec::new(),
                gender: None,
                population: 0,
            });
        }
    }

    fn load_cities(&mut self, file: &LexiconFile, codes: &FxHashSet<String>) {
        for row in self.rows(file, &["id", "name", "aliases", "country", "population"], 1) {
            let country = self.country(&row, 3, codes);
            self.lexicon.entries.push(Entry {
                id: row.cells[0].text.to_owned(),
                name: row.cells[1].text.to_owned(),
                entity_type: EntityType::Place,
                aliases: row.cells[2]
                    .split(';')
                    .map(|cell| cell.text.to_owned())
                    .collect(),
                demonyms: Vec::new(),
                seats: Vec::new(),
                country,
                offices: Vec::new(),
                gender: None,
                population: row.cells[4].text.parse().unwrap_or(0),
            });
        }
    }

    fn load_actors(&mut self, file: &LexiconFile, codes: &FxHashSet<String>) {
        let columns = [
            "id", "name", "type", "aliases", "country", "role", "gender", "from", "to",
        ];
        for row in self.rows(file, &columns, 1) {
            let entity_type = self.label(
                row.file,
                "entity type",
                row.cells[2],
                EntityType::ALL,
                EntityType::as_str,
            );
            let country = self.country(&row, 4, codes);
            let gender = match row.cells[6].text {
                "" => None,
                _ => self.label(
                    row.file,
                    "gender",
                    row.cells[6],
                    Gender::ALL,
                    Gender::as_str,
                ),
            };
            let dates = |i: usize| {
                row.cells[i]
                    .text
                    .split(';')
                    .map(str::trim)
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            };
            let (from, to) = (dates(7), dates(8));
            let date =
                |list: &[String], i: usize| list.get(i).filter(|date| !date.is_empty()).cloned();
            let offices = row.cells[5].split(';').enumerate().map(|(i, cell)| Office {
                role: cell.text.to_owned(),
                from: date(&from, i),
                to: date(&to, i),
            });
            self.lexicon.entries.push(Entry {
                id: row.cells[0].text.to_owned(),
                name: row.cells[1].text.to_owned(),
                entity_type: entity_type.unwrap_or(EntityType::Organisation),
                aliases: row.cells[3]
                    .split(';')
                    .map(|cell| cell.text.to_owned())
                    .collect(),
                demonyms: Vec::new(),
                seats: Vec::new(),
                country,
                offices: offices.collect(),
                gender,
                population: 0,
            });
        }
    }

    /// The country code in a cell, noted as a mistake if no country has it.
    fn country(
        &mut self,
        row: &Row<'_>,
        column: usize,
        codes: &FxHashSet<String>,
    ) -> Option<String> {
        let cell = row.cells[column];
        if cell.text.is_empty() {
            return None;
        }
        if !codes.contains(cell.text) {
            self.diagnostics.push(
                Diagnostic::error(
                    "L012",
                    row.file,
                    cell.span,
                    format!("no country has the code `{}`", cell.text),
                )
                .help("use an ISO 3166 alpha-3 code that `countries.tsv` lists"),
            );
        }
        Some(cell.text.to_owned())
    }
}
