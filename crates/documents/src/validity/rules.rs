//! What is known of a document and what was decided: schemes, dates, rules and their numbers. Decides nothing.

use terms::{BirthDate, Day};

terms::codes! {
    /// Which rules a document falls under.
    Scheme {
        /// The French card of 1988 to 2021: what it prints may not be its last day.
        FrenchCard1988 = 1, "french_card_1988";
        /// An identity card that prints its last day: the French card of 2021.
        FrenchCard2021 = 2, "french_card_2021";
        /// A passport.
        Passport = 3, "passport";
        /// A residence permit, which must have been issued for long enough.
        ResidencePermit = 4, "residence_permit";
    }
    /// The rule that decided; its number goes into the record.
    ValidityRule {
        /// The printed date, that day included.
        PrintedDate = 1, "printed-date";
        /// A permit issued for more than five years in all, until its printed date.
        PermitOverFiveYears = 2, "permit-over-five-years";
        /// A permit issued for five years or less is not accepted at any date.
        PermitTooShort = 3, "permit-too-short";
        /// A permit whose day of issue is not known, so that nobody can tell for how long it was issued.
        PermitIssueUnknown = 4, "permit-issue-unknown";
        /// No date of expiry was read or typed.
        NoPrintedDate = 5, "no-printed-date";
        /// The day of issue is after the check or the expiry, before the holder's birth, or outside the years
        /// in which the model was issued.
        ImpossibleIssue = 6, "impossible-issue";
        /// A French card issued to an adult from 2 January 2004 to 31 December 2013: five years beyond the
        /// printed date, which nothing on the card shows (decree 2013-1188).
        CardPlusFiveYears = 7, "card-plus-five-years";
        /// A French card issued to a minor: ten years, never longer.
        CardOfMinor = 8, "card-of-minor";
        /// A French card issued to an adult from 1 January 2014: its fifteen years are printed.
        CardOfFifteenYears = 9, "card-of-fifteen-years";
        /// A French card issued before 2 January 2004: its ten years were over before any became fifteen.
        CardBeforeExtension = 10, "card-before-extension";
        /// A French card whose day of issue is not known: only its printed date was looked at.
        CardIssueUnknown = 11, "card-issue-unknown";
        /// A French card whose printed day goes with no term that such a card was issued for.
        CardTermDoesNotFit = 13, "card-term-does-not-fit";
        /// A French card whose holder may or may not have been an adult when it was issued: only its printed
        /// date was looked at.
        CardAgeUnknown = 12, "card-age-unknown";
    }
    /// How long a permit must have been issued for (*supérieur à 5 ans*): which side of five years counts.
    PermitTerm {
        /// More than five years.
        Over = 1, "over";
        /// Five years or more.
        AtLeast = 2, "at-least";
    }
}

/// Whether a document counts on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// It does.
    pub accepted: bool,
    /// Its last day, when there is one.
    pub until: Option<Day>,
    /// The rule that decided.
    pub rule: ValidityRule,
}

/// What is known of a document's dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The day of issue, typed from the document: no zone holds it.
    pub issued: Option<Day>,
    /// The holder's birth, absent when the document does not say.
    pub born: Option<BirthDate>,
    /// The printed last day, read or typed.
    pub printed_expiry: Option<Day>,
}
