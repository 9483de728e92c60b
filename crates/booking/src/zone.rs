//! The zone in which an address in France tells its hours: a window is one hour for everybody, whatever a telephone says.

/// Postcodes overseas begin with these three digits (La Poste), and their clocks are these (IANA).
const OVERSEAS: [(&str, &str); 12] = [
    ("971", "America/Guadeloupe"),
    ("972", "America/Martinique"),
    ("973", "America/Cayenne"),
    ("974", "Indian/Reunion"),
    ("975", "America/Miquelon"),
    ("976", "Indian/Mayotte"),
    ("977", "America/St_Barthelemy"),
    ("978", "America/Marigot"),
    ("984", "Indian/Kerguelen"),
    ("986", "Pacific/Wallis"),
    ("987", "Pacific/Tahiti"),
    ("988", "Pacific/Noumea"),
];

/// Saint-Barthélemy and Saint-Martin keep the postcodes they had as communes of Guadeloupe.
const WITHIN_GUADELOUPE: [(&str, &str); 2] =
    [("97133", "America/St_Barthelemy"), ("97150", "America/Marigot")];

/// The zone of mainland France.
pub const MAINLAND: &str = "Europe/Paris";

/// Every zone in which France has addresses, the mainland's first.
pub fn zones() -> impl Iterator<Item = &'static str> {
    core::iter::once(MAINLAND).chain(OVERSEAS.iter().map(|(_, zone)| *zone))
}

/// The zone of a postcode, as the IANA database names it.
pub fn zone_of_postcode(postcode: &str) -> &'static str {
    let digits: String = postcode.chars().filter(char::is_ascii_digit).collect();
    let begins = |(head, zone): &(&str, &'static str)| digits.starts_with(head).then_some(*zone);
    WITHIN_GUADELOUPE.iter().chain(&OVERSEAS).find_map(begins).unwrap_or(MAINLAND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_the_hours_of_where_it_is() {
        let zones = [
            ("75001", "Europe/Paris"),
            ("39120", "Europe/Paris"),
            ("20000", "Europe/Paris"),
            ("97400", "Indian/Reunion"),
            ("97 400", "Indian/Reunion"),
            ("97600", "Indian/Mayotte"),
            ("97300", "America/Cayenne"),
            ("97133", "America/St_Barthelemy"),
            ("97150", "America/Marigot"),
            ("98714", "Pacific/Tahiti"),
            ("98800", "Pacific/Noumea"),
            ("", "Europe/Paris"),
        ];
        for (postcode, zone) in zones {
            assert_eq!(zone_of_postcode(postcode), zone, "{postcode}");
        }
    }
}
