//! Messages that nobody asked for: codes to strangers' mobiles, and codes that are asked for or mistyped until their owner
//! gets none. Each caller has an address of the loopback; those of two /24 are of two networks.

use crate::deployment;
use anyhow::Context;
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use testkit::cast;
use testkit::people::{Applicant, code_in};

/// A browser at an address, with its cookies.
struct Visitor {
    client: Client,
    base: String,
    cookies: Vec<(String, String)>,
}

impl Visitor {
    fn at(address: &str, base: &str) -> anyhow::Result<Self> {
        let client = Client::builder()
            .local_address(Some(address.parse()?))
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Self { client, base: base.to_owned(), cookies: Vec::new() })
    }

    /// Fills in a form of the pages.
    async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> anyhow::Result<(StatusCode, String)> {
        let jar: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let form: Vec<String> = form.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self.client.post(format!("{}{path}", self.base)).header("cookie", jar.join("; "));
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let answer = request.body(form.join("&")).send().await?;
        for set in answer.headers().get_all("set-cookie") {
            let pair = set.to_str()?.split(';').next().and_then(|pair| pair.split_once('='));
            let Some((name, value)) = pair else { continue };
            self.cookies.retain(|(known, _)| known != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        Ok((answer.status(), answer.text().await?))
    }

    /// Declares somebody under a mobile of one's choice; the problem's word where that is refused.
    async fn declare(&self, mobile: &str) -> anyhow::Result<Option<String>> {
        let mut declaration = cast::SIDONIE.declaration();
        declaration["mobile"] = mobile.into();
        let body = json!({ "declaration": declaration, "notice_version": 1 });
        let answer = self.client.post(format!("{}/v1/enrolments", self.base)).json(&body).send().await?;
        if answer.status() == StatusCode::CREATED {
            return Ok(None);
        }
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
        let refusal: Value = answer.json().await?;
        Ok(refusal["problem"].as_str().map(str::to_owned))
    }

    fn is_signed_in(&self) -> bool {
        self.cookies.iter().any(|(name, value)| name == "applicant" && !value.is_empty())
    }
}

/// The codes that were sent to a mobile so far, once there are as many as awaited: the newest last.
async fn codes_to(folder: &Path, mobile: &str, awaited: usize) -> anyhow::Result<Vec<String>> {
    let begun = Instant::now();
    loop {
        let mut messages: Vec<(std::time::SystemTime, String)> = Vec::new();
        for entry in std::fs::read_dir(folder)?.filter_map(Result::ok) {
            let read = entry
                .metadata()
                .and_then(|about| Ok((about.modified()?, std::fs::read_to_string(entry.path())?)));
            messages.extend(read.ok().filter(|(_, text)| text.starts_with(&format!("To: {mobile}"))));
        }
        messages.sort();
        let codes: Vec<String> = messages.iter().filter_map(|(_, text)| code_in(text)).collect();
        if codes.len() >= awaited || begun.elapsed() > Duration::from_secs(20) {
            return Ok(codes);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_caller_has_no_more_codes_sent_than_a_network_may_and_another_network_gets_its_own()
-> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let base = deployment.url();
    let mut sent = 0;
    for number in 0..60 {
        // Another address of the same network each time.
        let stranger = Visitor::at(&format!("127.0.7.{}", number + 1), &base)?;
        match stranger.declare(&format!("06399801{number:02}")).await? {
            None => sent += 1,
            Some(problem) => assert_eq!(problem, "too-many-from-here"),
        }
    }
    assert_eq!(sent, 30, "codes sent for one network in an hour");
    let other = Visitor::at("127.0.8.1", &base)?;
    assert_eq!(other.declare("0639980299").await?, None);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_who_opens_drafts_of_a_mobile_does_not_keep_its_owner_out() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let base = deployment.url();
    let stranger = Visitor::at("127.0.7.1", &base)?;
    let mut problems = Vec::new();
    for _ in 0..8 {
        problems.push(stranger.declare(cast::SIDONIE.mobile).await?);
    }
    let refused = problems.iter().flatten().filter(|problem| *problem == "too-many-tries").count();
    assert_eq!(refused, 3, "{problems:?}");
    let owner = Visitor::at("127.0.8.1", &base)?;
    assert_eq!(owner.declare(cast::SIDONIE.mobile).await?, None);
    Ok(())
}

/// An applicant who confirmed, and where SMS go.
async fn applicant(base: &str, server: &Path) -> anyhow::Result<(String, PathBuf, String)> {
    let who = Applicant::enrol(base, server, &cast::SIDONIE, "counter").await?;
    let mobile = format!("+33{}", cast::SIDONIE.mobile.replace(' ', "").trim_start_matches('0'));
    Ok((format!("/enrolments/{}", who.enrolment), server.join("sms"), mobile))
}

/// The applicant in a browser that is not known yet, and the code that they asked for.
async fn owner_with_code(
    base: &str,
    page: &str,
    (folder, mobile): (&Path, &str),
) -> anyhow::Result<(Visitor, String)> {
    let mut owner = Visitor::at("127.0.8.1", base)?;
    owner.post(&format!("{page}/return-code"), &[]).await?;
    let code = codes_to(folder, mobile, 2).await?.pop();
    Ok((owner, code.context("a code to come back with")?))
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_of_a_stranger_spend_nothing_of_the_applicants() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let base = deployment.url();
    let (page, folder, mobile) = applicant(&base, &deployment.server_folder()).await?;
    let (mut owner, code) = owner_with_code(&base, &page, (&folder, &mobile)).await?;
    let mut stranger = Visitor::at("127.0.7.1", &base)?;
    stranger.post(&format!("{page}/return-code"), &[]).await?;
    codes_to(&folder, &mobile, 3).await?;
    for _ in 0..8 {
        stranger.post(&format!("{page}/return"), &[("code", "000000")]).await?;
    }
    // Not even with the code: it belongs to the browser that asked for it.
    stranger.post(&format!("{page}/return"), &[("code", &code)]).await?;
    assert!(!stranger.is_signed_in());
    owner.post(&format!("{page}/return"), &[("code", &code)]).await?;
    assert!(owner.is_signed_in(), "five wrong codes of a stranger keep the owner out");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_that_strangers_ask_for_leave_a_known_browser_its_own() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let base = deployment.url();
    let (page, folder, mobile) = applicant(&base, &deployment.server_folder()).await?;
    let (mut owner, code) = owner_with_code(&base, &page, (&folder, &mobile)).await?;
    owner.post(&format!("{page}/return"), &[("code", &code)]).await?;
    assert!(owner.is_signed_in());
    // Strangers of fifteen networks use up what strangers may have sent in a day.
    for network in 10..25 {
        let mut stranger = Visitor::at(&format!("127.0.{network}.1"), &base)?;
        stranger.post(&format!("{page}/return-code"), &[]).await?;
    }
    let sent = codes_to(&folder, &mobile, 11).await?.len();
    assert!(sent <= 11, "{sent} codes: the enrolment's own, and ten to strangers at most");
    let answer = owner.post(&format!("{page}/return-code"), &[]).await?;
    let mine = codes_to(&folder, &mobile, sent + 1).await?;
    assert_eq!(mine.len(), sent + 1, "{}", answer.1);
    owner.cookies.retain(|(name, _)| name != "applicant");
    owner.post(&format!("{page}/return"), &[("code", mine.last().unwrap())]).await?;
    assert!(owner.is_signed_in(), "the browser that proved the mobile before is known");
    Ok(())
}
