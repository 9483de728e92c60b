//! Départements cut from others: a commune's code is that of the day of birth (`FranceConnect`, standards 9.3), and
//! their communes had other codes before. Knows no commune.

/// A département that is younger than the code list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewDepartment {
    /// What its communes' codes begin with.
    pub code: &'static str,
    /// The first year in which somebody could be born there.
    pub since: u16,
}

const fn since(since: u16, code: &'static str) -> NewDepartment {
    NewDepartment { code, since }
}

/// The five cut from Seine and Seine-et-Oise, and the two of Corsica.
pub const NEW_DEPARTMENTS: [NewDepartment; 7] = [
    since(1968, "91"),
    since(1968, "92"),
    since(1968, "93"),
    since(1968, "94"),
    since(1968, "95"),
    since(1976, "2A"),
    since(1976, "2B"),
];

/// True when somebody born in that year can have been born under a commune's code, as far as its département says. The
/// form offers no other; what is typed against it is not refused.
pub fn was_there(commune: &str, year: u16) -> bool {
    !NEW_DEPARTMENTS.iter().any(|new| year < new.since && commune.starts_with(new.code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_counts_from_the_year_its_departement_was_made() {
        for (commune, year, expected) in [
            ("93048", 1967, false),
            ("93048", 1968, true),
            ("91228", 1960, false),
            ("95018", 1987, true),
            ("2A004", 1975, false),
            ("2B033", 1976, true),
            // As old as the list.
            ("75107", 1930, true),
            ("78646", 1930, true),
            ("90010", 1930, true),
            ("20004", 1975, true),
        ] {
            assert_eq!(was_there(commune, year), expected, "{commune} in {year}");
        }
    }
}
