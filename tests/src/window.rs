//! A real window, driven through `WebKitWebDriver` by plain calls (W3C `WebDriver`, Recommendation of
//! 5 June 2018). Owns the session; must not know what is on the screen.

use crate::display::Display;
use crate::group::Group;
use anyhow::{Context, bail};
use serde_json::{Value, json};
use std::ffi::OsStr;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The key under which `WebDriver` names an element (§11).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// How long anything may take on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(30);

/// The Enter key (`WebDriver` §17.4.2).
pub const ENTER: &str = "\u{E007}";
/// How often the driver may refuse a session.
const SESSION_TRIES: u32 = 3;

/// A window of one of our programs, open on a display of its own.
#[derive(Debug)]
pub struct Window {
    client: reqwest::Client,
    session: String,
    // Ended in this order: the driver first, then the display under it.
    driver: Group,
    _display: Display,
}

/// An element of the page.
#[derive(Clone, Debug)]
pub struct Element(String);

impl Window {
    /// Opens the window of a program on the device in that folder; logs and the web view's own files lie
    /// beside it.
    pub async fn open(program: &Path, folder: &Path) -> anyhow::Result<Self> {
        Self::open_with(program, folder, &[]).await
    }

    /// The same, with more variables set for the program.
    pub async fn open_with(
        program: &Path,
        folder: &Path,
        variables: &[(&str, &OsStr)],
    ) -> anyhow::Result<Self> {
        let logs = folder.with_extension("logs");
        std::fs::create_dir_all(&logs)?;
        let display = Display::start(&logs)?;
        let port = free_port()?;
        let mut command = Command::new("WebKitWebDriver");
        command
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("DISPLAY", &display.name)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            // Without this renderer the driver's picture of a page with composited layers never comes.
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "0")
            .env("VISAVIS_DEVICE_DIR", folder)
            .stdout(Stdio::null());
        command.envs(variables.iter().copied());
        // What the web view remembers (language, theme) belongs to this test alone.
        for (variable, inside) in
            [("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache"), ("XDG_CONFIG_HOME", "config")]
        {
            command.env(variable, logs.join(inside));
        }
        let driver =
            Group::start(&mut command, &logs.join("driver.log")).context("starting WebKitWebDriver")?;
        let client = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build()?;
        let base = format!("http://127.0.0.1:{port}/session");
        let session = new_session(&client, &base, program).await?;
        Ok(Self { client, session: format!("{base}/{session}"), driver, _display: display })
    }

    /// The first element that a CSS selector finds, waited for.
    pub async fn find(&self, selector: &str) -> anyhow::Result<Element> {
        self.wait_for(selector, |_| true).await
    }

    /// The first element of that selector whose text is as wanted, waited for.
    pub async fn find_text(&self, selector: &str, text: &str) -> anyhow::Result<Element> {
        self.wait_for(selector, |found| found.contains(text))
            .await
            .with_context(|| format!("looking for “{text}”"))
    }

    async fn wait_for(&self, selector: &str, wanted: impl Fn(&str) -> bool) -> anyhow::Result<Element> {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = Vec::new();
        while Instant::now() < deadline {
            seen.clear();
            let body = json!({ "using": "css selector", "value": selector });
            let found = self.post("elements", &body).await.unwrap_or_default();
            for element in found.as_array().into_iter().flatten() {
                let Some(id) = element[ELEMENT].as_str() else { continue };
                // An element that React replaced meanwhile has no text any more.
                let text = self.get(&format!("element/{id}/text")).await.unwrap_or_default();
                let text = text.as_str().unwrap_or_default().to_owned();
                if wanted(&text) {
                    return Ok(Element(id.to_owned()));
                }
                seen.push(text);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("no {selector} as wanted; there were {seen:?}")
    }

    /// As many elements as wanted, waited for.
    pub async fn find_all(&self, selector: &str, count: usize) -> anyhow::Result<Vec<Element>> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            let body = json!({ "using": "css selector", "value": selector });
            let found = self.post("elements", &body).await.unwrap_or_default();
            let ids = found.as_array().into_iter().flatten().filter_map(|element| element[ELEMENT].as_str());
            let elements: Vec<Element> = ids.map(|id| Element(id.to_owned())).collect();
            if elements.len() >= count {
                return Ok(elements);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("there are not {count} of {selector}")
    }

    /// The first element inside another.
    pub async fn find_in(&self, outer: &Element, selector: &str) -> anyhow::Result<Element> {
        let body = json!({ "using": "css selector", "value": selector });
        let found = self.post(&format!("element/{}/element", outer.0), &body).await?;
        found[ELEMENT]
            .as_str()
            .map(|id| Element(id.to_owned()))
            .with_context(|| format!("no {selector} in it"))
    }

    /// The first element whose whole text is one of those, waited for.
    pub async fn find_first(&self, texts: &[&str], selector: &str) -> anyhow::Result<Element> {
        self.wait_for(selector, |found| texts.contains(&found.trim())).await
    }

    /// Presses a key, whatever has the focus.
    pub async fn press(&self, key: &str) -> anyhow::Result<()> {
        let press = json!([{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }]);
        let body = json!({ "actions": [{ "type": "key", "id": "keys", "actions": press }] });
        self.post("actions", &body).await.map(drop)
    }

    /// Ends window and driver at once, as a power cut would.
    pub fn kill(self) {
        self.driver.kill();
    }

    /// Types into a field.
    pub async fn type_into(&self, field: &Element, text: &str) -> anyhow::Result<()> {
        self.post(&format!("element/{}/value", field.0), &json!({ "text": text })).await.map(drop)
    }

    /// Clicks.
    pub async fn click(&self, element: &Element) -> anyhow::Result<()> {
        self.post(&format!("element/{}/click", element.0), &json!({})).await.map(drop)
    }

    /// What a field holds.
    pub async fn value(&self, field: &Element) -> anyhow::Result<String> {
        let value = self.get(&format!("element/{}/property/value", field.0)).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// The title of the page.
    pub async fn title(&self) -> anyhow::Result<String> {
        Ok(self.get("title").await?.as_str().unwrap_or_default().to_owned())
    }

    /// A picture of the page once something is drawn on it: a PNG in Base64. The page is there a moment before
    /// its first paint, and a single colour packs into fewer characters than any writing.
    pub async fn picture(&self, more_than_chars: usize) -> anyhow::Result<String> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            let picture = self.get("screenshot").await?;
            if let Some(picture) = picture.as_str().filter(|picture| picture.len() > more_than_chars) {
                return Ok(picture.to_owned());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("the window stays blank")
    }

    /// Closes the window and waits until its program is gone: a driver signalled before that leaves it behind.
    pub async fn close(self) -> anyhow::Result<()> {
        self.client.delete(&self.session).send().await.context("closing the session")?;
        tokio::time::sleep(Duration::from_millis(200)).await;
        Ok(())
    }

    async fn get(&self, path: &str) -> anyhow::Result<Value> {
        value_of(self.client.get(format!("{}/{path}", self.session))).await
    }

    async fn post(&self, path: &str, body: &Value) -> anyhow::Result<Value> {
        value_of(self.client.post(format!("{}/{path}", self.session)).json(body)).await
    }
}

/// Asks for a session until there is one. The driver listens a while after it was started. It has one session
/// to give: a question that reached it is put again only once it was answered, never while it still opens one.
async fn new_session(client: &reqwest::Client, base: &str, program: &Path) -> anyhow::Result<String> {
    let options = json!({ "binary": program, "args": [] });
    let body = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
    let deadline = Instant::now() + PATIENCE;
    let mut refusals = 0;
    loop {
        let error = match value_of(client.post(base).json(&body)).await {
            Ok(value) => {
                return value["sessionId"].as_str().map(str::to_owned).context("a session has an id");
            }
            Err(error) => error,
        };
        let again = match error.downcast_ref::<reqwest::Error>() {
            Some(unsent) if unsent.is_connect() => Instant::now() < deadline,
            Some(_unanswered) => false,
            None => {
                refusals += 1;
                refusals < SESSION_TRIES
            }
        };
        if !again {
            return Err(error).context("opening a session with the window");
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
}

/// Every answer carries its result, or its error, under `value` (§6.3). What did not come to an answer is a
/// `reqwest::Error`.
async fn value_of(request: reqwest::RequestBuilder) -> anyhow::Result<Value> {
    let answer = request.send().await?;
    let succeeded = answer.status().is_success();
    let value = answer.json::<Value>().await?["value"].take();
    if succeeded { Ok(value) } else { bail!("the driver answers {value}") }
}

fn free_port() -> anyhow::Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("looking for a free port")?;
    Ok(listener.local_addr()?.port())
}
