//! People before a browser: staff in the console, an applicant on a phone. They use the same HTTP as pages.

use crate::cast::{self, Person};
use crate::process::answer_of;
use crate::security_key::SecurityKey;
use anyhow::{Context, bail};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long anybody waits for something that comes by itself.
const PATIENCE: Duration = Duration::from_secs(20);

/// A member of staff, signed in.
#[derive(Clone, Debug)]
pub struct Staff {
    base: String,
    token: String,
    client: reqwest::Client,
}

impl Staff {
    /// Signs in with the cast's password and a security key; the key is added when there is none.
    pub async fn sign_in(base: &str, login: &str, key: &SecurityKey) -> anyhow::Result<Self> {
        Self::sign_in_with(base, login, cast::PASSWORD, key).await
    }

    /// Signs in with a password of their own.
    pub async fn sign_in_with(
        base: &str,
        login: &str,
        password: &str,
        key: &SecurityKey,
    ) -> anyhow::Result<Self> {
        let begun = Self::begin(base, login, password).await?;
        let token = begun.prove(login, key).await?;
        Ok(begun.with_token(&token))
    }

    /// The same person in another session.
    #[must_use]
    pub fn with_token(&self, token: &str) -> Self {
        Self { token: token.to_owned(), ..self.clone() }
    }

    /// Begins to sign in: the second factor is to be proven next.
    pub async fn begin(base: &str, login: &str, password: &str) -> anyhow::Result<Self> {
        let client = reqwest::Client::new();
        let body = json!({ "login": login, "password": password, "bearer": true });
        let answer = client.post(format!("{base}/v1/sign-in")).json(&body).send().await?;
        let answer: Value = answer_of(answer).await?;
        let token = answer["token"].as_str().context("a bearer token")?.to_owned();
        Ok(Self { base: base.to_owned(), token, client })
    }

    /// Proves the second factor with six digits.
    pub async fn prove_code(&self, code: &str) -> anyhow::Result<Self> {
        let proven = self.post("/v1/sign-in/code", json!({ "code": code })).await?;
        Ok(self.with_token(proven["token"].as_str().context("a token")?))
    }

    /// Signs in as a browser does, with the cookie that it has, if any; gives the one by which it is known from then on.
    pub async fn in_browser(
        base: &str,
        (login, password): (&str, &str),
        key: &SecurityKey,
        before: Option<&str>,
    ) -> anyhow::Result<String> {
        let client = reqwest::Client::new();
        let ask = async |path: &str, body: &Value, cookie: &str| {
            let request = client.post(format!("{base}{path}")).header("cookie", cookie).json(body);
            request.send().await?.error_for_status()
        };
        let before = before.unwrap_or_default();
        let body = json!({ "login": login, "password": password });
        let session = cookie_of(&ask("/v1/sign-in", &body, before).await?, "session")?;
        let both = format!("{session}; {before}");
        let asked: Value = ask("/v1/sign-in/passkey/start", &json!({}), &both).await?.json().await?;
        let body = json!({ "credential": key.prove(login, &asked["options"])? });
        cookie_of(&ask("/v1/sign-in/passkey", &body, &both).await?, "browser")
    }

    /// The token of their session.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Somebody whose password was right, with the token they were given.
    pub fn begun(base: &str, token: &str) -> Self {
        Self { base: base.to_owned(), token: token.to_owned(), client: reqwest::Client::new() }
    }

    /// Proves the second factor with a security key; gives the token of the session that begins.
    pub async fn prove(&self, login: &str, key: &SecurityKey) -> anyhow::Result<String> {
        let factors = self.get("/v1/me/factors").await?;
        let has_none = factors["factors"].as_array().is_some_and(Vec::is_empty);
        let proven = if has_none {
            let asked = self.post("/v1/me/factors/passkey/start", json!({})).await?;
            let made = key.make(login, &asked["options"])?;
            let body = json!({ "label": "clé de sécurité", "credential": made });
            self.post("/v1/me/factors/passkey", body).await?
        } else {
            let asked = self.post("/v1/sign-in/passkey/start", json!({})).await?;
            let proof = key.prove(login, &asked["options"])?;
            self.post("/v1/sign-in/passkey", json!({ "credential": proof })).await?
        };
        proven["token"].as_str().map(str::to_owned).context("a token")
    }

    /// Hires somebody: they choose the cast's password by the link and the code that come of it.
    pub async fn hire(&self, login: &str, name: &str, role: &str) -> anyhow::Result<()> {
        let body = json!({ "login": login, "name": name, "role": role });
        let done = self.post("/v1/admin/staff", body).await?;
        let link = done["link"]["link"].as_str().context("a link")?;
        let token = link.split_once('#').context("a token in the link")?.1;
        let body = json!({ "token": token, "code": done["link_code"], "password": cast::PASSWORD });
        let asked = self.client.post(format!("{}/v1/staff/reset", self.base)).json(&body).send().await?;
        asked.error_for_status()?;
        Ok(())
    }

    /// Posts something.
    pub async fn post(&self, path: &str, body: Value) -> anyhow::Result<Value> {
        let request = self.client.post(format!("{}{path}", self.base)).bearer_auth(&self.token).json(&body);
        answer_of(request.send().await?).await
    }

    /// Posts something and gives status and body, refusals too.
    pub async fn try_post(&self, path: &str, body: Value) -> anyhow::Result<(u16, Value)> {
        let request = self.client.post(format!("{}{path}", self.base)).bearer_auth(&self.token).json(&body);
        let answer = request.send().await?;
        Ok((answer.status().as_u16(), answer.json().await.unwrap_or_default()))
    }

    /// Gets something.
    pub async fn get(&self, path: &str) -> anyhow::Result<Value> {
        let request = self.client.get(format!("{}{path}", self.base)).bearer_auth(&self.token);
        answer_of(request.send().await?).await
    }

    /// Confirms the device that shows these letters, if the console shows them too.
    pub async fn confirm_device(&self, letters: &str) -> anyhow::Result<()> {
        let devices = self.get("/v1/admin/devices").await?;
        let shows = |device: &&Value| device["fingerprint"] == letters;
        let device = devices.as_array().and_then(|devices| devices.iter().find(shows));
        let id = device.and_then(|device| device["id"].as_str()).context("a device with these letters")?;
        let path = format!("/v1/admin/devices/{id}/confirm");
        let (status, refused) = self.try_post(&path, json!({ "fingerprint": letters })).await?;
        anyhow::ensure!(status == 204, "{status}: {refused}");
        Ok(())
    }
}

/// A cookie that an answer sets, as it is sent back.
fn cookie_of(answer: &reqwest::Response, name: &str) -> anyhow::Result<String> {
    let set = answer.headers().get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok());
    let mut pairs = set.filter_map(|cookie| cookie.split(';').next());
    let found = pairs.find(|pair| pair.split('=').next() == Some(name));
    found.map(str::to_owned).with_context(|| format!("no cookie {name}"))
}

/// An applicant on their phone.
#[derive(Clone, Debug)]
pub struct Applicant {
    base: String,
    client: reqwest::Client,
    /// What lets them go on with it.
    pub continuation: String,
    /// Their enrolment.
    pub enrolment: String,
}

/// A voucher in both its forms.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The text of the QR code.
    pub qr: String,
    /// The sixteen letters.
    pub typed: String,
}

impl Applicant {
    /// The same applicant, asking another server along connections that others use too.
    #[must_use]
    pub fn at(&self, base: &str, client: &reqwest::Client) -> Self {
        Self { base: base.to_owned(), client: client.clone(), ..self.clone() }
    }

    /// Somebody who declared before.
    pub fn known(base: &str, enrolment: &str, continuation: &str) -> Self {
        Self {
            base: base.to_owned(),
            client: reqwest::Client::new(),
            continuation: continuation.to_owned(),
            enrolment: enrolment.to_owned(),
        }
    }

    /// Declares.
    pub async fn declare(base: &str, person: &Person) -> anyhow::Result<Self> {
        let client = reqwest::Client::new();
        let body = json!({ "declaration": person.declaration(), "notice_version": 1 });
        let opened: Value =
            answer_of(client.post(format!("{base}/v1/enrolments")).json(&body).send().await?).await?;
        let field = |name: &str| opened[name].as_str().map(str::to_owned).context("an opened enrolment");
        Ok(Self::known(base, &field("id")?, &field("continuation")?))
    }

    /// Declares, reads the SMS in the operator's folder, confirms, chooses a route.
    pub async fn enrol(
        base: &str,
        server_folder: &Path,
        person: &Person,
        route: &str,
    ) -> anyhow::Result<Self> {
        let applicant = Self::declare(base, person).await?;
        let code = applicant.sms_code(server_folder, person).await?;
        applicant.post("confirm", json!({ "code": code })).await?;
        applicant.post("route", json!({ "route": route })).await?;
        Ok(applicant)
    }

    /// The code that the SMS to this person brings.
    pub async fn sms_code(&self, server_folder: &Path, person: &Person) -> anyhow::Result<String> {
        let mobile = format!("+33{}", person.mobile.replace(' ', "").trim_start_matches('0'));
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE {
            if let Some(code) = newest_code(&server_folder.join("sms"), &mobile) {
                return Ok(code);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("no SMS came")
    }

    fn path(&self, what: &str) -> String {
        format!("{}/v1/enrolments/{}/{what}", self.base, self.enrolment)
    }

    /// Posts something about the enrolment.
    pub async fn post(&self, what: &str, body: Value) -> anyhow::Result<Value> {
        let request = self.client.post(self.path(what)).bearer_auth(&self.continuation).json(&body);
        answer_of(request.send().await?).await
    }

    /// Posts something and gives status and body, refusals too.
    pub async fn try_post(&self, what: &str, body: Value) -> anyhow::Result<(u16, Value)> {
        let request = self.client.post(self.path(what)).bearer_auth(&self.continuation).json(&body);
        let answer = request.send().await?;
        Ok((answer.status().as_u16(), answer.json().await.unwrap_or_default()))
    }

    /// Gets something about the enrolment.
    pub async fn get(&self, what: &str) -> anyhow::Result<Value> {
        let request = self.client.get(self.path(what)).bearer_auth(&self.continuation);
        answer_of(request.send().await?).await
    }

    /// Says something by a form of their own page, as a browser without a script does.
    pub async fn say_on_own_page(&self, what: &str, form: &str) -> anyhow::Result<()> {
        let url = format!("{}/enrolments/{}/{what}", self.base, self.enrolment);
        let request = self.client.post(url).header("cookie", format!("applicant={}", self.continuation));
        let form = request.header("content-type", "application/x-www-form-urlencoded").body(form.to_owned());
        form.send().await?.error_for_status()?;
        Ok(())
    }

    /// The voucher to show now.
    pub async fn voucher(&self) -> anyhow::Result<Shown> {
        let view = self.get("voucher").await?;
        let field = |name: &str| view[name].as_str().map(str::to_owned).context("a voucher");
        Ok(Shown { qr: field("qr")?, typed: field("typed")? })
    }

    /// The state shown.
    pub async fn state(&self) -> anyhow::Result<String> {
        Ok(self.get("status").await?["state"].as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the state is the one expected.
    pub async fn wait_for(&self, state: &str) -> anyhow::Result<Duration> {
        let asked = Instant::now();
        let mut last = String::new();
        while asked.elapsed() < PATIENCE {
            // A server that is being started again answers in a moment.
            last = self.state().await.unwrap_or(last);
            if last == state {
                return Ok(asked.elapsed());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("still {last}, not {state}")
    }
}

/// The six digits of the newest SMS to a number.
fn newest_code(folder: &Path, mobile: &str) -> Option<String> {
    let mut messages: Vec<_> = std::fs::read_dir(folder)
        .ok()?
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "txt"))
        .filter_map(|entry| {
            Some((entry.metadata().ok()?.modified().ok()?, std::fs::read_to_string(entry.path()).ok()?))
        })
        .filter(|(_, message)| message.starts_with(&format!("To: {mobile}")))
        .filter_map(|(written, message)| Some((written, code_in(&message)?)))
        .collect();
    messages.sort_by_key(|(written, _)| *written);
    messages.pop().map(|(_, code)| code)
}

/// The six digits in the body of an SMS. A notice holds none: its link is no code.
pub fn code_in(message: &str) -> Option<String> {
    let (_, body) = message.split_once("\n\n")?;
    let is_code = body.contains("Votre code") || body.contains("Your Vis-à-vis code");
    let mut runs = body.split(|c: char| !c.is_ascii_digit());
    runs.find(|run| is_code && run.len() == 6).map(str::to_owned)
}
