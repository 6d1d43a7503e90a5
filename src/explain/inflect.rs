//! The lemma behind a word and the forms of a lemma, as far as regular English and the word list tell.
//!
//! A guess for people to look at: what it writes goes into a proposal, never into the lexicon.

use crate::lexicon::{Lexicon, PosTag};

/// The lemma that `word` is most likely a form of; of nouns the singular.
pub(super) fn lemma(word: &str, noun: bool, lexicon: &Lexicon) -> String {
    let weight = |stem: &str| {
        let tag = if noun { PosTag::N } else { PosTag::V };
        lexicon.word(lexicon.id(stem)).weight(tag)
    };
    let mut candidates = vec![word.to_owned()];
    let endings: &[(&str, &str)] = if noun {
        &[("ies", "y"), ("es", ""), ("s", "")]
    } else {
        &[
            ("ies", "y"),
            ("ied", "y"),
            ("es", ""),
            ("s", ""),
            ("ed", "e"),
            ("ed", ""),
            ("ing", "e"),
            ("ing", ""),
        ]
    };
    for (ending, lemma_ending) in endings {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 2) else {
            continue;
        };
        if *ending == "es" && !takes_es(stem) {
            continue;
        }
        candidates.push(format!("{stem}{lemma_ending}"));
        // planned: plan
        let mut letters = stem.chars().rev();
        if letters.next() == letters.next() && lemma_ending.is_empty() && *ending != "s" {
            candidates.push(stem[..stem.len() - 1].to_owned());
        }
    }
    // The best known; of unknown ones that which takes off most, as `flumph` of `flumphed`.
    let best = candidates.iter().map(|stem| weight(stem)).max();
    let known = candidates
        .iter()
        .find(|stem| Some(weight(stem)) == best && best > Some(0));
    let last = || candidates[1..].iter().min_by_key(|stem| stem.len());
    known.or_else(last).unwrap_or(&candidates[0]).clone()
}

/// The forms of a verb as `cues.tsv` writes them, or the plural of a noun.
pub(super) fn forms(lemma: &str, noun: bool, lexicon: &Lexicon) -> String {
    // Of a several-word cue the first word inflects.
    let (first, rest) = match lemma.split_once(' ') {
        Some((first, rest)) => (first, format!(" {rest}")),
        None => (lemma, String::new()),
    };
    let consonant_y = first
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    let third = match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if takes_es(first) => format!("{first}es"),
        None => format!("{first}s"),
    };
    if noun {
        return third + &rest;
    }
    let doubled = format!("{first}{}", first.chars().last().unwrap_or_default());
    let known = |form: String, tag: PosTag| {
        Some(form).filter(|form| lexicon.word(lexicon.id(form)).weight(tag) > 0)
    };
    let past = match (consonant_y, first.strip_suffix('e')) {
        (Some(stem), _) => format!("{stem}ied"),
        (_, Some(stem)) => format!("{stem}ed"),
        _ => known(format!("{doubled}ed"), PosTag::Vd).unwrap_or_else(|| format!("{first}ed")),
    };
    let ing = match first.strip_suffix('e').filter(|stem| !stem.ends_with('e')) {
        Some(stem) => format!("{stem}ing"),
        None => known(format!("{doubled}ing"), PosTag::Vg).unwrap_or_else(|| format!("{first}ing")),
    };
    [third, past.clone(), past, ing]
        .map(|form| form + &rest)
        .join(";")
}

/// Whether its -s form ends in -es: `reaches`, `goes`.
fn takes_es(word: &str) -> bool {
    word.ends_with(['s', 'x', 'z', 'o']) || word.ends_with("ch") || word.ends_with("sh")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::LexiconFiles;

    #[test]
    fn forms_lead_to_a_lemma_and_back() {
        let lexicon = Lexicon::load(&LexiconFiles::embedded()).unwrap();
        for (word, noun, expected, all) in [
            ("hoped", false, "hope", "hopes;hoped;hoped;hoping"),
            (
                "carries",
                false,
                "carry",
                "carries;carried;carried;carrying",
            ),
            ("planning", false, "plan", "plans;planned;planned;planning"),
            (
                "flumphed",
                false,
                "flumph",
                "flumphs;flumphed;flumphed;flumphing",
            ),
            ("gripes", true, "gripe", "gripes"),
            ("inquiries", true, "inquiry", "inquiries"),
        ] {
            let found = lemma(word, noun, &lexicon);
            assert_eq!(found, expected);
            assert_eq!(forms(&found, noun, &lexicon), all);
        }
        assert_eq!(
            forms("touch on", false, &lexicon),
            "touches on;touched on;touched on;touching on"
        );
    }
}
