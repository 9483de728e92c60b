//! Feeds: the lists that devices work by, each in a page of what changed since the device's cursor. It must not
//! decide who may ask: the door does.
//!
//! The query that changes policy, signers, standing or a round notes it in `feed_changes` at a position of the ledger,
//! in the same transaction. Positions follow commits, so a cursor that was given hides nothing. Settings outside the
//! database (the list of signers, the permit's term) are compared with their digest at each start. What a lease was
//! granted for always comes with the lease.

use crate::State;
use crate::bookings::{LeaseStop, RoundForLease, round_for_lease};
use crate::chance::generator;
use crate::dossier::open_declaration;
use crate::model::AccessRecord;
use crate::refusal::Refusal;
use crate::staff::record_agents_access;
use crate::store::queries::registry::feeds::{self, Subject};
use crate::store::queries::registry::ledger;
use crate::store::queries::{provisioning, staff as accounts};
use crate::store::sql::{Connection, Transaction};
use crate::vouchers::glance;
use booking::zone_of_postcode;
use documents::ModelId;
use minicbor::Encode;
use statement::{
    Addressee, Blob, Challenge, Cursor, Feed, FeedKind, Page, PolicyFeed, PublicKey, Purpose, RoundFeed,
    Shown, StandingFeed, Told, TrustFeed, Visit, encode, hash,
};
use terms::{AgentId, DeviceId, Doing, EnrolmentId, Personal, Problem, RoundId, Timestamp};

/// Bytes of feeds after which a page ends: some seconds of a bad line, so that a cut costs no more.
const PAGE_BYTES: usize = 16 * 1024;

/// Raised when the policy's list says more than before.
const POLICY_FORM: u8 = 2;

/// The name at the bell and the mobile may be shown from so long before the promised window.
const SHOWN_BEFORE_HOURS: i64 = 1;

/// Who reads.
pub(super) struct Reader {
    pub device: DeviceId,
    pub agent: AgentId,
    /// Of the question.
    pub challenge: Challenge,
    pub round: Option<RoundAsked>,
}

/// The round that goes with the lists, and the key of the agent to seal it to.
pub(super) struct RoundAsked {
    pub sealed_to: PublicKey,
    pub which: WhichRound,
}

/// Which round.
pub(super) enum WhichRound {
    /// The one that a lease was granted for: told whether it changed or not.
    Given(RoundForLease),
    /// The one that is prepared: given where it changed.
    Changed(RoundId),
}

/// At each start: what the settings say of lists is a change where it is not what the last start said.
pub async fn settle_feeds(state: &State) -> Result<(), Refusal> {
    // The form is part of what is said: a list that tells more than the last start's goes to every device.
    let (now, term) = (state.now(), hash(&encode(&(POLICY_FORM, Some(state.settings.permit_term)))));
    let trust = hash(trust_list(state).as_bytes());
    let settle = move |tx: &Transaction<'_>| {
        feeds::settle(tx, Subject::Policy, term, now)?;
        Ok::<_, Refusal>(feeds::settle(tx, Subject::Trust, trust, now)?)
    };
    state.store.write(settle).await
}

/// Whom seals are believed from: nobody where no list is set, so that a list taken back leaves devices too.
fn trust_list(state: &State) -> &str {
    state.seal_signers.as_deref().unwrap_or_default()
}

/// The signed page of what changed for a reader after their cursor. One of another epoch is none.
pub(super) async fn page_after(
    state: &State,
    reader: Reader,
    after: Option<Cursor>,
) -> Result<Vec<u8>, Refusal> {
    let (epoch, now) = (super::epoch(state).await?, state.now());
    let after = after.filter(|cursor| cursor.epoch == epoch);
    let Reader { device, agent, challenge, round } = reader;
    let round = match round {
        Some(RoundAsked { sealed_to, which }) => due_round(state, agent, which, sealed_to).await?,
        None => None,
    };
    let shared = state.clone();
    let page = state.store.read(move |conn| {
        let whom = Addressee { deployment: shared.signing_keys.deployment(), device, agent, challenge };
        let maker = Maker { conn, state: &shared, whom, epoch, now };
        let page = maker.page(round.as_ref(), after)?;
        let read = if page.tells_round { maker.read_in(round.as_ref())? } else { None };
        Ok::<_, Refusal>((page.page, read))
    });
    let (page, read) = page.await?;
    if let Some((login, enrolments)) = read {
        // Before the answer leaves; a line that breaks and asks again is recorded once an hour.
        let reading = move |tx: &Transaction<'_>| {
            let reading = AccessRecord { what: "declaration", purpose: "round", enrolments: &enrolments };
            Ok::<_, Refusal>(record_agents_access(tx, &login, reading, now)?)
        };
        state.store.write(reading).await?;
    }
    let keys = &state.signing_keys;
    Ok(page.sign(keys.deployment(), keys.in_use(Purpose::Feed, now)))
}

/// A round that may be in a page.
struct DueRound {
    round: RoundForLease,
    /// It goes whatever the cursor says.
    always: bool,
    sealed_to: PublicKey,
}

async fn due_round(
    state: &State,
    agent: AgentId,
    which: WhichRound,
    sealed_to: PublicKey,
) -> Result<Option<DueRound>, Refusal> {
    let changed = match which {
        WhichRound::Given(round) => return Ok(Some(DueRound { round, always: true, sealed_to })),
        WhichRound::Changed(id) => id,
    };
    let round = round_for_lease(state, agent, state.now()).await?;
    let round = round.filter(|round| round.round.id == changed);
    Ok(round.map(|round| DueRound { round, always: false, sealed_to }))
}

/// What may be in a page: the list, where it last changed, and whether it goes whatever the cursor says.
struct Due {
    kind: FeedKind,
    position: u64,
    always: bool,
}

struct Maker<'m> {
    conn: &'m Connection,
    state: &'m State,
    /// Whom the page is for.
    whom: Addressee,
    epoch: u64,
    now: Timestamp,
}

/// A page, and whether the round is in it.
struct Made {
    page: Page,
    tells_round: bool,
}

impl Maker<'_> {
    /// The agent's login, and whose declarations the round tells them of.
    fn read_in(&self, round: Option<&DueRound>) -> Result<Option<(String, Vec<EnrolmentId>)>, Refusal> {
        let Some(agent) = provisioning::agent(self.conn, self.whom.agent)? else { return Ok(None) };
        let stops = round.iter().flat_map(|due| &due.round.stops).filter(|stop| stop.address.is_some());
        Ok(Some((agent.login, stops.map(|stop| stop.enrolment).collect())))
    }

    fn page(&self, round: Option<&DueRound>, after: Option<Cursor>) -> Result<Made, Refusal> {
        // The end first: what changes while the lists are read is told again by the next page.
        let head = ledger::head(self.conn)?.size;
        let standing = self.standing()?;
        let ended = standing.has_ended_at(self.now);
        let mut page = Page {
            device: self.whom.device,
            agent: self.whom.agent,
            challenge: self.whom.challenge,
            after,
            until: after.unwrap_or(Cursor { epoch: self.epoch, position: 0, feed: 0 }),
            more: false,
            made: self.now,
            feeds: Vec::new(),
        };
        let (mut bytes, mut tells_round) = (0, false);
        for due in self.due(round, after, ended)? {
            if bytes >= PAGE_BYTES {
                page.more = true;
                break;
            }
            let feed = match due.kind {
                FeedKind::Policy => self.signed(&due, &self.policy()?),
                FeedKind::Trust => self.signed(&due, &TrustFeed { list: trust_list(self.state).to_owned() }),
                FeedKind::Standing => self.signed(&due, &standing),
                FeedKind::SealedRound => {
                    let Some(round) = round else { continue };
                    tells_round = true;
                    self.signed(&due, &self.sealed(round)?)
                }
                // None tells a round in clear.
                FeedKind::Round => continue,
            };
            bytes += feed.len();
            page.feeds.push(Blob(feed));
            if !due.always {
                page.until = Cursor { epoch: self.epoch, position: due.position, feed: due.kind.code() };
            }
        }
        if !page.more {
            page.until = Cursor { epoch: self.epoch, position: head, feed: Cursor::WHOLE };
        }
        Ok(Made { page, tells_round })
    }

    /// The lists that changed after the cursor, oldest change first. Who is in standing no more hears only that.
    fn due(&self, round: Option<&DueRound>, after: Option<Cursor>, ended: bool) -> Result<Vec<Due>, Refusal> {
        let at = |subject| feeds::position(self.conn, subject);
        let of_standing = at(Subject::Agent(self.whom.agent))?.max(at(Subject::Device(self.whom.device))?);
        let mut due = vec![Due { kind: FeedKind::Standing, position: of_standing, always: false }];
        if !ended {
            for subject in [Subject::Policy, Subject::Trust] {
                due.push(Due { kind: subject.feed(), position: at(subject)?, always: false });
            }
            if let Some(DueRound { round, always, .. }) = round {
                let position = at(Subject::Round(round.round.id))?;
                due.push(Due { kind: FeedKind::SealedRound, position, always: *always });
            }
        }
        due.retain(|due| {
            let is_new = |after: Cursor| (due.position, due.kind.code()) > (after.position, after.feed);
            due.always || after.is_none_or(is_new)
        });
        // What goes whatever the cursor says goes first, and does not move it.
        due.sort_by_key(|due| (!due.always, due.position, due.kind.code()));
        Ok(due)
    }

    fn standing(&self) -> Result<StandingFeed, Refusal> {
        let Addressee { agent, device, .. } = self.whom;
        Ok(StandingFeed {
            agent_until: provisioning::agent(self.conn, agent)?.and_then(|agent| agent.active_to),
            device_until: provisioning::device(self.conn, device)?.and_then(|device| device.revoked_at),
        })
    }

    fn policy(&self) -> Result<PolicyFeed, Refusal> {
        let policy = accounts::policy(self.conn)?;
        let device = provisioning::device(self.conn, self.whom.device)?;
        let zone = device.map(|device| provisioning::office_zone(self.conn, device.office)).transpose()?;
        Ok(PolicyFeed {
            version: policy.version,
            accepted: policy.accepted_models.into_iter().map(ModelId).collect(),
            permit_term: Some(self.state.settings.permit_term),
            zone: zone.flatten(),
        })
    }

    fn sealed(&self, DueRound { round, sealed_to, .. }: &DueRound) -> Result<Blob, Refusal> {
        let visits = round.stops.iter().filter_map(|stop| self.visit(stop).transpose());
        let round = RoundFeed { round: round.round.id, visits: visits.collect::<Result<_, _>>()? };
        let sealed = round.seal_to(&self.whom, sealed_to, &mut generator(self.state.chance.as_ref()));
        Ok(Blob(sealed.doing("sealing to an agent").map_err(Refusal::because(Problem::Malformed))?))
    }

    fn visit(&self, stop: &LeaseStop) -> Result<Option<Visit>, Refusal> {
        let Some(address) = &stop.address else { return Ok(None) };
        let (declared, _) = open_declaration(self.conn, self.state, stop.enrolment)?;
        let (initials, birth_year) = glance(&declared)?;
        let mut lines = vec![address.line.clone()];
        lines.extend(address.complement.clone());
        let town = format!("{} {}", address.postcode.reveal(), address.locality.reveal());
        lines.push(Personal::new(town));
        let shown = |text| Some(Shown { from: stop.promise.from().plus_hours(-SHOWN_BEFORE_HOURS), text });
        let name = declared.usage_name.unwrap_or(declared.birth_name);
        Ok(Some(Visit {
            enrolment: stop.enrolment,
            from: stop.promise.from(),
            until: stop.promise.to(),
            address: lines,
            initials,
            birth_year,
            zone: Some(zone_of_postcode(address.postcode.reveal()).to_owned()),
            name: shown(name),
            // An applicant is not asked for them apart: the second line of their address may say them.
            floor: None,
            door_code: None,
            mobile: shown(declared.mobile),
        }))
    }

    fn signed<T: Encode<()>>(&self, due: &Due, content: &T) -> Vec<u8> {
        let feed = Feed {
            kind: due.kind,
            device: self.whom.device,
            epoch: self.epoch,
            position: due.position,
            made: self.now,
            content: Feed::content_of(content),
        };
        let keys = &self.state.signing_keys;
        feed.sign(keys.deployment(), keys.in_use(Purpose::Feed, self.now))
    }
}
