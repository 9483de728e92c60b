//! The kinds of document an applicant may show, and how an MRZ names them. Knows nothing of models.

use crate::validity::Scheme;

terms::codes! {
    /// A kind of identity document.
    DocumentKind {
        /// A national identity card.
        IdentityCard = 1, "identity-card";
        /// A passport booklet.
        Passport = 2, "passport";
        /// A card that lets a foreigner reside.
        ResidencePermit = 3, "residence-permit";
    }
}

terms::codes! {
    /// A layout of lines (Doc 9303 parts 4 to 7, and two of France's own).
    Format {
        /// Three lines of 30: cards.
        Td1 = 1, "td1";
        /// Two lines of 36: larger cards.
        Td2 = 2, "td2";
        /// Two lines of 44: passports.
        Td3 = 3, "td3";
        /// Two lines of 44 that begin with V: a visa of a whole page.
        MrvA = 4, "mrv-a";
        /// Two lines of 36 that begin with V: a small visa.
        MrvB = 5, "mrv-b";
        /// Two lines of 36 in France's own layout: the card of 1988 to 2021.
        FrenchCard = 6, "french-card";
        /// One line of 30: the French driving licence.
        FrenchLicence = 7, "french-licence";
    }
}

impl DocumentKind {
    /// The kind that a document code stands for in a format, where it stands for one we know.
    ///
    /// Doc 9303 part 4, section 4.2.2: a TD3 starts with P; its second letter is the issuer's until 2028, then
    /// PP, PE, PD…, so it is never compared. Part 5, section 4.2.2: a TD1 starts with A, C or I; AC is a crew
    /// member's certificate and V never follows. R second marks a residence permit of a European State.
    pub(crate) fn of_code(format: Format, code: &str) -> Option<Self> {
        match (format, code.as_bytes()) {
            (Format::Td3, [b'P', ..]) => Some(Self::Passport),
            (Format::Td1 | Format::Td2, b"AC" | [_, b'V']) => None,
            (Format::Td1 | Format::Td2, [b'A' | b'C' | b'I', b'R']) => Some(Self::ResidencePermit),
            (Format::FrenchCard, b"ID") | (Format::Td1 | Format::Td2, [b'A' | b'C' | b'I', ..]) => {
                Some(Self::IdentityCard)
            }
            _ => None,
        }
    }
}

impl Format {
    /// True when a document of that kind and those rules can have this layout.
    pub(crate) const fn can_be(self, kind: DocumentKind, scheme: Scheme) -> bool {
        matches!(
            (self, kind, scheme),
            (Self::FrenchCard, DocumentKind::IdentityCard, Scheme::FrenchCard1988)
                | (Self::Td1 | Self::Td2, DocumentKind::IdentityCard, Scheme::FrenchCard2021)
                | (Self::Td1 | Self::Td2, DocumentKind::ResidencePermit, Scheme::ResidencePermit)
                | (Self::Td3, DocumentKind::Passport, Scheme::Passport)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_letter_of_a_passport_does_not_matter() {
        for code in ["P", "PP", "PD", "PT"] {
            assert_eq!(DocumentKind::of_code(Format::Td3, code), Some(DocumentKind::Passport));
        }
        assert_eq!(DocumentKind::of_code(Format::Td3, "V"), None);
    }

    #[test]
    fn a_crew_certificate_is_no_identity_card() {
        assert_eq!(DocumentKind::of_code(Format::Td1, "AC"), None);
        assert_eq!(DocumentKind::of_code(Format::Td1, "ID"), Some(DocumentKind::IdentityCard));
        assert_eq!(DocumentKind::of_code(Format::Td1, "AR"), Some(DocumentKind::ResidencePermit));
    }
}
