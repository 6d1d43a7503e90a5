//! A program's way through a sentence in the items its writer knows: what each took, and where it stopped.

use std::ops::Range;

use super::matcher::Taken;
use crate::phrase::Extents;
use crate::rule::{Inst, Prim, Program, Role, Side};

/// One item of a pattern and the tokens it took.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The roles it stands in, the outermost first.
    pub roles: Vec<Role>,
    /// The item.
    pub item: Inst,
    /// What it took: nothing, where the item only looks.
    pub tokens: Range<usize>,
    /// Whether it stands before the cue.
    pub before_cue: bool,
}

/// How far a program came.
#[derive(Clone, Debug)]
pub struct Stop {
    /// Whether it failed on the side before the cue; what stands after it is tried first.
    pub before_cue: bool,
    /// The items that could have come next.
    pub wanted: Vec<Inst>,
    /// The tokens that stood there instead; none for an end of the text.
    pub saw: Vec<Option<usize>>,
    /// Items of the side it went past, of how many.
    pub progress: (usize, usize),
}

impl Stop {
    /// Bigger is further.
    #[must_use]
    pub fn distance(&self) -> usize {
        usize::from(self.before_cue) * 1000 + 999 * self.progress.0 / self.progress.1.max(1)
    }
}

/// The items of both ways in text order; `before` is as the matcher goes, away from the cue.
pub(super) fn steps(program: &Program, before: &[Taken], after: &[Taken]) -> Vec<Step> {
    let (left_roles, right_roles) = program.roles.split_at(program.left_slots);
    let mut all = side(&program.left, left_roles, before);
    all.reverse();
    all.extend(side(&program.right, right_roles, after));
    all
}

fn side(side: &Side, roles: &[Role], way: &[Taken]) -> Vec<Step> {
    let mut open: Vec<usize> = Vec::new();
    let mut steps = Vec::new();
    for taken in way {
        match &side.insts[taken.pc as usize] {
            Inst::Save(slot) => {
                let pair = *slot as usize / 2;
                // The second of the two closes it.
                match open.iter().position(|&other| other == pair) {
                    Some(at) => drop(open.remove(at)),
                    None => open.push(pair),
                }
            }
            item => {
                let (from, to) = (taken.from as usize, taken.to as usize);
                steps.push(Step {
                    roles: open.iter().map(|&pair| roles[pair]).collect(),
                    item: item.clone(),
                    tokens: from.min(to)..from.max(to),
                    before_cue: side.back,
                });
            }
        }
    }
    steps
}

/// The furthest item of the side that was reached, and what stood there each time.
pub(super) fn stop(
    program: &Program,
    back: bool,
    dead_ends: &[(u16, u32)],
    extents: Extents<'_>,
) -> Stop {
    let side = &if back { &program.left } else { &program.right }.insts;
    let furthest = dead_ends.iter().map(|&(pc, _)| pc).max();
    let mut places: Vec<u32> = Vec::new();
    for &(pc, at) in dead_ends {
        if Some(pc) == furthest && !places.contains(&at) {
            places.push(at);
        }
    }
    // What else could have come at those places.
    let mut wanted: Vec<Inst> = Vec::new();
    for &(pc, at) in dead_ends {
        let inst = &side[pc as usize];
        if places.contains(&at) && !wanted.contains(inst) {
            wanted.push(inst.clone());
        }
    }
    // Insertions may come nearly everywhere; what has to come tells more.
    let filler = |inst: &Inst| matches!(inst, Inst::Prim(Prim::App | Prim::Adv, _));
    if !wanted.iter().all(filler) {
        wanted.retain(|inst| !filler(inst));
    }
    let count = |insts: &[Inst]| insts.iter().filter(|inst| inst.is_item()).count();
    let tokens = extents.segmented.tokens.len();
    let saw = |&at: &u32| {
        if back {
            (at as usize).checked_sub(1)
        } else {
            Some(at as usize).filter(|&at| at < tokens)
        }
    };
    Stop {
        before_cue: back,
        saw: places.iter().map(saw).collect(),
        wanted,
        progress: (count(&side[..furthest.map_or(0, usize::from)]), count(side)),
    }
}
