//! The tool that draws requests, as a process: how it is called, and what the server's own log says of what it asked.

use anyhow::{Context, ensure};
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use testkit::deployment::Deployment;

/// One seed is one run. Another one, for a longer look: `VISAVIS_CONTRACT_SEED`.
const SEED: &str = "20261130";
/// Drawn for each route and caller, beside what covers each bound of its schema once.
const EXAMPLES: &str = "30";
/// What every answer is held against.
const CHECKS: [&str; 5] = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
];
/// What signed bytes are sent to: the tool draws none; `cargo xtask bench fuzz` does.
pub const OF_BYTES: &str = "frames$|devices/(ask|ledger)$";

/// A program of the folder that `cargo xtask test contract` names.
pub fn program(name: &str) -> anyhow::Result<PathBuf> {
    let folder = std::env::var_os("VISAVIS_PYTHON_PROGRAMS");
    let folder = folder.context("the tool is installed by `cargo xtask test contract`")?;
    Ok(Path::new(&folder).join(name))
}

/// Everything that is asked of one server.
pub struct Run<'a> {
    deployment: &'a Deployment,
    known: String,
    seed: String,
    faults: Vec<String>,
    /// How many answers the log had before.
    before: usize,
}

impl<'a> Run<'a> {
    /// A run that asks about what is known half of the time.
    pub fn against(deployment: &'a Deployment, known: &Value) -> anyhow::Result<Self> {
        let seed = std::env::var("VISAVIS_CONTRACT_SEED").unwrap_or_else(|_| SEED.to_owned());
        let before = answered(deployment)?.len();
        Ok(Self { deployment, known: known.to_string(), seed, faults: Vec::new(), before })
    }

    /// Asks every route that is chosen as one caller.
    pub fn ask(
        &mut self,
        who: &str,
        token: Option<&str>,
        checks: &[&str],
        chosen: &[&str],
    ) -> anyhow::Result<()> {
        let folder = self.deployment.server_folder();
        let checks = [CHECKS.as_slice(), checks].concat().join(",");
        let mut command = Command::new(program("schemathesis")?);
        command
            .args(["run", &format!("{}/openapi.json", self.deployment.url())])
            .args(["--seed", &self.seed, "--max-examples", EXAMPLES, "--phases", "coverage,fuzzing"])
            .args(["--checks", &checks, "--continue-on-failure", "--no-color", "--warnings", "off"])
            .args(chosen)
            .env("SCHEMATHESIS_HOOKS", "known")
            .env("PYTHONPATH", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/contract"))
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("VISAVIS_KNOWN", &self.known)
            .current_dir(folder);
        if let Some(token) = token {
            command.args(["--header", &format!("Authorization: Bearer {token}")]);
        }
        let output = command.output()?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stdout);
            let errors = String::from_utf8_lossy(&output.stderr);
            self.faults.push(format!("as {who}:\n{said}\n{errors}"));
        }
        Ok(())
    }

    /// Says how many requests there were, and fails with every fault.
    pub fn close(self) -> anyhow::Result<()> {
        let statuses = answered(self.deployment)?.split_off(self.before);
        let of_class = |class: u64| statuses.iter().filter(|status| *status / 100 == class).count();
        let (done, refused, failed) = (of_class(2), of_class(4), of_class(5));
        let (seed, all) = (&self.seed, statuses.len());
        let told = format!("seed {seed}: {all} requests, {done} done, {refused} refused, 5xx: {failed}");
        writeln!(std::io::stdout(), "{told}")?;
        ensure!(self.faults.is_empty(), "{}", self.faults.join("\n"));
        ensure!(failed == 0, "{failed} answers say that the server failed or was busy");
        ensure!(done > 100 && refused > 1000, "the routes are hardly asked: {done} done, {refused} refused");
        Ok(())
    }
}

/// The status of every answer so far, as the server logged it.
fn answered(deployment: &Deployment) -> anyhow::Result<Vec<u64>> {
    let lines = deployment.log()?;
    let answers = lines.iter().filter(|line| line["fields"]["message"] == "answered");
    Ok(answers.filter_map(|line| line["fields"]["status"].as_u64()).collect())
}
