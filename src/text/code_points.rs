//! From byte offsets to code points.

use super::Span;

/// Bytes between two checkpoints.
const STRIDE: usize = 64;

/// Counts code points of one text; each question costs at most one stride of bytes.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before byte `i * STRIDE` (counting characters that begin before it).
    checkpoints: Vec<u32>,
}

impl<'t> CodePoints<'t> {
    /// Indexes `text` in one pass.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut n = 0;
        let checkpoints = text
            .as_bytes()
            .chunks(STRIDE)
            .map(|chunk| {
                let before = n;
                n += count_starts(chunk);
                before
            })
            .collect();
        Self { text, checkpoints }
    }

    /// How many code points begin before byte `offset`.
    #[must_use]
    pub fn at(&self, offset: u32) -> u32 {
        let offset = offset as usize;
        let Some(stride) =
            (offset / STRIDE).checked_sub(usize::from(offset / STRIDE == self.checkpoints.len()))
        else {
            return 0;
        };
        self.checkpoints[stride] + count_starts(&self.text.as_bytes()[stride * STRIDE..offset])
    }

    /// Start and end of `span` in code points.
    #[must_use]
    pub fn of(&self, span: Span) -> (u32, u32) {
        (self.at(span.start()), self.at(span.end()))
    }
}

/// Bytes that begin a character: all but the continuation bytes.
fn count_starts(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .filter(|&&b| b & 0b1100_0000 != 0b1000_0000)
        .count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting_chars(text in "\\PC{0,700}") {
            let index = CodePoints::new(&text);
            for (n, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.at(byte as u32), n as u32);
            }
            prop_assert_eq!(index.at(text.len() as u32), text.chars().count() as u32);
        }
    }
}
