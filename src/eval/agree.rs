//! How far two annotations of the same articles agree: by claims, and word by word.
//!
//! By claims the second annotation is scored by the first; F1 is the same the other way round. By
//! words, alpha asks of every word of the articles whether it stands in a source, a target, a cue, a
//! content, and in a content of which type: there nothing has to be paired.

use super::alpha::Labels;
use super::annotation::Annotation;
use super::gold::{Gold, GoldArticle};
use super::score::Score;
use super::words::Words;
use crate::names::named;
use crate::record::SpanRecord;

named! {
    /// What a word is asked.
    pub enum Layer {
        /// Whether it stands in a source.
        Source = "source",
        /// Whether it stands in a target.
        Target = "target",
        /// Whether it stands in a cue.
        Cue = "cue",
        /// Whether it stands in a content.
        Content = "content",
        /// The type of the shortest content that it stands in, if it does.
        Type = "type",
    }
}

/// Two annotations compared.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// The second annotation scored by the first.
    pub score: Score,
    /// Claims of each side in articles that both annotate, optional ones too.
    pub n_claims: [usize; 2],
    /// Krippendorff's alpha by layer, and how many words it was asked of; only of layers that both
    /// sides annotate. No alpha, if there was nothing to disagree about.
    pub alphas: Vec<(Layer, Option<f64>, u32)>,
    /// What could not be compared, in words.
    pub not_compared: Vec<String>,
}

/// Compares two annotations, article by article of one name.
#[must_use]
pub fn agree(first: &Gold, second: &Gold) -> Agreement {
    let mut agreement = Agreement {
        score: Score::default(),
        n_claims: [0; 2],
        alphas: Vec::new(),
        not_compared: Vec::new(),
    };
    let mut labels: Vec<Labels<Label>> = vec![Labels::default(); Layer::ALL.len()];
    let partner = |of: &GoldArticle, side: &'_ Gold| {
        side.articles
            .iter()
            .position(|other| other.name() == of.name())
    };
    for article in &first.articles {
        let Some(other) = partner(article, second) else {
            continue;
        };
        let other = &second.articles[other];
        if other.document.text != article.document.text {
            agreement
                .not_compared
                .push(format!("{}: the two texts differ", article.document.path));
            continue;
        }
        agreement.n_claims[0] += article.claims.len();
        agreement.n_claims[1] += other.claims.len();
        agreement.score.add_annotations(article, &other.claims);
        let words = Words::new(&article.document.text);
        for &layer in Layer::ALL {
            if annotates(layer, &article.claims) && annotates(layer, &other.claims) {
                let sides = [&article.claims, &other.claims];
                let [one, other] = sides.map(|claims| labelled(layer, &words, claims));
                for (one, other) in one.into_iter().zip(other) {
                    if let (Some(one), Some(other)) = (one, other) {
                        labels[layer as usize].add(one, other);
                    }
                }
            }
        }
    }
    for (side, other, name) in [(first, second, "first"), (second, first, "second")] {
        let mut alone = side
            .articles
            .iter()
            .filter(|article| partner(article, other).is_none());
        if let Some(one) = alone.next() {
            let path = &one.document.path;
            agreement.not_compared.push(match alone.count() {
                0 => format!("{path}: only in the {name} folder"),
                more => format!("{path} and {more} more: only in the {name} folder"),
            });
        }
    }
    agreement.alphas = Layer::ALL
        .iter()
        .zip(&labels)
        .filter(|(_, labels)| labels.n_units() > 0)
        .map(|(&layer, labels)| (layer, labels.alpha(), labels.n_units()))
        .collect();
    agreement
}

/// What a word is labelled with: nothing, or the name of its type; of roles, the role's.
type Label = Option<&'static str>;

fn annotates(layer: Layer, claims: &[Annotation]) -> bool {
    claims.iter().all(|claim| match layer {
        Layer::Source => claim.sources.is_some(),
        Layer::Target => claim.targets.is_some(),
        Layer::Cue | Layer::Content => true,
        Layer::Type => claim.claim_type.is_some(),
    })
}

/// The label of every word. A word that only an optional claim would label has none: whether it is
/// labelled does not matter, so it is not asked.
fn labelled(layer: Layer, words: &Words, claims: &[Annotation]) -> Vec<Option<Label>> {
    let mut marks: Vec<(&SpanRecord<'_>, &Annotation)> = Vec::new();
    for claim in claims {
        let spans: Vec<_> = match layer {
            Layer::Source => claim.source_spans().collect(),
            Layer::Target => claim.target_spans().collect(),
            Layer::Cue => vec![&claim.cue],
            Layer::Content | Layer::Type => claim.contents.iter().collect(),
        };
        marks.extend(spans.into_iter().map(|span| (span, claim)));
    }
    // Of several that cover a word one that counts decides, of types the shortest.
    marks.sort_by_key(|(span, claim)| {
        let length = span.end - span.start;
        match layer {
            Layer::Type => (length, claim.optional),
            _ => (0, claim.optional),
        }
    });
    words
        .all()
        .into_iter()
        .map(|(start, end)| {
            let covers = |span: &SpanRecord<'_>| span.start < end && start < span.end;
            match marks.iter().find(|(span, _)| covers(span)) {
                None => Some(None),
                Some((_, claim)) if claim.optional => None,
                Some((_, claim)) => Some(Some(match layer {
                    Layer::Type => claim.type_name(),
                    _ => layer.as_str(),
                })),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::measure::Measure;
    use crate::text::{ClaimType, Document};

    const TEXT: &str = "Ana said the bridge was safe";

    fn claim(claim_type: ClaimType, cue: &str, content: &str) -> Annotation {
        Annotation {
            claim_type: Some(claim_type),
            ..Annotation::marked(TEXT, cue, content)
        }
    }

    fn gold(name: &str, text: &str, claims: Vec<Annotation>) -> Gold {
        Gold {
            articles: vec![GoldArticle {
                document: Document::new(name, text),
                claims,
                hard_negatives: Vec::new(),
                sentences: Vec::new(),
            }],
            diagnostics: Vec::new(),
        }
    }

    fn alpha(agreement: &Agreement, layer: Layer) -> Option<f64> {
        let mut alphas = agreement.alphas.iter();
        alphas
            .find(|(other, ..)| *other == layer)
            .and_then(|found| found.1)
    }

    #[test]
    fn like_annotations_agree() {
        let one = gold(
            "a/x.txt",
            TEXT,
            vec![claim(ClaimType::Denial, "said", "the bridge")],
        );
        let other = gold(
            "b/x.txt",
            TEXT,
            vec![claim(ClaimType::Denial, "said", "the bridge")],
        );
        let agreement = agree(&one, &other);
        assert_eq!(agreement.not_compared, [""; 0]);
        for layer in [Layer::Cue, Layer::Content, Layer::Type] {
            assert_eq!(alpha(&agreement, layer), Some(1.0));
        }
        // Neither side says who speaks.
        assert!(
            agreement
                .alphas
                .iter()
                .all(|(layer, ..)| *layer != Layer::Source)
        );
        assert_eq!(agreement.score.ratio(Measure::Found).right, 1);
    }

    #[test]
    fn disagreement_is_counted_word_by_word() {
        let one = gold(
            "x.txt",
            TEXT,
            vec![claim(ClaimType::Denial, "said", "the bridge")],
        );
        let other = claim(ClaimType::Denial, "said", "the bridge was");
        let agreement = agree(&one, &gold("x.txt", TEXT, vec![other]));
        // Six words; content labels 2 and 3 of them: Do = 1/6, De = (144 - 25 - 49) / (12 * 11).
        let expected = 1.0 - (1.0 / 6.0) / (70.0 / 132.0);
        assert!((alpha(&agreement, Layer::Content).unwrap() - expected).abs() < 1e-9);
        assert_eq!(alpha(&agreement, Layer::Cue), Some(1.0));
    }

    #[test]
    fn words_of_optional_claims_are_not_asked() {
        let said = claim(ClaimType::Denial, "said", "the bridge");
        let optional = Annotation {
            optional: true,
            ..claim(ClaimType::Denial, "Ana", "was safe")
        };
        let one = gold("x.txt", TEXT, vec![said.clone(), optional]);
        let agreement = agree(&one, &gold("x.txt", TEXT, vec![said]));
        assert_eq!(alpha(&agreement, Layer::Content), Some(1.0));
        let words = agreement.alphas.iter().map(|(_, _, n)| *n);
        assert_eq!(words.collect::<Vec<_>>(), [5, 4, 4]);
    }

    #[test]
    fn what_cannot_be_compared_is_told() {
        let one = gold("x.txt", TEXT, Vec::new());
        let agreement = agree(&one, &gold("y.txt", TEXT, Vec::new()));
        assert_eq!(
            agreement.not_compared,
            [
                "x.txt: only in the first folder",
                "y.txt: only in the second folder"
            ]
        );
        let agreement = agree(&one, &gold("x.txt", "other", Vec::new()));
        assert_eq!(agreement.not_compared, ["x.txt: the two texts differ"]);
    }
}
