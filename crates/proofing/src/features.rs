//! Which security features an agent looks at, drawn from those of the model so that nobody chooses them
//! and what the agent answers.

use crate::CHECK_RULES_VERSION;
use documents::catalogue::{self, Feature, Sense};
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

/// Distinct features of a model, as many as it says, at least one for the eye and one for the finger, in the
/// model's order. The same seed gives the same ones, so a restart draws nothing new. Empty when the model
/// cannot give such a choice; no model of the catalogue is so.
///
/// Every admissible choice is as likely as any other: one is picked by its number, from pairs of bytes
/// of the seed, and a pair that would favour the first numbers is passed over.
pub fn draw(seed: [u8; 32], model: &Model) -> Vec<FeatureCode> {
    let choices = choices(&model.features, model.draw);
    pick(seed, choices.len())
        .and_then(|number| choices.get(number))
        .map(|choice| choice.iter().map(|feature| feature.code).collect())
        .unwrap_or_default()
}

/// The first version of the rules of a check whose draw is repeated here. Whoever changes [`draw`] raises it; a version that
/// changes other rules leaves it.
const DRAWN_SO_SINCE: u16 = 4;

/// The same draw by the registry, of a check made with these versions of rules and catalogue. None where either drew in
/// another way or among other features, or may have.
pub fn draw_again(seed: [u8; 32], model: &Model, (rules, catalogue): (u16, u16)) -> Option<Vec<FeatureCode>> {
    let is_same = (DRAWN_SO_SINCE..=CHECK_RULES_VERSION).contains(&rules) && catalogue == catalogue::VERSION;
    is_same.then(|| draw(seed, model))
}

/// Every admissible choice of so many features, in the order of the catalogue.
fn choices(features: &[Feature], count: usize) -> Vec<Vec<&Feature>> {
    let mut choices = of_size(features, count);
    choices
        .retain(|choice| Sense::ALL.iter().all(|sense| choice.iter().any(|feature| feature.sense == *sense)));
    choices
}

fn of_size(features: &[Feature], count: usize) -> Vec<Vec<&Feature>> {
    let Some(rest) = count.checked_sub(1) else { return vec![Vec::new()] };
    let mut choices = Vec::new();
    for (at, first) in features.iter().enumerate() {
        let after = features.get(at + 1..).unwrap_or_default();
        for mut choice in of_size(after, rest) {
            choice.insert(0, first);
            choices.push(choice);
        }
    }
    choices
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
                prop_assert_eq!(drawn.len(), model.draw);
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
        assert_eq!(drawn.len(), choices(&model.features, model.draw).len());
        let (least, most) = (drawn.values().min().unwrap(), drawn.values().max().unwrap());
        // Those pairs that are passed over all fall on the zeros that follow, hence the first triple.
        assert!(most - least < u32::try_from(drawn.len()).unwrap(), "{least} to {most}");
    }

    #[test]
    fn a_draw_is_repeated_for_the_versions_that_drew_so_and_for_no_other() {
        let model = models().first().unwrap();
        let again = |rules, catalogue| draw_again([7; 32], model, (rules, catalogue));
        assert_eq!(again(CHECK_RULES_VERSION, catalogue::VERSION), Some(draw([7; 32], model)));
        let others = [
            (CHECK_RULES_VERSION + 1, catalogue::VERSION),
            (DRAWN_SO_SINCE - 1, catalogue::VERSION),
            (CHECK_RULES_VERSION, catalogue::VERSION + 1),
        ];
        assert!(others.into_iter().all(|(rules, catalogue)| again(rules, catalogue).is_none()));
    }

    #[test]
    fn a_model_without_both_senses_gives_nothing() {
        let model = models().first().unwrap();
        let optical = Model { features: model.features.get(..4).unwrap().to_vec(), ..model.clone() };
        assert!(draw([7; 32], &optical).is_empty());
        assert!(draw([7; 32], &Model { features: Vec::new(), ..model.clone() }).is_empty());
    }
}
