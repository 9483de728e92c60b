//! The visible electronic seal of French documents (2D-Doc, and the CEV of the identity card): what it says,
//! and whether its signature holds. Source: ANTS, *Spécifications techniques des codes à barres 2D-Doc*,
//! version 3.2.6, chapters 5 to 9; standards section 5.
//!
//! Text of the C40 family, header versions 2 to 4. Version 1 signs in bytes and is refused by name. Reading is
//! total: a text that is no seal is [`Malformed`], which says where, and accuses nobody.

mod certificate;
mod comparison;
mod header;
mod identifiers;
mod malformed;
mod message;
mod trust;
mod verdict;

#[cfg(test)]
mod tests;

pub use certificate::{Certificate, Curve, NotACertificate};
pub use comparison::{SealField, SealedField, beside, day_of_seal};
pub use header::Header;
pub use identifiers::{Identifier, identifier, identifiers};
pub use malformed::Malformed;
pub use message::{Field, Oddity};
pub use trust::{BadList, Trust, Trusted, sign_list};
pub use verdict::{Outcome, Reason, SignatureVerdict, Verdict, signature_of};

use crate::scanned;
use malformed::{GS, RS, US};
use terms::Personal;

/// More than four times what a `DataMatrix` holds (2335 characters): no seal.
const LONGEST: usize = 10_000;

/// Reads the header alone: what a code that was cut short still tells.
pub fn header(text: &str) -> Result<Header, Malformed> {
    Header::read(scanned(text)).map(|(header, _)| header)
}

/// What a seal says. Nothing of it counts before [`Seal::judge`] has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Who signed what kind of document, and when.
    pub header: Header,
    /// The fields, in the order of the code.
    pub fields: Vec<Field>,
    /// Where the code departs from the specification in a way that published codes do.
    pub oddities: Vec<Oddity>,
    /// Header and message as they were signed: one byte a character.
    signed: Personal<Vec<u8>>,
    /// The signature as printed; empty when the code has none.
    signature: String,
}

/// What was signed, and the signature as printed; none where there is none. An annex may follow the signature; it is
/// not signed, so it is not read.
fn signed_and_signature(text: &str) -> Option<(&str, &str)> {
    let (signed, signature) = text.split_once(US)?;
    let signature = signature.split([GS, RS, US]).next().filter(|signature| !signature.is_empty())?;
    Some((signed, signature))
}

impl Seal {
    /// Reads the text of a code, one character a byte (ISO 8859-1), as a symbol reader gives it.
    pub fn read(text: &str) -> Result<Self, Malformed> {
        if text.len() > LONGEST {
            return Err(Malformed::NotASeal);
        }
        let text = scanned(text);
        let (header, length) = Header::read(text)?;
        let (signed, signature) = signed_and_signature(text).ok_or(Malformed::NoSignature)?;
        let body = signed.get(length..).ok_or(Malformed::Header)?;
        let (fields, oddities) = message::read(body)?;
        let bytes = signed.chars().map(u8::try_from).collect::<Result<Vec<u8>, _>>();
        Ok(Self {
            header,
            fields,
            oddities,
            signed: Personal::new(bytes.map_err(|_| Malformed::Message)?),
            signature: signature.to_owned(),
        })
    }
    /// True for the seals that identity documents bear (specification 5.3: 07 identity title, 08 zone, 13
    /// foreigner's document, in the perimeter of ANTS). A bill or a diploma bears one too, and proves nobody.
    pub fn is_of_identity(&self) -> bool {
        self.header.perimeter == "01" && matches!(self.header.document_type.as_str(), "07" | "08" | "13")
    }
    /// The first value under an identifier.
    pub fn value(&self, id: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.id == id).map(|field| field.value.reveal().as_str())
    }
}
