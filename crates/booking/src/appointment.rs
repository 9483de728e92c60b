//! The states of an appointment (the second of the five state machines), and what each allows. It must
//! not know the states of the enrolment or of a check: a check done inside its lease stands whatever
//! happened to the appointment meanwhile.

use terms::{AppointmentId, EnrolmentId, WindowId};

terms::codes! {
    /// Where an appointment stands.
    AppointmentState {
        /// Proposed by the post; the applicant has not answered.
        Offered = 1, "offered";
        /// The applicant holds a place in the window.
        Booked = 2, "booked";
        /// The applicant has said again that it suits.
        Confirmed = 3, "confirmed";
        /// The carrier has left with the round.
        UnderWay = 4, "under-way";
        /// The check took place, whatever it found.
        Done = 5, "done";
        /// The carrier came and found nobody.
        ApplicantAbsent = 6, "applicant-absent";
        /// The carrier did not come.
        CarrierAbsent = 7, "carrier-absent";
        /// Called off before the visit.
        Cancelled = 8, "cancelled";
        /// Replaced by another appointment.
        Moved = 9, "moved";
    }

    /// What happens to an appointment, moves apart (see [`Appointment::move_to`]).
    Turn {
        /// The applicant accepts an offer.
        Book = 1, "book";
        /// The applicant says again that it suits.
        Confirm = 2, "confirm";
        /// The carrier leaves with the round.
        SetOff = 3, "set-off";
        /// A check of the visit was sealed.
        Finish = 4, "finish";
        /// The carrier recorded that nobody was home.
        FindNobody = 5, "find-nobody";
        /// The carrier did not come.
        MissVisit = 6, "miss-visit";
        /// Either side calls it off.
        Cancel = 7, "cancel";
    }

    /// Why an appointment was cancelled.
    CancelReason {
        /// The applicant asked.
        ApplicantAsked = 1, "applicant-asked";
        /// No carrier can walk the round.
        CarrierUnavailable = 2, "carrier-unavailable";
        /// The office is closed that day.
        OfficeClosed = 3, "office-closed";
        /// The address cannot be reached (roadworks, flood, strike).
        AddressOutOfReach = 4, "address-out-of-reach";
        /// The applicant was checked elsewhere meanwhile.
        CheckedElsewhere = 5, "checked-elsewhere";
    }
}

impl CancelReason {
    /// The reasons a manager may give, in the order they are offered; that of a check elsewhere is the registry's own.
    pub const OFFERED: [Self; 4] =
        [Self::ApplicantAsked, Self::CarrierUnavailable, Self::OfficeClosed, Self::AddressOutOfReach];
}

/// The turn does not exist from this state. Nothing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFromHere {
    /// Where the appointment stands.
    pub state: AppointmentState,
}

impl core::fmt::Display for NotFromHere {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "not possible for an appointment that is {}", self.state.word())
    }
}
impl core::error::Error for NotFromHere {}

impl AppointmentState {
    /// The state after a turn.
    ///
    /// `CarrierAbsent` is what the post presumes when nothing came back; a device that delivers late
    /// corrects it, so the two facts a device can bring are still taken from there.
    pub const fn after(self, turn: Turn) -> Result<Self, NotFromHere> {
        use AppointmentState::{
            ApplicantAbsent, Booked, Cancelled, CarrierAbsent, Confirmed, Done, Offered, UnderWay,
        };
        match (self, turn) {
            (Offered, Turn::Book) => Ok(Booked),
            (Booked, Turn::Confirm) => Ok(Confirmed),
            (Booked | Confirmed, Turn::SetOff) => Ok(UnderWay),
            (Booked | Confirmed | UnderWay | CarrierAbsent, Turn::Finish) => Ok(Done),
            (Booked | Confirmed | UnderWay | CarrierAbsent, Turn::FindNobody) => Ok(ApplicantAbsent),
            (Booked | Confirmed | UnderWay, Turn::MissVisit) => Ok(CarrierAbsent),
            (Offered | Booked | Confirmed | UnderWay, Turn::Cancel) => Ok(Cancelled),
            (state, _) => Err(NotFromHere { state }),
        }
    }

    /// The states in which the visit is still to come or under way.
    pub const LIVE: [Self; 4] = [Self::Offered, Self::Booked, Self::Confirmed, Self::UnderWay];
    /// The states in which the appointment has given its place up.
    pub const GONE: [Self; 2] = [Self::Cancelled, Self::Moved];

    /// Whether the visit is still to come. An enrolment has at most one live appointment.
    pub fn is_live(self) -> bool {
        Self::LIVE.contains(&self)
    }

    /// Whether it uses up one of the applicant's attempts: only where the carrier stood at the door. A
    /// carrier who did not come never does.
    pub const fn consumes_attempt(self) -> bool {
        matches!(self, Self::Done | Self::ApplicantAbsent)
    }
}

/// One appointment: a place in a window, for an enrolment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// The appointment itself.
    pub id: AppointmentId,
    /// Who is visited.
    pub enrolment: EnrolmentId,
    /// When.
    pub window: WindowId,
    /// Where it stands.
    pub state: AppointmentState,
}

impl Appointment {
    /// An appointment the applicant has just booked.
    pub const fn booked(id: AppointmentId, enrolment: EnrolmentId, window: WindowId) -> Self {
        Self { id, enrolment, window, state: AppointmentState::Booked }
    }

    /// The same appointment after a turn.
    pub fn turn(self, turn: Turn) -> Result<Self, NotFromHere> {
        self.state.after(turn).map(|state| Self { state, ..self })
    }

    /// Ends this appointment as moved and books another in its place: (the moved, its replacement).
    pub fn move_to(self, id: AppointmentId, window: WindowId) -> Result<(Self, Self), NotFromHere> {
        if !self.state.is_live() {
            return Err(NotFromHere { state: self.state });
        }
        let moved = Self { state: AppointmentState::Moved, ..self };
        Ok((moved, Self::booked(id, self.enrolment, window)))
    }
}

#[cfg(test)]
mod tests;
