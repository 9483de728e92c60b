//! Who may apply: the rules of the form, all at once, so that an applicant corrects everything in one go.
//! Knows no server and no code lists beyond their shape.

mod departments;
mod email;
mod mobile;
mod nir;

#[cfg(test)]
mod tests;

pub use departments::{NEW_DEPARTMENTS, NewDepartment, was_there};
pub use mobile::normalise_mobile;

use crate::applicant::{Declaration, PostalAddress};
use documents::states;
use terms::{BirthDate, Day, Problem, text};

terms::codes! {
    /// The fields of a declaration, to say which one a problem is about.
    Field {
        /// Surname at birth.
        BirthName = 1, "birth-name";
        /// Surname in use.
        UsageName = 2, "usage-name";
        /// Given names.
        GivenNames = 3, "given-names";
        /// Date of birth.
        BirthDate = 4, "birth-date";
        /// Place of birth.
        BirthPlace = 5, "birth-place";
        /// Country of birth.
        BirthCountry = 6, "birth-country";
        /// Sex.
        Sex = 7, "sex";
        /// Nationality.
        Nationality = 8, "nationality";
        /// Number and street.
        AddressLine = 9, "address-line";
        /// Flat, stair, building.
        AddressComplement = 10, "address-complement";
        /// Postcode.
        Postcode = 11, "postcode";
        /// Locality.
        Locality = 12, "locality";
        /// Country of the address.
        Country = 13, "country";
        /// Electronic mail address.
        Email = 14, "email";
        /// Mobile telephone.
        Mobile = 15, "mobile";
    }
}

/// The age of majority, in years (standards 1.8).
const AGE: i32 = 18;
/// What `FranceConnect` accepts as the longest name, in characters (standards 7.2).
const LONGEST_NAME: usize = 256;
/// COG code of France as a country of birth.
const BORN_IN_FRANCE: &str = "99100";
/// France as the country of an address.
const FRANCE: &str = "FRA";

/// Everything that stands against a declaration on a day, in the order of the form; nothing when the
/// person may apply.
pub fn judge(declaration: &Declaration, on: Day) -> Vec<(Field, Problem)> {
    let mut verdict = Verdict(Vec::new());
    verdict.name(Field::BirthName, declaration.birth_name.reveal());
    if let Some(usage_name) = &declaration.usage_name {
        verdict.name(Field::UsageName, usage_name.reveal());
    }
    verdict.name(Field::GivenNames, declaration.given_names.reveal());
    verdict.birth(declaration, on);
    let nationality = declaration.nationality.reveal();
    verdict.text(Field::Nationality, nationality, LONGEST_NAME, || states::is_country(nationality));
    verdict.address(declaration.address.reveal());
    let email = declaration.email.reveal();
    verdict.text(Field::Email, email, email::LONGEST, || email::is_address(email));
    let mobile = declaration.mobile.reveal();
    if verdict.text(Field::Mobile, mobile, LONGEST_NAME, || true) && normalise_mobile(mobile).is_none() {
        verdict.against(Field::Mobile, Problem::MobileNotAccepted);
    }
    verdict.0
}

struct Verdict(Vec<(Field, Problem)>);

impl Verdict {
    fn against(&mut self, field: Field, problem: Problem) {
        self.0.push((field, problem));
    }
    /// A text that must be there, short enough, without a social-security number and of its form. False
    /// when a problem was found.
    fn text(&mut self, field: Field, text: &str, longest: usize, form: impl FnOnce() -> bool) -> bool {
        let problem = if text::typed(text).is_empty() {
            Problem::FieldMissing
        } else if nir::is_in(text) {
            // No law lets this registry hold one, and free text is where they turn up.
            Problem::NirRefused
        } else if text.chars().count() > longest
            || text.chars().any(|letter| letter.is_control() || text::is_invisible(letter))
            || !form()
        {
            Problem::FieldInvalid
        } else {
            return true;
        };
        self.against(field, problem);
        false
    }
    /// A name in any script, with no digit in it.
    fn name(&mut self, field: Field, name: &str) {
        self.text(field, name, LONGEST_NAME, || {
            name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_numeric)
        });
    }
    fn birth(&mut self, declaration: &Declaration, on: Day) {
        let date = *declaration.birth_date.reveal();
        if !date.may_live(on) {
            self.against(Field::BirthDate, Problem::FieldInvalid);
        } else if !date.is_at_least(AGE, on) {
            self.against(Field::BirthDate, Problem::TooYoung);
        }
        let (place, country) = (declaration.birth_place.reveal(), declaration.birth_country.reveal());
        if country == BORN_IN_FRANCE {
            self.text(Field::BirthPlace, place, LONGEST_NAME, || is_commune(place, date));
        } else if !text::typed(place).is_empty() {
            self.text(Field::BirthPlace, place, LONGEST_NAME, || true);
        }
        self.text(Field::BirthCountry, country, LONGEST_NAME, || is_birth_country(country));
    }
    fn address(&mut self, address: &PostalAddress) {
        self.text(Field::AddressLine, &address.line, LONGEST_NAME, || true);
        if let Some(complement) =
            address.complement.as_deref().filter(|complement| !text::typed(complement).is_empty())
        {
            self.text(Field::AddressComplement, complement, LONGEST_NAME, || true);
        }
        let in_france = address.country == FRANCE;
        self.text(Field::Postcode, &address.postcode, LONGEST_NAME, || {
            !in_france || is_postcode(&address.postcode)
        });
        self.text(Field::Locality, &address.locality, LONGEST_NAME, || true);
        if self.text(Field::Country, &address.country, LONGEST_NAME, || true) && !in_france {
            self.against(Field::Country, Problem::AddressNotInFrance);
        }
    }
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The first day on which Mayotte was a département: before, its communes were 98501 to 98517 (INSEE, COG 2011).
const MAYOTTE_DEPARTMENT: Day = Day::of(2011, 3, 31);

/// The first day on which communes of Corsica began with 2A or 2B instead of 20 (INSEE, COG).
const TWO_CORSICAS: Day = Day::of(1976, 1, 1);

/// The shape of a commune's COG code as at the day of birth (standards 9.3): a département of the mainland
/// (20 was Corsica until 1976), 2A, 2B, 971 to 978, 986 to 988 or, while there were such communes, 985; then the commune,
/// which is never all zeros: 75000 and 97400 are postcodes.
fn is_commune(code: &str, born: BirthDate) -> bool {
    let Some((department, commune)) = code.split_at_checked(2).filter(|(_, commune)| commune.len() == 3)
    else {
        return false;
    };
    let known = match department {
        "2A" | "2B" => true,
        "97" => matches!(commune.as_bytes(), [b'1'..=b'8', ..]),
        "98" if commune.starts_with('5') => {
            ("501"..="517").contains(&commune) && born.earliest() < MAYOTTE_DEPARTMENT
        }
        "98" => matches!(commune.as_bytes(), [b'6'..=b'8', ..]),
        "20" => born.earliest() < TWO_CORSICAS,
        other => are_digits(other) && ("01"..="95").contains(&other),
    };
    // Overseas the département has a third digit.
    let of_department = if matches!(department, "97" | "98") { &commune[1..] } else { commune };
    known && are_digits(commune) && of_department.bytes().any(|digit| digit != b'0')
}

/// The shape of a country's COG code: 99, the continent (1 to 5), the country.
fn is_birth_country(code: &str) -> bool {
    code.len() == 5 && are_digits(code) && ("99100"..="99599").contains(&code)
}

/// Five digits whose first two are a département that post has (20 is Corsica; 97 and 98 overseas).
fn is_postcode(code: &str) -> bool {
    code.len() == 5
        && are_digits(code)
        && (("01000"..="95999").contains(&code) || ("97000"..="98999").contains(&code))
}
