//! Passkeys of staff (`WebAuthn` level 2), by `webauthn-rs`: what a browser is asked, and whether its answer proves it. The
//! library draws its challenges by itself and has no clock; it verifies, and keeps no secret.

use super::Token;
use super::factor_seal;
use super::factors::{add, label_of, may_add};
use super::session::{Began, prove};
use super::site::Site;
use crate::State;
use crate::refusal::Refusal;
use crate::store::queries::factors::{self as rows, FactorRow};
use serde::Serialize;
use serde::de::DeserializeOwned;
use terms::{Doing, Problem};
use webauthn_rs::prelude::{
    Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential,
    Uuid,
};
use wire::json;
use wire::v1::factor::{FactorKind, PasskeyAsked};

/// What the state of a ceremony is sealed for.
const MAKING: &str = "passkey-making";
const PROVING: &str = "passkey-proving";

/// What the browser is asked to make a passkey with.
pub async fn offer_passkey(state: &State, began: &Began) -> Result<PasskeyAsked, Refusal> {
    let Site(site) = Site::require(state)?;
    may_add(state, began).await?;
    let there = keys_of(state, &began.account.login).await?;
    let known = there.iter().map(|(_, key)| key.cred_id().clone()).collect();
    let login = &began.account.login;
    // The same account has the same handle, and the handle says nothing: authenticators keep it in clear.
    let handle = state.enrolment_keys.keyed_hash("passkey-handle", login.as_bytes());
    let handle =
        Uuid::from_slice(handle.first_chunk::<16>().unwrap_or(&[0; 16])).doing("drawing a handle")?;
    let (options, asked) = site
        .start_passkey_registration(handle, login, &began.account.name, Some(known))
        .doing("asking for a passkey")?;
    began.ask(state, MAKING, &written(&asked)?).await?;
    Ok(PasskeyAsked { options: serde_json::to_value(options).doing("writing what a browser is asked")? })
}

/// A passkey was made: it is a factor from now on.
pub async fn add_passkey(
    state: &State,
    began: &Began,
    label: &str,
    credential: serde_json::Value,
) -> Result<Token, Refusal> {
    let (Site(site), label) = (Site::require(state)?, label_of(label)?);
    let asked: PasskeyRegistration = ceremony(state, began, MAKING)?;
    let answer: RegisterPublicKeyCredential = read(credential)?;
    let made = site.finish_passkey_registration(&answer, &asked).doing("reading a new passkey");
    let made = made.map_err(Refusal::because(Problem::FactorWrong))?;
    add(state, began, FactorKind::Passkey, label, &written(&made)?, 0).await
}

/// What the browser is asked to prove a passkey with.
pub async fn ask_passkey(state: &State, began: &Began) -> Result<PasskeyAsked, Refusal> {
    let Site(site) = Site::require(state)?;
    let keys: Vec<Passkey> =
        keys_of(state, &began.account.login).await?.into_iter().map(|(_, key)| key).collect();
    if keys.is_empty() {
        return Err(Problem::FactorWrong.into());
    }
    let (options, asked) = site.start_passkey_authentication(&keys).doing("asking for a proof")?;
    began.ask(state, PROVING, &written(&asked)?).await?;
    Ok(PasskeyAsked { options: serde_json::to_value(options).doing("writing what a browser is asked")? })
}

/// A passkey proves the second factor. A try is not counted: nobody guesses a signature, and whoever knows the password
/// would shut its owner out.
pub async fn prove_passkey(
    state: &State,
    began: &Began,
    credential: serde_json::Value,
) -> Result<Token, Refusal> {
    let Site(site) = Site::require(state)?;
    let asked: PasskeyAuthentication = ceremony(state, began, PROVING)?;
    let answer: PublicKeyCredential = read(credential)?;
    let proven = site.finish_passkey_authentication(&answer, &asked).doing("reading a proof");
    let proven = proven.map_err(Refusal::because(Problem::FactorWrong))?;
    let known = keys_of(state, &began.account.login).await?;
    let found = known.into_iter().find(|(_, key)| key.cred_id() == proven.cred_id());
    let (row, mut key) = found.ok_or(Problem::FactorWrong)?;
    // A counter that stands still or falls is a copied key (level 2, 7.2, step 21); the library refuses it.
    key.update_credential(&proven);
    let sealed = factor_seal::seal(&state.enrolment_keys, row.id, &row.login, &written(&key)?);
    let now = state.now();
    prove(state, began, move |tx| {
        // A key that was removed meanwhile proves nobody.
        if rows::use_passkey(tx, row.id, &sealed, now)? { Ok(()) } else { Err(Problem::FactorWrong.into()) }
    })
    .await
}

async fn keys_of(state: &State, login: &str) -> Result<Vec<(FactorRow, Passkey)>, Refusal> {
    let login = login.to_owned();
    let rows = state.store.read(move |conn| Ok::<_, Refusal>(rows::of_login(conn, &login)?)).await?;
    let passkeys = rows.into_iter().filter(|row| row.kind == FactorKind::Passkey);
    let opened = passkeys.filter_map(|row| match factor_seal::open(&state.enrolment_keys, &row) {
        Ok(plain) => plain.map(|plain| Ok((row, plain))),
        Err(refusal) => Some(Err(refusal)),
    });
    opened
        .map(|opened: Result<_, Refusal>| {
            let (row, plain) = opened?;
            Ok((row, json::decode(&plain).doing("reading a kept passkey")?))
        })
        .collect()
}

/// The state of a ceremony that this session began; it is used once.
fn ceremony<T: DeserializeOwned>(state: &State, began: &Began, purpose: &'static str) -> Result<T, Refusal> {
    let plain = began.asked(state, purpose)?.ok_or(Problem::FactorWrong)?;
    Ok(json::decode(&plain).doing("reading a ceremony")?)
}

fn read<T: DeserializeOwned>(credential: serde_json::Value) -> Result<T, Refusal> {
    let read = serde_json::from_value(credential).doing("reading what a browser answered");
    read.map_err(Refusal::because(Problem::Malformed))
}

fn written<T: Serialize>(value: &T) -> Result<Vec<u8>, Refusal> {
    Ok(json::encode(value).doing("writing a passkey")?)
}
