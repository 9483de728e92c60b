//! A declaration becomes a draft: judged, sealed, and an SMS code sent. It must not know HTTP.

use super::codes;
use super::quota::{self, Network};
use super::returning::continuation_key;
use crate::State;
use crate::dossier;
use crate::dossier::PURPOSE;
use crate::local_time::LocalTime;
use crate::model::CodeUse;
use crate::refusal::Refusal;
use crate::staff::{Token, mobile_hash};
use crate::store::queries::{self, enrolments::NewRow};
use terms::{Doing, EnrolmentId, Language, Route, Timestamp};
use wire::json;
use wire::v1::enrolment::Declaration;
use zeroize::Zeroizing;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct NewEnrolment {
    /// What is declared, as typed.
    pub declaration: Declaration,
    /// Version of the notice that was shown before.
    pub notice_version: u16,
    /// The language of every message to come.
    pub language: Language,
    /// Where it comes from.
    pub from: Network,
}

/// A draft.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its id.
    pub id: EnrolmentId,
    /// What the applicant goes on with.
    pub continuation: Token,
    /// Last instant of the SMS code's validity.
    pub code_expires_at: Timestamp,
}

/// Opens an enrolment, or says everything that stands against it.
pub async fn open(state: &State, asked: NewEnrolment) -> Result<Opened, Refusal> {
    let now = state.now();
    let NewEnrolment { declaration: mut typed, notice_version, language, from } = asked;
    let on = LocalTime::of_postcode(typed.address.postcode.reveal()).day_of(now)?;
    dossier::eligible(&mut typed, on).map_err(Refusal::of_fields)?;
    let mobile_hash = mobile_hash(&state.enrolment_keys, typed.mobile.reveal());
    let shared = state.clone();
    state.store.read(move |conn| quota::allow_draft(conn, &shared, from, mobile_hash)).await?;
    let id = EnrolmentId(state.draw());
    let plain = Zeroizing::new(json::encode(&typed).doing("writing a declaration")?);
    let sealed = create_key_and_seal(state, id, plain).await?;
    let opened = draft(state, Draft { id, mobile_hash, sealed, notice_version, language, from }).await;
    if opened.is_err() {
        // Nothing was kept, so nothing needs the key. If this fails too, an unused key remains: harmless.
        let keys = state.enrolment_keys.clone();
        let destroyed = state.execution.blocking(move || keys.destroy(id)).await;
        if let Err(refusal) = destroyed.map_err(Refusal::from).and_then(|done| Ok(done?)) {
            tracing::warn!(%refusal, "the key of an enrolment that was not kept could not be destroyed");
        }
    }
    opened
}

async fn create_key_and_seal(
    state: &State,
    id: EnrolmentId,
    plain: Zeroizing<Vec<u8>>,
) -> Result<Vec<u8>, Refusal> {
    let keys = state.enrolment_keys.clone();
    let sealed = state.execution.blocking(move || {
        keys.create(id)?;
        keys.seal(id, PURPOSE, &plain)
    });
    Ok(sealed.await??)
}

/// What a draft is made of beside its declaration.
struct Draft {
    id: EnrolmentId,
    mobile_hash: [u8; 32],
    sealed: Vec<u8>,
    notice_version: u16,
    language: Language,
    from: Network,
}

async fn draft(state: &State, draft: Draft) -> Result<Opened, Refusal> {
    let (now, id, mobile_hash) = (state.now(), draft.id, draft.mobile_hash);
    let continuation = Token::of(state.draw());
    let continuation_hash = continuation_key(state, id, &continuation);
    let shared = state.clone();
    let code_expires_at = state
        .store
        .write(move |tx| {
            quota::count_draft(tx, &shared, draft.from, mobile_hash)?;
            let policy = queries::staff::policy(tx)?;
            let row = NewRow {
                id,
                route: Route::Counter,
                language: draft.language,
                notice_version: draft.notice_version,
                declaration: &draft.sealed,
                continuation_hash,
                mobile_hash,
                policy_days: policy.deadline_days,
                at: now,
            };
            queries::enrolments::add(tx, &row)?;
            codes::send_code(tx, &shared, id, CodeUse::Mobile)
        })
        .await?;
    Ok(Opened { id, continuation, code_expires_at })
}
