//! What is odd about the bytes of a document. A finding states; it never decides and never repairs.

terms::codes! {
    /// One kind of oddness. Numbers are signed; they are grouped by what they concern.
    FindingCode {
        /// The lines have the length of no format read here.
        UnknownFormat = 1, "unknown-format";
        /// The French driving licence, 1 × 30: never a proof of identity here.
        FrenchLicence = 3, "french-licence";
        /// A character outside A to Z, 0 to 9 and `<`.
        WrongAlphabet = 4, "wrong-alphabet";
        /// The document code is not one of the format.
        UnknownDocumentCode = 5, "unknown-document-code";
        /// A visa: it lets somebody travel and proves no identity.
        Visa = 6, "visa";

        /// The digit of the document number is wrong.
        NumberDigitWrong = 10, "number-digit-wrong";
        /// The digit of the date of birth is wrong.
        BirthDigitWrong = 11, "birth-digit-wrong";
        /// The digit of the date of expiry is wrong.
        ExpiryDigitWrong = 12, "expiry-digit-wrong";
        /// The digit of the optional data is wrong.
        OptionalDigitWrong = 13, "optional-digit-wrong";
        /// The digit over the whole is wrong.
        CompositeDigitWrong = 14, "composite-digit-wrong";

        /// The number field is empty.
        NumberMissing = 20, "number-missing";
        /// The number is longer than nine characters and runs on in the optional data.
        NumberLongerThanNine = 21, "number-longer-than-nine";
        /// The digit of a long number counts the filler in its middle (seen on real cards).
        NumberDigitCountsFiller = 22, "number-digit-counts-filler";

        /// The date of birth is no calendar date.
        BirthNotADate = 30, "birth-not-a-date";
        /// Part of the date of birth is unknown to the issuer.
        BirthPartlyUnknown = 31, "birth-partly-unknown";
        /// The whole date of birth is unknown to the issuer.
        BirthUnknown = 32, "birth-unknown";
        /// The date of expiry is no calendar date.
        ExpiryNotADate = 33, "expiry-not-a-date";
        /// The document has no date of expiry.
        NoExpiry = 34, "no-expiry";
        /// The printed date of expiry is past.
        Expired = 35, "expired";

        /// The year and month of issue in an old French card's number are none.
        IssueMonthNotADate = 36, "issue-month-not-a-date";
        /// The layout holds no date of expiry: the old French card prints it only.
        ExpiryNotInZone = 37, "expiry-not-in-zone";

        /// The sex is not M, F or `<`.
        SexLetter = 40, "sex-letter";
        /// The issuing state is not on the list.
        UnknownIssuer = 41, "unknown-issuer";
        /// The nationality is not on the list.
        UnknownNationality = 42, "unknown-nationality";
        /// Utopia: a specimen, never a document.
        SpecimenState = 43, "specimen-state";
        /// The layout holds no nationality: the old French card is issued to nationals only.
        NationalityImplied = 44, "nationality-implied";

        /// The name field is empty.
        NameMissing = 50, "name-missing";
        /// A digit stands in the name.
        NameHasDigit = 51, "name-has-digit";
        /// The last position of the name is a letter, so the name may go on.
        NameMaybeTruncated = 52, "name-maybe-truncated";

        /// The agent states that the printed name is another than the one read.
        PrintedNameDiffers = 60, "printed-name-differs";
        /// The agent states that the printed given names are others than those read.
        PrintedGivenNamesDiffer = 61, "printed-given-names-differ";
        /// The agent states that the printed date of birth is another than the one read.
        PrintedBirthDiffers = 62, "printed-birth-differs";
        /// The typed day of issue is not in the month that an old French card's number begins with.
        PrintedIssueDiffers = 63, "printed-issue-differs";
        /// The typed expiry is neither ten nor fifteen years after the month of issue (the old French card).
        PrintedExpiryDiffers = 64, "printed-expiry-differs";

        /// The visible seal was read: an authority on the list signed its content, in time.
        SealVerified = 70, "seal-verified";
        /// The visible seal cannot be verified: its authority is not on the list.
        SealAuthorityUnknown = 71, "seal-authority-unknown";
        /// The visible seal cannot be verified: the authority is on the list, its certificate is not.
        SealCertificateUnknown = 72, "seal-certificate-unknown";
        /// The visible seal cannot be verified: its certificate was taken back.
        SealCertificateRevoked = 73, "seal-certificate-revoked";
        /// The visible seal cannot be verified: it was signed outside the certificate's period.
        SealCertificateOutOfPeriod = 74, "seal-certificate-out-of-period";
        /// The visible seal cannot be verified: it does not say when it was signed.
        SealWithoutDate = 75, "seal-without-date";
        /// The visible seal cannot be verified: the day it was signed is still to come.
        SealSignedLater = 76, "seal-signed-later";
        /// The signature of the visible seal is wrong: its content is not what the authority signed.
        SealSignatureWrong = 77, "seal-signature-wrong";
        /// The visible seal says another thing than the lines or the print.
        SealDiffers = 78, "seal-differs";
    }
}

impl FindingCode {
    /// True when the lines were not read as they should be: read again before anything else.
    pub const fn spoils_reading(self) -> bool {
        self.breaks_the_form() || matches!(self, Self::NumberMissing | Self::NameMissing)
    }
    /// True when the lines are not as the standard writes them: length, alphabet, digits, dates, sex, names.
    pub const fn breaks_the_form(self) -> bool {
        matches!(
            self,
            Self::UnknownFormat
                | Self::WrongAlphabet
                | Self::NumberDigitWrong
                | Self::BirthDigitWrong
                | Self::ExpiryDigitWrong
                | Self::OptionalDigitWrong
                | Self::CompositeDigitWrong
                | Self::BirthNotADate
                | Self::ExpiryNotADate
                | Self::IssueMonthNotADate
                | Self::SexLetter
                | Self::NameHasDigit
        )
    }
}

/// Where in the lines. Lines and positions count from 1, as Doc 9303 does; both ends are included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingAt {
    /// Line, from 1.
    pub line: u8,
    /// First position.
    pub from: u8,
    /// Last position.
    pub to: u8,
}

impl FindingAt {
    /// How many positions it has.
    pub(crate) fn length(self) -> usize {
        usize::from(self.to + 1 - self.from)
    }
}

/// One oddness, and where it stands when it stands somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is odd.
    pub code: FindingCode,
    /// Where.
    pub place: Option<FindingAt>,
}
