//! Which needs of the rules' sides are met before a cue and in its sentence.

use crate::phrase::Extents;
use crate::rule::{NeedId, Needs, Side};

/// Where each need was met last, as far as the cues of a document have come.
pub(super) struct Present<'a> {
    extents: Extents<'a>,
    needs: &'a Needs,
    /// By [`NeedId`], the position behind the last token before the cue that meets it; 0 for none.
    before: Vec<u32>,
    /// The same of the tokens up to the end of the cue's sentence.
    within: Vec<u32>,
    /// The cue, up to which `before` has come.
    cue: usize,
    /// Where `within` has come to.
    end: usize,
}

impl<'a> Present<'a> {
    pub(super) fn new(extents: Extents<'a>, needs: &'a Needs) -> Self {
        Self {
            extents,
            needs,
            before: vec![0; needs.len()],
            within: vec![0; needs.len()],
            cue: 0,
            end: 0,
        }
    }

    /// Goes on to the cue at token `cue`; cues come in text order.
    pub(super) fn move_to(&mut self, cue: usize) {
        if cue == self.cue && self.end > cue {
            return;
        }
        let (_, end) = self.extents.sentence(cue);
        note(self.extents, self.needs, self.cue, cue, &mut self.before);
        note(self.extents, self.needs, self.end, end, &mut self.within);
        self.cue = cue;
        self.end = self.end.max(end);
    }

    /// Whether everything that `side` needs is there, if it begins at `start`.
    pub(super) fn has_all(&self, side: &Side, start: usize) -> bool {
        if !side.back {
            let met = |need: &NeedId| self.within[need.0 as usize] as usize > start;
            return side.needs.all.iter().all(met);
        }
        if side.needs.all.is_empty() {
            return true;
        }
        let sentence = self.extents.segmented.tokens[self.cue].sentence as usize;
        let first = sentence.saturating_sub(side.needs.sentences);
        let first = self.extents.segmented.sentences[first].tokens.start;
        let met = |need: &NeedId| self.before[need.0 as usize] as usize > first;
        side.needs.all.iter().all(met)
    }
}

/// Notes which needs the tokens `from..to` meet.
fn note(extents: Extents<'_>, needs: &Needs, from: usize, to: usize, last: &mut [u32]) {
    for i in from..to {
        let word = extents.segmented.tokens[i].word;
        let text = extents.segmented.token_text(i);
        for list in needs.met_by(word, extents.phrases.tags[i], text) {
            for need in list {
                last[need.0 as usize] = i as u32 + 1;
            }
        }
    }
}
