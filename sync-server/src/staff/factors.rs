//! Second factors: which an account has, and the codes that an app counts with the clock (RFC 6238). A code opens once:
//! the step of the last one is kept. It must not know how a browser makes a passkey.

use super::factor_seal;
use super::row_id::{read_id, written_id};
use super::session::{Began, prove};
use super::site::Site;
use super::throttle::{Counted, Counts, Trying};
use super::{Token, Word};
use crate::State;
use crate::model::Account;
use crate::refusal::Refusal;
use crate::store::queries::factors::{self as rows, FactorRow};
use crate::store::sql::Transaction;
use terms::{Doing, Personal, Problem, Timestamp};
use totp_rs::{Builder, Totp};
use wire::v1::administration::Act;
use wire::v1::factor::{CodeSecret, Factor, FactorKind, Factors};

/// Bytes of a secret: as long as the hash, which RFC 4226 recommends.
const SECRET_BYTES: usize = 20;
/// Characters of what its owner calls a factor.
const LONGEST_LABEL: usize = 60;
/// What a secret is sealed for until a code proves that an app has it.
const OFFERED: &str = "offered-secret";
/// The name that apps show.
const ISSUER: &str = "Vis-à-vis";

/// What an account has, and what it may add.
pub async fn factors(state: &State, login: &str) -> Result<Factors, Refusal> {
    let login = login.to_owned();
    let rows = state.store.read(move |conn| Ok::<_, Refusal>(rows::of_login(conn, &login)?)).await?;
    Ok(Factors {
        passkeys: Site::of(&state.settings).is_some(),
        codes: state.settings.staff.codes,
        factors: rows.into_iter().map(view).collect(),
    })
}

fn view(row: FactorRow) -> Factor {
    Factor {
        id: written_id(row.id),
        kind: row.kind,
        label: row.label,
        added_at: row.added_at,
        used_at: row.used_at,
    }
}

/// A label as its owner typed it; none is refused at its field.
pub(super) fn label_of(text: &str) -> Result<String, Refusal> {
    let label = terms::text::typed(text);
    match label.chars().count() {
        0 => Err(Refusal::of_field("label", Problem::FieldMissing)),
        1..=LONGEST_LABEL => Ok(label),
        _ => Err(Refusal::of_field("label", Problem::FieldInvalid)),
    }
}

/// Refuses a session that may not add a factor: a password alone adds the first one, and no other.
pub(super) async fn may_add(state: &State, began: &Began) -> Result<(), Refusal> {
    let login = began.account.login.clone();
    let has =
        state.store.read(move |conn| Ok::<_, Refusal>(!rows::of_login(conn, &login)?.is_empty())).await?;
    if began.proven || !has { Ok(()) } else { Err(Problem::FactorFirst.into()) }
}

/// Adds a factor that was just proven, and gives the session in which it is.
pub(super) async fn add(
    state: &State,
    began: &Began,
    kind: FactorKind,
    label: String,
    plain: &[u8],
    last_use: u64,
) -> Result<Token, Refusal> {
    may_add(state, began).await?;
    let (id, now) = (state.draw::<16>(), state.now());
    let row = FactorRow {
        id,
        login: began.account.login.clone(),
        kind,
        label: label.clone(),
        sealed: factor_seal::seal(&state.enrolment_keys, id, &began.account.login, plain),
        bound: true,
        last_use,
        added_at: now,
        used_at: Some(now),
    };
    let (word, was_proven) = (Word::of(state, &began.account), began.proven);
    prove(state, began, move |tx| {
        // Asked again under the writers' lock: two first factors at once are one too many.
        if !was_proven && !rows::of_login(tx, &row.login)?.is_empty() {
            return Err(Problem::FactorFirst.into());
        }
        rows::add(tx, &row)?;
        word.enter(tx, Act::AddFactor { label }, now)
    })
    .await
}

/// Removes a factor; the last one that proves something stays.
pub async fn remove_factor(state: &State, account: &Account, id: &str) -> Result<(), Refusal> {
    let bytes = read_id(id)?;
    let (login, word, now) = (account.login.clone(), Word::of(state, account), state.now());
    let codes = state.settings.staff.codes;
    let remove = move |tx: &Transaction<'_>| {
        let there = rows::of_login(tx, &login)?;
        let row = there.iter().find(|row| row.id == bytes).ok_or(Problem::NotFound)?;
        let others = there.iter().filter(|other| other.id != bytes);
        if others.filter(|other| other.kind == FactorKind::Passkey || codes).count() == 0 {
            return Err(Refusal::from(Problem::LastFactor));
        }
        rows::remove(tx, &login, bytes)?;
        word.enter(tx, Act::RemoveFactor { label: row.label.clone() }, now)
    };
    state.store.write(remove).await
}

/// Refuses codes where they are forbidden, those of apps that were added before too.
fn require_codes(state: &State) -> Result<(), Refusal> {
    if state.settings.staff.codes { Ok(()) } else { Err(Problem::CodesForbidden.into()) }
}

/// Counts a try of a code: the password is known to whoever tries, so that tries are few.
async fn count_try(state: &State, login: &str) -> Result<Counted, Refusal> {
    let (counts, now) = (Counts::of(&state.enrolment_keys, login, &Trying::Factor), state.now());
    state.store.write(move |tx| counts.count(tx, now)).await
}

/// Offers a secret for an app; a code of it adds it.
pub async fn offer_code(state: &State, began: &Began) -> Result<CodeSecret, Refusal> {
    require_codes(state)?;
    may_add(state, began).await?;
    let secret = zeroize::Zeroizing::new(state.draw::<SECRET_BYTES>());
    let totp = totp(secret.as_ref(), &began.account.login)?;
    let address = totp.to_url().doing("writing the address of a secret")?;
    let code = qrcode::QrCode::new(address.as_bytes()).doing("drawing the address of a secret")?;
    let picture = code.render::<qrcode::render::svg::Color<'_>>().min_dimensions(220, 220).build();
    began.ask(state, OFFERED, secret.as_ref()).await?;
    Ok(CodeSecret { secret: totp.secret().to_base32().into(), picture: picture.into() })
}

/// A code of the offered secret proves that an app has it: it is a factor from now on.
pub async fn add_code(
    state: &State,
    began: &Began,
    label: &str,
    code: &Personal<String>,
) -> Result<Token, Refusal> {
    require_codes(state)?;
    let label = label_of(label)?;
    may_add(state, began).await?;
    let counted = count_try(state, &began.account.login).await?;
    let secret = began.asked(state, OFFERED)?.ok_or(Problem::FactorWrong)?;
    let totp = totp(&secret, &began.account.login)?;
    let step =
        matching(&totp, code, state.now()).ok_or_else(|| Refusal::of_field("code", Problem::FactorWrong))?;
    let token = add(state, began, FactorKind::Code, label, &secret, step).await?;
    state.store.write(move |tx| counted.take_back(tx)).await?;
    Ok(token)
}

/// A code proves the second factor.
pub async fn prove_code(state: &State, began: &Began, code: &Personal<String>) -> Result<Token, Refusal> {
    require_codes(state)?;
    let wrong = || Refusal::of_field("code", Problem::FactorWrong);
    let (login, now) = (began.account.login.clone(), state.now());
    let counted = count_try(state, &login).await?;
    let known = state.store.read(move |conn| Ok::<_, Refusal>(rows::of_login(conn, &login)?)).await?;
    let mut found = None;
    for row in known.into_iter().filter(|row| row.kind == FactorKind::Code) {
        let Some(secret) = factor_seal::open(&state.enrolment_keys, &row)? else { continue };
        if let Some(step) = matching(&totp(&secret, &began.account.login)?, code, now) {
            found = Some((row.id, step));
        }
    }
    let (id, step) = found.ok_or_else(wrong)?;
    prove(state, began, move |tx| {
        // Each code once: whoever looked over a shoulder comes too late.
        if !rows::use_step(tx, id, step, now)? {
            return Err(wrong());
        }
        counted.take_back(tx)
    })
    .await
}

fn totp(secret: &[u8], login: &str) -> Result<Totp, Refusal> {
    let built = Builder::new()
        .with_secret(secret.to_vec())
        .with_account_name(login)
        .with_issuer(Some(ISSUER))
        .build();
    Ok(built.doing("reading the secret of a second factor")?)
}

/// The step whose code it is: that of now, or of half a minute before or after, because clocks differ.
fn matching(totp: &Totp, code: &Personal<String>, now: Timestamp) -> Option<u64> {
    let digits: String = code.reveal().chars().filter(|c| !c.is_whitespace()).collect();
    totp.check(&digits, now.0.unsigned_abs() / 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_holds_for_its_own_half_minute_and_the_two_beside_it() {
        let totp = totp(b"12345678901234567890", "delcourt").unwrap();
        // RFC 6238, appendix B: at 59 s the eight digits are 94287082; six of them are 287082.
        let code = Personal::from("287 082".to_owned());
        let at = |seconds: i64| matching(&totp, &code, Timestamp(seconds * 1000));
        assert_eq!([at(59), at(31), at(89), at(0)], [Some(1); 4]);
        assert_eq!([at(90), at(150)], [None; 2]);
    }
}
