//! The shape of an electronic mail address: the part of RFC 5321 that is used. Whether it exists, a message
//! will tell.

/// RFC 5321, 4.5.3.1.3: a path has 256 octets with its brackets.
pub(super) const LONGEST: usize = 254;
/// RFC 5321, 4.5.3.1.1.
const LONGEST_LOCAL: usize = 64;
/// RFC 1035, 2.3.4.
const LONGEST_LABEL: usize = 63;

/// True for `dot-atom@domain` with a domain of two labels or more, in ASCII.
pub(super) fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        let labels = domain.split('.').count();
        local.len() <= LONGEST_LOCAL
            && local.split('.').all(is_atom)
            && labels >= 2
            && domain.split('.').all(is_label)
    })
}

/// RFC 5322, 3.2.3: atext.
fn is_atom(atom: &str) -> bool {
    let is_atext = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    !atom.is_empty() && atom.bytes().all(is_atext)
}

fn is_label(label: &str) -> bool {
    (1..=LONGEST_LABEL).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_addresses_are_accepted() {
        for address in ["camille.exemple@example.fr", "c+vav@mail.example.co.uk", "o'c@a-b.fr", "1@2.fr"] {
            assert!(is_address(address), "{address}");
        }
    }

    #[test]
    fn what_no_server_would_take_is_refused() {
        let long = format!("{}@example.fr", "a".repeat(65));
        for address in [
            "",
            "a",
            "@b.fr",
            "a@",
            "a@b",
            "a@b.",
            "a@.fr",
            "a..b@c.fr",
            ".a@c.fr",
            "a b@c.fr",
            "a@b@c.fr",
            "a@-b.fr",
            "é@c.fr",
            &long,
        ] {
            assert!(!is_address(address), "{address}");
        }
    }
}
