//! What an applicant can do next: the one list of steps that every page, message and answer tells. It must not know how a
//! step is put into words.

terms::codes! {
    /// What the applicant can do now. It betrays no hold.
    NextStep {
        /// Nothing is left to do.
        Nothing = 1, "nothing";
        /// Show the voucher to an agent.
        ShowVoucher = 2, "show-voucher";
        /// Wait for us.
        Wait = 3, "wait";
        /// Book another visit: the last one came to nothing.
        BookAgain = 4, "book-again";
        /// Come with another document.
        BringAnotherDocument = 5, "bring-another-document";
        /// Confirm the check through a confirmed channel.
        ConfirmCheck = 6, "confirm-check";
        /// Call us.
        CallUs = 7, "call-us";
        /// Open a new enrolment.
        BeginAgain = 8, "begin-again";
        /// Type the code that was sent to the mobile: nothing is submitted yet.
        ConfirmMobile = 9, "confirm-mobile";
        /// Book a first visit.
        BookVisit = 10, "book-visit";
        /// Extend the deadline, or open a new enrolment.
        Extend = 11, "extend";
        /// Show the new voucher: the last check came to nothing.
        ShowAgain = 12, "show-again";
        /// Withdraw this enrolment and open another, where the date of birth is declared as the document bears it.
        DeclareAgain = 13, "declare-again";
    }
}

/// The visits of an enrolment, as far as its next step depends on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visits {
    /// The applicant goes to a counter.
    NotAskedFor,
    /// None was booked yet.
    None,
    /// One is to come.
    ToCome,
    /// The last one is over.
    Over,
}

impl NextStep {
    /// The step where the visits are known as well: they are no facts.
    #[must_use]
    pub const fn with(self, visits: Visits) -> Self {
        match (self, visits) {
            (Self::ShowVoucher | Self::BookAgain, Visits::None) => Self::BookVisit,
            (Self::ShowVoucher, Visits::Over) => Self::BookAgain,
            (Self::BookAgain, Visits::ToCome | Visits::NotAskedFor) => Self::ShowVoucher,
            (step, _) => step,
        }
    }

    /// The step where the identity that the enrolment led to asks for another one
    /// ([`IdentityState::next_step`](crate::IdentityState::next_step)).
    #[must_use]
    pub const fn with_identity(self, of_identity: Option<Self>) -> Self {
        match of_identity {
            Some(step) if matches!(self, Self::Nothing) => step,
            _ => self,
        }
    }

    /// True where the applicant is asked to be checked: the voucher is shown, and a visit can be booked.
    pub const fn asks_for_a_check(self) -> bool {
        matches!(
            self,
            Self::ShowVoucher
                | Self::ShowAgain
                | Self::BookVisit
                | Self::BookAgain
                | Self::BringAnotherDocument
        )
    }
}
