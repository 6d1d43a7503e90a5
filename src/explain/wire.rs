//! What `explain --json` writes. Names and order are public: a field may be added, none may change its meaning.

use serde::Serialize;

use crate::lexicon::EntityType;
use crate::record::{ClaimRecord, SpanRecord};
use crate::tag::Via;

/// One text explained, as far as it was asked about. All offsets count code points of the article.
#[derive(Debug, Serialize)]
pub struct Explanation<'t> {
    /// [`super::SCHEMA`] of the program that wrote it.
    pub schema: u32,
    /// The article's path; `-` for a sentence given as an argument.
    pub path: &'t str,
    /// The sentences asked about.
    pub sentences: Vec<Sentence<'t>>,
}

/// One sentence.
#[derive(Debug, Serialize)]
pub struct Sentence<'t> {
    /// Its number in the article, from 0.
    pub index: usize,
    /// Place and text, the blanks after it left out.
    #[serde(flatten)]
    pub span: SpanRecord<'t>,
    /// Whether it is taken for a headline, where only rules of `scope headline` and `any` look.
    pub headline: bool,
    /// Its words and marks.
    pub words: Vec<Word<'t>>,
    /// Its base noun phrases.
    pub phrases: Vec<SpanRecord<'t>>,
    /// Quotations that open in it.
    pub quotes: Vec<Quotation<'t>>,
    /// Names, and whom they mean.
    pub names: Vec<Name<'t>>,
    /// Its claims.
    pub claims: Vec<Claim<'t>>,
    /// What the rules did at each word that can be a cue.
    pub cues: Vec<Cue<'t>>,
    /// What is known of the words asked about.
    pub asked: Vec<Asked<'t>>,
}

/// A token.
#[derive(Debug, Serialize)]
pub struct Word<'t> {
    /// Place and text.
    #[serde(flatten)]
    pub span: SpanRecord<'t>,
    /// Its word class where it stands, as `Noun`, `Vd`, `Prep`.
    pub class: String,
    /// Whether it stands inside quotation marks, or is one: `inside`, `open`, `close`, `stray`.
    pub quote: Option<&'static str>,
}

/// A quotation with its marks.
#[derive(Debug, Serialize)]
pub struct Quotation<'t> {
    /// Place and text.
    #[serde(flatten)]
    pub span: SpanRecord<'t>,
    /// Whether its closing mark was found.
    pub closed: bool,
}

/// A name.
#[derive(Debug, Serialize)]
pub struct Name<'t> {
    /// Place and text.
    #[serde(flatten)]
    pub span: SpanRecord<'t>,
    /// The entity's id.
    pub id: &'t str,
    /// Its name.
    pub name: &'t str,
    /// What it is.
    #[serde(rename = "type")]
    pub entity_type: EntityType,
    /// How the mention led there.
    pub via: Via,
    /// Whether the words around it make it a place and no actor.
    pub place: bool,
}

/// A claim and what was done to come to it.
#[derive(Debug, Serialize)]
pub struct Claim<'t> {
    /// The record, as `extract` writes it.
    pub record: ClaimRecord<'t>,
    /// The rule's file, from the folder that was loaded.
    pub file: String,
    /// The items of the rule's pattern and what each took, in text order.
    pub items: Vec<Item<'t>>,
    /// What was understood beyond the pattern, in the order it was done.
    pub understood: Vec<Understood<'t>>,
    /// Of sources and targets that are no name: where their entity was last named before.
    pub antecedents: Vec<Antecedent<'t>>,
}

/// One thing done after a rule matched.
#[derive(Debug, Serialize)]
pub struct Understood<'t> {
    /// `longer-cue nearer-cue author-speaks` cost the claim; `source-beside source-shared
    /// source-subject source-after` gave it its source; `runs-on` added a quotation.
    pub what: &'static str,
    /// The same in words.
    pub means: &'static str,
    /// The words that decided.
    pub by: SpanRecord<'t>,
}

/// Whom a pronoun, role or short form means.
#[derive(Debug, Serialize)]
pub struct Antecedent<'t> {
    /// The mention.
    #[serde(flatten)]
    pub span: SpanRecord<'t>,
    /// The entity's name.
    pub name: String,
    /// How it led there.
    pub via: Via,
    /// The last mention of that name before it.
    pub named: Option<SpanRecord<'t>>,
}

/// An item of a pattern, and the words it took.
#[derive(Debug, Serialize)]
pub struct Item<'t> {
    /// The roles it stands in, the outermost first: `["CONTENT"]`.
    pub roles: Vec<&'static str>,
    /// The item as rules write it.
    pub item: String,
    /// What it took; none where it only looks, as `^` and `!x` do.
    pub took: Option<SpanRecord<'t>>,
}

/// A word that can be a cue, and what the rules did there.
#[derive(Debug, Serialize)]
pub struct Cue<'t> {
    /// Place and text of its head.
    #[serde(flatten)]
    pub span: SpanRecord<'t>,
    /// The lines of `cues.tsv` it is read as; none where a rule names the word itself.
    pub lines: Vec<CueLine>,
    /// Of a verb, its form: `fin`, `pass`, `pp`, `ing`, `ger`, `inf`; two where it may be either.
    pub form: Vec<&'static str>,
    /// Whether its group is negated.
    pub negated: bool,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// The claim that came of it, by id.
    pub claim: Option<String>,
    /// Why the match that won is no claim.
    pub dropped: Option<Understood<'t>>,
    /// All that was tried: the winner first, then losers, vetoed, and failures, the furthest first.
    pub attempts: Vec<Attempt<'t>>,
}

/// A line of `cues.tsv`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CueLine {
    /// The file.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// The lemma.
    pub lemma: String,
    /// `verb`, `noun`, `adj` or `phrase`.
    pub class: &'static str,
    /// The type of claim it makes.
    #[serde(rename = "type")]
    pub claim_type: &'static str,
    /// Its frames.
    pub frames: Vec<&'static str>,
}

/// One way of one rule at one cue.
#[derive(Debug, Serialize)]
pub struct Attempt<'t> {
    /// The rule.
    pub rule: String,
    /// Its file, from the folder that was loaded.
    pub file: String,
    /// Its line, from 1.
    pub line: u32,
    /// Which of the rule's ways to match, from 1.
    pub way: usize,
    /// How many it has.
    pub ways: usize,
    /// What came of it.
    pub outcome: Outcome,
    /// Of a lost match, the tie-breaker: `over roles cue-length start length order`.
    pub tie_breaker: Option<&'static str>,
    /// Of a lost match, the rule that stands over it.
    pub over: Option<String>,
    /// The outcome in words.
    pub because: String,
    /// The items it went past; of a failed one, those of the way that came furthest.
    pub items: Vec<Item<'t>>,
    /// Where it stopped.
    pub stop: Option<Stop<'t>>,
    /// The frames that the cue's line would need for it to match.
    pub frames: Vec<&'static str>,
}

/// What came of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It matched and won.
    Won,
    /// It matched; another match won.
    Lost,
    /// It matched, and so did an `unless`.
    Vetoed,
    /// It would match, had the cue's line another frame.
    OtherFrame,
    /// It came so far and no further.
    Stopped,
    /// The rule does not look here.
    OutOfScope,
    /// It wants another kind, frame or form of cue; shown only of rules asked for.
    OtherCue,
}

/// Where an attempt stopped.
#[derive(Debug, Serialize)]
pub struct Stop<'t> {
    /// `after` or `before` the cue; what stands after it is tried first.
    pub side: &'static str,
    /// The items that could have come next.
    pub wanted: Vec<Wanted>,
    /// What stood there; none for the text's end.
    pub saw: Vec<Option<SpanRecord<'t>>>,
    /// Items of that side it went past.
    pub passed: usize,
    /// How many that side has.
    pub of: usize,
}

/// An item that could have come next.
#[derive(Debug, Serialize)]
pub struct Wanted {
    /// As rules write it.
    pub item: String,
    /// In words.
    pub means: String,
}

/// A word somebody asked about.
#[derive(Debug, Serialize)]
pub struct Asked<'t> {
    /// Place and text.
    #[serde(flatten)]
    pub span: SpanRecord<'t>,
    /// Its word class where it stands.
    pub class: String,
    /// Its classes in `words.tsv`.
    pub classes: Vec<&'static str>,
    /// Its kind in `roles.tsv`.
    pub role: Option<&'static str>,
    /// Its parts of speech with their weights, as in `parts_of_speech.tsv`.
    pub parts_of_speech: Vec<String>,
    /// The quotation it stands in, where only rules of `scope any` look for cues.
    pub quotation: Option<SpanRecord<'t>>,
    /// The claims whose spans it stands in.
    pub taken: Vec<Taken>,
    /// The lines of `cues.tsv` it could be of.
    pub lines: Vec<AskedLine>,
    /// Why no line has it.
    pub because: Option<String>,
    /// A cue spelled nearly so.
    pub did_you_mean: Option<String>,
    /// What to write so that it is a cue here.
    pub advice: Option<Advice<'t>>,
}

/// A claim that has the word.
#[derive(Debug, Serialize)]
pub struct Taken {
    /// The claim.
    pub claim: String,
    /// Its rule.
    pub rule: String,
    /// As what: `cue source target content`.
    pub role: &'static str,
}

/// A line of `cues.tsv`, and why it does not count here.
#[derive(Debug, Serialize)]
pub struct AskedLine {
    /// The line.
    #[serde(flatten)]
    pub line: CueLine,
    /// Why the word is no cue of this line here; none: it is one.
    pub not_here: Option<String>,
}

/// A line for `cues.tsv`.
#[derive(Debug, Serialize)]
pub struct Advice<'t> {
    /// `add` a line, whose type is a guess, or `change` one.
    pub kind: &'static str,
    /// The file.
    pub file: String,
    /// The line to change, or the line that the new one becomes, from 1.
    pub line: usize,
    /// The line as it stands, or the one that the new line comes after.
    pub after: String,
    /// The line as it would have to be written, columns separated by tabs.
    pub text: String,
    /// What would be found with it.
    pub would_find: Option<WouldFind<'t>>,
}

/// A match that a line would bring.
#[derive(Debug, Serialize)]
pub struct WouldFind<'t> {
    /// The rule that would find it.
    pub rule: String,
    /// Its roles, the cue among them, in text order.
    pub roles: Vec<FoundRole<'t>>,
}

/// A role and its words.
#[derive(Debug, Serialize)]
pub struct FoundRole<'t> {
    /// The role.
    pub role: &'static str,
    /// Place and text.
    #[serde(flatten)]
    pub span: SpanRecord<'t>,
}
