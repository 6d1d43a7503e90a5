//! What resolution did with a match besides making a claim of it, for people who ask why.

use std::ops::Range;

use crate::find::Match;
use crate::names::named;
use crate::rule::RuleId;

named! {
    /// What was done.
    pub enum What {
        /// No claim: a longer cue holds its words too.
        LongerCue = "longer-cue",
        /// No claim: a cue nearer to its quotation has it.
        NearerCue = "nearer-cue",
        /// No claim: the author speaks, `I` or `we` outside quotation marks.
        AuthorSpeaks = "author-speaks",
        /// The source is the noun right before the -ing form.
        SourceBeside = "source-beside",
        /// The source is that of the claim before it in the sentence.
        SourceShared = "source-shared",
        /// The source is the subject of the nearest finite verb before it.
        SourceSubject = "source-subject",
        /// The source is the subject of the main clause behind the -ing clause.
        SourceAfter = "source-after",
        /// A quotation that follows was added to the content.
        RunsOn = "runs-on",
    }
}

/// One thing that was done with one match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The head of the match's cue.
    pub cue: usize,
    /// Its rule.
    pub rule: RuleId,
    /// What was done.
    pub what: What,
    /// The tokens that decided: the other cue, the source, the quotation.
    pub tokens: Range<usize>,
}

impl Note {
    pub(super) fn of(found: &Match, what: What, tokens: Range<usize>) -> Self {
        Self {
            cue: found.cue.head,
            rule: found.rule,
            what,
            tokens,
        }
    }

    /// Whether it is why there is no claim.
    #[must_use]
    pub fn is_drop(&self) -> bool {
        matches!(
            self.what,
            What::LongerCue | What::NearerCue | What::AuthorSpeaks
        )
    }
}
