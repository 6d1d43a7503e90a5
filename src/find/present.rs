//! Which needs of the rules' sides are met before a cue and in its sentence.

use crate::lexicon::WordId;
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
    /// What was met up to the end of the sentence and stands not before the cue yet.
    ahead: Vec<(u32, NeedId)>,
    /// Of `ahead`, what stands before the cue by now.
    passed: usize,
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
            ahead: Vec::new(),
            passed: 0,
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
        if end > self.end {
            self.ahead.drain(..self.passed);
            self.passed = 0;
            (self.end..end).for_each(|i| self.look_at(i));
        }
        while let Some(&(behind, need)) = self.ahead.get(self.passed)
            && behind as usize <= cue
        {
            self.before[need.0 as usize] = behind;
            self.passed += 1;
        }
        self.cue = cue;
        self.end = self.end.max(end);
    }

    /// Notes what token `i` meets.
    fn look_at(&mut self, i: usize) {
        let Extents {
            segmented, phrases, ..
        } = self.extents;
        let token = &segmented.tokens[i];
        let by_text = token.word == WordId::UNKNOWN
            || segmented.text.as_bytes()[token.span.end() as usize - 1] == b'.';
        let text = by_text.then(|| segmented.token_text(i));
        let behind = i as u32 + 1;
        for list in self.needs.met_by(token.word, phrases.tags[i], text) {
            for &need in list {
                self.within[need.0 as usize] = behind;
                self.ahead.push((behind, need));
            }
        }
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
