//! The codes that may stand for a state, an organisation or a person without a state in an MRZ
//! (Doc 9303 part 3, section 5: ISO 3166-1 alpha-3 and the additions of parts A to D). Knows no document.

/// ISO 3166-1 alpha-3, in order, as of Debian's iso-codes 4.15.
const ISO_3166: [&str; 249] = [
    "ABW", "AFG", "AGO", "AIA", "ALA", "ALB", "AND", "ARE", "ARG", "ARM", "ASM", "ATA", "ATF", "ATG", "AUS",
    "AUT", "AZE", "BDI", "BEL", "BEN", "BES", "BFA", "BGD", "BGR", "BHR", "BHS", "BIH", "BLM", "BLR", "BLZ",
    "BMU", "BOL", "BRA", "BRB", "BRN", "BTN", "BVT", "BWA", "CAF", "CAN", "CCK", "CHE", "CHL", "CHN", "CIV",
    "CMR", "COD", "COG", "COK", "COL", "COM", "CPV", "CRI", "CUB", "CUW", "CXR", "CYM", "CYP", "CZE", "DEU",
    "DJI", "DMA", "DNK", "DOM", "DZA", "ECU", "EGY", "ERI", "ESH", "ESP", "EST", "ETH", "FIN", "FJI", "FLK",
    "FRA", "FRO", "FSM", "GAB", "GBR", "GEO", "GGY", "GHA", "GIB", "GIN", "GLP", "GMB", "GNB", "GNQ", "GRC",
    "GRD", "GRL", "GTM", "GUF", "GUM", "GUY", "HKG", "HMD", "HND", "HRV", "HTI", "HUN", "IDN", "IMN", "IND",
    "IOT", "IRL", "IRN", "IRQ", "ISL", "ISR", "ITA", "JAM", "JEY", "JOR", "JPN", "KAZ", "KEN", "KGZ", "KHM",
    "KIR", "KNA", "KOR", "KWT", "LAO", "LBN", "LBR", "LBY", "LCA", "LIE", "LKA", "LSO", "LTU", "LUX", "LVA",
    "MAC", "MAF", "MAR", "MCO", "MDA", "MDG", "MDV", "MEX", "MHL", "MKD", "MLI", "MLT", "MMR", "MNE", "MNG",
    "MNP", "MOZ", "MRT", "MSR", "MTQ", "MUS", "MWI", "MYS", "MYT", "NAM", "NCL", "NER", "NFK", "NGA", "NIC",
    "NIU", "NLD", "NOR", "NPL", "NRU", "NZL", "OMN", "PAK", "PAN", "PCN", "PER", "PHL", "PLW", "PNG", "POL",
    "PRI", "PRK", "PRT", "PRY", "PSE", "PYF", "QAT", "REU", "ROU", "RUS", "RWA", "SAU", "SDN", "SEN", "SGP",
    "SGS", "SHN", "SJM", "SLB", "SLE", "SLV", "SMR", "SOM", "SPM", "SRB", "SSD", "STP", "SUR", "SVK", "SVN",
    "SWE", "SWZ", "SXM", "SYC", "SYR", "TCA", "TCD", "TGO", "THA", "TJK", "TKL", "TKM", "TLS", "TON", "TTO",
    "TUN", "TUR", "TUV", "TWN", "TZA", "UGA", "UKR", "UMI", "URY", "USA", "UZB", "VAT", "VCT", "VEN", "VGB",
    "VIR", "VNM", "VUT", "WLF", "WSM", "YEM", "ZAF", "ZMB", "ZWE",
];

/// The two letters of each, in the same order.
const ALPHA_2: [&str; 249] = [
    "AW", "AF", "AO", "AI", "AX", "AL", "AD", "AE", "AR", "AM", "AS", "AQ", "TF", "AG", "AU", "AT", "AZ",
    "BI", "BE", "BJ", "BQ", "BF", "BD", "BG", "BH", "BS", "BA", "BL", "BY", "BZ", "BM", "BO", "BR", "BB",
    "BN", "BT", "BV", "BW", "CF", "CA", "CC", "CH", "CL", "CN", "CI", "CM", "CD", "CG", "CK", "CO", "KM",
    "CV", "CR", "CU", "CW", "CX", "KY", "CY", "CZ", "DE", "DJ", "DM", "DK", "DO", "DZ", "EC", "EG", "ER",
    "EH", "ES", "EE", "ET", "FI", "FJ", "FK", "FR", "FO", "FM", "GA", "GB", "GE", "GG", "GH", "GI", "GN",
    "GP", "GM", "GW", "GQ", "GR", "GD", "GL", "GT", "GF", "GU", "GY", "HK", "HM", "HN", "HR", "HT", "HU",
    "ID", "IM", "IN", "IO", "IE", "IR", "IQ", "IS", "IL", "IT", "JM", "JE", "JO", "JP", "KZ", "KE", "KG",
    "KH", "KI", "KN", "KR", "KW", "LA", "LB", "LR", "LY", "LC", "LI", "LK", "LS", "LT", "LU", "LV", "MO",
    "MF", "MA", "MC", "MD", "MG", "MV", "MX", "MH", "MK", "ML", "MT", "MM", "ME", "MN", "MP", "MZ", "MR",
    "MS", "MQ", "MU", "MW", "MY", "YT", "NA", "NC", "NE", "NF", "NG", "NI", "NU", "NL", "NO", "NP", "NR",
    "NZ", "OM", "PK", "PA", "PN", "PE", "PH", "PW", "PG", "PL", "PR", "KP", "PT", "PY", "PS", "PF", "QA",
    "RE", "RO", "RU", "RW", "SA", "SD", "SN", "SG", "GS", "SH", "SJ", "SB", "SL", "SV", "SM", "SO", "PM",
    "RS", "SS", "ST", "SR", "SK", "SI", "SE", "SZ", "SX", "SC", "SY", "TC", "TD", "TG", "TH", "TJ", "TK",
    "TM", "TL", "TO", "TT", "TN", "TR", "TV", "TW", "TZ", "UG", "UA", "UM", "UY", "US", "UZ", "VA", "VC",
    "VE", "VG", "VI", "VN", "VU", "WF", "WS", "YE", "ZA", "ZM", "ZW",
];

/// Doc 9303's additions, in order: British variants, the European Union, Kosovo, the United Nations,
/// international organisations, and holders who are stateless (XXA) or refugees (XXB, XXC).
const ADDED: [&str; 26] = [
    "D", "EUE", "GBD", "GBN", "GBO", "GBP", "GBS", "IAO", "RKS", "UNA", "UNK", "UNO", "XBA", "XCC", "XCE",
    "XCO", "XDC", "XEC", "XES", "XIM", "XMP", "XOM", "XPO", "XXA", "XXB", "XXC",
];

/// Doc 9303's code for a nationality that is not specified.
const UNSPECIFIED: &str = "XXX";

/// France.
pub const FRANCE: &str = "FRA";

/// Utopia, the state of Doc 9303's specimens.
pub const SPECIMEN: &str = "UTO";

/// True when the code may stand in the issuer's or the nationality's field of a real document.
pub fn is_known(code: &str) -> bool {
    ISO_3166.binary_search(&code).is_ok() || ADDED.binary_search(&code).is_ok() || code == UNSPECIFIED
}

/// True when a passport can be issued under the code: a state or an organisation, not a status of its holder
/// (Doc 9303 part 3, section 5, codes for persons without a defined nationality).
pub fn issues_passports(code: &str) -> bool {
    is_known(code) && !matches!(code, "XXA" | "XXB" | "XXC" | UNSPECIFIED)
}

/// True when the code is the alpha-3 code of a country: what an applicant may declare as nationality.
pub fn is_country(code: &str) -> bool {
    ISO_3166.binary_search(&code).is_ok() || code == "RKS"
}

/// The alpha-3 code of the nationality that an MRZ code stands for: Germany prints `D`, the British
/// variants are all British. Other codes stand for themselves.
pub fn alpha_3(code: &str) -> &str {
    match code {
        "D" => "DEU",
        "GBD" | "GBN" | "GBO" | "GBP" | "GBS" => "GBR",
        other => other,
    }
}

/// The alpha-3 code of a country's two letters.
pub fn of_alpha_2(code: &str) -> Option<&'static str> {
    let at = ALPHA_2.iter().position(|letters| *letters == code)?;
    ISO_3166.get(at).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order_so_that_a_search_finds_every_code() {
        assert!(ISO_3166.is_sorted() && ADDED.is_sorted());
        assert!(ISO_3166.iter().chain(&ADDED).all(|code| is_known(code)));
    }

    #[test]
    fn utopia_and_placeholders_are_no_states() {
        for code in [SPECIMEN, "ASU", "COU", "BAD", "INP", "", "FR"] {
            assert!(!is_known(code) && !is_country(code), "{code}");
        }
    }

    #[test]
    fn a_status_of_the_holder_issues_nothing() {
        assert!(issues_passports("D") && issues_passports("UNO"));
        for code in ["XXA", "XXB", "XXC", "XXX", SPECIMEN] {
            assert!(!issues_passports(code), "{code}");
        }
    }

    #[test]
    fn two_letters_name_the_country_that_three_do() {
        for (two, three) in [("FR", "FRA"), ("DE", "DEU"), ("ZW", "ZWE"), ("AW", "ABW"), ("AR", "ARG")] {
            assert_eq!(of_alpha_2(two), Some(three));
        }
        assert_eq!(of_alpha_2("XX"), None);
        let mut all = ALPHA_2.to_vec();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 249);
    }

    #[test]
    fn germany_is_printed_with_one_letter() {
        assert!(is_known("D") && !is_country("D"));
        assert_eq!(alpha_3("D"), "DEU");
        assert_eq!(alpha_3("FRA"), "FRA");
    }
}
