//! What an applicant declares. It is kept as typed and judged elsewhere.

use terms::{BirthDate, Personal, Sex};

/// The declaration of an enrolment: everything about the person is [`Personal`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Surname at birth, as on the birth certificate.
    pub birth_name: Personal<String>,
    /// Surname in use, when another.
    pub usage_name: Option<Personal<String>>,
    /// All given names, in order, parted by spaces or commas.
    pub given_names: Personal<String>,
    /// Date of birth; month and day may be unknown.
    pub birth_date: Personal<BirthDate>,
    /// Born in France: the commune's COG code as at the day of birth (`75107`, `2A004`). Born elsewhere:
    /// the place in words, or nothing.
    pub birth_place: Personal<String>,
    /// COG code of the country of birth: `99100` for France, `99` and three digits elsewhere.
    pub birth_country: Personal<String>,
    /// Sex.
    pub sex: Personal<Sex>,
    /// Nationality, ISO 3166-1 alpha-3 (`FRA`).
    pub nationality: Personal<String>,
    /// Where post reaches the applicant.
    pub address: Personal<PostalAddress>,
    /// Electronic mail address.
    pub email: Personal<String>,
    /// Mobile telephone, as typed or in E.164.
    pub mobile: Personal<String>,
}

/// A postal address (NF Z10-011, lines 2 to 6 and the country).
#[derive(Clone, PartialEq, Eq)]
pub struct PostalAddress {
    /// Number and street.
    pub line: String,
    /// Flat, stair, building, lieu-dit.
    pub complement: Option<String>,
    /// Postcode, five digits in France.
    pub postcode: String,
    /// Locality.
    pub locality: String,
    /// Country, ISO 3166-1 alpha-3 (`FRA`).
    pub country: String,
}

impl core::fmt::Debug for PostalAddress {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("PostalAddress(…)")
    }
}
