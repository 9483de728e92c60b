//! Vouchers: issued, shown, drawn. The registry keeps the keyed hash of a secret and, sealed under the
//! enrolment's key, what the applicant may see again.

use crate::State;
use crate::chance::generator;
use crate::dossier::{Dossier, told_end};
use crate::keys::{EnrolmentKeys, IssuedVoucher, VoucherClaims};
use crate::refusal::Refusal;
use crate::store::queries::enrolments::{self, VoucherRow};
use crate::store::sql::{Connection, Transaction};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use serde::{Deserialize, Serialize};
use statement::Secret;
use terms::{Cause, Doing, EnrolmentId, Interval, Personal, Problem, Timestamp};
use wire::json;
use wire::v1::enrolment::{Declaration, VoucherView};
use zeroize::Zeroizing;

/// What a sealed voucher is bound to.
pub const PURPOSE: &str = "voucher";

/// The sealed part of a voucher.
#[derive(Serialize, Deserialize)]
struct Kept {
    secret: [u8; 6],
    qr: Personal<String>,
    typed: Personal<String>,
}

/// The keyed hash by which a secret is found: a typed code names its enrolment only through it.
pub fn voucher_hash(keys: &EnrolmentKeys, secret: &Secret) -> [u8; 32] {
    keys.keyed_hash("voucher-secret", secret.as_bytes())
}

/// Issues a voucher under a fresh secret, for the enrolment's route and until its deadline.
pub fn issue_voucher(tx: &Transaction<'_>, state: &State, dossier: &Dossier<'_>) -> Result<(), Refusal> {
    let secret = Secret::draw(&mut generator(state.chance.as_ref()));
    write(tx, state, dossier, secret)
}

/// Signs the newest voucher again, because the route or the deadline it names has changed. The secret
/// stays, so a copy printed before still proves the same.
pub(super) fn renew_voucher(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
) -> Result<(), Refusal> {
    let (kept, _) = newest(tx, state, enrolment)?.ok_or(Problem::NotFound)?;
    write(tx, state, &Dossier::read(tx, state, enrolment)?, Secret::from_bytes(kept.secret))
}

fn write(tx: &Transaction<'_>, state: &State, dossier: &Dossier<'_>, secret: Secret) -> Result<(), Refusal> {
    let enrolment = dossier.id;
    let expires = dossier.deadline().ok_or(Problem::NotInThisState)?;
    let declared = dossier.declared()?;
    let claims = VoucherClaims {
        enrolment,
        route: dossier.row.route,
        expires,
        initials: initials(declared).into(),
        birth_year: birth_year(declared)?.into(),
        secret,
    };
    let IssuedVoucher { qr, typed } = state.signing_keys.issue_voucher(&claims, state.now());
    let kept = Kept { secret: *secret.as_bytes(), qr, typed: Personal::from(typed.as_str()) };
    let plain = Zeroizing::new(json::encode(&kept).doing("writing a voucher to be sealed")?);
    let sealed = state.enrolment_keys.seal(enrolment, PURPOSE, &plain)?;
    let secret_hash = voucher_hash(&state.enrolment_keys, &secret);
    let row = VoucherRow { secret_hash, enrolment, sealed, issued_at: state.now(), expires_at: expires };
    Ok(enrolments::set_voucher(tx, &row)?)
}

fn newest(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
) -> Result<Option<(Kept, Timestamp)>, Refusal> {
    let Some(row) = enrolments::newest_voucher(conn, enrolment)? else { return Ok(None) };
    let plain = state.enrolment_keys.open_sealed(enrolment, PURPOSE, &row.sealed)?;
    let kept = json::decode(&plain).doing("reading a sealed voucher")?;
    Ok(Some((kept, row.expires_at)))
}

/// A voucher as a co-signature is checked against it.
pub struct Issued {
    /// Its secret.
    pub secret: Secret,
    /// From its first issue to its end.
    pub valid: Interval,
}

/// An enrolment's vouchers, oldest first.
pub fn vouchers_of(conn: &Connection, state: &State, enrolment: EnrolmentId) -> Result<Vec<Issued>, Refusal> {
    let issued = |row: VoucherRow| {
        let plain = state.enrolment_keys.open_sealed(enrolment, PURPOSE, &row.sealed)?;
        let kept: Kept = json::decode(&plain).doing("reading a sealed voucher")?;
        let valid = Interval { earliest: row.issued_at, latest: row.expires_at };
        Ok(Issued { secret: Secret::from_bytes(kept.secret), valid })
    };
    enrolments::vouchers(conn, enrolment)?.into_iter().map(issued).collect()
}

/// What an agent may see of an applicant at a glance: initials and year of birth.
pub fn glance(declared: &Declaration) -> Result<(Personal<String>, Personal<u16>), Refusal> {
    Ok((initials(declared).into(), birth_year(declared)?.into()))
}

/// The voucher that the applicant may show now.
pub async fn view_voucher(state: &State, enrolment: EnrolmentId) -> Result<VoucherView, Refusal> {
    let shared = state.clone();
    state
        .store
        .read(move |conn| {
            let row = enrolments::enrolment(conn, enrolment)?.ok_or(Problem::NotFound)?;
            if !row.state_at(shared.now()).may_be_checked() {
                return Err(Refusal::from(Problem::NotInThisState));
            }
            let (kept, expires_at) = newest(conn, &shared, enrolment)?.ok_or(Problem::NotFound)?;
            let submitted = row.submitted_at.ok_or(Problem::NotInThisState)?;
            let expires_at = told_end(conn, submitted, expires_at)?;
            Ok(VoucherView { qr: kept.qr, typed: kept.typed, expires_at })
        })
        .await
}

/// The QR code of a voucher's text as an SVG of black on white, quiet zone included: a code in a page's
/// colours does not scan in dark mode.
pub fn svg(qr: &Personal<String>) -> Result<String, Refusal> {
    let code = QrCode::with_error_correction_level(qr.reveal(), EcLevel::M).doing("drawing a voucher")?;
    Ok(code
        .render::<svg::Color<'_>>()
        .min_dimensions(320, 320)
        .dark_color(svg::Color("#000000"))
        .light_color(svg::Color("#ffffff"))
        .build())
}

/// First letters of the first given name and of the birth name.
fn initials(declared: &Declaration) -> String {
    let first = |text: &Personal<String>| text.reveal().chars().find(|c| c.is_alphabetic());
    let letters = [first(&declared.given_names), first(&declared.birth_name)];
    letters.into_iter().flatten().flat_map(char::to_uppercase).collect()
}

fn birth_year(declared: &Declaration) -> Result<u16, Cause> {
    let year = declared.birth_date.reveal().split('-').next();
    year.and_then(|year| year.parse().ok()).doing("reading the year of a declared birth date")
}
