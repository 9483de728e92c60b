//! The case that is open: what the agent was shown and has answered, kept as a draft in their vault, and the
//! check that these steps make. A draft is the list of its steps: replayed, it gives the same check, so a
//! window that was killed opens again at the same field.

mod body;
mod draft;
mod fields;
mod view;
mod visible_seal;

pub use draft::{DIFFERENCE_ENTRY, Declared, Draft, Entries, Step, VoucherShown};

pub(crate) use body::versions;

use crate::identity::Identity;
use crate::refusal::Refusal;
use documents::PermitTerm;
use documents::visible_seal::Seal;
use journal::DraftId;
use proofing::{AbandonReason, Check, Discreet};
use statement::{Code, CodeError, HowRead, PolicyFeed, Purpose, Secret, Voucher, VoucherError};
use terms::{Day, Doing, EnrolmentId, Personal, Problem, Timestamp};
use wire::json;

/// A case at work.
#[derive(Debug)]
pub(crate) struct Case {
    pub id: DraftId,
    pub draft: Draft,
    pub voucher: Opening,
    /// The check. Taken out while a step consumes it, and always put back.
    check: Option<Check>,
    readings: u8,
}

/// What the voucher shown amounts to.
#[derive(Clone, Debug)]
pub(crate) struct Opening {
    pub enrolment: Option<EnrolmentId>,
    pub secret: Option<Secret>,
    pub how_read: HowRead,
    pub initials: Option<Personal<String>>,
    pub birth_year: Option<Personal<u16>>,
    pub expires: Option<Timestamp>,
    pub warnings: Vec<Problem>,
}

impl Opening {
    /// Judges what was shown, as far as a device can: a forged or foreign voucher is refused, an expired one
    /// or one under an unknown key is worked on with a warning, since the registry judges those.
    pub fn of(shown: &VoucherShown, identity: &Identity, at: Timestamp) -> Result<Self, Problem> {
        match shown {
            VoucherShown::Scanned(text) => Self::scanned(text.reveal(), identity, at),
            VoucherShown::Typed(code) => Code::parse(code.reveal())
                .map(|secret| Self { secret: Some(secret), how_read: HowRead::Typed, ..Self::none(None) })
                .map_err(|error| match error {
                    CodeError::NotACode => Problem::VoucherUnreadable,
                    CodeError::CheckLetter(_) => Problem::VoucherLetterWrong,
                }),
            VoucherShown::None(enrolment) => Ok(Self::none(Some(*enrolment))),
        }
    }

    /// What a draft was opened with, as it was judged then.
    fn again(draft: &Draft, identity: &Identity) -> Result<Self, Problem> {
        let opening = match &draft.shown {
            VoucherShown::Scanned(text) => Voucher::read_unverified(text.reveal(), identity.deployment())
                .map(Self::with)
                .map_err(|_: VoucherError| Problem::VoucherUnreadable)?,
            other => Self::of(other, identity, draft.opened)?,
        };
        Ok(Self { warnings: draft.warnings.clone(), ..opening })
    }

    fn with(voucher: Voucher) -> Self {
        Self {
            secret: Some(voucher.secret),
            how_read: HowRead::Scanned,
            initials: Some(voucher.initials),
            birth_year: Some(voucher.birth_year),
            expires: Some(voucher.expires),
            ..Self::none(Some(voucher.enrolment))
        }
    }

    fn none(enrolment: Option<EnrolmentId>) -> Self {
        Self {
            enrolment,
            secret: None,
            how_read: HowRead::None,
            initials: None,
            birth_year: None,
            expires: None,
            warnings: Vec::new(),
        }
    }

    fn scanned(text: &str, identity: &Identity, at: Timestamp) -> Result<Self, Problem> {
        let mut warnings = Vec::new();
        let voucher = match Voucher::read(text, identity.deployment(), &identity.keys_for(Purpose::Voucher)) {
            Ok(voucher) => voucher,
            Err(VoucherError::NotVerifiable(_)) => {
                warnings.push(Problem::VoucherNotVerifiable);
                Voucher::read_unverified(text, identity.deployment())
                    .map_err(|_: VoucherError| Problem::VoucherUnreadable)?
            }
            Err(VoucherError::Forged) => return Err(Problem::VoucherForged),
            Err(VoucherError::Foreign) => return Err(Problem::VoucherForeign),
            Err(VoucherError::Unreadable) => return Err(Problem::VoucherUnreadable),
        };
        if voucher.has_expired(at) {
            warnings.push(Problem::VoucherExpired);
        }
        Ok(Self { warnings, ..Self::with(voucher) })
    }
}

impl Case {
    /// Opens a case. `fallback_seed` draws the features where no secret was shown.
    pub fn open(id: DraftId, draft: Draft, voucher: Opening) -> Self {
        let seed = voucher.secret.as_ref().map_or(draft.fallback_seed, Secret::features_seed);
        let check = Check::open(draft.opened, seed);
        Self { id, draft, voucher, check: Some(check.into()), readings: 0 }
    }

    /// Takes a draft up again, step by step.
    pub fn resume(
        identity: &Identity,
        id: DraftId,
        bytes: &[u8],
        policy: &PolicyFeed,
    ) -> Result<Self, Refusal> {
        // The error of the parser would quote what was typed.
        let draft: Draft = json::decode(bytes).doing("reading a draft")?;
        let voucher = Opening::again(&draft, identity)?;
        let (steps, entries) = (draft.steps.clone(), draft.entries.clone());
        let mut case = Self::open(id, Draft { steps: Vec::new(), ..draft }, voucher);
        for (at, step) in steps {
            // A step that was refused once is refused again, and counts as it counted.
            if let Err(problem) = case.take_step(step, at, policy) {
                tracing::debug!(problem = problem.word(), "a step of a draft is refused as it was");
            }
        }
        // What was being typed came after the last step: no step of before empties it.
        case.draft.entries = entries;
        Ok(case)
    }

    /// Takes a step: it is noted in the draft whether or not the check goes on, because wrong readings count.
    pub fn take_step(&mut self, step: Step, at: Timestamp, policy: &PolicyFeed) -> Result<(), Problem> {
        let check = self.check.take().ok_or(Problem::NoCase)?;
        let (check, taken) = apply(check, &step, at, policy);
        if let Check::Opened(opened) = &check {
            self.readings = opened.readings_tried();
        }
        self.check = Some(check);
        let is_beside = matches!(step, Step::Sealed { .. });
        if taken != Err(Problem::WrongStep) {
            self.draft.steps.push((at, step));
        }
        if taken.is_ok() && !is_beside {
            // What stood in the fields has become the step; the discreet note waits for the end, and a seal may
            // be read while something is typed.
            self.draft.entries.texts.retain(|field, _| field.starts_with("note-"));
            self.draft.entries.focus = None;
        }
        if taken == Err(Problem::FieldsDiffer) {
            // What differs is looked at, also after a correction.
            self.draft.entries.texts.remove(DIFFERENCE_ENTRY);
        }
        taken
    }

    /// The lines of the last reading.
    pub fn lines_read(&self) -> Vec<&str> {
        let read = self.draft.steps.iter().rev().find_map(|(_, step)| match step {
            Step::Read { lines, .. } => Some(lines),
            _ => None,
        });
        read.into_iter().flatten().map(|line| line.reveal().as_str()).collect()
    }

    /// The day of the last reading.
    pub fn day_read(&self) -> Option<Day> {
        self.draft.steps.iter().rev().find_map(|(_, step)| match step {
            Step::Read { on, .. } => Some(*on),
            _ => None,
        })
    }

    pub fn check(&self) -> Option<&Check> {
        self.check.as_ref()
    }

    /// The check, to be concluded. It is cloned, not taken: if sealing fails, nothing is lost.
    pub fn concluded(&self, discreet: Discreet, at: Timestamp) -> Result<proofing::Record, Problem> {
        match self.check.clone() {
            Some(Check::Compared(compared)) => Ok(compared.conclude(discreet, at).record),
            Some(_) => Err(Problem::WrongStep),
            None => Err(Problem::NoCase),
        }
    }

    /// The check as it is left.
    pub fn abandoned(
        &self,
        reason: AbandonReason,
        discreet: Discreet,
        at: Timestamp,
    ) -> Result<proofing::Record, Problem> {
        self.check.clone().map(|check| check.abandon(reason, discreet, at).record).ok_or(Problem::NoCase)
    }
}

/// Gives the check after a step, and whether the step was taken. Whatever happens, a check comes back.
fn apply(check: Check, step: &Step, at: Timestamp, policy: &PolicyFeed) -> (Check, Result<(), Problem>) {
    let outcome: Result<Check, (Check, Problem)> = match (check, step) {
        (Check::Opened(opened), Step::Read { lines, original_in_hand, on }) => {
            let lines: Vec<&str> = lines.iter().map(|line| line.reveal().as_str()).collect();
            opened
                .present(*on, &lines, *original_in_hand, &policy.accepted, at)
                .map(|presented| presented.under(policy.permit_term.unwrap_or(PermitTerm::Over)).into())
                .map_err(|(opened, problem)| (opened.into(), problem))
        }
        (Check::Presented(presented), Step::Typed { number_end, expiry, issued }) => {
            let presented = presented.type_fields(number_end.reveal(), *expiry, *issued);
            let agree = presented.typed().is_some_and(proofing::TypedFields::agree);
            if agree { Ok(presented.into()) } else { Err((presented.into(), Problem::FieldsDiffer)) }
        }
        (Check::Presented(presented), Step::Confirmed { field, agrees }) if presented.typed().is_some() => {
            Ok(presented.confirm(*field, *agrees).into())
        }
        (Check::Presented(presented), Step::Sealed { text, verdict }) => match Seal::read(text.reveal()) {
            Ok(seal) => Ok(presented.take_seal(seal, *verdict).into()),
            Err(_) => Err((presented.into(), Problem::SealUnreadable)),
        },
        (Check::Presented(presented), Step::Features { answers }) => presented
            .examine(answers, at)
            .map(Check::from)
            .map_err(|(presented, problem)| (presented.into(), problem)),
        (Check::Examined(examined), Step::Compared { answer }) => Ok(examined.compare(*answer, at).into()),
        (check, _) => Err((check, Problem::WrongStep)),
    };
    match outcome {
        Ok(check) => (check, Ok(())),
        Err((check, problem)) => (check, Err(problem)),
    }
}

#[cfg(test)]
mod tests;
