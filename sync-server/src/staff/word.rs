//! On whose word something is done, and how it is entered: an act stands in the ledger with its author, in the transaction
//! that did it. What gives a right waits for a second person where there are two administrators; what takes one away is
//! done at once, and a second person looks at it afterwards.

use crate::State;
use crate::model::{Account, ActRow};
use crate::refusal::Refusal;
use crate::store::queries::{acts, staff};
use crate::store::sql::{Connection, Transaction};
use terms::{Problem, Role, Timestamp};
use wire::v1::administration::{Act, Awaits, Outcome};

/// Who acts when nobody is signed in: whoever has a shell on the server.
const OPERATOR: &str = "(operator)";

/// On whose word something is done.
#[derive(Clone, Debug)]
pub struct Word {
    login: String,
    /// Whose account must still be there when it is done, and with which role where that is known.
    there: Vec<(String, Option<Role>)>,
    /// The proposal that is carried out, and whose word confirmed it.
    consent: Option<([u8; 16], String)>,
    id: [u8; 16],
}

impl Word {
    /// The word of a member of staff alone.
    pub fn of(state: &State, account: &Account) -> Self {
        let there = vec![(account.login.clone(), Some(account.role))];
        Self { login: account.login.clone(), there, consent: None, id: state.draw() }
    }

    /// The word of whoever runs the server.
    pub fn of_operator(state: &State) -> Self {
        Self { login: OPERATOR.to_owned(), there: Vec::new(), consent: None, id: state.draw() }
    }

    /// The word of who proposed an act and of who confirmed it.
    pub fn confirmed(proposal: &ActRow, second: &Account) -> Self {
        Self {
            login: proposal.by.clone(),
            there: vec![(second.login.clone(), Some(second.role)), (proposal.by.clone(), None)],
            consent: Some((proposal.id, second.login.clone())),
            id: proposal.id,
        }
    }

    /// Whose word it was first.
    pub fn login(&self) -> &str {
        &self.login
    }

    /// Refuses where somebody whose word it is has been closed since they asked: asked under the writers' lock.
    pub fn require_there(&self, conn: &Connection) -> Result<(), Refusal> {
        for (login, role) in &self.there {
            let found = staff::account(conn, login)?;
            if !found.is_some_and(|row| role.is_none_or(|role| role == row.account.role)) {
                // Their session ended with them; what they proposed waits no more.
                return Err(if role.is_some() { Problem::SignInFirst } else { Problem::NotFound }.into());
            }
        }
        Ok(())
    }

    /// Enters an act that gives something or changes nobody's rights: it is done with this.
    pub fn enter(&self, tx: &Transaction<'_>, act: Act, now: Timestamp) -> Result<(), Refusal> {
        self.require_there(tx)?;
        match &self.consent {
            None => self.add(tx, act, Awaits::Nothing, now),
            Some((proposal, second)) => {
                if acts::decide(tx, *proposal, Outcome::Confirmed, Some(second), now)? {
                    Ok(())
                } else {
                    // Somebody else decided in the meantime.
                    Err(Problem::NotFound.into())
                }
            }
        }
    }

    /// Enters an act that takes something away: it is done with this, and a second person looks at it where there is one.
    pub fn enter_taking(&self, tx: &Transaction<'_>, act: Act, now: Timestamp) -> Result<(), Refusal> {
        self.require_there(tx)?;
        let awaits = if acts::four_eyes(tx)?.is_some() { Awaits::Review } else { Awaits::Nothing };
        self.add(tx, act, awaits, now)
    }

    fn add(&self, tx: &Transaction<'_>, act: Act, awaits: Awaits, now: Timestamp) -> Result<(), Refusal> {
        let row = ActRow {
            id: self.id,
            act,
            household: None,
            by: self.login.clone(),
            at: now,
            awaits,
            outcome: None,
            second: None,
            decided_at: None,
            code_hash: None,
        };
        Ok(acts::add(tx, &row)?)
    }
}
