//! The header: fixed positions, four hex digits a date (specification 5.2 to 5.4).

use super::malformed::Malformed;
use terms::Day;

/// Dates count from here.
const EPOCH: Day = Day::of(2000, 1, 1);
/// Stands for no date.
const NO_DATE: &str = "FFFF";
/// The perimeter of a code whose header has none: ANTS was alone then.
const FIRST_PERIMETER: &str = "01";

/// Who signed what kind of document, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// 2, 3 or 4.
    pub version: u8,
    /// The certification authority, four characters; `xx00` are test authorities.
    pub authority: String,
    /// The certificate within the authority, four characters.
    pub certificate: String,
    /// The day the document was issued, as printed.
    pub issued_hex: String,
    /// The same as a day; none when the code gives none.
    pub issued: Option<Day>,
    /// The day of the signature, as printed.
    pub signed_hex: String,
    /// The same as a day; none when the code gives none.
    pub signed: Option<Day>,
    /// The type of document, two characters: 07 is an identity title.
    pub document_type: String,
    /// Whose list of types that is.
    pub perimeter: String,
    /// The issuing country, two letters; from version 4.
    pub country: Option<String>,
}

impl Header {
    /// Reads the header and says how long it is.
    pub(super) fn read(text: &str) -> Result<(Self, usize), Malformed> {
        let version = text.strip_prefix("DC").and_then(|rest| rest.get(..2)).ok_or(Malformed::NotASeal)?;
        let (version, length) = match version {
            "02" => (2, 22),
            "03" => (3, 24),
            "04" => (4, 26),
            other if other.bytes().all(|byte| byte.is_ascii_digit()) => return Err(Malformed::Version),
            _ => return Err(Malformed::NotASeal),
        };
        let header = text.get(..length).ok_or(Malformed::Header)?;
        if !header.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(Malformed::Header);
        }
        let part = |from: usize, to: usize| header.get(from..to).unwrap_or_default().to_owned();
        let (issued_hex, signed_hex) = (part(12, 16), part(16, 20));
        let header = Self {
            version,
            authority: part(4, 8),
            certificate: part(8, 12),
            issued: date(&issued_hex)?,
            issued_hex,
            signed: date(&signed_hex)?,
            signed_hex,
            document_type: part(20, 22),
            perimeter: if version > 2 { part(22, 24) } else { FIRST_PERIMETER.to_owned() },
            country: (version > 3).then(|| part(24, 26)),
        };
        Ok((header, length))
    }
}

fn date(hex: &str) -> Result<Option<Day>, Malformed> {
    if hex.eq_ignore_ascii_case(NO_DATE) {
        return Ok(None);
    }
    let days = i32::from_str_radix(hex, 16).map_err(|_| Malformed::Header)?;
    Ok(Some(EPOCH.plus_days(days)))
}
