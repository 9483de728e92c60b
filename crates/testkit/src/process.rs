//! The real programs as processes: started on a free port, stopped, killed, started again.

use anyhow::{Context, bail};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a program may take until it listens.
const PATIENCE: Duration = Duration::from_mins(1);

/// A server of a test or of the demo tells at once what came of a check, where its settings do not say otherwise: nobody
/// could wait for it.
fn told_at_once(name: &str, arguments: &[&str]) -> Option<(&'static str, &'static str)> {
    let set = arguments.iter().skip_while(|argument| **argument != "--config").nth(1);
    let set = set.and_then(|file| std::fs::read_to_string(file).ok()).unwrap_or_default();
    let is_server = name == "sync-server" && !set.contains("[telling]");
    is_server.then_some(("VISAVIS_TELLING__AFTER_SECONDS", "[0, 0]"))
}

/// Where the programs were built: beside the one that runs, whichever test or demo it is.
pub fn program(name: &str) -> anyhow::Result<PathBuf> {
    let own = std::env::current_exe()?;
    let mut folder = own.parent().context("a program lies in a folder")?;
    if folder.ends_with("deps") {
        folder = folder.parent().context("deps lies in a folder")?;
    }
    let path = folder.join(name);
    if path.exists() { Ok(path) } else { bail!("{name} is not built: cargo build --workspace --bins") }
}

/// A program that listens, ended with this value.
#[derive(Debug)]
pub struct Running {
    child: Child,
    /// Where it listens.
    pub address: String,
}

impl Running {
    /// Starts a program that writes its address to a file, its output going to a log beside it.
    pub fn start(name: &str, arguments: &[&str], folder: &Path) -> anyhow::Result<Self> {
        Self::start_in(name, arguments, folder, &[])
    }

    /// The same, with variables of its environment.
    pub fn start_in(
        name: &str,
        arguments: &[&str],
        folder: &Path,
        variables: &[(&str, &str)],
    ) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let address_file = folder.join(format!("{name}.address"));
        let _ = std::fs::remove_file(&address_file);
        let log =
            std::fs::File::options().create(true).append(true).open(folder.join(format!("{name}.log")))?;
        let mut child = Command::new(program(name)?)
            .args(arguments)
            .envs(told_at_once(name, arguments))
            .envs(variables.iter().copied())
            .arg("--address-file")
            .arg(&address_file)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("starting {name}"))?;
        let asked = Instant::now();
        loop {
            let address = std::fs::read_to_string(&address_file).unwrap_or_default();
            if !address.is_empty() {
                return Ok(Self { child, address });
            }
            if let Some(status) = child.try_wait()? {
                bail!("{name} ended ({status}); see {name}.log in {}", folder.display());
            }
            if asked.elapsed() > PATIENCE {
                let _ = child.kill();
                bail!("{name} does not listen after {PATIENCE:?}");
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// The base of its addresses.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Kills it without warning, as a power cut would.
    pub fn kill(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Asks it to end, and waits until it has.
    pub fn stop(mut self) -> anyhow::Result<()> {
        let asked = Command::new("kill").arg(self.child.id().to_string()).status()?;
        anyhow::ensure!(asked.success(), "the process could not be asked to end");
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A device as a process, and its gestures over the loopback.
#[derive(Debug)]
pub struct DeviceProcess {
    running: Running,
    client: reqwest::Client,
}

/// A gesture that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The problem's word.
    pub problem: String,
    /// What the agent is told.
    pub text: String,
    /// The field it is about.
    pub field: Option<String>,
    /// PIN tries left.
    pub tries_left: Option<u64>,
}

impl DeviceProcess {
    /// Starts the device of a folder.
    pub fn start(folder: &Path, flags: &[&str]) -> anyhow::Result<Self> {
        let device = folder.to_str().context("a folder's name is text")?;
        let arguments: Vec<&str> = ["--device", device].into_iter().chain(flags.iter().copied()).collect();
        Ok(Self { running: Running::start("loopback", &arguments, folder)?, client: reqwest::Client::new() })
    }

    /// Where its pages are.
    pub fn url(&self) -> String {
        self.running.url()
    }

    /// Performs a gesture; a refusal is an answer too.
    pub async fn try_gesture(&self, name: &str, body: Value) -> anyhow::Result<Result<Value, Refused>> {
        self.try_gesture_in("fr", name, body).await
    }

    /// Performs a gesture in a language.
    pub async fn try_gesture_in(
        &self,
        language: &str,
        name: &str,
        body: Value,
    ) -> anyhow::Result<Result<Value, Refused>> {
        let url = format!("{}/gesture/{name}", self.running.url());
        let answer = self.client.post(url).header("accept-language", language).json(&body).send().await?;
        let done = answer.status().is_success();
        let value: Value = answer.json().await?;
        let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        Ok(if done {
            Ok(value)
        } else {
            Err(Refused {
                problem: text("problem"),
                text: text("text"),
                field: value["field"].as_str().map(str::to_owned),
                tries_left: value["triesLeft"].as_u64(),
            })
        })
    }

    /// Performs a gesture that must be done.
    pub async fn gesture(&self, name: &str, body: Value) -> anyhow::Result<Value> {
        match self.try_gesture(name, body).await? {
            Ok(snapshot) => Ok(snapshot),
            Err(refused) => bail!("{name} was refused: {} ({})", refused.problem, refused.text),
        }
    }

    /// Lays a document on the reader.
    pub async fn lay(&self, lines: &[String]) -> anyhow::Result<()> {
        let url = format!("{}/reader", self.running.url());
        self.client
            .post(url)
            .json(&serde_json::json!({ "lines": lines }))
            .send()
            .await?
            .error_for_status()?;
        Ok(())
    }

    /// Holds a code before the camera: a voucher, or a document's seal.
    pub async fn show(&self, code: &str) -> anyhow::Result<()> {
        let url = format!("{}/camera", self.running.url());
        let body = serde_json::json!({ "code": code });
        self.client.post(url).json(&body).send().await?.error_for_status()?;
        Ok(())
    }

    /// Kills the device without warning.
    pub fn kill(self) {
        self.running.kill();
    }
}

/// Reads a JSON answer, or says what was refused.
pub async fn answer_of<T: DeserializeOwned>(answer: reqwest::Response) -> anyhow::Result<T> {
    let status = answer.status();
    if status.is_success() {
        return Ok(answer.json().await?);
    }
    let refused: Value = answer.json().await.unwrap_or_default();
    bail!("{status}: {} ({})", refused["problem"], refused["text"])
}
