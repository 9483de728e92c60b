//! The closed list of reasons that keep a check from activating, and who can lift each. Staff have no texts for them
//! until reviewers have a page; an applicant is never told a hold, only a next step.

use statement::Hash;
use std::collections::{BTreeMap, BTreeSet};

/// Names of the facts that raise a hold together ([`crate::cause_of`]).
pub type Causes = BTreeSet<Hash>;
/// Holds, each with what raised it.
pub type Holds = BTreeMap<Hold, Causes>;

terms::codes! {
    /// One reason that blocks activation. It is a function of the facts: when a later fact cures it, it is
    /// simply absent.
    Hold {
        /// No co-signature that the registry can check.
        NotCoSigned = 1, "not-co-signed";
        /// The co-signature was made with no secret of this enrolment.
        CoSignatureWrong = 2, "co-signature-wrong";
        /// An earlier check was made under the same secret.
        SecretUsedTwice = 3, "secret-used-twice";
        /// The voucher had (or inside the measured interval may have) run out.
        VoucherExpired = 4, "voucher-expired";
        /// More cases were left under the same secret than a voucher is for.
        VoucherUsedUp = 5, "voucher-used-up";

        /// The deadline lies inside the measured interval.
        DeadlineInDoubt = 10, "deadline-in-doubt";
        /// The check was made after the deadline.
        AfterDeadline = 11, "after-deadline";
        /// The check was in time, but came in after the grace.
        ReceivedAfterGrace = 12, "received-after-grace";

        /// The document was not (or, inside the measured interval, not surely) valid at the check.
        DocumentNotValid = 20, "document-not-valid";
        /// The document is lost, stolen or revoked.
        DocumentListed = 21, "document-listed";
        /// No source was asked about the document yet.
        StatusNotAsked = 22, "status-not-asked";
        /// No source that was asked knows the document.
        StatusUnknown = 23, "status-unknown";
        /// Policy does not accept the document's model.
        ModelNotAccepted = 24, "model-not-accepted";
        /// The document stands in another enrolment.
        DocumentInTwoEnrolments = 25, "document-in-two-enrolments";
        /// The person stands in another enrolment, by what their documents say.
        PersonInTwoEnrolments = 26, "person-in-two-enrolments";
        /// The person may be one who stands in another enrolment.
        PersonMayBeAnother = 27, "person-may-be-another";

        /// What was read is not what was declared.
        IdentityDiffers = 30, "identity-differs";
        /// The document shows the name in use; no document shows the declared name at birth.
        BirthNameNotShown = 31, "birth-name-not-shown";
        /// Month or day of birth stands in the document or in the declaration, and not in both.
        BirthDateIncomplete = 32, "birth-date-incomplete";

        /// The agent was not (or not surely) in standing.
        AgentNotInStanding = 40, "agent-not-in-standing";
        /// The device was not (or not surely) in standing.
        DeviceNotInStanding = 41, "device-not-in-standing";
        /// The office was not (or not surely) in standing.
        OfficeNotInStanding = 42, "office-not-in-standing";
        /// No lease, a lease that does not cover the enrolment, or not surely inside its time.
        OutsideLease = 43, "outside-lease";
        /// An order keeps it until it is lifted.
        Ordered = 44, "ordered";
        /// More cases were opened under the lease than it allows.
        LeaseUsedUp = 45, "lease-used-up";
        /// The second person who is named did not sign, signed without being named, or was not surely in standing.
        SecondNotProven = 46, "second-not-proven";

        /// A security feature was not there.
        FeaturesFail = 50, "features-fail";
        /// The agent doubts that face and portrait are one person.
        ComparisonDoubt = 51, "comparison-doubt";
        /// The agent says that face and portrait are two persons.
        ComparisonDifferent = 52, "comparison-different";
        /// A check digit is wrong.
        DigitsWrong = 53, "digits-wrong";
        /// The fields typed blind are not those read.
        TypedFieldsDiffer = 54, "typed-fields-differ";
        /// The record does not reach the level that policy asks for.
        LevelNotReached = 55, "level-not-reached";
        /// The signature of the document's visible seal is wrong.
        SealFalse = 56, "seal-false";
        /// The document's visible seal says another thing than the rest of it.
        SealDiffers = 57, "seal-differs";

        /// Policy no longer accepts the rules, the software or the catalogue that the check was made with.
        VersionEnded = 58, "version-ended";
        /// Other features were looked at than those that the voucher's secret draws.
        FeaturesNotDrawn = 59, "features-not-drawn";

        /// One check passes, another fails.
        ConflictingChecks = 60, "conflicting-checks";
        /// An agent raised the discreet flag. Nobody outside is told; it looks like any delay.
        DiscreetFlag = 61, "discreet-flag";
        /// Somebody says that it was not them.
        Contested = 62, "contested";
        /// An agent corrected the check: a person, or a fresh check by another agent, says what counts.
        Corrected = 63, "corrected";
        /// The agent who passes it has an open reservation about this person or document.
        NeedsAnotherAgent = 64, "needs-another-agent";
        /// A person refused the enrolment.
        RefusedByPerson = 65, "refused-by-person";
        /// The mobile was changing, by a code to the new one alone, when the check may have been made.
        ContactChanged = 66, "contact-changed";
        /// An order lets the enrolment as a whole rest, whoever checked.
        EnrolmentOrdered = 67, "enrolment-ordered";
    }
    /// Who can lift a hold.
    Remedy {
        /// The registry's own next question to a source.
        Source = 1, "source";
        /// The applicant.
        Applicant = 2, "applicant";
        /// A reviewer.
        Person = 3, "person";
    }
}

impl Hold {
    /// Who can lift it.
    pub const fn remedy(self) -> Remedy {
        match self {
            Self::StatusNotAsked => Remedy::Source,
            Self::NotCoSigned
            | Self::ContactChanged
            | Self::LevelNotReached
            | Self::BirthNameNotShown
            | Self::BirthDateIncomplete => Remedy::Applicant,
            _ => Remedy::Person,
        }
    }

    /// True when a person's decision can lift it. A missing co-signature is the applicant's to give
    /// (design section 5, Voucher), and so is their word after their mobile changed; a level is computed, never typed,
    /// and an order is lifted by an order.
    pub const fn yields_to_decision(self) -> bool {
        !matches!(
            self,
            Self::NotCoSigned
                | Self::ContactChanged
                | Self::LevelNotReached
                | Self::Ordered
                | Self::EnrolmentOrdered
        )
    }

    /// True when it is an agent's own reservation, or the document's, about the person in front of them: whoever has one
    /// is not who passes them later.
    pub const fn is_reservation(self) -> bool {
        self.is_failure()
            || matches!(
                self,
                Self::ComparisonDoubt
                    | Self::DigitsWrong
                    | Self::TypedFieldsDiffer
                    | Self::SealDiffers
                    | Self::Corrected
            )
    }

    /// True when it speaks against the whole identity that an enrolment led to, whatever its other enrolments prove: an
    /// order on the enrolment, somebody's word that it was not them, a person's refusal. A check that is in doubt proves
    /// nothing; it is no word against what others prove.
    pub const fn speaks_against_identity(self) -> bool {
        matches!(self, Self::EnrolmentOrdered | Self::Contested | Self::RefusedByPerson)
    }

    /// True when it says that somebody else may have been there first.
    pub const fn is_match(self) -> bool {
        matches!(self, Self::DocumentInTwoEnrolments | Self::PersonInTwoEnrolments | Self::PersonMayBeAnother)
    }

    /// True when it says that the person or the document is not what was claimed: a *fail*, against which
    /// no other check passes silently.
    pub const fn is_failure(self) -> bool {
        matches!(
            self,
            Self::FeaturesFail
                | Self::SealFalse
                | Self::ComparisonDifferent
                | Self::IdentityDiffers
                | Self::DocumentListed
        )
    }
}
