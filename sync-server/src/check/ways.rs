//! How others reach the server and how its messages leave: addresses, TLS, trusted signers, mail and SMS. The mail server
//! is greeted, within a time limit; nothing is handed to it.

use super::line::{Line, told};
use crate::chance::Chance;
use crate::config::{Settings, TlsDoorSettings};
use crate::seals;
use crate::tls::Authority;
use crate::transports::{MailServer, Transport as _};
use axum::http::Uri;
use std::net::IpAddr;
use std::time::Duration;
use terms::Timestamp;

/// How long a mail server is given to greet.
const PATIENCE: Duration = Duration::from_secs(10);
/// A TLS authority that ends sooner has to be replaced, and with it every device's trust.
const SOON_DAYS: i64 = 365;

pub(super) async fn examine(settings: &Settings, now: Timestamp, chance: &dyn Chance) -> Vec<Line> {
    let mut lines = vec![public_address(&settings.public_url)];
    lines.push(match &settings.tls {
        Some(door) => tls(settings, door, now, chance),
        None => {
            Line::right("TLS for devices", "No door is set: a proxy ends it, or devices are on this machine.")
        }
    });
    lines.push(signers(settings));
    lines.push(mail(settings).await);
    lines.push(sms(settings));
    lines.push(paper(&settings.paper.address));
    lines.extend(metrics(settings));
    lines
}

/// There is no gateway yet: a folder takes its place.
fn sms(settings: &Settings) -> Line {
    const WHAT: &str = "SMS";
    if let Err(error) = settings.may_serve() {
        let next = "set sms_folder_off_loopback = true once something carries them on within a day; a start is refused";
        return Line::wrong(WHAT, format!("{}.", told(error)), next);
    }
    let said = format!("They are written to {} and go no further.", settings.sms_folder().display());
    Line::remark(WHAT, said, "something has to carry them on within a day: then they are deleted")
}

/// Figures name nobody, and still tell how much is done and how it stands.
fn metrics(settings: &Settings) -> Option<Line> {
    const WHAT: &str = "metrics";
    let address = settings.metrics?;
    if settings.open_metrics().is_none() {
        return Some(Line::right(WHAT, format!("They are told at {address}, to this machine alone.")));
    }
    let said = format!("They are told at {address}, off the loopback, to whoever reaches it.");
    let next = "set metrics to an address of the loopback, or let a firewall admit the monitoring alone";
    Some(Line::remark(WHAT, said, next))
}

/// Who lives abroad, or has no mobile, may have no other way than a letter.
fn paper(address: &[String]) -> Line {
    const WHAT: &str = "the way on paper";
    if address.is_empty() {
        let next = "set `address` in `[paper]` to its lines, where letters are answered";
        return Line::remark(WHAT, "No postal address is set: nobody is told that they may write.", next);
    }
    Line::right(WHAT, format!("Letters go to: {}.", address.join(", ")))
}

/// Links of messages begin with it, and a passkey holds for its name.
fn public_address(text: &str) -> Line {
    const WHAT: &str = "public_url";
    let next = "set public_url to the https address that browsers use, with a name and without a final slash";
    let Ok(uri) = text.parse::<Uri>() else {
        return Line::wrong(WHAT, format!("{text} is no address."), next);
    };
    let (scheme, host) = (uri.scheme_str().unwrap_or_default(), uri.host().unwrap_or_default());
    let is_bare = host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
    let is_here = host == "localhost" || host.ends_with(".localhost");
    if host.is_empty() || !["http", "https"].contains(&scheme) || text.ends_with('/') {
        Line::wrong(WHAT, format!("{text} is no address that links could begin with."), next)
    } else if is_bare {
        let said = format!("{text} has an address in place of a name: no passkey holds for it.");
        Line::remark(WHAT, said, next)
    } else if scheme == "http" && !is_here {
        let said = format!("{text} is not https: links go in clear, and no passkey holds for it.");
        Line::wrong(WHAT, said, next)
    } else {
        Line::right(WHAT, format!("{text} is an address that a passkey holds for."))
    }
}

fn tls(settings: &Settings, door: &TlsDoorSettings, now: Timestamp, chance: &dyn Chance) -> Line {
    const WHAT: &str = "TLS for devices";
    let judged = || {
        let authority = Authority::load(&settings.keys_folder())?;
        authority.issue(&door.names, now, chance)?.server_config()?;
        authority.until()
    };
    let names = door.names.join(", ");
    if door.names.is_empty() {
        return Line::wrong(WHAT, "No name is set.", "set `names` in `[tls]` to the names that devices use");
    }
    match judged() {
        Ok(until) if until <= now.plus_days(SOON_DAYS) => Line::wrong(
            WHAT,
            format!("The authority that certifies {names} ends on {}.", until.utc_day()),
            "found a new deployment and register its devices before that day: only the root's ceremony makes another",
        ),
        Ok(until) => Line::right(
            WHAT,
            format!(
                "{names}: a certificate of ninety days is issued at each start and renewed daily; its authority ends on {}.",
                until.utc_day()
            ),
        ),
        Err(error) => Line::wrong(
            WHAT,
            format!("No certificate can be issued for {names}: {}.", told(error)),
            "put back tls-authority.pem and tls-authority.key, and correct `names` in `[tls]`",
        ),
    }
}

fn signers(settings: &Settings) -> Line {
    const WHAT: &str = "visible seals";
    let Some(set) = &settings.seals else {
        let next = "sign a list with `sync-server seals sign`, and add the lines that it prints";
        return Line::remark(WHAT, "No trusted signers are set: no device can verify a seal.", next);
    };
    match seals::load(set) {
        Ok(_) => Line::right(WHAT, "The list of trusted signers is the one that was signed."),
        Err(error) => Line::wrong(
            WHAT,
            format!("{}.", told(error)),
            "correct `list` and `root` in `[seals]`, or sign it anew",
        ),
    }
}

async fn mail(settings: &Settings) -> Line {
    const WHAT: &str = "mail";
    let Some(smtp) = &settings.smtp else {
        let said =
            format!("No mail server is set: mail is written to {}.", settings.notices_folder().display());
        return Line::remark(WHAT, said, "set `[smtp]` before applicants are served");
    };
    let greeted = async {
        let server = MailServer::open(smtp)?;
        let greeted = tokio::time::timeout(PATIENCE, server.try_way()).await;
        greeted
            .map_err(|_: tokio::time::error::Elapsed| anyhow::anyhow!("no greeting within ten seconds"))??;
        Ok::<_, anyhow::Error>(())
    };
    match greeted.await {
        Ok(()) => Line::right(WHAT, format!("{} greets and lets this server in.", smtp.host)),
        Err(error) => Line::wrong(
            WHAT,
            format!("{} takes no mail: {error:#}.", smtp.host),
            "check host, port, tls, user and password in `[smtp]`; messages wait until it answers",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::line::Verdict;

    #[test]
    fn sms_in_a_folder_are_wrong_beyond_the_loopback_until_a_setting_says_so() {
        let here = Settings::default();
        assert_eq!(sms(&here).verdict, Verdict::Remark);
        let elsewhere = Settings { public_url: "https://registry.example".into(), ..here };
        let line = sms(&elsewhere);
        assert_eq!(line.verdict, Verdict::Wrong);
        assert!(line.said.contains("https://registry.example is off the loopback"), "{}", line.said);
        assert!(line.next.unwrap().contains("sms_folder_off_loopback = true"));
        assert_eq!(sms(&Settings { sms_folder_off_loopback: true, ..elsewhere }).verdict, Verdict::Remark);
    }

    #[test]
    fn metrics_that_others_reach_are_remarked_upon_by_the_name_of_their_setting() {
        let at = |address: &str| {
            metrics(&Settings { metrics: Some(address.parse().unwrap()), ..Settings::default() }).unwrap()
        };
        assert_eq!(at("127.0.0.1:9464").verdict, Verdict::Right);
        let line = at("0.0.0.0:9464");
        assert_eq!((line.what, line.verdict), ("metrics", Verdict::Remark));
        assert!(line.said.contains("0.0.0.0:9464") && line.next.unwrap().contains("set metrics"));
        assert!(metrics(&Settings::default()).is_none(), "nobody is told any");
    }
}
