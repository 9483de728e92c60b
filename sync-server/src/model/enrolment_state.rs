//! The first of the five state machines: an enrolment from draft to its end. It must not know what moves
//! it, nor any other machine's states.

use terms::Problem;

terms::codes! {
    /// Where an enrolment stands.
    EnrolmentState {
        /// Declared; the mobile is not confirmed.
        Drafted = 1, "drafted";
        /// Confirmed; a voucher exists and no route was chosen.
        Submitted = 2, "submitted";
        /// The applicant chose how to be checked.
        AwaitingCheck = 3, "awaiting-check";
        /// A check arrived.
        CheckReceived = 4, "check-received";
        /// A person decides.
        UnderReview = 5, "under-review";
        /// The identity exists.
        Activated = 6, "activated";
        /// The demand was refused.
        Refused = 7, "refused";
        /// The deadline passed without a check.
        Lapsed = 8, "lapsed";
        /// The applicant withdrew.
        Withdrawn = 9, "withdrawn";
    }
}

/// What comes of a transition: the next state, or [`Problem::NotInThisState`].
type Next = Result<EnrolmentState, Problem>;

impl EnrolmentState {
    fn step(self, from: &[Self], to: Self) -> Next {
        if from.contains(&self) { Ok(to) } else { Err(Problem::NotInThisState) }
    }

    /// The mobile is confirmed.
    pub fn submit(self) -> Next {
        self.step(&[Self::Drafted], Self::Submitted)
    }

    /// A route is chosen, or another one.
    pub fn choose_route(self) -> Next {
        self.step(&[Self::Submitted, Self::AwaitingCheck], Self::AwaitingCheck)
    }

    /// A check arrived. One made in time counts even when it arrives after the deadline, and a second one
    /// does not undo a review.
    pub fn receive_check(self) -> Next {
        match self {
            Self::UnderReview => Ok(Self::UnderReview),
            other => other.step(
                &[Self::Submitted, Self::AwaitingCheck, Self::CheckReceived, Self::Lapsed],
                Self::CheckReceived,
            ),
        }
    }

    /// What the rules say of it now. They go both ways, also after activation: what was active may rest or need another
    /// check, a refusal may be taken back. A draft is not judged, and what was withdrawn stays so; a submitted one waits for
    /// the choice of a route as well.
    #[must_use]
    pub const fn judged(self, now: Self) -> Self {
        match (self, now) {
            (Self::Withdrawn, _) | (_, Self::Withdrawn) => Self::Withdrawn,
            (Self::Drafted, _) => Self::Drafted,
            (Self::Submitted, Self::AwaitingCheck) => Self::Submitted,
            (_, now) => now,
        }
    }

    /// The deadline was extended: what had lapsed goes on.
    pub fn extend(self) -> Next {
        match self {
            Self::Submitted => Ok(Self::Submitted),
            other => other.step(&[Self::AwaitingCheck, Self::Lapsed], Self::AwaitingCheck),
        }
    }

    /// The applicant withdraws, at any time before the end.
    pub fn withdraw(self) -> Next {
        if self.is_over() { Err(Problem::NotInThisState) } else { Ok(Self::Withdrawn) }
    }

    /// True in states where a voucher is shown and a visit can be booked.
    pub const fn may_be_checked(self) -> bool {
        matches!(self, Self::Submitted | Self::AwaitingCheck)
    }

    /// True where nothing is left to do, as far as is known. A lapsed enrolment is not at its end: it can be extended.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Activated | Self::Refused | Self::Withdrawn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_enrolment_walks_from_draft_to_activation() {
        let end = EnrolmentState::Drafted
            .submit()
            .and_then(EnrolmentState::choose_route)
            .and_then(EnrolmentState::receive_check)
            .map(|state| state.judged(EnrolmentState::Activated));
        assert_eq!(end, Ok(EnrolmentState::Activated));
    }

    #[test]
    fn an_applicant_moves_nothing_that_is_over() {
        type Transition = fn(EnrolmentState) -> Next;
        let transitions: [Transition; 5] = [
            EnrolmentState::submit,
            EnrolmentState::choose_route,
            EnrolmentState::receive_check,
            EnrolmentState::extend,
            EnrolmentState::withdraw,
        ];
        for end in EnrolmentState::ALL.iter().filter(|state| state.is_over()) {
            assert!(transitions.iter().all(|transition| transition(*end) == Err(Problem::NotInThisState)));
        }
    }

    #[test]
    fn the_rules_move_all_but_a_draft_and_what_was_withdrawn() {
        use EnrolmentState::{
            Activated, AwaitingCheck, Drafted, Lapsed, Refused, Submitted, UnderReview, Withdrawn,
        };
        let judged = [AwaitingCheck, UnderReview, Activated, Refused, Lapsed];
        for (from, to) in judged.into_iter().flat_map(|from| judged.map(|to| (from, to))) {
            assert_eq!(from.judged(to), to);
            assert_eq!((Drafted.judged(to), Withdrawn.judged(to)), (Drafted, Withdrawn));
        }
        assert_eq!((Submitted.judged(AwaitingCheck), Activated.judged(Withdrawn)), (Submitted, Withdrawn));
    }

    #[test]
    fn a_check_made_in_time_counts_after_the_enrolment_lapsed() {
        assert_eq!(EnrolmentState::Lapsed.receive_check(), Ok(EnrolmentState::CheckReceived));
    }

    #[test]
    fn a_second_check_does_not_undo_a_review() {
        assert_eq!(EnrolmentState::UnderReview.receive_check(), Ok(EnrolmentState::UnderReview));
    }
}
