//! What the applicant declared, fetched from the registry while there is a network: the agent sees the whole
//! beside what was read. Without a network only initials and year are at hand, and the registry compares.

use crate::case::Declared;
use crate::desk::Desk;
use crate::drafts::save;
use crate::refusal::Refusal;
use crate::snapshot::take;
use crate::views::Snapshot;
use statement::{Ask, DeclaredIdentity, Told};
use terms::{Cause, Doing, Personal, Problem};
use wire::v1::device::Asked;

impl Desk {
    /// Asks the registry for the declared identity of the open case. Only who holds the voucher's secret is
    /// told, and the registry records that it was read.
    pub async fn fetch_declared(&self) -> Result<Snapshot, Refusal> {
        let (id, agent, secret) = self
            .local(|_, state| {
                let case = state.case.as_ref().ok_or(Problem::NoCase)?;
                let secret = case.voucher.secret.ok_or(Problem::NotFound)?;
                Ok((case.id, state.session()?.agent, secret))
            })
            .await?;
        let (answer, challenge) = self.ask(Ask::Declared { agent, secret }).await?;
        let Asked::Declared { sealed } = answer else {
            return Err(Cause::missing("asking what was declared: the server answered something else").into());
        };
        self.local(move |inner, state| {
            let session = state.session()?;
            let whom = session.addressee(&state.identity()?, challenge);
            let told = DeclaredIdentity::open_for(&whom, &session.sealing_key, &sealed.0);
            let declared = declared(told.doing("opening what was declared")?)?;
            let (_, now) = inner.now(state)?;
            if let Some(mut case) = state.case.take_if(|case| case.id == id) {
                case.draft.declared = Some(declared);
                let saved = save(state, &case, now);
                state.case = Some(case);
                saved?;
            }
            take(inner, state)
        })
        .await
    }
}

fn declared(told: DeclaredIdentity) -> Result<Declared, Refusal> {
    let DeclaredIdentity { birth_name, usage_name, given_names, birth_date } = told;
    let birth = birth_date.reveal().parse().ok().doing("reading a declared birth date")?;
    Ok(Declared { birth_name, usage_name, given_names, birth: Personal::new(birth) })
}
