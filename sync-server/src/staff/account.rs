//! Accounts of the console: administrators, managers, reviewers.

use crate::State;
use crate::model::{Account, Hashed};
use crate::refusal::Refusal;
use crate::store::queries;
use terms::{Personal, Problem, Role};

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

/// Creates an account. A login that is taken is a refusal of that field.
pub async fn create_account(
    state: &State,
    login: &str,
    name: &str,
    role: Role,
    password: Personal<String>,
) -> Result<Account, Refusal> {
    let parsed = Login::parse(login);
    let name = terms::text::typed(name);
    let mut faults = Vec::new();
    if parsed.is_none() {
        faults.push(("login", Problem::FieldInvalid));
    }
    if !(1..=120).contains(&name.chars().count()) {
        faults.push(("name", Problem::FieldInvalid));
    }
    if !fits(&password) {
        faults.push(("password", Problem::PasswordTooWeak));
    }
    let (Some(Login(login)), true) = (parsed, faults.is_empty()) else {
        return Err(Refusal::of_fields(faults));
    };
    let hashed = Hashed::make(password, state.draw()).await?;
    let now = state.now();
    let account = Account { login, name, role };
    let stored = account.clone();
    let is_new = state
        .store
        .write(move |tx| Ok::<_, Refusal>(queries::staff::add_account(tx, &stored, &hashed, now)?))
        .await?;
    if is_new { Ok(account) } else { Err(Refusal::of_field("login", Problem::AlreadyThere)) }
}

/// A password is long enough, and no longer than a form should take.
pub(super) fn fits(password: &Personal<String>) -> bool {
    (12..=256).contains(&password.reveal().chars().count())
}

/// Every account.
pub async fn accounts(state: &State) -> Result<Vec<Account>, Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(queries::staff::accounts(conn)?)).await
}

/// Ends an account, and its sessions with it. Nobody closes their own: an administrator could leave a house without one.
pub async fn close_account(state: &State, who: &Account, login: String) -> Result<(), Refusal> {
    if login == who.login {
        return Err(Problem::NotAllowed.into());
    }
    let gone =
        state.store.write(move |tx| Ok::<_, Refusal>(queries::staff::delete_account(tx, &login)?)).await?;
    if gone { Ok(()) } else { Err(Problem::NotFound.into()) }
}
