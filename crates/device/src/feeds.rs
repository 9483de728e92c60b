//! The lists that an agent works by, as the registry signed them: taken in page by page, each from where the last one
//! ended, so that a cut line costs a page at most. What counts, the registry decides by its own records.
//!
//! A round that changes after its lease is heard at the next contact. It keeps the numbers by which its visits were
//! named, is shown to the carrier, and brings a new lease where it goes beyond the old one. An agent whose standing
//! ended receives that and nothing else, and so does a revoked device. A check states one age for all lists of one
//! moment.

use crate::desk::Desk;
use crate::identity::Identity;
use crate::refusal::Refusal;
use crate::session::{ROUND_SIZE, Session};
use crate::state::{Inner, State};
use documents::visible_seal::Trust;
use minicbor::{Decode, Encode};
use statement::{
    Addressee, Ask, Blob, Challenge, Cursor, Feed, FeedAge, FeedKind, Page, PolicyFeed, PublicKey, Purpose,
    RoundFeed, StandingFeed, Told, TrustFeed,
};
use std::collections::BTreeMap;
use terms::{Cause, Doing, EnrolmentId, RoundId, Timestamp};
use wire::v1::device::Asked;

const POLICY: &str = "feed-policy";
const TRUST: &str = "feed-trust";
const STANDING: &str = "feed-standing";
const AGES: &str = "feed-ages";
const CURSOR: &str = "feed-cursor";
const ROUND: &str = "round";
const ROUND_NEWS: &str = "round-news";

/// Pages taken in at one go: far more than all lists fill.
const MOST_PAGES: usize = 64;

/// How the round of an agent at work changed, as they have not prepared it since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(crate) struct RoundNews {
    /// When the last change was heard of.
    #[n(0)]
    pub at: Timestamp,
    /// Visits that came.
    #[n(1)]
    pub added: u16,
    /// Visits that went.
    #[n(2)]
    pub gone: u16,
}

impl Desk {
    /// Hears what changed of the lists of the agent signed in. A round that goes beyond its lease gets a new one.
    pub(crate) async fn refresh_lists(&self) -> Result<(), Refusal> {
        let _turn = self.inner.lists.lock().await;
        self.hear_pages().await?;
        let is_beyond = self.local(|_, state| {
            let Ok(session) = state.session() else { return Ok(false) };
            session.goes_beyond_lease(&state.identity()?)
        });
        if is_beyond.await? { self.renew_lease().await } else { Ok(()) }
    }

    /// Takes pages in until there is no more.
    pub(crate) async fn hear_pages(&self) -> Result<(), Refusal> {
        for _ in 0..MOST_PAGES {
            let Some(ask) = self.local(|_, state| next_ask(state)).await? else { return Ok(()) };
            let (asked, challenge) = self.ask(ask).await?;
            let Asked::Fed { page } = asked else {
                return Err(Cause::missing("asking for lists: the server answered something else").into());
            };
            if !self.local(move |inner, state| take_page(inner, state, &page.0, challenge)).await? {
                break;
            }
        }
        Ok(())
    }
}

/// The question after what is known; none while nobody is signed in, or nothing is prepared yet.
fn next_ask(state: &State) -> Result<Option<Ask>, Refusal> {
    let Ok(session) = state.session() else { return Ok(None) };
    let Some(after) = session.cursor()? else { return Ok(None) };
    Ok(Some(Ask::Feeds { agent: session.agent, round: session.round()?, after: Some(after) }))
}

/// Takes a page in, if the registry signed it in answer to this question, for this agent on this device, after the cursor
/// that stands here; true where there is another. The cursor moves last: what a stop cuts short is taken in again.
pub(crate) fn take_page(
    inner: &Inner,
    state: &mut State,
    bytes: &[u8],
    challenge: Challenge,
) -> Result<bool, Refusal> {
    let identity = state.identity()?;
    let verify = |key: &PublicKey| Page::verify(bytes, identity.deployment(), key).ok();
    let page = identity.verified(Purpose::Feed, verify);
    let session = state.session()?;
    let known = session.cursor()?;
    // A page from the start comes where the cursor was of another epoch, or there was none.
    let follows =
        |page: &Page| page.after == known || (page.after.is_none() && is_another_epoch(known, page));
    let is_ours = |page: &Page| page.device == identity.device && page.agent == session.agent;
    let page = page.filter(|page| is_ours(page) && page.challenge == challenge && follows(page));
    let page = page.doing("verifying a page of lists")?;
    for bytes in &page.feeds {
        let feed = verified_feed(&identity, &bytes.0).doing("verifying a list")?;
        session.take_feed(&feed, &bytes.0, &session.addressee(&identity, challenge))?;
    }
    if !page.more {
        // Whatever did not change is as new as the page.
        let age = FeedAge { feed: Cursor::WHOLE, position: page.until.position, made: page.made };
        session.vault.put(AGES, &statement::encode(&vec![age]))?;
    }
    session.vault.put(CURSOR, &statement::encode(&page.until))?;
    crate::device_clock::learn(&mut state.outbox, page.made, inner.host.clocks())?;
    Ok(page.more)
}

fn is_another_epoch(known: Option<Cursor>, page: &Page) -> bool {
    known.is_none_or(|known| known.epoch != page.until.epoch)
}

impl Session {
    /// How far the lists are read; nothing before the first.
    pub fn cursor(&self) -> Result<Option<Cursor>, Refusal> {
        self.stored(CURSOR)
    }

    /// The round that is prepared.
    fn round(&self) -> Result<Option<RoundId>, Refusal> {
        self.stored(ROUND)
    }

    /// How the round changed since it was prepared.
    pub fn round_news(&self) -> Result<Option<RoundNews>, Refusal> {
        self.stored(ROUND_NEWS)
    }

    /// The round was prepared: its changes are seen.
    pub fn forget_round_news(&self) -> Result<(), Refusal> {
        Ok(self.vault.remove(ROUND_NEWS)?)
    }

    /// The policy this device works by.
    pub fn policy(&self, identity: &Identity) -> Result<Option<PolicyFeed>, Refusal> {
        Ok(self
            .list(POLICY, FeedKind::Policy, identity)?
            .map(|feed| feed.read())
            .transpose()
            .doing("reading the policy")?)
    }

    /// The clock of the device's office, once the registry told it.
    pub fn zone(&self, identity: &Identity) -> Result<Option<String>, Refusal> {
        Ok(self.policy(identity)?.and_then(|policy| policy.zone))
    }

    /// Whom visible seals are believed from: nobody, while no list came or an empty one did.
    pub fn trust(&self, identity: &Identity) -> Result<Trust, Refusal> {
        let Some(feed) = self.list(TRUST, FeedKind::Trust, identity)? else { return Ok(Trust::default()) };
        let content: TrustFeed = feed.read().doing("reading the list of signers")?;
        if content.list.is_empty() {
            return Ok(Trust::default());
        }
        Ok(Trust::read(&content.list).doing("reading the signers of visible seals")?)
    }

    /// True once the registry told that this agent, or this device, is in standing no more.
    pub fn has_ended_at(&self, identity: &Identity, now: Timestamp) -> Result<bool, Refusal> {
        let Some(feed) = self.list(STANDING, FeedKind::Standing, identity)? else { return Ok(false) };
        let standing: StandingFeed = feed.read().doing("reading who may work")?;
        Ok(standing.has_ended_at(now))
    }

    /// A list, believed again each time it is read.
    fn list(&self, name: &str, kind: FeedKind, identity: &Identity) -> Result<Option<Feed>, Refusal> {
        let Some(bytes) = self.vault.get(name)? else { return Ok(None) };
        Ok(verified_feed(identity, &bytes).filter(|feed| feed.kind == kind))
    }

    /// Takes a list of the registry's in. A round is kept visit by visit, so that each can be erased alone.
    fn take_feed(&self, feed: &Feed, bytes: &[u8], whom: &Addressee) -> Result<(), Refusal> {
        match feed.kind {
            FeedKind::Policy => self.vault.put(POLICY, bytes)?,
            FeedKind::Trust => self.vault.put(TRUST, bytes)?,
            FeedKind::Standing => self.vault.put(STANDING, bytes)?,
            FeedKind::SealedRound => {
                let sealed: Blob = feed.read().doing("reading a round")?;
                let round = RoundFeed::open_for(whom, &self.sealing_key, &sealed.0);
                self.take_round(&round.doing("opening a round")?, feed.made)?;
            }
            // One in clear is for anybody who has the device: no registry tells it.
            FeedKind::Round => return Err(Cause::missing("taking a list: a round in clear").into()),
        }
        let mut ages = self.feed_ages()?;
        ages.retain(|age| age.feed != feed.kind.code());
        ages.push(FeedAge { feed: feed.kind.code(), position: feed.position, made: feed.made });
        Ok(self.vault.put(AGES, &statement::encode(&ages))?)
    }

    /// Takes the visits of a round in. Those of the round that is prepared keep their numbers, for they have been
    /// spoken of; others come behind. Numbers of another round would name other visits, so they go.
    fn take_round(&self, round: &RoundFeed, at: Timestamp) -> Result<(), Refusal> {
        let is_same = self.round()? == Some(round.round);
        if !is_same {
            crate::round::forget_visits_done(self)?;
            self.vault.put(ROUND, &statement::encode(&round.round))?;
            self.forget_round_news()?;
        }
        let known = if is_same { self.visits()? } else { Vec::new() };
        let known: BTreeMap<EnrolmentId, u16> =
            known.into_iter().map(|(order, visit)| (visit.enrolment, order)).collect();
        let (done, done_here) = (crate::round::visits_done(self)?, crate::round::done_here(self)?);
        // Numbers of visits done count from 1, places in the round from 0.
        let last = done.iter().map(|(number, _)| *number).max();
        let mut next = last.max(known.values().map(|order| order.saturating_add(1)).max()).unwrap_or(0);
        let (mut entries, mut added) = (Vec::new(), 0);
        for visit in &round.visits {
            let order = match known.get(&visit.enrolment) {
                Some(order) => *order,
                // Kept by the registry, and not opened there yet.
                None if done_here.contains(&(visit.enrolment, visit.from)) => continue,
                None => {
                    added += 1;
                    next = next.saturating_add(1);
                    next - 1
                }
            };
            entries.push((visit.enrolment, statement::encode(&(order, visit))));
        }
        let gone = known.keys().filter(|known| !entries.iter().any(|(listed, _)| listed == *known)).count();
        self.vault.replace_round(entries.iter().map(|(enrolment, visit)| (*enrolment, &visit[..])))?;
        let size = done.len().saturating_add(entries.len());
        self.vault.put(ROUND_SIZE, &statement::encode(&u16::try_from(size).unwrap_or(u16::MAX)))?;
        if is_same && (added > 0 || gone > 0) {
            let before = self.round_news()?.unwrap_or(RoundNews { at, added: 0, gone: 0 });
            let gone = before.gone.saturating_add(u16::try_from(gone).unwrap_or(u16::MAX));
            let news = RoundNews { at, added: before.added.saturating_add(added), gone };
            self.vault.put(ROUND_NEWS, &statement::encode(&news))?;
        }
        Ok(())
    }

    /// True where a visit of the round is outside the lease.
    fn goes_beyond_lease(&self, identity: &Identity) -> Result<bool, Refusal> {
        let Some(lease) = self.lease(identity)? else { return Ok(false) };
        Ok(self.visits()?.iter().any(|(_, visit)| !lease.covers(Some(visit.enrolment))))
    }

    /// The lists at hand and their age: one line where all are of one moment.
    pub fn feed_ages(&self) -> Result<Vec<FeedAge>, Refusal> {
        Ok(self.stored(AGES)?.unwrap_or_default())
    }
}

/// A feed signed by a certified key, for this device.
fn verified_feed(identity: &Identity, bytes: &[u8]) -> Option<Feed> {
    let verify = |key: &PublicKey| Feed::verify(bytes, identity.deployment(), key).ok();
    identity.verified(Purpose::Feed, verify).filter(|feed| feed.device == identity.device)
}
