//! What a device hears of its lists: what changed since its cursor, once, in the order of commits, signed.

use crate::device::Device;
use crate::house::House;
use reqwest::StatusCode;
use statement::{Ask, Cursor, Feed, FeedKind, Page, PolicyFeed, Purpose, StandingFeed};
use sync_server::model::Policy;
use sync_server::model::RevocationReason;
use sync_server::refusal::Refusal;
use sync_server::registry;
use sync_server::store::queries::provisioning;
use sync_server::store::queries::registry as rows;
use sync_server::store::queries::staff as accounts;
use wire::v1::device::Asked;
use wire::v1::policy::PolicyLimits;

fn believed(house: &House, device: &Device, page: &[u8]) -> Page {
    let key = house.state.signing_keys.in_use(Purpose::Feed, house.state.now()).public();
    let page = Page::verify(page, device.deployment, &key).unwrap();
    assert_eq!((page.device, page.agent), (device.id, device.worker.agent));
    page
}

fn feeds(house: &House, device: &Device, page: &Page) -> Vec<Feed> {
    let key = house.state.signing_keys.in_use(Purpose::Feed, house.state.now()).public();
    page.feeds.iter().map(|feed| Feed::verify(&feed.0, device.deployment, &key).unwrap()).collect()
}

fn kinds(house: &House, device: &Device, page: &Page) -> Vec<FeedKind> {
    feeds(house, device, page).iter().map(|feed| feed.kind).collect()
}

async fn first_page(house: &House, device: &Device) -> Page {
    let asked = device.ask(house, Ask::Lease { agent: device.worker.agent, after: None }).await;
    let Asked::Leased { page, .. } = asked else { panic!("a lease is answered by a lease") };
    believed(house, device, &page.0)
}

async fn page_after(house: &House, device: &Device, after: Cursor) -> Page {
    let ask = Ask::Feeds { agent: device.worker.agent, round: None, after: Some(after) };
    let Asked::Fed { page } = device.ask(house, ask).await else { panic!("asked for feeds") };
    believed(house, device, &page.0)
}

async fn set_policy(house: &House, version: u32, models: Vec<u16>) {
    let policy = Policy { version, ..Policy::proposed(models, 30, PolicyLimits::default()).unwrap() };
    let now = house.state.now();
    house.write(move |tx| Ok(accounts::add_policy(tx, &policy, "odile.admin", now)?)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_hears_each_change_once_and_nothing_where_nothing_changed() {
    let house = House::open().await;
    let device = Device::counter(&house, 1, "agathe").await;
    let first = first_page(&house, &device).await;
    assert!(!first.more && first.after.is_none());
    let mut told = kinds(&house, &device, &first);
    told.sort_by_key(|kind| kind.code());
    assert_eq!(told, [FeedKind::Policy, FeedKind::Trust, FeedKind::Standing]);

    let quiet = page_after(&house, &device, first.until).await;
    assert_eq!((quiet.feeds.len(), quiet.after, quiet.more), (0, Some(first.until), false));

    set_policy(&house, 2, vec![1, 2]).await;
    let changed = page_after(&house, &device, quiet.until).await;
    let told = feeds(&house, &device, &changed);
    let [policy] = told.as_slice() else { panic!("one list changed: {told:?}") };
    let content: PolicyFeed = policy.read().unwrap();
    assert_eq!((content.version, content.accepted.len()), (2, 2));
    assert!(policy.position > quiet.until.position && policy.position <= changed.until.position);
    assert!(page_after(&house, &device, changed.until).await.feeds.is_empty());
    // Whoever lost that page asks from where they stood, and hears it again.
    assert_eq!(page_after(&house, &device, quiet.until).await.feeds.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_setting_that_another_start_brings_is_a_change_and_the_same_setting_is_none() {
    let mut house = House::open().await;
    let device = Device::counter(&house, 1, "agathe").await;
    registry::settle_feeds(&house.state).await.unwrap();
    let first = first_page(&house, &device).await;
    registry::settle_feeds(&house.state).await.unwrap();
    assert!(page_after(&house, &device, first.until).await.feeds.is_empty());
    house.state.seal_signers = Some("another list".into());
    registry::settle_feeds(&house.state).await.unwrap();
    let told = page_after(&house, &device, first.until).await;
    assert_eq!(kinds(&house, &device, &told), [FeedKind::Trust]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_of_another_epoch_is_none() {
    let house = House::open().await;
    let device = Device::counter(&house, 1, "agathe").await;
    let first = first_page(&house, &device).await;
    let foreign = Cursor { epoch: first.until.epoch ^ 1, ..first.until };
    let told = page_after(&house, &device, foreign).await;
    assert_eq!((told.after, told.feeds.len()), (None, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_in_standing_no_more_hears_that_and_nothing_else() {
    let house = House::open().await;
    let left = Device::counter(&house, 1, "agathe").await;
    let lost = Device::counter(&house, 2, "basile").await;
    let (of_left, of_lost) = (first_page(&house, &left).await.until, first_page(&house, &lost).await.until);
    set_policy(&house, 2, vec![1]).await;
    let (agent, device, now) = (left.worker.agent, lost.id, house.state.now());
    house
        .write(move |tx| {
            provisioning::close_agent(tx, agent, now)?;
            Ok(provisioning::revoke_device(tx, device, RevocationReason::Lost, now)?)
        })
        .await;
    for (device, after, ended) in [
        (&left, of_left, StandingFeed { agent_until: Some(now), device_until: None }),
        (&lost, of_lost, StandingFeed { agent_until: None, device_until: Some(now) }),
    ] {
        let told = feeds(&house, device, &page_after(&house, device, after).await);
        let [standing] = told.as_slice() else { panic!("the standing alone: {told:?}") };
        assert_eq!(standing.read::<StandingFeed>().unwrap(), ended);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agents_lists_go_to_no_device_on_which_they_are_not_enlisted_nor_to_a_key_of_before() {
    let house = House::open().await;
    let one = Device::counter(&house, 1, "agathe").await;
    let other = Device::counter(&house, 2, "basile").await;
    let of_another = Ask::Feeds { agent: one.worker.agent, round: None, after: None };
    assert_eq!(other.ask_in_vain(&house, of_another).await, StatusCode::FORBIDDEN);
    let (device, now) = (one.id, house.state.now());
    house.write(move |tx| Ok(provisioning::give_key(tx, device, &[7; 32], now)?)).await;
    let by_old_key = Ask::Feeds { agent: one.worker.agent, round: None, after: None };
    assert_eq!(one.ask_in_vain(&house, by_old_key).await, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_ends_a_page_and_the_next_goes_on_behind_it() {
    let mut house = House::open().await;
    let device = Device::counter(&house, 1, "agathe").await;
    let long = Policy { version: 2, accepted_models: (0..12_000).collect(), ..Policy::shipped() };
    let now = house.state.now();
    house.write(move |tx| Ok(accounts::add_policy(tx, &long, "odile.admin", now)?)).await;
    house.state.seal_signers = Some("another list".into());
    registry::settle_feeds(&house.state).await.unwrap();
    let (mut after, mut told, mut pages) = (first_page(&house, &device).await, Vec::new(), 1);
    told.extend(kinds(&house, &device, &after));
    while after.more {
        after = page_after(&house, &device, after.until).await;
        told.extend(kinds(&house, &device, &after));
        pages += 1;
    }
    assert_eq!(pages, 2);
    assert_eq!(
        told,
        [FeedKind::Standing, FeedKind::Policy, FeedKind::Trust],
        "oldest change first, each once"
    );
}

/// Whoever reads while others write: the last thing heard is the last thing written, however they interleave.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_change_commits_behind_a_cursor_that_was_given() {
    let house = House::open().await;
    let device = Device::counter(&house, 1, "agathe").await;
    let mut cursor = first_page(&house, &device).await.until;
    let now = house.state.now();
    let writes = (2..42u32).map(|version| {
        let store = house.state.store.clone();
        tokio::spawn(async move {
            let policy =
                Policy { version, ..Policy::proposed(vec![1], 30, PolicyLimits::default()).unwrap() };
            store
                .write(move |tx| {
                    Ok::<_, sync_server::store::StoreError>(accounts::add_policy(
                        tx,
                        &policy,
                        "odile.admin",
                        now,
                    )?)
                })
                .await
                .unwrap();
        })
    });
    let writes: Vec<_> = writes.collect();
    let mut heard = Vec::new();
    while heard.last() != Some(&41) {
        let page = page_after(&house, &device, cursor).await;
        assert!((page.until.position, page.until.feed) >= (cursor.position, cursor.feed));
        cursor = page.until;
        let all_written = writes.iter().all(tokio::task::JoinHandle::is_finished);
        for feed in feeds(&house, &device, &page) {
            heard.push(feed.read::<PolicyFeed>().unwrap().version);
        }
        if all_written && page.feeds.is_empty() {
            break;
        }
    }
    for write in writes {
        write.await.unwrap();
    }
    let policy = house.state.store.read(|conn| Ok::<_, Refusal>(accounts::policy(conn)?)).await.unwrap();
    assert_eq!(heard.last(), Some(&policy.version), "{heard:?}");
    assert!(heard.is_sorted(), "{heard:?}");
    let end = house.state.store.read(|conn| Ok::<_, Refusal>(rows::ledger::head(conn)?)).await.unwrap();
    assert_eq!(cursor.position, end.size);
}
