//! Which PINs are good enough. Ten tries and a device secret carry the rest.

/// The PIN is not 6 to 12 digits, or is one digit repeated, or a run such as 123456 or 210987.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the PIN is too short or too simple")]
pub struct PinTooWeak;

/// Says whether a PIN may be chosen.
pub fn check_pin(pin: &str) -> Result<(), PinTooWeak> {
    let digits = pin.as_bytes();
    if !(6..=12).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
        return Err(PinTooWeak);
    }
    // Steps are taken modulo ten: 890123 is a run as well.
    let steps_are =
        |step: u8| digits.iter().zip(digits.iter().skip(1)).all(|(one, next)| (10 + next - one) % 10 == step);
    if steps_are(0) || steps_are(1) || steps_are(9) { Err(PinTooWeak) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_long_lettered_repeated_and_running_pins_are_refused() {
        for pin in
            ["", "48205", "4820571936482", "48205a", "４８２０５７", "000000", "123456", "654321", "890123"]
        {
            assert_eq!(check_pin(pin), Err(PinTooWeak), "{pin}");
        }
    }

    #[test]
    fn six_to_twelve_mixed_digits_are_accepted() {
        for pin in ["482057", "123457", "112233", "482057193648"] {
            assert_eq!(check_pin(pin), Ok(()), "{pin}");
        }
    }
}
