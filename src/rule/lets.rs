//! Patterns with a name: `let subject = SOURCE:NP APP?`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::ast::Pattern;
use crate::text::Span;

/// The patterns of a file that have a name.
#[derive(Debug, Default)]
pub(super) struct Lets {
    known: FxHashMap<String, Let>,
    /// Names of patterns that have a mistake of their own: their use is none.
    broken: FxHashSet<String>,
}

#[derive(Debug)]
struct Let {
    pattern: Pattern,
    /// Where its name stands.
    name: Span,
    used: bool,
}

impl Lets {
    /// The pattern of that name, which is used from now on; none if it could not be read.
    pub(super) fn get(&mut self, name: &str) -> Option<Pattern> {
        let known = self.known.get_mut(name)?;
        known.used = true;
        Some(known.pattern.clone())
    }

    /// All names, in no order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.known.keys().chain(&self.broken).map(String::as_str)
    }

    /// Whether `name` is taken.
    pub(super) fn has(&self, name: &str) -> bool {
        self.known.contains_key(name) || self.broken.contains(name)
    }

    /// Gives a pattern, or the fact that it could not be read, a name.
    pub(super) fn insert(&mut self, text: String, name: Span, pattern: Option<Pattern>) {
        match pattern {
            Some(pattern) => {
                let used = false;
                let pattern = Let {
                    pattern,
                    name,
                    used,
                };
                self.known.insert(text, pattern);
            }
            None => {
                self.broken.insert(text);
            }
        }
    }

    /// The names that no pattern uses, and where they stand, in that order.
    pub(super) fn unused(self) -> Vec<(String, Span)> {
        let unused = self.known.into_iter().filter(|(_, known)| !known.used);
        let mut unused: Vec<_> = unused.map(|(text, known)| (text, known.name)).collect();
        unused.sort_by_key(|&(_, name)| name);
        unused
    }
}
