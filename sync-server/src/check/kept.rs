//! What is kept: the deployment's keys, the keys of its people, the database and its witness, and whether they belong
//! together.

use super::line::{Line, told};
use crate::chance::Chance;
use crate::config::Settings;
use crate::installation;
use crate::keys::{EnrolmentKeys, KeyPlaces, OpeningKeys, SigningKeys};
use crate::monitoring::is_clock_right;
use crate::store::queries::enrolments;
use crate::store::sql::Connection;
use crate::store::{Database, SchemaAge, open_to_look, schema_age};
use crate::witness::{Standing, Witness};
use std::sync::Arc;
use terms::Timestamp;

/// Keys that end sooner are renewed now: devices need two weeks to learn of others.
const SOON_DAYS: i64 = 30;

pub(super) fn examine(settings: &Settings, now: Timestamp, chance: &Arc<dyn Chance>) -> Vec<Line> {
    let signing = SigningKeys::load(&settings.keys_folder());
    let mut lines = vec![match &signing {
        Ok(keys) => signs(keys, settings, now),
        Err(error) => Line::wrong(
            "keys",
            format!("The deployment's keys cannot be used: {error}."),
            "put back the folder `keys`; for a new deployment draw them with `sync-server keys init`",
        ),
    }];
    let (at_hand, line) = people(settings, chance);
    lines.push(line);
    match open(settings) {
        Err(line) => lines.push(line),
        Ok(None) => {
            lines.push(Line::right("database", "There is none yet: the first start makes it."));
            lines.push(clock(now, None));
        }
        Ok(Some(conn)) => {
            let signing = signing.ok();
            let ours = signing.as_ref().map(SigningKeys::deployment);
            lines.push(schema(&conn));
            lines.extend(ours.map(|ours| belongs(&installation::examine(&conn, ours, at_hand.as_ref()))));
            lines.push(witness(settings, &conn, signing.as_ref()));
            lines.push(clock(now, enrolments::newest_change(&conn).ok().flatten()));
        }
    }
    lines
}

fn signs(keys: &SigningKeys, settings: &Settings, now: Timestamp) -> Line {
    let renew = "run `sync-server keys renew` with the root's file, then start the server again";
    if let Err(error) = OpeningKeys::load(&settings.keys_folder()) {
        let next = "put back `envelope.key` and those beside it: nothing else opens what devices sealed";
        return Line::wrong("keys", format!("Envelopes cannot be opened: {error}."), next);
    }
    match keys.first_end() {
        Some(end) if end <= now => {
            Line::wrong("keys", format!("A key ended on {}: no device believes it.", end.utc_day()), renew)
        }
        Some(end) if end <= now.plus_days(SOON_DAYS) => {
            Line::remark("keys", format!("The first key ends on {}.", end.utc_day()), renew)
        }
        Some(end) => Line::right("keys", format!("They are there and serve until {}.", end.utc_day())),
        None => Line::wrong("keys", "No key has a certificate of this deployment's root.", renew),
    }
}

/// The keys of the enrolments, where they can be used.
fn people(settings: &Settings, chance: &Arc<dyn Chance>) -> (Option<EnrolmentKeys>, Line) {
    const WHAT: &str = "keys of the enrolments";
    let (places, database) = (KeyPlaces::of(settings), settings.database());
    let database = database.unwrap_or_else(|_: crate::store::StoreError| Database::file(&settings.data_dir));
    match EnrolmentKeys::look(&places, &database, Arc::clone(chance)) {
        Ok(Some(keys)) => {
            (Some(keys), Line::right(WHAT, format!("They open with {}.", places.wrapping.display())))
        }
        Ok(None) => (None, Line::right(WHAT, "There are none yet: the first start draws them.")),
        Err(error) => {
            let said = format!("They do not open with {}: {}.", places.wrapping.display(), told(error));
            let next = "put back enrolment-keys.sqlite (or the schema enrolment_keys) and the wrapping.key and the folder of wrapping keys that it was made with";
            (None, Line::wrong(WHAT, said, next))
        }
    }
}

/// The database as it lies; none where there is none yet.
fn open(settings: &Settings) -> Result<Option<Connection>, Line> {
    let away = |error: anyhow::Error| {
        let next = "see that the database runs and that this account may read it";
        Line::wrong("database", format!("It cannot be opened: {error:#}."), next)
    };
    let database = settings.database().map_err(|error| away(error.into()))?;
    if matches!(&database, Database::Sqlite(path) if !path.exists()) {
        return Ok(None);
    }
    let conn = open_to_look(&database).map_err(|error| away(error.into()))?;
    let is_new = schema_age(&conn).map_err(|error| away(error.into()))?.applied.is_none();
    Ok((!is_new).then_some(conn))
}

fn schema(conn: &Connection) -> Line {
    match schema_age(conn) {
        Ok(SchemaAge { applied: Some(applied), newest }) if applied > newest => Line::wrong(
            "database",
            format!("Its schema is {applied}, newer than this program's {newest}."),
            "use the newer program, or `restore` a copy that this one made",
        ),
        Ok(SchemaAge { applied: Some(applied), newest }) if applied < newest => Line::remark(
            "database",
            format!("Its schema is {applied}: a start brings it to {newest}."),
            "make a copy with the old program first (`backup`)",
        ),
        Ok(SchemaAge { newest, .. }) => {
            Line::right("database", format!("Its schema is {newest}, this program's."))
        }
        Err(error) => Line::wrong(
            "database",
            format!("Its schema cannot be read: {}.", told(error)),
            "run `sync-server verify`, and `restore` a copy where it finds something",
        ),
    }
}

fn belongs(found: &Result<(), installation::InstallationError>) -> Line {
    const WHAT: &str = "what belongs together";
    match found {
        Ok(()) => Line::right(WHAT, "Database, signing keys and keys of its people are one deployment's."),
        Err(installation::InstallationError::Store(refusal)) => {
            let next = "see the lines of the database and of the keys";
            Line::wrong(WHAT, format!("It cannot be told: {refusal}."), next)
        }
        Err(error) => Line::wrong(
            WHAT,
            format!("{error}."),
            "put back what belongs to this database; a start is refused",
        ),
    }
}

fn witness(settings: &Settings, conn: &Connection, keys: Option<&SigningKeys>) -> Line {
    const WHAT: &str = "witness";
    let found = match Witness::read(&settings.backup_folder()) {
        Ok(Some(found)) => found,
        Ok(None) => {
            let next = "where this registry was in use, set `[backup] folder` to the folder that has its witness.toml";
            return Line::remark(WHAT, "There is none: an older database would not be noticed.", next);
        }
        Err(error) => return Line::wrong(WHAT, format!("{}.", told(error)), "put back witness.toml"),
    };
    let judged = || {
        let standing = Standing::read(conn, keys, &found)?;
        found.allows(&standing)?;
        Ok::<_, anyhow::Error>(standing.head.size)
    };
    match judged() {
        Ok(size) => {
            Line::right(WHAT, format!("The ledger has {size} entries; its witness saw {}.", found.seen))
        }
        Err(error) => {
            Line::wrong(WHAT, format!("{error:#}."), "`restore` the newest copy; a start is refused")
        }
    }
}

fn clock(now: Timestamp, newest: Option<Timestamp>) -> Line {
    if is_clock_right(now, newest) {
        Line::right("clock", format!("It says {} (UTC), and nothing kept is of later.", now.utc_day()))
    } else {
        Line::wrong(
            "clock",
            format!("It says {} (UTC): before this program, or far behind what is kept.", now.utc_day()),
            "set the machine's clock, and let it be kept (chrony, systemd-timesyncd)",
        )
    }
}
