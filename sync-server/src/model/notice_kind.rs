//! What can be told, and by which channel. It must not know any wording.

use words::Key;

terms::codes! {
    /// How a message reaches its reader.
    Channel {
        /// A text message to a mobile.
        Sms = 1, "sms";
        /// An e-mail.
        Mail = 2, "mail";
    }
    /// What is told. The word is the middle of its text's key, `notice-<word>-subject`.
    NoticeKind {
        /// The code that confirms a mobile.
        SmsCode = 1, "sms-code";
        /// The voucher is ready.
        Invitation = 2, "invitation";
        /// The identity is ready.
        Activated = 3, "activated";
        /// The check needs more time. The same for a doubt and a delay.
        Review = 4, "review";
        /// Another check is needed.
        Again = 5, "again";
        /// The demand is refused.
        Refused = 6, "refused";
        /// The deadline has passed.
        Lapsed = 7, "lapsed";
        /// The applicant withdrew.
        Withdrawn = 8, "withdrawn";
        /// The identity rests while something is looked at.
        Suspended = 9, "suspended";
        /// The code that brings an applicant back.
        ReturnCode = 10, "return-code";
        /// The code that confirms an e-mail address.
        EmailCode = 11, "email-code";
        /// A visit is booked.
        AppointmentBooked = 20, "appointment-booked";
        /// A visit is moved.
        AppointmentMoved = 21, "appointment-moved";
        /// A visit is cancelled.
        AppointmentCancelled = 22, "appointment-cancelled";
        /// A visit may come late: others are offered.
        AppointmentAlternatives = 23, "appointment-alternatives";
        /// Nobody was at home.
        AppointmentAbsent = 24, "appointment-absent";
        /// The carrier could not come.
        AppointmentCarrierAbsent = 25, "appointment-carrier-absent";
        /// A document was shown in the applicant's name.
        Checked = 40, "checked";
        /// Their document was shown for another demand. Whose is told to nobody.
        DocumentShown = 41, "document-shown";
        /// A document with their names and date of birth was shown for another demand.
        PersonShown = 42, "person-shown";
        /// Another document is needed.
        BringAnother = 43, "bring-another";
        /// A check was made without the voucher: was it the applicant?
        ConfirmCheck = 44, "confirm-check";
        /// The deadline has passed for good.
        BeginAgain = 45, "begin-again";
        /// The identity's time is over: another check renews it.
        Expired = 46, "expired";
        /// An order ended the identity.
        Ended = 47, "ended";
        /// The date of birth is to be declared again, in a new enrolment.
        DeclareAgain = 48, "declare-again";
        /// Contact data are about to change: was it the applicant?
        ContactChanging = 52, "contact-changing";
        /// The code at an address that was confirmed, which lets contact data change.
        ContactCode = 53, "contact-code";
        /// Contact data have changed.
        ContactChanged = 54, "contact-changed";
        /// Contact data stay as they were.
        ContactKept = 55, "contact-kept";
    }
}

impl NoticeKind {
    /// What came of a check: told when its wait is over.
    pub const OUTCOMES: [Self; 10] = [
        Self::Activated,
        Self::Review,
        Self::Again,
        Self::Refused,
        Self::Lapsed,
        Self::Suspended,
        Self::BringAnother,
        Self::ConfirmCheck,
        Self::BeginAgain,
        Self::DeclareAgain,
    ];

    /// The one channel of what confirms an address. Everything else goes to an address that is confirmed.
    pub const fn channel_of_code(self) -> Option<Channel> {
        match self {
            Self::SmsCode | Self::ReturnCode => Some(Channel::Sms),
            Self::EmailCode => Some(Channel::Mail),
            _ => None,
        }
    }

    /// True of what touches no identity: when somebody comes.
    pub const fn is_practical(self) -> bool {
        matches!(
            self,
            Self::AppointmentBooked
                | Self::AppointmentMoved
                | Self::AppointmentCancelled
                | Self::AppointmentAlternatives
                | Self::AppointmentAbsent
                | Self::AppointmentCarrierAbsent
        )
    }

    /// The keys of its subject (a mail has one) and its body.
    pub(crate) fn keys(self, channel: Channel) -> (Option<Key>, Option<Key>) {
        let word = self.word();
        match channel {
            Channel::Sms if self.channel_of_code().is_some() => {
                (None, Key::from_id(&format!("notice-{word}")))
            }
            Channel::Sms => (None, Key::from_id(&format!("notice-{word}-sms"))),
            Channel::Mail => (
                Key::from_id(&format!("notice-{word}-subject")),
                Key::from_id(&format!("notice-{word}-body")),
            ),
        }
    }
}
