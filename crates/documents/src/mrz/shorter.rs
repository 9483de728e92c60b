//! The forms that zones with less room give a name: by them the name of one document is found in what another cut off.

use super::composition::{identifiers, words};
use super::emission::shortened;
use super::layout::Layout;
use super::line::FILLER;
use crate::finding::FindingAt;
use crate::kind::Format;
use crate::reading::MrzField;

/// How a name as read (primary and secondary, in MRZ form with spaces) may stand in zones that have no room for it: cut
/// where the field ends, as many issuers do, or its longest components shortened (Doc 9303 part 3, section 4.6). None
/// where every zone has room. An issuer that shortens otherwise is not foreseen here.
pub fn shorter_forms(primary: &str, secondary: &str) -> Vec<(String, String)> {
    let components = |name: &str| -> Vec<String> {
        name.split([' ', char::from(FILLER)]).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let (primary, secondary) = (components(primary), components(secondary));
    let whole = format!("{}<<{}", primary.join("<"), secondary.join("<"));
    let of = |text: &str| {
        let (primary, secondary) = identifiers(text.as_bytes());
        (words(primary), words(secondary))
    };
    let room = |format, field| Layout::of(format).place(field).map_or(0, FindingAt::length);
    let mut forms = Vec::new();
    for format in [Format::Td1, Format::Td2, Format::Td3] {
        let room = room(format, MrzField::Name);
        if whole.len() > room {
            forms.extend(whole.get(..room).map(of));
            forms.push(of(&shortened(primary.clone(), secondary.clone(), room)));
        }
    }
    // The old French card has a field for each, and cuts.
    let cut = |parts: &[String], between: &str, field| {
        let (joined, room) = (parts.join(between), room(Format::FrenchCard, field));
        (joined.len() > room, joined.get(..room).unwrap_or(&joined).to_owned())
    };
    let (primary, given) = (cut(&primary, "<", MrzField::Name), cut(&secondary, "<<", MrzField::GivenNames));
    if primary.0 || given.0 {
        forms.push((words(primary.1.as_bytes()), words(given.1.as_bytes())));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_every_zone_has_room_for_has_no_shorter_form() {
        assert!(shorter_forms("BEAUSEJOUR", "MAELLE INES").is_empty());
        assert!(shorter_forms("SUPARMAN", "").is_empty());
    }

    #[test]
    fn a_long_name_is_cut_where_the_field_ends_or_in_its_longest_components() {
        let forms = shorter_forms("LACOMBE DARVIL DE MONTREVEL", "NOEMIE AURORE");
        let has =
            |primary: &str, secondary: &str| forms.contains(&(primary.to_owned(), secondary.to_owned()));
        assert!(has("LACOMBE DARVIL DE MONTREVEL", "N"), "{forms:?}");
        assert!(has("LACOMBE DARVIL DE MONTREVEL", "NOEMIE AUR"), "{forms:?}");
        assert!(has("LACOMBE DARVIL DE MONTREV", "NOEMIE AURORE"), "the old French card: {forms:?}");
        assert!(forms.iter().any(|(primary, given)| primary.len() + given.len() <= 30), "{forms:?}");
    }
}
