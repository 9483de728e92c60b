//! The rules as a caller meets them: scenarios by number, the set property, the acts that follow.
#![expect(clippy::unwrap_used, reason = "the builders of a test fail as its assertions do")]

mod acts;
mod arrivals; // two contents under one number
mod corrections; // what an agent says later
mod decisions; // what people lift, and what not
mod draw; // which features were to be looked at
mod extremes; // at the ends of time
mod identities; // what several enrolments and orders come to
mod json; // the same in JSON
mod models; // what is said of a document, against the catalogue
mod order;
mod orders; // with dates, and words that end by themselves
mod people;
mod persons; // what people answer for
mod policies; // which policy judges what
mod same_agent; // who doubted, and who passes
mod scenarios;
mod second_person; // who signed beside the agent
mod story;
mod time; // when at the earliest
mod used_up; // how often a voucher and a lease serve

/// So many cases of a property, or as many as `PROPTEST_CASES` says.
fn cases(usual: u32) -> proptest::test_runner::Config {
    let asked = proptest::test_runner::Config::default();
    if std::env::var_os("PROPTEST_CASES").is_some() {
        asked
    } else {
        proptest::test_runner::Config { cases: usual, ..asked }
    }
}
