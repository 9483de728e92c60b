//! On whose word something is done, and how it is entered: an act stands in the ledger with its author, in the transaction
//! that did it. What gives a right waits for a second person where there are two administrators; what takes one away is
//! done at once, and a second person looks at it afterwards.

use crate::State;
use crate::model::{Account, ActRow};
use crate::refusal::Refusal;
use crate::store::queries::acts;
use crate::store::sql::Transaction;
use terms::{Problem, Timestamp};
use wire::v1::administration::{Act, Awaits, Outcome};

/// Who acts when nobody is signed in: whoever has a shell on the server.
const OPERATOR: &str = "(operator)";

/// On whose word something is done.
#[derive(Clone, Debug)]
pub struct Word {
    login: String,
    /// The proposal that is carried out, and whose word confirmed it.
    consent: Option<([u8; 16], String)>,
    id: [u8; 16],
}

impl Word {
    /// The word of a member of staff alone.
    pub fn of(state: &State, account: &Account) -> Self {
        Self { login: account.login.clone(), consent: None, id: state.draw() }
    }

    /// The word of whoever runs the server.
    pub fn of_operator(state: &State) -> Self {
        Self { login: OPERATOR.to_owned(), consent: None, id: state.draw() }
    }

    /// The word of who proposed an act and of who confirmed it.
    pub fn confirmed(proposal: &ActRow, second: &Account) -> Self {
        Self {
            login: proposal.by.clone(),
            consent: Some((proposal.id, second.login.clone())),
            id: proposal.id,
        }
    }

    /// Whose word it was first.
    pub fn login(&self) -> &str {
        &self.login
    }

    /// Enters an act that gives something or changes nobody's rights: it is done with this.
    pub fn enter(&self, tx: &Transaction<'_>, act: Act, now: Timestamp) -> Result<(), Refusal> {
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
