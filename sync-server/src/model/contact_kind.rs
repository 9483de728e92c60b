//! What of an applicant's contact data can change.

use crate::model::CodeUse;

terms::codes! {
    /// What changes.
    ContactKind {
        /// The mobile.
        Mobile = 1, "mobile";
        /// The e-mail address.
        Email = 2, "email";
        /// The postal address.
        Postal = 3, "postal";
    }
}

impl ContactKind {
    /// The code that confirms the new one. No code reaches a postal address: the mobile that counts stands for it.
    pub const fn new_code(self) -> CodeUse {
        match self {
            Self::Mobile => CodeUse::NewMobile,
            Self::Email => CodeUse::NewEmail,
            Self::Postal => CodeUse::Postal,
        }
    }

    /// The code at the one of before, by which a change takes effect at once.
    pub const fn earlier_code(self) -> CodeUse {
        match self {
            Self::Mobile => CodeUse::EarlierMobile,
            Self::Email => CodeUse::EarlierEmail,
            Self::Postal => CodeUse::Postal,
        }
    }
}
