//! Accounts of the console: administrators, managers, reviewers.

use super::account_seal::{reseal, whole};
use super::{Token, Word};
use crate::State;
use crate::keys::EnrolmentKeys;
use crate::model::{Account, Hashed};
use crate::refusal::Refusal;
use crate::store::queries::staff::{self as rows, NewReset};
use crate::store::queries::{acts, provisioning};
use crate::store::sql::{Connection, Transaction};
use terms::{OfficeId, Personal, Problem, Role, Timestamp};
use wire::v1::administration::Act;

/// A login of staff or of an agent: 3 to 64 of a-z, 0-9, dot, hyphen, underscore.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login(String);

impl Login {
    /// Reads a login; capitals are made small, other characters refused.
    pub fn parse(text: &str) -> Option<Self> {
        let text = terms::text::typed(text).to_ascii_lowercase();
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
        ((3..=64).contains(&text.len()) && text.chars().all(allowed)).then_some(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who is to be a member of staff: read and found fit.
#[derive(Clone, Debug)]
pub struct NewStaff {
    account: Account,
}

impl NewStaff {
    /// Reads what was typed; every fault is told at its field. An administrator belongs to no office.
    pub fn read(login: &str, name: &str, role: Role, office: Option<OfficeId>) -> Result<Self, Refusal> {
        let (parsed, name) = (Login::parse(login), terms::text::typed(name));
        let mut faults = Vec::new();
        if parsed.is_none() {
            faults.push(("login", Problem::FieldInvalid));
        }
        if !(1..=120).contains(&name.chars().count()) {
            faults.push(("name", Problem::FieldInvalid));
        }
        if role == Role::Administrator && office.is_some() {
            faults.push(("office", Problem::FieldInvalid));
        }
        match parsed {
            Some(Login(login)) if faults.is_empty() => {
                Ok(Self { account: Account { login, name, role, office } })
            }
            _ => Err(Refusal::of_fields(faults)),
        }
    }

    /// The login.
    pub fn login(&self) -> &str {
        &self.account.login
    }

    /// What is entered of it.
    pub fn act(&self) -> Act {
        let Account { login, name, role, office } = self.account.clone();
        Act::AddStaff { login, name, role, office }
    }

    /// Refuses, at its field, what the store does not allow: a login that is taken, an office that there is not.
    pub fn check(&self, conn: &Connection) -> Result<(), Refusal> {
        require_office(conn, self.account.office)?;
        match rows::account(conn, &self.account.login)? {
            Some(_) => Err(Refusal::of_field("login", Problem::AlreadyThere)),
            None => Ok(()),
        }
    }
}

fn require_office(conn: &Connection, office: Option<OfficeId>) -> Result<(), Refusal> {
    match office {
        Some(office) if !provisioning::has_office(conn, office)? => {
            Err(Refusal::of_field("office", Problem::NotFound))
        }
        _ => Ok(()),
    }
}

/// Refuses an office that somebody may not have, as when they were added: there is none such, or they administer.
pub fn check_move(conn: &Connection, login: &str, office: Option<OfficeId>) -> Result<(), Refusal> {
    let account = rows::account(conn, login)?.ok_or(Problem::NotFound)?.account;
    if account.role == Role::Administrator && office.is_some() {
        return Err(Refusal::of_field("office", Problem::FieldInvalid));
    }
    require_office(conn, office)
}

/// Adds a member of staff, and gives the link by which they choose their password: nobody else ever knows it. It is used
/// with the code of that hash.
pub async fn add_staff(
    state: &State,
    word: Word,
    new: NewStaff,
    code_hash: [u8; 32],
) -> Result<(Token, Timestamp), Refusal> {
    let (token, now) = (Token::of(state.draw()), state.now());
    let expires_at = now.plus_hours(LINK_HOURS);
    // A hash of nothing that anybody could type.
    let nobodys = Hashed { salt: state.draw(), hash: state.draw() };
    let (token_hash, shared) = (token.hash(), state.clone());
    let job = move |tx: &Transaction<'_>| {
        new.check(tx)?;
        insert(tx, &shared.enrolment_keys, &new.account, &nobodys, now)?;
        let login = &new.account.login;
        let made_by = word.login();
        let reset = NewReset { token_hash, code_hash, login, made_by, expires_at, ends_factors: false };
        rows::replace_reset(tx, &reset)?;
        word.enter(tx, new.act(), now)
    };
    state.store.write(job).await?;
    Ok((token, expires_at))
}

fn insert(
    tx: &Transaction<'_>,
    keys: &EnrolmentKeys,
    account: &Account,
    hashed: &Hashed,
    now: Timestamp,
) -> Result<(), Refusal> {
    if !rows::add_account(tx, account, hashed, now)? {
        return Err(Refusal::of_field("login", Problem::AlreadyThere));
    }
    reseal(tx, keys, &account.login)?;
    Ok(acts::note_four_eyes(tx, now)?)
}

/// Creates an account with a password, on the word of whoever runs the server.
pub async fn create_account(
    state: &State,
    login: &str,
    name: &str,
    role: Role,
    password: Personal<String>,
) -> Result<Account, Refusal> {
    let new = NewStaff::read(login, name, role, None)?;
    if !fits(&password) {
        return Err(Refusal::of_field("password", Problem::PasswordTooWeak));
    }
    let hashed = Hashed::make(password, state.draw()).await?;
    let (now, word) = (state.now(), Word::of_operator(state));
    let (account, shared) = (new.account.clone(), state.clone());
    let job = move |tx: &Transaction<'_>| {
        insert(tx, &shared.enrolment_keys, &new.account, &hashed, now)?;
        word.enter(tx, new.act(), now)
    };
    state.store.write(job).await?;
    Ok(account)
}

/// How long a link for a password holds.
pub(super) const LINK_HOURS: i64 = 24;

/// A password is long enough, and no longer than a form should take.
pub(super) fn fits(password: &Personal<String>) -> bool {
    (12..=256).contains(&password.reveal().chars().count())
}

/// Every account.
pub async fn accounts(state: &State) -> Result<Vec<Account>, Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(rows::accounts(conn)?)).await
}

/// Ends an account, its sessions with it, and what it proposed. Nobody closes their own: an administrator could leave a house without one.
pub async fn close_account(state: &State, word: Word, login: String) -> Result<(), Refusal> {
    if login == word.login() {
        return Err(Problem::NotAllowed.into());
    }
    let now = state.now();
    let job = move |tx: &Transaction<'_>| {
        if !rows::delete_account(tx, &login)? {
            return Err(Refusal::from(Problem::NotFound));
        }
        acts::refuse_all_of(tx, &login, word.login(), now)?;
        word.enter_taking(tx, Act::CloseStaff { login }, now)
    };
    state.store.write(job).await
}

/// A member of staff sees another office from now on, or every office.
pub async fn move_staff(
    state: &State,
    word: Word,
    login: String,
    office: Option<OfficeId>,
) -> Result<(), Refusal> {
    let now = state.now();
    let shared = state.clone();
    let job = move |tx: &Transaction<'_>| {
        check_move(tx, &login, office)?;
        whole(tx, &shared.enrolment_keys, &login)?.ok_or(Problem::NotFound)?;
        if !rows::set_office(tx, &login, office)? {
            return Err(Refusal::from(Problem::NotFound));
        }
        reseal(tx, &shared.enrolment_keys, &login)?;
        word.enter(tx, Act::MoveStaff { login, office }, now)
    };
    state.store.write(job).await
}
