//! Settings: who overrules whom, and what is refused.

use super::*;

fn in_file(text: &str) -> (tempfile::TempDir, Overrides) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("server.toml");
    std::fs::write(&path, text).unwrap();
    (folder, Overrides { config: Some(path), ..Overrides::default() })
}

#[test]
fn a_flag_overrules_the_file_and_the_file_overrules_the_default() {
    let (_folder, mut overrides) = in_file("listen = \"127.0.0.1:1\"\npublic_url = \"http://localhost:1\"\n");
    overrides.listen = Some("127.0.0.1:0".parse().unwrap());
    let settings = Settings::load(overrides).unwrap();
    assert_eq!(settings.listen.port(), 0);
    assert_eq!(settings.public_url, "http://localhost:1");
    assert_eq!(settings.limits.request_seconds, 30);
}

#[test]
fn plain_http_beyond_loopback_needs_a_proxy() {
    let (_folder, mut overrides) = in_file("listen = \"0.0.0.0:80\"\n");
    assert!(matches!(Settings::load(overrides.clone()), Err(SettingsError::PlainBeyondLoopback(_))));
    overrides.behind_proxy = Some(true);
    assert!(Settings::load(overrides).is_ok());
}

#[test]
fn mail_in_clear_goes_to_this_machine_only() {
    let file = |host: &str| {
        in_file(&format!("[smtp]\nhost = \"{host}\"\nport = 25\nfrom = \"a@example.org\"\ntls = \"none\"\n"))
    };
    let (_folder, overrides) = file("127.0.0.1");
    assert!(Settings::load(overrides).is_ok());
    let (_folder, overrides) = file("mail.example.org");
    assert!(matches!(Settings::load(overrides), Err(SettingsError::PlainMail)));
}

#[test]
fn a_mail_server_needs_no_port() {
    let (_folder, overrides) =
        in_file("[smtp]\nhost = \"mail.example\"\nfrom = \"a@example.org\"\ntls = \"starttls\"\n");
    assert_eq!(Settings::load(overrides).unwrap().smtp.unwrap().port, None);
}

#[test]
fn an_outcome_is_told_within_a_span_of_a_day() {
    let load = |seconds: &str| {
        let (_folder, overrides) = in_file(&format!("[telling]\nafter_seconds = {seconds}\n"));
        Settings::load(overrides)
    };
    assert_eq!(Settings::default().telling.after_seconds, [300, 1800]);
    assert!(load("[0, 0]").is_ok() && load("[60, 86400]").is_ok());
    for refused in ["[2, 1]", "[0, 86401]"] {
        assert!(matches!(load(refused), Err(SettingsError::NoSpan)), "{refused}");
    }
}

#[test]
fn an_unknown_setting_is_refused_rather_than_ignored() {
    let (_folder, overrides) = in_file("liste = \"127.0.0.1:1\"\n");
    assert!(matches!(Settings::load(overrides), Err(SettingsError::Malformed(..))));
}

#[test]
fn a_fault_of_the_file_names_its_line_and_quotes_nothing_of_it() {
    let smtp = "[smtp]\nhost = \"localhost\"\nport = 25\nfrom = \"a@example.org\"\ntls = \"none\"\n";
    for (faulty, line) in [
        ("password = 29461837\n", 6),
        ("password = tiroir29461837\n", 6),
        ("password = \"tiroir29461837\n", 6),
        ("password = [\"tiroir29461837\"]\n", 6),
        ("password = \"tiroir29461837\" tls = 1\n", 6),
    ] {
        let (_folder, overrides) = in_file(&format!("{smtp}{faulty}"));
        let error = Settings::load(overrides).unwrap_err();
        let told = format!("{error:?} {error} {}", std::error::Error::source(&error).unwrap());
        assert!(!told.contains("29461837"), "{told}");
        assert!(told.contains(&format!("line {line}")), "{told}");
    }
}

#[test]
fn a_password_is_printed_nowhere() {
    let (_folder, overrides) = in_file(
        "[smtp]\nhost = \"localhost\"\nport = 25\nfrom = \"a@example.org\"\ntls = \"none\"\npassword = \"tiroir\"\n",
    );
    let settings = Settings::load(overrides).unwrap();
    assert!(!toml::to_string(&settings).unwrap().contains("tiroir"));
    assert!(!format!("{settings:?}").contains("tiroir"));
}

#[test]
fn a_host_name_among_the_exempt_addresses_is_told_with_its_key_and_what_is_expected() {
    for (line, given) in [
        ("exempt = [\"borne.example.org\"]", "borne.example.org"),
        ("exempt = [\"192.0.2.7\", \"192.0.2.0/24\"]", "192.0.2.0/24"),
    ] {
        let (_folder, overrides) = in_file(&format!("[codes]\n{line}\n"));
        let error = Settings::load(overrides).unwrap_err();
        let told = std::error::Error::source(&error).unwrap().to_string();
        for part in ["line 2", "codes.exempt", given, "IP address", "192.0.2.7", "2001:db8::7"] {
            assert!(told.contains(part), "{part}: {told}");
        }
    }
    let (_folder, overrides) = in_file("[codes]\nexempt = [\"192.0.2.7\", \"2001:db8::7\"]\n");
    assert_eq!(Settings::load(overrides).unwrap().codes.exempt.len(), 2);
}

#[test]
fn the_address_of_the_way_on_paper_fits_an_envelope() {
    let load = |lines: &str| {
        let (_folder, overrides) = in_file(&format!("[paper]\naddress = {lines}\n"));
        Settings::load(overrides)
    };
    assert!(load("[]").is_ok() && load("[\"Registre, dossier papier\", \"39120 Valbrune\"]").is_ok());
    let (long, many) = (format!("[\"{}\"]", "A".repeat(39)), format!("[{}]", ["\"A\""; 7].join(", ")));
    for refused in [&long, &many, "[\" \"]", "[\"A\\nB\"]"] {
        assert!(matches!(load(refused), Err(SettingsError::NoPostalAddress)), "{refused}");
    }
}
