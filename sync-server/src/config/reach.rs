//! Who reaches this server, as the settings say it, and what must not be where others than this machine do. It must not
//! know what is served.

use super::{Settings, SettingsError, is_this_machine};
use axum::http::Uri;
use std::net::SocketAddr;

impl Settings {
    /// Whether a server may be started with these settings. Commands that serve nobody do not ask.
    pub fn may_serve(&self) -> Result<(), SettingsError> {
        match self.reached_at() {
            Some(address) if !self.sms_folder_off_loopback => Err(SettingsError::SmsInFolder(address)),
            _ => Ok(()),
        }
    }

    /// Where others than this machine reach the server; nothing where nobody does.
    fn reached_at(&self) -> Option<String> {
        let doors = [Some(self.listen), self.tls.as_ref().map(|door| door.listen)];
        let door = doors.into_iter().flatten().find(|door| is_off_loopback(*door));
        door.map(|door| door.to_string())
            .or_else(|| (!is_of_this_machine(&self.public_url)).then(|| self.public_url.clone()))
    }

    /// The address of `metrics`, where others than this machine reach it.
    pub fn open_metrics(&self) -> Option<SocketAddr> {
        self.metrics.filter(|address| is_off_loopback(*address))
    }
}

fn is_off_loopback(address: SocketAddr) -> bool {
    !address.ip().to_canonical().is_loopback()
}

/// True of an address that leads nowhere else, whoever follows it. What cannot be read may lead anywhere.
fn is_of_this_machine(url: &str) -> bool {
    let host = |url: Uri| url.host().map(|host| host.trim_matches(['[', ']']).to_owned());
    let host = url.parse().ok().and_then(host);
    host.is_some_and(|host| is_this_machine(&host) || host.ends_with(".localhost"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::TlsDoorSettings;

    fn at(public_url: &str) -> Settings {
        Settings { public_url: public_url.into(), ..Settings::default() }
    }

    #[test]
    fn on_the_loopback_sms_may_lie_in_a_folder() {
        for here in [
            "http://localhost:8080",
            "http://registry.localhost",
            "https://127.0.0.1:8443",
            "http://127.8.0.1",
            "http://[::1]:8080",
        ] {
            assert!(at(here).may_serve().is_ok(), "{here}");
        }
        let listen = "[::1]:8080".parse().unwrap();
        assert!(Settings { listen, ..Settings::default() }.may_serve().is_ok());
    }

    #[test]
    fn beyond_the_loopback_sms_lie_in_a_folder_only_where_a_setting_says_so() {
        let elsewhere = || "0.0.0.0:8080".parse().unwrap();
        let door = TlsDoorSettings { listen: elsewhere(), names: vec!["devices.example".into()] };
        for (settings, named) in [
            (Settings { listen: elsewhere(), behind_proxy: true, ..Settings::default() }, "0.0.0.0:8080"),
            (Settings { tls: Some(door), ..Settings::default() }, "0.0.0.0:8080"),
            (at("https://registry.example"), "https://registry.example"),
            (at("http://192.0.2.7"), "http://192.0.2.7"),
            (at("http://localhost.example"), "http://localhost.example"),
            (at("registry example"), "registry example"),
        ] {
            let refused = settings.may_serve().unwrap_err().to_string();
            assert!(refused.contains("sms_folder_off_loopback = true"), "{refused}");
            assert!(refused.contains(named), "{refused}");
            assert!(Settings { sms_folder_off_loopback: true, ..settings }.may_serve().is_ok(), "{named}");
        }
    }

    #[test]
    fn metrics_are_open_where_others_than_this_machine_reach_them() {
        let of = |address: &str| {
            let metrics = Some(address.parse().unwrap());
            Settings { metrics, ..Settings::default() }.open_metrics().is_some()
        };
        assert!(of("0.0.0.0:9464") && of("192.0.2.7:9464") && of("[::]:9464"));
        assert!(!of("127.0.0.1:9464") && !of("[::1]:9464") && !of("[::ffff:127.0.0.1]:9464"));
        assert!(Settings::default().open_metrics().is_none());
    }
}
