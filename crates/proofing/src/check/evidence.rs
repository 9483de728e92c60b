//! What was presented: the reading, what was typed from the print, and what both say of model and validity.

use documents::validity::{self, Dates, fits_issue};
use documents::{Model, PermitTerm, Reading, Scheme, Validity, catalogue};
use terms::{Day, Personal};

/// What was presented, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) reading: Reading,
    /// The accepted models that the reading can be of, one of them the model.
    pub(super) candidates: Vec<&'static Model>,
    pub(super) original_in_hand: bool,
    pub(super) on: Day,
    /// The day of issue, typed.
    pub(super) issued: Option<Day>,
    /// The last day where no lines hold it, typed.
    pub(super) expiry: Option<Day>,
    pub(super) term: PermitTerm,
    /// The end of the number, typed.
    pub(super) number_end: Option<Personal<String>>,
}

impl Evidence {
    pub(super) const fn new(
        reading: Reading,
        candidates: Vec<&'static Model>,
        original_in_hand: bool,
        on: Day,
    ) -> Self {
        Self {
            reading,
            candidates,
            original_in_hand,
            on,
            issued: None,
            expiry: None,
            term: PermitTerm::Over,
            number_end: None,
        }
    }
    /// What was typed, where anything was.
    pub(super) fn printed(&self) -> Printed<'_> {
        Printed {
            number_end: self.number_end.as_ref().map(|end| end.reveal().as_str()),
            expiry: self.expiry,
            issued: self.issued,
        }
    }
    /// The model issued on the typed day, or the newest.
    pub(super) fn model(&self) -> Option<&'static Model> {
        catalogue::newest(self.candidates.iter().copied(), self.issued)
    }
    /// The printed last day, from the lines or typed.
    pub(super) fn printed_expiry(&self) -> Option<Day> {
        self.reading.expiry.or(self.expiry)
    }
    pub(super) fn validity(&self) -> Validity {
        let born = self.reading.birth.as_ref().map(|birth| *birth.reveal());
        let dates = Dates { issued: self.issued, born, printed_expiry: self.printed_expiry() };
        let scheme = self.model().map_or(Scheme::Passport, |model| model.scheme);
        validity::decide(scheme, dates, self.on, self.term)
    }
    /// Whether a typed last day is the one of the lines; where they hold none, whether it goes with the
    /// month of issue that they do hold.
    pub(super) fn expiry_agrees(&self, typed: Day) -> bool {
        match (self.reading.expiry, self.reading.issue_month) {
            (Some(read), _) => read == typed,
            (None, Some(month)) => fits_issue(month, self.issued.filter(|day| month.has(*day)), typed),
            (None, None) => false,
        }
    }
    pub(super) fn issue_agrees(&self) -> bool {
        let (Some(issued), Some(month)) = (self.issued, self.reading.issue_month) else { return true };
        month.has(issued)
    }
}

/// What was typed from the print; a part is absent until it was.
#[derive(Clone, Copy)]
pub(super) struct Printed<'a> {
    /// The last characters of the number, in capitals.
    pub(super) number_end: Option<&'a str>,
    /// The last day.
    pub(super) expiry: Option<Day>,
    /// The day of issue.
    pub(super) issued: Option<Day>,
}
