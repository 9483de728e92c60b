//! Every model and feature that the catalogue of documents ships has its text.

use documents::catalogue;
use words::Key;

#[test]
fn every_model_and_every_feature_of_the_catalogue_has_a_text() {
    for model in catalogue::models() {
        assert!(Key::from_id(&model.key).is_some(), "{}", model.key);
        for feature in &model.features {
            assert!(Key::from_id(&feature.key).is_some(), "{}", feature.key);
        }
    }
}

#[test]
fn no_text_is_left_of_a_feature_that_the_catalogue_no_longer_has() {
    let known = |id| {
        let of_a_model = |model: &catalogue::Model| {
            model.key == id || model.features.iter().any(|feature| feature.key == id)
        };
        catalogue::models().iter().any(of_a_model)
    };
    for key in
        Key::ALL.iter().filter(|key| key.id().starts_with("feature-") || key.id().starts_with("model-"))
    {
        assert!(known(key.id()), "{key:?}");
    }
}
