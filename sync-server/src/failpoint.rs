//! Places where a test build can be told to fail, to prove that a fault is found from the log alone. A release build has
//! none: it does not read the variable.

/// What stands at a place: its name, and what must be in what it works on.
#[cfg(debug_assertions)]
static SET: std::sync::LazyLock<Vec<(String, String)>> = std::sync::LazyLock::new(|| {
    let text = std::env::var("VISAVIS_FAIL").unwrap_or_default();
    let set = text.split(';').filter_map(|one| one.split_once('='));
    set.map(|(place, fragment)| (place.to_owned(), fragment.to_owned())).collect()
});

/// True where a test build was told to fail at a place that works on something with a fragment in it
/// (`VISAVIS_FAIL="query=INTO offices;row=EnrolmentState"`).
#[cfg(debug_assertions)]
pub(crate) fn is_set(place: &str, works_on: &str) -> bool {
    SET.iter().any(|(name, fragment)| name == place && works_on.contains(fragment.as_str()))
}

/// Never: this is no test build.
#[cfg(not(debug_assertions))]
pub(crate) const fn is_set(_: &str, _: &str) -> bool {
    false
}
