//! Which room of a crate may use which, and that no files use each other in a circle. A room is a file or a
//! folder right under `src`; `lib.rs` and `main.rs` put the rooms together and see all.

use crate::arrows::of_crate;
use crate::arrows_ts::of_pages;
use crate::circles::{Arrow, circles};
use crate::none;
use crate::sources::{root, sources};
use std::collections::BTreeSet;

/// A room and the rooms it may use. Each stands above all that it uses.
type Rooms<'a> = &'a [(&'a str, &'a [&'a str])];

/// The server, from the ground up.
const SERVER: Rooms<'_> = &[
    ("chance", &[]),
    ("failpoint", &[]),
    ("files", &[]),
    ("log", &[]),
    ("model", &[]),
    ("monotonic_clock", &[]),
    ("local_time", &[]),
    ("rate_limit", &[]),
    ("store", &["failpoint", "model"]),
    ("config", &["store"]),
    ("tls", &["chance"]),
    ("keys", &["chance", "config", "failpoint", "files", "store", "tls"]),
    ("refusal", &["keys", "store"]),
    ("seals", &["chance", "config", "files"]),
    ("witness", &["files", "keys", "store"]),
    ("metrics", &["store"]),
    ("jobs", &["metrics", "refusal"]),
    ("transports", &["config", "files", "model", "store"]),
    ("order_log", &["files", "keys"]),
    (
        "state",
        &[
            "chance",
            "config",
            "files",
            "keys",
            "metrics",
            "monotonic_clock",
            "order_log",
            "rate_limit",
            "seals",
            "store",
            "transports",
            "witness",
        ],
    ),
    ("supervisor", &["state", "store"]),
    ("monitoring", &["model", "refusal", "state", "store", "witness"]),
    ("staff", &["config", "files", "keys", "model", "refusal", "state", "store"]),
    ("dossier", &["local_time", "model", "refusal", "state", "store"]),
    ("vouchers", &["chance", "dossier", "keys", "refusal", "state", "store"]),
    (
        "notices",
        &[
            "dossier",
            "failpoint",
            "keys",
            "model",
            "local_time",
            "refusal",
            "staff",
            "state",
            "store",
            "transports",
        ],
    ),
    (
        "bookings",
        &["dossier", "model", "notices", "local_time", "refusal", "staff", "state", "store", "vouchers"],
    ),
    (
        "registry",
        &[
            "bookings",
            "chance",
            "dossier",
            "failpoint",
            "jobs",
            "local_time",
            "keys",
            "model",
            "notices",
            "refusal",
            "staff",
            "state",
            "store",
            "vouchers",
            "witness",
        ],
    ),
    ("provisioning", &["bookings", "local_time", "model", "refusal", "registry", "staff", "state", "store"]),
    (
        "administration",
        &["model", "notices", "provisioning", "refusal", "registry", "staff", "state", "store"],
    ),
    ("installation", &["keys", "refusal", "registry", "state", "store"]),
    (
        "enrolments",
        &[
            "bookings",
            "dossier",
            "keys",
            "model",
            "notices",
            "local_time",
            "refusal",
            "registry",
            "staff",
            "state",
            "store",
            "vouchers",
        ],
    ),
    (
        "backup",
        &[
            "chance",
            "config",
            "dossier",
            "files",
            "keys",
            "metrics",
            "model",
            "notices",
            "order_log",
            "refusal",
            "registry",
            "staff",
            "state",
            "store",
            "vouchers",
            "witness",
        ],
    ),
    (
        "check",
        &[
            "chance",
            "config",
            "files",
            "installation",
            "keys",
            "monitoring",
            "seals",
            "store",
            "tls",
            "transports",
            "witness",
        ],
    ),
    ("scheduler", &["enrolments", "keys", "registry", "state"]),
    ("pages", &["model", "local_time", "registry"]),
    (
        "http",
        &[
            "administration",
            "bookings",
            "config",
            "dossier",
            "enrolments",
            "model",
            "monitoring",
            "notices",
            "pages",
            "local_time",
            "provisioning",
            "refusal",
            "registry",
            "staff",
            "state",
            "store",
            "tls",
            "vouchers",
        ],
    ),
];

/// What stands behind the agents' windows, from the ground up.
const DEVICE: Rooms<'_> = &[
    ("refusal", &[]),
    ("views", &[]),
    ("host", &[]),
    ("link", &[]),
    ("identity", &["refusal"]),
    ("device_clock", &["host", "refusal"]),
    ("session", &["identity", "refusal"]),
    ("case", &["identity", "refusal", "views"]),
    ("machine", &["host"]),
    ("ledger", &["refusal"]),
    ("state", &["case", "host", "identity", "link", "refusal", "session", "device_clock", "views"]),
    ("round", &["refusal", "session", "state"]),
    ("drafts", &["case", "refusal", "state"]),
    ("frames", &["identity", "refusal", "state"]),
    ("sealing", &["host", "identity", "refusal", "state", "device_clock"]),
    ("chain", &["host", "identity", "refusal", "sealing", "state"]),
    ("desk", &["host", "link", "refusal", "state"]),
    ("client", &["desk", "frames", "identity", "link", "refusal"]),
    ("comparing", &["client", "desk", "host", "identity", "ledger", "refusal", "state", "device_clock"]),
    ("snapshot", &["case", "desk", "drafts", "identity", "ledger", "refusal", "round", "state", "views"]),
    ("feeds", &["desk", "identity", "refusal", "round", "session", "state", "device_clock"]),
    (
        "delivery",
        &[
            "chain",
            "client",
            "desk",
            "feeds",
            "frames",
            "ledger",
            "refusal",
            "round",
            "state",
            "device_clock",
        ],
    ),
    ("desktop", &["desk", "host", "link", "machine", "refusal"]),
    (
        "gestures",
        &[
            "case", "chain", "client", "delivery", "desk", "drafts", "feeds", "frames", "host", "identity",
            "ledger", "link", "refusal", "round", "sealing", "session", "snapshot", "state", "views",
        ],
    ),
    ("table", &["desk", "gestures", "refusal", "views"]),
];

/// The folders of our crates, as the workspace lists them.
fn crates() -> Vec<String> {
    let workspace = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let members = workspace.lines().skip_while(|line| !line.starts_with("members")).skip(1);
    let members = members.take_while(|line| !line.starts_with(']'));
    members.filter_map(|line| line.split('"').nth(1)).map(str::to_owned).collect()
}

fn arrows_of(folder: &str) -> Vec<Arrow> {
    of_crate(&root().join(folder), folder.rsplit('/').next().unwrap_or(folder))
}

fn room(file: &str) -> &str {
    file.split('/').next().unwrap_or(file).trim_end_matches(".rs")
}

#[test]
fn no_files_of_a_crate_use_each_other_in_a_circle() {
    let mut found = Vec::new();
    for folder in crates() {
        found.extend(
            circles(&arrows_of(&folder)).iter().map(|files| format!("{folder}: {}", files.join(" "))),
        );
    }
    none(&found);
}

#[test]
fn no_files_of_the_pages_use_each_other_in_a_circle() {
    let arrows = of_pages(&root().join("ui/src"));
    assert!(arrows.len() > 1000, "the pages' imports are not read: {} found", arrows.len());
    none(&circles(&arrows).iter().map(|files| files.join(" ")).collect::<Vec<_>>());
}

/// What the arrows of a crate say against its table of rooms.
fn against(arrows: &[Arrow], rooms: Rooms<'_>) -> Vec<String> {
    let mut found = BTreeSet::new();
    for Arrow { from, to, item } in arrows {
        let (by, used) = (room(from), room(to));
        if by == used || ["lib", "main"].contains(&by) {
            continue;
        }
        match rooms.iter().find(|(name, _)| *name == by) {
            None => drop(found.insert(format!("the room {by} has no place in the table"))),
            Some((_, allowed)) if !allowed.contains(&used) => {
                found.insert(format!("{from} may not use {item} of {to}"));
            }
            Some(_) => {}
        }
    }
    found.into_iter().collect()
}

/// Rooms that use what stands above them, or what is not there.
fn out_of_order(rooms: Rooms<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for (place, (name, allowed)) in rooms.iter().enumerate() {
        let is_below = |used: &&str| rooms.iter().take(place).any(|(below, _)| below == used);
        found
            .extend(allowed.iter().filter(|used| !is_below(used)).map(|used| format!("{name} above {used}")));
    }
    found
}

#[test]
fn rooms_use_what_stands_below_them_and_nothing_else() {
    for (folder, rooms) in [("sync-server", SERVER), ("crates/device", DEVICE)] {
        let arrows = arrows_of(folder);
        assert!(arrows.len() > 200, "{folder}: its uses are not read: {} found", arrows.len());
        none(&out_of_order(rooms));
        none(&against(&arrows, rooms));
    }
}

#[test]
fn http_names_no_query_of_the_store() {
    let asking = arrows_of("sync-server").into_iter().filter(|arrow| {
        arrow.from.starts_with("http/") && arrow.to.starts_with("store/") && !is_a_transaction(arrow)
    });
    none(
        &asking
            .map(|arrow| format!("{} names {} of {}", arrow.from, arrow.item, arrow.to))
            .collect::<Vec<_>>(),
    );
}

/// A doorway may hand a room's work to the store; what is asked there stands in the rooms.
fn is_a_transaction(arrow: &Arrow) -> bool {
    arrow.to.starts_with("store/sql/") && arrow.item == "Transaction"
}

#[test]
fn only_one_file_opens_envelopes() {
    let opening = sources(&["rs"]).into_iter().filter(|source| {
        source.path.starts_with("sync-server/src/") && source.text.contains("registry.opening")
    });
    let paths: Vec<String> = opening.map(|source| source.path).collect();
    assert_eq!(paths, ["sync-server/src/registry/examine.rs"]);
}
