//! Which security features an agent looks at, drawn from those of the model so that nobody chooses them
//! and what the agent answers.

use documents::catalogue::{Feature, Sense};
use documents::{FeatureCode, Model};

terms::codes! {
    /// What the agent says of one feature.
    FeatureAnswer {
        /// Seen or felt as it should be.
        Seen = 1, "seen";
        /// Not there, or not as it should be.
        NotSeen = 2, "not-seen";
        /// Cannot say: no fault of the agent.
        Unclear = 3, "unclear";
    }
}

/// How many features are looked at (ETSI TS 119 461, VAL-8.3.3-07X).
pub const DRAWN: usize = 3;

/// Three distinct features of a model, at least one for the eye and one for the finger, in the model's
/// order. The same seed gives the same three, so a restart draws nothing new. Empty when the model cannot
/// give such three; no model of the catalogue is so.
///
/// Every admissible triple is as likely as any other: one is picked by its number, from pairs of bytes
/// of the seed, and a pair that would favour the first numbers is passed over.
pub fn draw(seed: [u8; 32], model: &Model) -> Vec<FeatureCode> {
    let triples = triples(model.features);
    pick(seed, triples.len())
        .and_then(|number| triples.get(number))
        .map(|triple| triple.iter().map(|feature| feature.code).collect())
        .unwrap_or_default()
}

/// Every admissible triple, in the order of the catalogue.
fn triples(features: &[Feature]) -> Vec<[&Feature; DRAWN]> {
    let mut triples = Vec::new();
    for (first, one) in features.iter().enumerate() {
        for (second, two) in features.iter().enumerate().skip(first + 1) {
            triples.extend(features.iter().skip(second + 1).map(|three| [one, two, three]));
        }
    }
    triples
        .retain(|triple| Sense::ALL.iter().all(|sense| triple.iter().any(|feature| feature.sense == *sense)));
    triples
}

/// A number below `count`, without favour: of the 65,536 pairs of bytes only a whole multiple of `count`
/// serves. All sixteen pairs of a random seed fail with a probability below 2^-16; then the last serves.
fn pick(seed: [u8; 32], count: usize) -> Option<usize> {
    let fair = (1usize << 16).checked_rem(count).map(|over| (1usize << 16) - over)?;
    let (pairs, _) = seed.as_chunks::<2>();
    let mut numbers = pairs.iter().map(|pair| usize::from(u16::from_be_bytes(*pair)));
    let last = pairs.last().map(|pair| usize::from(u16::from_be_bytes(*pair)));
    numbers.find(|number| *number < fair).or(last).map(|number| number % count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use documents::catalogue::models;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn three_distinct_features_for_both_senses_are_drawn(seed: [u8; 32]) {
            for model in models() {
                let drawn = draw(seed, model);
                prop_assert_eq!(drawn.len(), DRAWN);
                prop_assert!(drawn.is_sorted_by(|a, b| a < b));
                for sense in Sense::ALL {
                    let speaks = |code: &FeatureCode| model.feature(*code).unwrap().sense == *sense;
                    prop_assert!(drawn.iter().any(speaks), "{}", model.key);
                }
                prop_assert_eq!(draw(seed, model), drawn);
            }
        }
    }

    #[test]
    fn every_triple_is_drawn_about_equally_often() {
        let model = models().first().unwrap();
        let mut drawn: HashMap<Vec<FeatureCode>, u32> = HashMap::new();
        for pair in 0..=u16::MAX {
            let mut seed = [0; 32];
            seed[..2].copy_from_slice(&pair.to_be_bytes());
            *drawn.entry(draw(seed, model)).or_default() += 1;
        }
        assert_eq!(drawn.len(), triples(model.features).len());
        let (least, most) = (drawn.values().min().unwrap(), drawn.values().max().unwrap());
        // Those pairs that are passed over all fall on the zeros that follow, hence the first triple.
        assert!(most - least < u32::try_from(drawn.len()).unwrap(), "{least} to {most}");
    }

    #[test]
    fn a_model_without_both_senses_gives_nothing() {
        let model = models().first().unwrap();
        let optical = Model { features: model.features.get(..4).unwrap(), ..*model };
        assert!(draw([7; 32], &optical).is_empty());
        assert!(draw([7; 32], &Model { features: &[], ..*model }).is_empty());
    }
}
