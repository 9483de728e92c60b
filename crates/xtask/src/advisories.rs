//! Whether something that we build from has a fault that the world knows of: crates by a dated copy of `RustSec`'s database,
//! pages by `npm audit`. Owns where these are asked and what counts as no answer; what is passed over, and why, stands in
//! `.deny.toml`. Nothing asked is *skipped*, never passed.

use crate::counts::Counts;
use crate::program::{ask, program, succeeds};
use crate::{cargo_deny, npm, tree};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Names the folder of a copy: a git clone. No package registry has one, so each machine brings its own.
const COPY: &str = "VISAVIS_ADVISORY_DB";
/// What cargo-deny calls the copy of the database it asks by default.
const NAME: &str = "advisory-db-3157b0e258782691";

/// Crates and pages, each by itself.
pub fn run() -> Result<Counts, String> {
    let mut counts = of_crates()?;
    counts.add(of_pages()?);
    Ok(counts)
}

fn of_crates() -> Result<Counts, String> {
    let name = "advisories of crates";
    let Some(copy) = std::env::var_os(COPY).map(PathBuf::from) else {
        return Ok(Counts::of_skip(name, &format!("{COPY} names no copy of RustSec's database")));
    };
    let copy = fs::canonicalize(&copy).map_err(|cause| format!("{}: {cause}", copy.display()))?;
    let question = program("git", &copy, &["show", "-s", "--format=%cs", "HEAD"]);
    let date = ask(question).ok_or_else(|| format!("{} is no git clone", copy.display()))?;
    println!("RustSec's database of {date}");
    let folder = tree::target().join("advisory-dbs");
    point(&folder, &copy).map_err(|cause| format!("{}: {cause}", folder.display()))?;
    cargo_deny::install()?;
    Ok(Counts::of_command(succeeds(cargo_deny::check_advisories(&folder))?))
}

/// cargo-deny looks for the copy under a name of its own.
fn point(folder: &Path, copy: &Path) -> io::Result<()> {
    let link = folder.join(NAME);
    fs::create_dir_all(folder)?;
    if fs::symlink_metadata(&link).is_ok() {
        fs::remove_file(&link)?;
    }
    std::os::unix::fs::symlink(copy, link)
}

/// What is built into the pages; what builds and tests them does not ship.
fn of_pages() -> Result<Counts, String> {
    let arguments = ["audit", "--omit=dev", "--audit-level=high", "--package-lock-only"];
    let output = npm::npm("ui", &arguments).output().map_err(|cause| format!("npm audit: {cause}"))?;
    let (said, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    println!("{}", said.trim());
    Ok(judged(&said, &errors, output.status.success()))
}

/// Without a report nothing was asked, whatever the program says at its end.
fn judged(said: &str, errors: &str, succeeded: bool) -> Counts {
    if said.contains("vulnerabilit") {
        return Counts::of_command(succeeded);
    }
    // What follows the hyphen is an address.
    let line =
        errors.lines().find(|line| line.starts_with("npm warn audit") || line.starts_with("npm error"));
    let reason = line.and_then(|line| line.split(" - ").next()).unwrap_or("npm audit was not answered");
    Counts::of_skip("advisories of pages", reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_report_is_a_skip_and_a_report_is_judged() {
        assert_eq!(judged("found 0 vulnerabilities\n", "", true), Counts::of_command(true));
        let report =
            "# npm audit report\n\nminimist  <0.2.4\nSeverity: critical\n1 critical severity vulnerability";
        assert_eq!(judged(report, "", false), Counts::of_command(false));
        let refused = "npm warn audit 405 Method Not Allowed - POST address\nnpm error audit endpoint returned an error";
        let skipped = judged("\n", refused, false);
        assert_eq!(skipped.line(), "0 passed, 0 failed, 1 skipped");
        assert_eq!(skipped.skipped, ["advisories of pages: npm warn audit 405 Method Not Allowed"]);
        assert_eq!(judged("", "", true).passed, 0);
    }
}
