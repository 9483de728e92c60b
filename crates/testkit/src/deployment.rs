//! A whole deployment in a folder: keys drawn, a server running, an office with its people and devices.

use crate::cast;
use crate::people::Staff;
use crate::process::{DeviceProcess, Running, program};
use crate::security_key::SecurityKey;
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A deployment.
#[derive(Debug)]
pub struct Deployment {
    folder: PathBuf,
    server: Option<Running>,
    address: String,
    /// The office's id.
    pub office: String,
}

impl Deployment {
    /// Draws keys, creates the administrator, starts the server (with `server/server.toml` where there is one,
    /// else with one that names who signs the cast's seals) and furnishes the house.
    pub async fn found(folder: &Path) -> anyhow::Result<Self> {
        let data = folder.join("server");
        std::fs::create_dir_all(&data)?;
        run(folder, &["keys", "init", "--root-file", path_text(&folder.join("root.key"))?], None)?;
        let login = ["administrator", "create", "--login", cast::ADMINISTRATOR.0, "--password-stdin"];
        run(folder, &login, Some(cast::PASSWORD))?;
        trust_the_signer(folder)?;
        let server = start(folder, &free_address()?, &[])?;
        let address = server.address.clone();
        let mut deployment =
            Self { folder: folder.to_owned(), server: Some(server), address, office: String::new() };
        deployment.furnish().await?;
        Ok(deployment)
    }

    async fn furnish(&mut self) -> anyhow::Result<()> {
        let administrator = self.administrator().await?;
        let office = administrator
            .post("/v1/admin/offices", json!({ "name": cast::OFFICE.0, "locality": cast::OFFICE.1 }))
            .await?;
        office["id"].as_str().context("an office has an id")?.clone_into(&mut self.office);
        let policy = json!({ "accepted_models": [1, 2, 3], "deadline_days": 30 });
        administrator.post("/v1/admin/policy", policy).await?;
        for (account, role) in [(cast::MANAGER, "manager"), (cast::REVIEWER, "reviewer")] {
            administrator.hire(account.0, account.1, role).await?;
        }
        Ok(())
    }

    /// The server's base address.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address as people type it: a passkey belongs to a name.
    pub fn public_url(&self) -> String {
        self.url().replace("127.0.0.1", "localhost")
    }

    /// The folder of the server's files.
    pub fn server_folder(&self) -> PathBuf {
        self.folder.join("server")
    }

    /// The folder of a device's files.
    pub fn device_folder(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The number of the server's process.
    pub fn process(&self) -> anyhow::Result<u32> {
        Ok(self.server.as_ref().context("the server runs")?.id())
    }

    /// Stops the server in good order.
    pub fn stop_server(&mut self) -> anyhow::Result<()> {
        self.server.take().context("the server runs")?.stop()
    }

    /// Kills the server as a power cut would.
    pub fn kill_server(&mut self) -> anyhow::Result<()> {
        self.server.take().context("the server runs")?.kill();
        Ok(())
    }

    /// Starts the server again, at the same address.
    pub fn start_server(&mut self) -> anyhow::Result<()> {
        self.start_server_in(&[])
    }

    /// Starts the server again, told to fail at places (`VISAVIS_FAIL`, debug builds).
    pub fn start_server_failing(&mut self, places: &str) -> anyhow::Result<()> {
        self.start_server_in(&[("VISAVIS_FAIL", places)])
    }

    /// Starts the server again, with variables of its environment.
    pub fn start_server_in(&mut self, variables: &[(&str, &str)]) -> anyhow::Result<()> {
        ensure!(self.server.is_none(), "the server runs already");
        self.server = Some(start(&self.folder, &self.address, variables)?);
        Ok(())
    }

    /// Everything the server has logged, line by line; what is not JSON is left out.
    pub fn log(&self) -> anyhow::Result<Vec<Value>> {
        let text = std::fs::read_to_string(self.server_folder().join("sync-server.log"))?;
        Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
    }

    /// Changes what the operator set. The server must not run.
    pub fn set(&self, lines: &str) -> anyhow::Result<()> {
        ensure!(self.server.is_none(), "the server reads its settings when it starts");
        Ok(std::fs::write(self.server_folder().join("server.toml"), lines)?)
    }

    /// Stops the server, adds tables to what the operator set, and starts it again.
    pub fn restart_with(&mut self, tables: &str) -> anyhow::Result<()> {
        self.stop_server()?;
        let there = std::fs::read_to_string(self.server_folder().join("server.toml"))?;
        self.set(&format!("{there}\n{tables}"))?;
        self.start_server()
    }

    /// Runs a command of the server's program on this deployment, to its end.
    pub fn command(&self, arguments: &[&str]) -> anyhow::Result<()> {
        run(&self.folder, arguments, None)
    }

    /// The newest copy of the database, once there is one.
    pub fn newest_copy(&self) -> anyhow::Result<PathBuf> {
        let entries =
            std::fs::read_dir(self.server_folder().join("backup"))?.collect::<Result<Vec<_>, _>>()?;
        let copies = entries.into_iter().map(|entry| entry.path());
        copies
            .filter(|path| path.to_string_lossy().contains("registry-"))
            .max()
            .context("there is no copy yet")
    }

    /// The administrator, signed in.
    pub async fn administrator(&self) -> anyhow::Result<Staff> {
        self.staff(cast::ADMINISTRATOR.0).await
    }

    /// The manager, signed in.
    pub async fn manager(&self) -> anyhow::Result<Staff> {
        self.staff(cast::MANAGER.0).await
    }

    /// A member of staff, signed in with the deployment's security key.
    pub async fn staff(&self, login: &str) -> anyhow::Result<Staff> {
        Staff::sign_in(&self.url(), login, &self.security_key()?).await
    }

    /// The security key of its staff: one double for all of them.
    pub fn security_key(&self) -> anyhow::Result<SecurityKey> {
        SecurityKey::in_file(&self.folder.join("security-key"))
    }

    /// Adds an agent; gives their id and one-time code.
    pub async fn add_agent(&self, kind: &str, who: (&str, &str)) -> anyhow::Result<(String, String)> {
        let body = json!({ "kind": kind, "login": who.0, "name": who.1, "office": self.office });
        let created = self.administrator().await?.post("/v1/admin/agents", body).await?;
        Ok((text(&created, "/id")?, text(&created, "/code/code")?))
    }

    /// Adds a device; gives its one-time code.
    pub async fn add_device(&self, label: &str) -> anyhow::Result<String> {
        let body = json!({ "label": label, "office": self.office });
        let created = self.administrator().await?.post("/v1/admin/devices", body).await?;
        text(&created, "/code/code")
    }

    /// Registers a device by an address; the administrator compares its letters and confirms it.
    pub async fn register(&self, device: &DeviceProcess, name: &str, url: &str) -> anyhow::Result<()> {
        let code = self.add_device(name).await?;
        let waits = device.gesture("register-device", json!({ "url": url, "code": code })).await?;
        self.administrator().await?.confirm_device(&text(&waits, "/device/awaits")?).await?;
        device.gesture("ask-confirmation", json!({})).await.map(|_| ())
    }

    /// Starts a device, enrols it, and enlists an agent on it; gives the agent's id too.
    pub async fn equip(
        &self,
        name: &str,
        kind: &str,
        who: (&str, &str),
        flags: &[&str],
    ) -> anyhow::Result<(DeviceProcess, String)> {
        let device = DeviceProcess::start(&self.device_folder(name), flags)?;
        self.register(&device, name, &self.url()).await?;
        let (agent, code) = self.add_agent(kind, who).await?;
        device.gesture("enlist", json!({ "login": who.0, "code": code, "pin": cast::PIN })).await?;
        Ok((device, agent))
    }
}

/// A text inside a JSON value.
pub fn text(value: &Value, pointer: &str) -> anyhow::Result<String> {
    value.pointer(pointer).and_then(Value::as_str).map(str::to_owned).with_context(|| format!("no {pointer}"))
}

fn path_text(path: &Path) -> anyhow::Result<&str> {
    path.to_str().context("a folder's name is text")
}

/// An address nobody listens on. Somebody else may take it before the server does; then the start fails.
pub fn free_address() -> anyhow::Result<String> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}

/// Signs a list of one signer, as an operator would, and sets it; settings that are there already stay.
fn trust_the_signer(folder: &Path) -> anyhow::Result<()> {
    let data = folder.join("server");
    let (list, settings) = (folder.join("signers.pem"), data.join("server.toml"));
    if settings.exists() {
        return Ok(());
    }
    std::fs::write(&list, format!("Issued: 2026-11-01\nNext: 2027-11-01\n{}", crate::seal::SIGNER))?;
    let (key, to) = (folder.join("signers.key"), data.join("signers.pem"));
    let signed = Command::new(program("sync-server")?)
        .args(["seals", "sign", path_text(&list)?])
        .args(["--key", path_text(&key)?, "--to", path_text(&to)?])
        .output()?;
    ensure!(signed.status.success(), "seals sign: {}", String::from_utf8_lossy(&signed.stdout));
    let paper = format!("\n[paper]\naddress = {:?}\n", cast::PAPER_ADDRESS);
    Ok(std::fs::write(settings, [signed.stdout, paper.into_bytes()].concat())?)
}

/// Starts the server of a folder.
fn start(folder: &Path, listen: &str, variables: &[(&str, &str)]) -> anyhow::Result<Running> {
    let data = folder.join("server");
    let settings = data.join("server.toml");
    // Links in messages lead to this very server.
    let public = format!("http://{}", listen.replace("127.0.0.1", "localhost"));
    let mut arguments =
        vec!["serve", "--data", path_text(&data)?, "--listen", listen, "--public-url", &public];
    if settings.exists() {
        arguments.extend(["--config", path_text(&settings)?]);
    }
    Running::start_in("sync-server", &arguments, &data, variables)
}

/// Runs a command of the server's program to its end.
fn run(folder: &Path, arguments: &[&str], input: Option<&str>) -> anyhow::Result<()> {
    let data = folder.join("server");
    let log = std::fs::File::options().create(true).append(true).open(data.join("sync-server.log"))?;
    let mut child = Command::new(program("sync-server")?)
        .args(arguments)
        .args(["--data", path_text(&data)?])
        .stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() })
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()?;
    if let (Some(input), Some(mut pipe)) = (input, child.stdin.take()) {
        writeln!(pipe, "{input}")?;
    }
    let status = child.wait()?;
    let said = std::fs::read_to_string(data.join("sync-server.log")).unwrap_or_default();
    // Its last words, from the line that names the error on.
    let last = said.rfind("Error: ").map_or("", |at| &said[at..]);
    ensure!(status.success(), "sync-server {} ended with {status}: {last}", arguments.join(" "));
    Ok(())
}
