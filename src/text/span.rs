//! A half-open range of bytes.

use std::fmt;
use std::ops::Range;

/// A half-open range of byte offsets into one document's text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    ///
    /// # Panics
    /// If `start > end`: a backwards span is our bug, never bad input.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        assert!(start <= end, "backwards span");
        Self { start, end }
    }

    /// The span of a range of `usize` offsets.
    ///
    /// # Panics
    /// If the range is backwards or does not fit `u32`; documents are kept below 4 GiB by the reader.
    #[must_use]
    pub fn of(range: Range<usize>) -> Self {
        let fit = |n: usize| u32::try_from(n).expect("documents are shorter than 4 GiB");
        Self::new(fit(range.start), fit(range.end))
    }

    /// Its first byte.
    #[must_use]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// The byte after its last one.
    #[must_use]
    pub const fn end(self) -> u32 {
        self.end
    }

    /// How many bytes it covers.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside it, edges included.
    #[must_use]
    pub const fn encloses(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The shortest span that encloses both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// As a range for slicing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of `text` it covers.
    ///
    /// # Panics
    /// If it lies outside `text` or splits a character.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        &text[self.range()]
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
