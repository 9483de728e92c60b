//! The embedded files, parsed once per language.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::LazyLock;
use terms::Language;

macro_rules! files {
    ($language:literal) => {
        &[
            include_str!(concat!("../texts/", $language, "/applicant.ftl")),
            include_str!(concat!("../texts/", $language, "/calendar.ftl")),
            include_str!(concat!("../texts/", $language, "/check.ftl")),
            include_str!(concat!("../texts/", $language, "/console.ftl")),
            include_str!(concat!("../texts/", $language, "/counter.ftl")),
            include_str!(concat!("../texts/", $language, "/documents.ftl")),
            include_str!(concat!("../texts/", $language, "/features.ftl")),
            include_str!(concat!("../texts/", $language, "/notices.ftl")),
            include_str!(concat!("../texts/", $language, "/pages.ftl")),
            include_str!(concat!("../texts/", $language, "/problems.ftl")),
            include_str!(concat!("../texts/", $language, "/round.ftl")),
            include_str!(concat!("../texts/", $language, "/story.ftl")),
            include_str!(concat!("../texts/", $language, "/voucher.ftl")),
            include_str!(concat!("../texts/", $language, "/windows.ftl")),
        ]
    };
}

type Bundle = FluentBundle<FluentResource>;

static FRENCH: LazyLock<Bundle> = LazyLock::new(|| bundle("fr", files!("fr")));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle("en", files!("en")));

/// The text of `id` in a language.
pub(crate) fn format(language: Language, id: &str, args: &FluentArgs<'_>) -> String {
    let bundle: &Bundle = match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    };
    let pattern = bundle.get_message(id).and_then(|message| message.value());
    let pattern = pattern.expect("keys are generated from these files");
    // A variable that was not given shows its own name; the tests of the caller see it.
    bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
}

fn bundle(language: &str, files: &[&str]) -> Bundle {
    let locale = language.parse().expect("two letters are a language");
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    // Isolation marks (U+2068, U+2069) are for screens of mixed direction; these texts also go into SMS.
    bundle.set_use_isolating(false);
    for file in files {
        let resource = FluentResource::try_new((*file).to_owned());
        bundle
            .add_resource(resource.expect("a test parses every file"))
            .expect("a test finds every key once");
    }
    bundle
}
