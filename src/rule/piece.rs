//! A piece of a line that knows where it stands, whatever `each` has put into it.

use crate::text::Span;

/// A piece of a line and where it stands in the file.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) at: u32,
    /// Words put in by `each`: where each ends, its bytes, and the bytes written in its stead.
    shifts: Vec<(usize, usize, usize)>,
}

impl Piece {
    pub(super) fn new(text: &str, at: u32) -> Self {
        Self {
            text: text.to_owned(),
            at,
            shifts: Vec::new(),
        }
    }

    /// The place in the file of byte `i` of the text.
    fn origin(&self, i: usize) -> u32 {
        // Inside such a word there is no place of its own.
        let inside =
            |&&(end, put, _): &&(usize, usize, usize)| i > end.saturating_sub(put) && i < end;
        let i = match self.shifts.iter().find(inside) {
            Some(&(end, put, _)) => end.saturating_sub(put),
            None => i,
        };
        let before = self.shifts.iter().filter(|&&(end, ..)| end <= i);
        let (put, written) = before.fold((0, 0), |sums, &(_, put, written)| {
            (sums.0 + put, sums.1 + written)
        });
        self.at + (i + written).saturating_sub(put) as u32
    }

    pub(super) fn span(&self) -> Span {
        self.place(0, self.text.len())
    }

    /// The place in the file of bytes `start..end` of the text.
    pub(super) fn place(&self, start: usize, end: usize) -> Span {
        let start = self.origin(start);
        Span::new(start, self.origin(end).max(start))
    }

    /// The same from byte `i` on.
    pub(super) fn from(&self, i: usize) -> Self {
        let later = self.shifts.iter().filter(|&&(end, ..)| end > i);
        Self {
            text: self.text[i..].to_owned(),
            at: self.origin(i),
            shifts: later
                .map(|&(end, put, written)| (end - i, put, written))
                .collect(),
        }
    }

    /// The same with `value` for every `$name`; `$names` is another name.
    pub(super) fn expand(&self, name: &str, value: &str) -> Self {
        let variable = format!("${name}");
        let mut expanded = Self::new("", self.at);
        let mut rest = 0;
        for (at, _) in self.text.match_indices(&variable) {
            let end = at + variable.len();
            if self.text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            expanded.text.push_str(&self.text[rest..at]);
            expanded.text.push_str(value);
            let put = expanded.text.len();
            expanded.shifts.push((put, value.len(), variable.len()));
            rest = end;
        }
        expanded.text.push_str(&self.text[rest..]);
        expanded
    }
}
