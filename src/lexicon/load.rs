//! From lexicon files to one [`Lexicon`], or every mistake in them.

use super::classes::{Class, ClassSet, PosTag, PosTags, RoleKind, Sense};
use super::cue::{Form, Frame, FrameSet, Lexeme, LexemeId, WordClass};
use super::embedded::{LexiconFile, LexiconFiles};
use super::entries::load_entries;
use super::gazetteer::{Entry, Gender};
use super::table::{Cell, Row, label, read_rows};
use super::word_ids::{WordId, WordIds};
use crate::diagnostic::{Diagnostic, both};
use crate::text::{ClaimType, Force, Span};

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
    /// What it is as a form of a cue of one word.
    pub cue_pos: PosTags,
    /// What it names as a role noun.
    pub role: Option<RoleKind>,
    /// Whether that was the plural.
    pub role_plural: bool,
    /// What it makes of what is said with it.
    pub sense: Option<Sense>,
    /// As a given name.
    pub gender: Option<Gender>,
    /// What it begins; nothing, for nearly all words, and these should stay small.
    openings: Option<Box<Openings>>,
}

/// What a word begins.
#[derive(Clone, Debug, Default)]
struct Openings {
    cues: Vec<CueWord>,
    expressions: Vec<Expression>,
}

impl WordInfo {
    /// The weight of one part of speech, 0 for none.
    #[must_use]
    pub fn weight(&self, tag: PosTag) -> u8 {
        self.pos[tag as usize]
    }

    /// Cues it begins, longest first.
    #[must_use]
    pub fn cues(&self) -> &[CueWord] {
        self.openings
            .as_ref()
            .map_or(&[], |openings| &openings.cues)
    }

    /// Fixed expressions it begins, longest first.
    #[must_use]
    pub fn expressions(&self) -> &[Expression] {
        self.openings
            .as_ref()
            .map_or(&[], |openings| &openings.expressions)
    }

    fn openings_mut(&mut self) -> &mut Openings {
        self.openings.get_or_insert_default()
    }
}

/// Everything the program knows about words and names.
#[derive(Debug)]
pub struct Lexicon {
    ids: WordIds,
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
        let (lexicon, mistakes) = Self::load_words(files);
        let words = if mistakes.is_empty() {
            Ok(lexicon)
        } else {
            Err(mistakes)
        };
        let (lexicon, entries) = both(words, load_entries(files))?;
        Ok(lexicon.with_entries(entries))
    }

    /// Loads the words of `files` alone, which is all that rules need; entities are still missing.
    /// What has a mistake is left out, so that rules can be looked at all the same.
    pub(crate) fn load_words(files: &LexiconFiles) -> (Self, Vec<Diagnostic>) {
        let mut loader = Loader {
            lexicon: Self {
                ids: WordIds::default(),
                words: vec![WordInfo::default()],
                lexemes: Vec::new(),
                entries: Vec::new(),
            },
            diagnostics: Vec::new(),
        };
        let [
            _,
            _,
            _,
            cues,
            given_names,
            parts_of_speech,
            roles,
            senses,
            words,
        ] = files.tables();
        loader.load_words(words);
        loader.load_roles(roles);
        loader.load_parts_of_speech(parts_of_speech);
        loader.load_senses(senses);
        loader.load_given_names(given_names);
        loader.load_cues(cues);
        let openings = loader.lexicon.words.iter_mut();
        for openings in openings.filter_map(|word| word.openings.as_mut()) {
            openings
                .cues
                .sort_by_key(|cue| std::cmp::Reverse(cue.rest.len()));
            openings
                .expressions
                .sort_by_key(|expression| std::cmp::Reverse(expression.rest.len()));
        }
        (loader.lexicon, loader.diagnostics)
    }

    /// The words of this lexicon and these entities.
    pub(crate) fn with_entries(self, entries: Vec<Entry>) -> Self {
        Self { entries, ..self }
    }

    /// The id of a lower-cased word with straight apostrophes.
    #[must_use]
    pub fn id(&self, word: &str) -> WordId {
        self.ids.get(word).unwrap_or_default()
    }

    /// What is known of a word; of [`WordId::UNKNOWN`], nothing.
    #[must_use]
    pub fn word(&self, id: WordId) -> &WordInfo {
        &self.words[id.0 as usize]
    }

    /// All that is known of words, each once.
    pub(crate) fn words(&self) -> impl Iterator<Item = &WordInfo> {
        self.words.iter()
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
        let id = self.ids.intern(word);
        if id.0 as usize == self.words.len() {
            self.words.push(WordInfo::default());
        }
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

/// The part of speech of a cue's form.
fn pos_of(class: WordClass, form: Form) -> PosTag {
    let verb = class == WordClass::Verb;
    match form {
        Form::Base if verb => PosTag::V,
        Form::Base => PosTag::N,
        Form::Plural => PosTag::Ns,
        Form::Third => PosTag::Vz,
        Form::Past => PosTag::Vd,
        Form::Pp => PosTag::Vn,
        Form::Ing => PosTag::Vg,
    }
}

struct Loader {
    lexicon: Lexicon,
    diagnostics: Vec<Diagnostic>,
}

impl Loader {
    fn rows<'f, const N: usize>(
        &mut self,
        file: &'f LexiconFile,
        columns: [&str; N],
        key: usize,
    ) -> Vec<Row<'f, N>> {
        read_rows(file, columns, key, &mut self.diagnostics)
    }

    fn label<T: Copy>(
        &mut self,
        file: &str,
        what: &str,
        cell: Cell<'_>,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Option<T> {
        label(file, what, cell, all, name, &mut self.diagnostics)
    }

    fn load_words(&mut self, file: &LexiconFile) {
        for row in self.rows(file, ["word", "classes"], 1) {
            let mut classes = ClassSet::EMPTY;
            for cell in row.cells[1].split(b' ') {
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
                info.openings_mut().expressions.push(Expression {
                    rest: ids[1..].into(),
                    classes,
                });
            }
        }
    }

    fn load_roles(&mut self, file: &LexiconFile) {
        for row in self.rows(file, ["noun", "plural", "kind"], 3) {
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

    fn load_senses(&mut self, file: &LexiconFile) {
        for row in self.rows(file, ["lemma", "sense", "forms"], 2) {
            let sense = self.label(row.file, "sense", row.cells[1], Sense::ALL, Sense::as_str);
            let forms = row.cells[2]
                .split(b' ')
                .filter(|cell| !cell.text.is_empty());
            for word in std::iter::once(row.cells[0]).chain(forms) {
                self.lexicon.word_mut(&word.text.to_lowercase()).sense = sense;
            }
        }
    }

    fn load_parts_of_speech(&mut self, file: &LexiconFile) {
        for row in self.rows(file, ["word", "tags"], 1) {
            let word = self.lexicon.intern(row.cells[0].text);
            for cell in row.cells[1].split(b' ') {
                let cut = cell.text.len()
                    - usize::from(cell.text.ends_with(|c: char| c.is_ascii_digit()));
                let (name, weight) = cell.text.split_at(cut);
                let tag = self.label(
                    row.file,
                    "part of speech",
                    Cell {
                        text: name,
                        span: Span::new(cell.span.start(), cell.span.start() + cut as u32),
                    },
                    PosTag::ALL,
                    PosTag::as_str,
                );
                if weight.is_empty() {
                    let message = format!("`{}` has no weight", cell.text);
                    self.diagnostics.push(
                        Diagnostic::error("L013", row.file, cell.span, message)
                            .help("write the tag with its weight from 1 to 9, as in `N5`"),
                    );
                }
                if let (Some(tag), Ok(weight)) = (tag, weight.parse()) {
                    self.lexicon.words[word.0 as usize].pos[tag as usize] = weight;
                }
            }
        }
    }

    fn load_given_names(&mut self, file: &LexiconFile) {
        for row in self.rows(file, ["name", "gender"], 1) {
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
        for row in self.rows(file, ["lemma", "pos", "type", "frames", "forms"], 3) {
            let class = self.label(
                row.file,
                "word class",
                row.cells[1],
                WordClass::ALL,
                WordClass::as_str,
            );
            let mut parts = row.cells[2].split(b'/');
            let claim_type = parts.next().and_then(|cell| {
                self.label(
                    row.file,
                    "claim type",
                    cell,
                    ClaimType::ALL,
                    ClaimType::as_str,
                )
            });
            // Whatever stands behind a second mark is no force either.
            let forces: Vec<Option<Force>> = parts
                .map(|cell| self.label(row.file, "force", cell, Force::ALL, Force::as_str))
                .collect();
            let force = forces.into_iter().flatten().next();
            let mut frames = FrameSet::EMPTY;
            for cell in row.cells[3].split(b' ') {
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
            let inflected: Vec<Cell<'_>> = row.cells[4].split(b';').collect();
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
            for (&form, cell) in names.iter().zip(&inflected) {
                // `signaled/signalled`: spellings of one form.
                let spellings = cell.text.split('/').map(str::trim);
                if spellings.clone().any(str::is_empty) {
                    self.diagnostics.push(
                        Diagnostic::error("L011", row.file, cell.span, "a spelling is empty")
                            .help("write spellings of one form as `signaled/signalled`"),
                    );
                }
                let written = spellings.filter(|text| !text.is_empty());
                forms.extend(written.map(|text| (form, text.to_owned())));
            }
            for (form, text) in forms {
                let ids = self.lexicon.intern_all(&text);
                let cue = CueWord {
                    lexeme,
                    form,
                    rest: ids[1..].into(),
                };
                let info = &mut self.lexicon.words[ids[0].0 as usize];
                if ids.len() == 1 {
                    info.cue_pos.insert(pos_of(class, form));
                }
                info.openings_mut().cues.push(cue);
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
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lexicon with one row more in `cues.tsv`, which is in order anywhere at its end.
    fn with_cue(row: &str) -> Result<Lexicon, Vec<Diagnostic>> {
        let mut files = LexiconFiles::embedded();
        let cues = files
            .tables
            .iter_mut()
            .find(|file| file.name.ends_with("cues.tsv"))
            .expect("the table is built in");
        cues.text = format!("{}{row}\n", cues.text).into();
        Lexicon::load(&files)
    }

    #[test]
    fn a_form_may_have_two_spellings() {
        let lexicon =
            with_cue("zzz\tverb\tstatement\tthat\tzzzes;zzzed/zzzzed;zzzed/zzzzed;zzzing").unwrap();
        for form in ["zzzed", "zzzzed"] {
            assert_eq!(lexicon.word(lexicon.id(form)).cues().len(), 2, "{form}");
        }
        let mistakes = with_cue("zzz\tverb\tstatement\tthat\tzzzes;zzzed/;zzzed;zzzing");
        let codes: Vec<_> = mistakes.unwrap_err().iter().map(|d| d.code).collect();
        assert_eq!(codes, ["L011"]);
    }
}
