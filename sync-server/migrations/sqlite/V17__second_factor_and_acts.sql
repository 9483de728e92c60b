-- A session begins with a password and does nothing until a second factor is proven in it. Tokens are kept under a keyed
-- hash from now on, so that nobody who can write rows writes themselves one: sessions of before end.
DELETE FROM sessions;
ALTER TABLE sessions ADD COLUMN proven INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN ceremony BLOB;

CREATE TABLE staff_factors (
    id       BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    login    TEXT    NOT NULL REFERENCES staff (login) ON DELETE CASCADE,
    kind     INTEGER NOT NULL,
    label    TEXT    NOT NULL,
    sealed   BLOB    NOT NULL,
    last_use INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL,
    used_at  INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_factors_by_login ON staff_factors (login, added_at);

-- An account belongs to an office; those of before see every office, until somebody says otherwise.
ALTER TABLE staff ADD COLUMN office BLOB REFERENCES offices (id);
-- A link may also end the second factors.
ALTER TABLE staff_resets ADD COLUMN ends_factors INTEGER NOT NULL DEFAULT 0;
-- Whoever made the code of a device does not also confirm its letters.
ALTER TABLE devices ADD COLUMN code_by TEXT;

-- What administrators did and proposed; each has its entry in the ledger, and its decision another.
CREATE TABLE acts_of_staff (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    act        TEXT    NOT NULL,
    household  BLOB,
    by_login   TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    awaits     INTEGER NOT NULL,
    outcome    INTEGER,
    second     TEXT,
    decided_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX acts_of_staff_by_time ON acts_of_staff (at);
CREATE INDEX acts_of_staff_waiting ON acts_of_staff (at) WHERE awaits <> 0 AND outcome IS NULL;

-- From the day there are two administrators, what gives a right asks for both; closing one of them ends that not.
CREATE TABLE four_eyes (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    since INTEGER NOT NULL
) STRICT;
INSERT INTO four_eyes (one, since)
    SELECT 1, CAST(strftime('%s', 'now') AS INTEGER) * 1000 WHERE (SELECT count(*) FROM staff WHERE role = 1) > 1;

-- Readings of before are in no entry of the ledger.
ALTER TABLE readings ADD COLUMN entered INTEGER NOT NULL DEFAULT 0;
