//! Which layout the lines have. Lengths decide, then the first letter, then, for the two that are equally
//! long, what only the old French card has. A misread character must not turn one layout into another.

use super::check_digit::right_at;
use super::confusion::{as_digit, as_letter};
use super::layout::Layout;
use super::line::Line;
use crate::kind::Format;

/// The layout, when there is one.
pub(super) fn recognise(lines: &[Line]) -> Option<&'static Layout> {
    let format = match lines {
        [first, second] if first.is_long(44) && second.is_long(44) => {
            if first.at(1) == b'V' {
                Format::MrvA
            } else {
                Format::Td3
            }
        }
        [first, second] if first.is_long(36) && second.is_long(36) => of_two_by_36(lines, first, second),
        [_, _, _] if lines.iter().all(|line| line.is_long(30)) => Format::Td1,
        [only] if only.is_long(30) && only.part(2, 5) == b"1FRA" && as_letter(only.at(1)) == b'D' => {
            Format::FrenchLicence
        }
        _ => return None,
    };
    Some(Layout::of(format))
}

/// A TD2, a small visa or the old French card, which is `IDFRA` and starts its second line with the year and
/// month of issue. Where both layouts could be meant, the digits over the whole decide.
fn of_two_by_36(lines: &[Line], first: &Line, second: &Line) -> Format {
    let named = first.part(1, 5).iter().map(|byte| as_letter(*byte)).eq(*b"IDFRA");
    let dated = second.part(1, 4).iter().all(|byte| as_digit(*byte).is_ascii_digit());
    if !named || !dated {
        return if first.at(1) == b'V' { Format::MrvB } else { Format::Td2 };
    }
    let right = |format| Layout::of(format).composite.is_some_and(|digit| right_at(lines, digit));
    let card_number = || Layout::of(Format::Td2).number.is_some_and(|digit| right_at(lines, digit));
    let is_td2 = !right(Format::FrenchCard) && right(Format::Td2) && card_number();
    if is_td2 { Format::Td2 } else { Format::FrenchCard }
}
