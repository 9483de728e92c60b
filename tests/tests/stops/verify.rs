//! Afterwards: everything that was acknowledged is looked for, byte for byte. It reads what callers noted and asks the
//! servers and the database; it must not know what befell them.

use crate::cluster::Cluster;
use crate::promises::{Kept, Opened};
use anyhow::Context;
use serde_json::Value;
use statement::{Code, DeclaredIdentity};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};
use sync_server::store::queries::registry::ledger;
use sync_server::store::{Database, Execution, Store, StoreError};
use terms::AgentId;
use testkit::cast::Person;
use testkit::hand_device::{Door, HandDevice, now};
use testkit::people::Staff;

/// How long somebody asks again who is told to come back later: a standby that has just begun may be waited for.
const PATIENCE: Duration = Duration::from_mins(1);
const ASK_AGAIN: Duration = Duration::from_millis(200);

/// How many were acknowledged and how many of those are not there, by kind; and what was told of each.
#[derive(Debug, Default)]
pub struct Found {
    /// Acknowledged, by kind.
    pub acknowledged: BTreeMap<&'static str, usize>,
    /// What is missing or different.
    pub lost: Vec<String>,
}

impl Found {
    fn note(&mut self, kind: &'static str, acknowledged: usize, lost: impl IntoIterator<Item = String>) {
        *self.acknowledged.entry(kind).or_default() += acknowledged;
        self.lost.extend(lost.into_iter().map(|what| format!("{kind}: {what}")));
    }
}

/// Looks for everything. The servers answer; nobody else calls.
pub async fn look(cluster: &Cluster, kept: &Kept, device: &HandDevice) -> anyhow::Result<Found> {
    let [url, _] = cluster.urls();
    let door = Door { url: url.clone(), client: reqwest::Client::new() };
    let mut found = Found::default();
    envelopes(cluster, kept, &mut found)?;
    for (id, opened) in &kept.enrolments {
        // A thousand people with connections of their own would be one caller with too many.
        let opened = &Opened { applicant: opened.applicant.at(&door.url, &door.client), ..opened.clone() };
        let wrong = in_the_end(async || enrolment(&door, device, opened).await).await.err();
        let wrong = wrong.map(|why| format!("{id}: {why:#}"));
        found.note("enrolments", 1, wrong);
        found.note("confirmations", usize::from(opened.is_confirmed), None);
        if let Some(visit) = &opened.visit {
            let there = in_the_end(async || opened.applicant.get("appointment").await).await;
            let there = there.map_err(|error| error.to_string());
            let is_there = there.as_ref().is_ok_and(|there| there == visit);
            found.note("bookings", 1, (!is_there).then(|| format!("{id}: {there:?} for {visit}")));
        }
    }
    for (number, (id, code)) in (900_000..).zip(&kept.codes) {
        let registered =
            in_the_end(async || HandDevice::register(&door, number, code, AgentId([0; 8]), now()).await)
                .await;
        let is_there = registered.as_ref().is_ok_and(|registered| registered.id.to_string() == *id);
        found.note(
            "codes",
            1,
            (!is_there).then(|| format!("{id}: {:?}", registered.err().map(|error| error.to_string()))),
        );
    }
    let key = cluster.deployment.security_key()?;
    let administrator =
        in_the_end(async || Staff::sign_in(&url, testkit::cast::ADMINISTRATOR.0, &key).await).await?;
    orders(&administrator, kept, &mut found).await?;
    Ok(found)
}

/// What is answered once nobody says any more that one should come back later. "Later" is no answer: nothing was looked for.
async fn in_the_end<T>(question: impl AsyncFn() -> anyhow::Result<T>) -> anyhow::Result<T> {
    let begun = Instant::now();
    loop {
        match question().await {
            Err(error) if error.to_string().starts_with("503") && begun.elapsed() < PATIENCE => {
                tokio::time::sleep(ASK_AGAIN).await;
            }
            answered => return answered,
        }
    }
}

/// The hash of each, and the bytes as long as the registry keeps them apart.
fn envelopes(cluster: &Cluster, kept: &Kept, found: &mut Found) -> anyhow::Result<()> {
    let rows = cluster.ask(
        "SELECT encode(chain, 'hex') || ' ' || sequence || ' ' || encode(hash, 'hex') || ' ' ||
            coalesce(encode(sha256(bytes), 'hex'), '-') FROM registry.envelopes",
    )?;
    let mut there = BTreeMap::new();
    for row in rows.lines() {
        let [chain, sequence, hash, bytes] = row.splitn(4, ' ').collect::<Vec<_>>()[..] else { continue };
        there.insert((chain.to_owned(), sequence.parse::<u64>()?), (hash, bytes));
    }
    let lost = kept.envelopes.iter().filter(|(place, hash)| {
        let told = base16ct::lower::encode_string(&hash.0);
        let row = there.get(&(base16ct::lower::encode_string(&place.chain.0), place.sequence));
        row.is_none_or(|(hash, bytes)| **hash != told || (**bytes != *"-" && **bytes != told))
    });
    found.note("envelopes", kept.envelopes.len(), lost.map(|(place, _)| format!("{place:?}")));
    Ok(())
}

/// It is known by what lets its applicant go on; once confirmed, its voucher opens what was declared.
async fn enrolment(door: &Door, device: &HandDevice, opened: &Opened) -> anyhow::Result<()> {
    let state = opened.applicant.state().await?;
    if !opened.is_confirmed {
        return Ok(());
    }
    anyhow::ensure!(state != "draft", "it is {state}, and was confirmed");
    let shown = opened.applicant.voucher().await?;
    let secret = Code::parse(&shown.typed).context("a voucher")?;
    let DeclaredIdentity { birth_name, given_names, birth_date, .. } = device.declared(door, secret).await?;
    let Person { birth_name: name, given_names: given, birth_date: date, .. } = opened.person;
    let told = [birth_name.into_inner(), given_names.into_inner(), birth_date.into_inner()];
    anyhow::ensure!(told == [name, given, date], "another declaration");
    Ok(())
}

async fn orders(administrator: &Staff, kept: &Kept, found: &mut Found) -> anyhow::Result<()> {
    let ended = |list: Value, field: &str| -> anyhow::Result<BTreeSet<String>> {
        let list = list.as_array().cloned().context("a list")?;
        let ended = list.into_iter().filter(|one| one[field].is_i64());
        Ok(ended.filter_map(|one| one["id"].as_str().map(str::to_owned)).collect())
    };
    let listed = async |path: &str| in_the_end(async || administrator.get(path).await).await;
    let revoked = ended(listed("/v1/admin/devices").await?, "revoked_at")?;
    let closed = ended(listed("/v1/admin/agents").await?, "active_to")?;
    let missing = |told: &[String], there: &BTreeSet<String>| {
        told.iter().filter(|id| !there.contains(*id)).cloned().collect::<Vec<_>>()
    };
    found.note("orders", kept.revoked.len(), missing(&kept.revoked, &revoked));
    found.note("orders", kept.closed.len(), missing(&kept.closed, &closed));
    Ok(())
}

/// The position of the first entry of the ledger that does not follow the one before. No server runs.
pub async fn first_break_of_ledger(address: &str) -> anyhow::Result<Option<u64>> {
    let store = Store::open(&Database::at(address)?, Execution::Threads)?;
    Ok(store.read(|conn| Ok::<_, StoreError>(ledger::first_break(conn)?)).await?)
}
