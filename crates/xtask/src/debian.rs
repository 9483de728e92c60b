//! Debian packages. Owns the lists of what building, windows, pages and mail need of the system, and their
//! installation without a prompt.

use crate::program::{ask, program, run};
use crate::tree;

/// To build: the roots that downloads and TLS are checked against, the web view of the windows, and libcrypto
/// for the vaults.
pub const TO_BUILD: &[&str] = &["ca-certificates", "pkg-config", "libssl-dev", "libwebkit2gtk-4.1-dev"];
/// To drive real windows and read real pages: Chromium without its own window, which opens a page for a third of
/// the whole browser's work.
pub const TO_SEE: &[&str] = &["webkit2gtk-driver", "xvfb", "fonts-dejavu-core", "chromium-headless-shell"];
/// To take real mail, and to end TLS before a server.
pub const TO_SERVE: &[&str] = &["python3-aiosmtpd", "nginx-light"];
/// To install Python programs apart from those of the system.
pub const TO_ASK: &[&str] = &["python3-venv"];
/// The other database a registry can be kept in.
pub const TO_KEEP: &[&str] = &["postgresql"];

/// Installs those that are missing, after saying which. Elsewhere than on Debian it only names them.
pub fn install(wanted: &[&[&'static str]]) -> Result<(), String> {
    let root = tree::root();
    if ask(program("dpkg-query", &root, &["--version"])).is_none() {
        println!("not a Debian system: these must be there by other means: {}", wanted.concat().join(" "));
        return Ok(());
    }
    let missing: Vec<&str> = wanted.concat().into_iter().filter(|name| !is_installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Debian packages to be installed: {}", missing.join(" "));
    tree::step("apt-get", || {
        run(apt(&["update", "-q"]))?;
        let mut arguments = vec!["install", "-q", "-y", "--no-install-recommends"];
        arguments.extend(missing);
        run(apt(&arguments))
    })
}

fn is_installed(name: &str) -> bool {
    let question = program("dpkg-query", &tree::root(), &["-W", "-f=${Status}", name]);
    ask(question).is_some_and(|status| status == "install ok installed")
}

/// apt-get as root: directly, or through sudo that is not allowed to ask for a password.
fn apt(arguments: &[&str]) -> std::process::Command {
    const QUIET: [&str; 5] =
        ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"];
    let is_root = ask(program("id", &tree::root(), &["-u"])).is_some_and(|id| id == "0");
    let prefix: &[&str] = if is_root { &[] } else { &["sudo", "-n"] };
    let mut words = prefix.iter().chain(&QUIET).chain(arguments).copied();
    let first = words.next().unwrap_or("apt-get");
    program(first, &tree::root(), &words.collect::<Vec<_>>())
}
