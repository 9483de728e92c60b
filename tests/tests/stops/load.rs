//! Everybody who calls while things befall the database: devices, applicants, an administrator. Whoever is answered
//! notes what was promised; whoever is not asks again, as real callers do. It must not know what befalls whom.

use crate::promises::{Opened, Promises};
use rand_core::Rng;
use serde_json::{Value, json};
use statement::{Body, StatementKind, hash};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;
use terms::EnrolmentId;
use testkit::cast::{NOEMIE, Person};
use testkit::deployment::text;
use testkit::doubles::SeededChance;
use testkit::hand_device::{Door, HandDevice, Sealed, Telling, now};
use testkit::people::{Applicant, Staff, code_in};

/// Between two frames of a device: it stays under what one may send in a minute.
const FRAME_EVERY: Duration = Duration::from_millis(260);
/// Between two acts of an applicant or the administrator.
const ACT_EVERY: Duration = Duration::from_millis(150);
/// Records in a frame at most.
const RUN: u32 = 12;

/// What all callers share.
pub struct Load {
    /// What they were told.
    pub promises: Promises,
    /// The servers.
    pub doors: Vec<Door>,
    /// Where SMS arrive.
    pub sms: PathBuf,
    /// The office that devices and agents belong to.
    pub office: String,
    /// The windows that visits are booked in.
    pub windows: Vec<String>,
    /// Set once they are to end.
    pub is_over: AtomicBool,
    /// Makes names and numbers that nobody else has.
    pub number: AtomicU32,
}

impl Load {
    fn goes_on(&self) -> bool {
        !self.is_over.load(Ordering::Relaxed)
    }

    fn door(&self, chance: &mut SeededChance) -> &Door {
        &self.doors[chance.next_u32() as usize % self.doors.len()]
    }

    /// Notes that a question was not answered, by the status or the kind of error.
    fn unanswered(&self, heard: &str) {
        let short = heard.split('(').next().unwrap_or_default().trim().to_owned();
        *self.promises.kept().unanswered.entry(short).or_default() += 1;
    }

    /// Somebody nobody else is.
    fn person(&self) -> Person {
        let number = self.number.fetch_add(1, Ordering::Relaxed);
        let digits = format!("{number:08}");
        let letters: String = digits.bytes().map(|digit| char::from(b'a' + digit - b'0')).collect();
        Person {
            birth_name: format!("Pèlerin {letters}").leak(),
            birth_date: testkit::cast::birth_date(u64::from(number)).leak(),
            mobile: format!("06{}", 12_000_000 + number).leak(),
            ..NOEMIE
        }
    }
}

/// A device that seals and delivers until everybody is told to end.
pub async fn deliver(load: Arc<Load>, mut device: HandDevice, seed: u64) -> anyhow::Result<HandDevice> {
    let mut chance = SeededChance::new(seed);
    let mut waiting: Vec<Sealed> = Vec::new();
    while load.goes_on() {
        for _ in 0..=chance.next_u32() % RUN {
            let mut salt = [0; 16];
            chance.fill_bytes(&mut salt);
            let told = Telling::without_voucher(StatementKind::Check, EnrolmentId(salt), Body::empty(salt));
            waiting.push(device.seal(&told, now())?);
        }
        let run = &waiting[..waiting.len().min(RUN as usize)];
        let frame = device.sign(&device.frame(run));
        match load.door(&mut chance).send("/v1/frames", frame).await {
            Ok(answer) if answer.status().is_success() => {
                let Ok(bytes) = answer.bytes().await else { continue };
                let answer = device.verified(&bytes)?;
                let is_kept = |sealed: &Sealed| {
                    answer.receipts.iter().any(|receipt| receipt.sequence == sealed.place.sequence)
                };
                let mut kept = load.promises.kept();
                for sealed in run.iter().filter(|sealed| is_kept(sealed)) {
                    kept.envelopes.insert(sealed.place, hash(&sealed.envelope));
                }
                drop(kept);
                waiting.retain(|sealed| !is_kept(sealed));
            }
            Ok(answer) => load.unanswered(&answer.status().to_string()),
            Err(error) => load.unanswered(&error.to_string()),
        }
        tokio::time::sleep(FRAME_EVERY).await;
    }
    Ok(device)
}

/// Applicants, one after the other: declare, confirm, choose, book.
pub async fn enrol(load: Arc<Load>, seed: u64) {
    let mut chance = SeededChance::new(seed);
    while load.goes_on() {
        let person = load.person();
        if let Err(error) = enrol_one(&load, &person, &mut chance).await {
            load.unanswered(&error.to_string());
        }
        tokio::time::sleep(ACT_EVERY).await;
    }
}

async fn enrol_one(load: &Load, person: &Person, chance: &mut SeededChance) -> anyhow::Result<()> {
    let applicant = Applicant::declare(&load.door(chance).url, person).await?;
    let id = applicant.enrolment.clone();
    let opened = Opened { person: *person, applicant: applicant.clone(), is_confirmed: false, visit: None };
    load.promises.kept().enrolments.insert(id.clone(), opened);
    let code = sms_code(&load.sms, person).await.ok_or_else(|| anyhow::anyhow!("no SMS came"))?;
    applicant.post("confirm", json!({ "code": code })).await?;
    load.promises.kept().enrolments.entry(id.clone()).and_modify(|opened| opened.is_confirmed = true);
    applicant.post("route", json!({ "route": "home" })).await?;
    let window = &load.windows[chance.next_u32() as usize % load.windows.len()];
    let visit = applicant.post("appointment", json!({ "window": window })).await?;
    load.promises.kept().enrolments.entry(id).and_modify(|opened| opened.visit = Some(visit));
    Ok(())
}

/// The code of the SMS to a person; none after a few seconds: the database was away, and it comes too late.
async fn sms_code(folder: &Path, person: &Person) -> Option<String> {
    let mobile = format!("To: +33{}\n", person.mobile.replace(' ', "").trim_start_matches('0'));
    for _ in 0..100 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let messages = std::fs::read_dir(folder).ok().into_iter().flatten().filter_map(Result::ok);
        for message in messages.map(|message| message.path()) {
            let text = std::fs::read_to_string(&message).unwrap_or_default();
            if let Some(code) = code_in(&text).filter(|_| text.starts_with(&mobile)) {
                let _ = std::fs::remove_file(&message);
                return Some(code);
            }
        }
    }
    None
}

/// The administrator: gives codes to devices, revokes some, closes agents.
pub async fn administer(load: Arc<Load>, staff: Vec<Staff>, seed: u64) {
    let mut chance = SeededChance::new(seed);
    while load.goes_on() {
        let staff = &staff[chance.next_u32() as usize % staff.len()];
        if let Err(error) = order_one(&load, staff, &mut chance).await {
            load.unanswered(&error.to_string());
        }
        tokio::time::sleep(ACT_EVERY).await;
    }
}

async fn order_one(load: &Load, staff: &Staff, chance: &mut SeededChance) -> anyhow::Result<()> {
    let number = load.number.fetch_add(1, Ordering::Relaxed);
    if chance.next_u32().is_multiple_of(3) {
        let body = json!({ "kind": "clerk", "login": format!("agent-{number}"), "name": "Relais", "office": load.office });
        let agent = text(&staff.post("/v1/admin/agents", body).await?, "/id")?;
        order(staff, &format!("/v1/admin/agents/{agent}/close"), json!({})).await?;
        load.promises.kept().closed.push(agent);
        return Ok(());
    }
    let body = json!({ "label": format!("poste {number}"), "office": load.office });
    let device: Value = staff.post("/v1/admin/devices", body).await?;
    let (id, code) = (text(&device, "/id")?, text(&device, "/code/code")?);
    if chance.next_u32().is_multiple_of(2) {
        load.promises.kept().codes.insert(id, code);
        return Ok(());
    }
    order(staff, &format!("/v1/admin/devices/{id}/revoke"), json!({ "reason": "lost" })).await?;
    load.promises.kept().revoked.push(id);
    Ok(())
}

/// An order has no body in its answer.
async fn order(staff: &Staff, path: &str, body: Value) -> anyhow::Result<()> {
    let (status, refused) = staff.try_post(path, body).await?;
    anyhow::ensure!(status == 204, "{status}: {}", refused["problem"]);
    Ok(())
}
