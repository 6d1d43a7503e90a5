//! What a name that nobody knows was perhaps meant to be.

/// The candidate nearest to `word` by edit distance, if near enough to be what was meant.
///
/// Of several that are as near, the one that begins the same.
pub fn did_you_mean<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        // Two letters in the wrong order are one slip, not two.
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        // A word of one letter is as near to every other.
        .filter(|&(distance, candidate)| distance <= limit && distance < candidate.chars().count())
        .min_by_key(|&(distance, candidate)| {
            let same = candidate.chars().next() == word.chars().next();
            (distance, !same, candidate)
        })
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_nearest() {
        let types = ["accusation", "admission", "on", "of"];
        assert_eq!(did_you_mean("acusation", types), Some("accusation"));
        assert_eq!(did_you_mean("acucsation", types), Some("accusation"));
        assert_eq!(did_you_mean("zebra", types), None);
        // Both are one edit away.
        assert_eq!(did_you_mean("ox", types), Some("of"));
        assert_eq!(did_you_mean("a", ["b"]), None);
    }
}
