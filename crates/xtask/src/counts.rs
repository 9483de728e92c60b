//! What the runners say they did. Owns the reading of their closing lines (libtest, Vitest, node:test);
//! must not know what was tested.
//!
//! `cargo test` runs the tests, and no second runner: a bare machine has Rust and nothing else.

/// The count of one part, or of all.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests that passed.
    pub passed: u32,
    /// Tests that failed.
    pub failed: u32,
    /// Tests that were not run, each by name with its reason.
    pub skipped: Vec<String>,
}

impl Counts {
    /// One command that either passed or did not.
    pub fn of_command(passed: bool) -> Self {
        Self { passed: u32::from(passed), failed: u32::from(!passed), skipped: Vec::new() }
    }
    /// Something that could not be tried here, and why.
    pub fn of_skip(name: &str, reason: &str) -> Self {
        Self { skipped: vec![named(name, reason)], ..Self::default() }
    }
    /// Adds another count to this one.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped.extend(other.skipped);
    }
    /// A runner that failed without a failed test (it did not build), or that ran nothing, is a failure.
    #[must_use]
    pub fn judged(mut self, succeeded: bool) -> Self {
        let ran_nothing = self.passed == 0 && self.failed == 0;
        if (!succeeded && self.failed == 0) || ran_nothing {
            self.failed += 1;
        }
        self
    }
    /// `N passed, N failed, N skipped`.
    pub fn line(&self) -> String {
        format!("{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped.len())
    }
}

/// libtest: `test result: ok. 3 passed; 0 failed; 1 ignored; …`, `test a::b ... ignored, reason`.
pub fn of_libtest(lines: &[String]) -> Counts {
    let mut counts = Counts::default();
    for line in lines {
        if let Some(result) = line.strip_prefix("test result: ") {
            counts.passed += number_before(result, " passed");
            counts.failed += number_before(result, " failed");
        } else if let Some(test) = line.strip_prefix("test ")
            && let Some((name, reason)) = test.split_once(" ... ignored")
        {
            counts.skipped.push(named(name, reason.trim_start_matches([',', ' '])));
        }
    }
    counts
}

/// Vitest: `Tests  1 failed | 11 passed | 1 skipped (13)`, and `↓ file > name` for what was skipped.
pub fn of_vitest(lines: &[String]) -> Counts {
    let mut counts = Counts::default();
    for line in lines.iter().map(|line| line.trim()) {
        if line.starts_with("Tests ") {
            counts.passed += number_before(line, " passed");
            counts.failed += number_before(line, " failed");
        } else if let Some(name) = line.strip_prefix("↓ ") {
            counts.skipped.push(named(name, ""));
        }
    }
    counts
}

/// node:test, reporter `spec`: `ℹ pass 3`, `ℹ fail 0`, `﹣ name (1.2ms) # reason`.
pub fn of_node(lines: &[String]) -> Counts {
    let mut counts = Counts::default();
    for line in lines.iter().map(|line| line.trim()) {
        let total =
            |word: &str| line.strip_prefix(word).and_then(|number| number.trim().parse().ok()).unwrap_or(0);
        counts.passed += total("ℹ pass ");
        counts.failed += total("ℹ fail ") + total("ℹ cancelled ");
        if let Some((name, reason)) =
            line.strip_prefix("﹣ ").map(|line| line.split_once(" # ").unwrap_or((line, "")))
        {
            counts.skipped.push(named(name, reason));
        }
    }
    counts
}

fn named(name: &str, reason: &str) -> String {
    let reason = if reason.is_empty() { "no reason given" } else { reason };
    format!("{name}: {reason}")
}

fn number_before(line: &str, word: &str) -> u32 {
    let before = line.split(word).next().filter(|before| before.len() < line.len()).unwrap_or_default();
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn libtest_results_add_up_over_binaries_and_name_what_was_ignored() {
        let counts = of_libtest(&lines(
            "test a::b ... ok\ntest store::postgres ... ignored, no PostgreSQL here\n\
             test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
             test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out",
        ));
        assert_eq!((counts.passed, counts.failed), (5, 1));
        assert_eq!(counts.skipped, ["store::postgres: no PostgreSQL here"]);
    }

    #[test]
    fn vitest_and_node_are_read_with_and_without_failures() {
        assert_eq!(of_vitest(&lines("      Tests  11 passed (11)")).passed, 11);
        let mixed = of_vitest(&lines("Tests  1 failed | 11 passed | 1 skipped (13)\n ↓ a.test.ts > later"));
        assert_eq!(mixed.line(), "11 passed, 1 failed, 1 skipped");
        let node =
            of_node(&lines("ℹ tests 5\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\n﹣ dark (0.1ms) # no display"));
        assert_eq!((node.passed, node.failed), (3, 2));
        assert_eq!(node.skipped, ["dark (0.1ms): no display"]);
    }

    #[test]
    fn a_runner_that_ran_nothing_failed() {
        assert_eq!(Counts::default().judged(true).failed, 1);
        assert_eq!(Counts::default().judged(false).failed, 1);
        assert_eq!(Counts::of_command(true).judged(true).failed, 0);
        assert_eq!(Counts { failed: 2, ..Counts::default() }.judged(false).failed, 2);
    }
}
