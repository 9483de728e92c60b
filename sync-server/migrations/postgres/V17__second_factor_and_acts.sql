-- A session begins with a password and does nothing until a second factor is proven in it. Tokens are kept under a keyed
-- hash from now on, so that nobody who can write rows writes themselves one: sessions of before end.
DELETE FROM sessions;
ALTER TABLE sessions ADD COLUMN proven BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN ceremony BYTEA;

CREATE TABLE staff_factors (
    id       BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    login    TEXT COLLATE "C" NOT NULL REFERENCES staff (login) ON DELETE CASCADE,
    kind     BIGINT NOT NULL,
    label    TEXT COLLATE "C" NOT NULL,
    sealed   BYTEA NOT NULL,
    last_use BIGINT NOT NULL DEFAULT 0,
    added_at BIGINT NOT NULL,
    used_at  BIGINT
);
CREATE INDEX staff_factors_by_login ON staff_factors (login, added_at);

-- An account belongs to an office; those of before see every office, until somebody says otherwise.
ALTER TABLE staff ADD COLUMN office BYTEA REFERENCES offices (id);
-- A link may also end the second factors.
ALTER TABLE staff_resets ADD COLUMN ends_factors BIGINT NOT NULL DEFAULT 0;
-- Whoever made the code of a device does not also confirm its letters.
ALTER TABLE devices ADD COLUMN code_by TEXT COLLATE "C";

-- What administrators did and proposed; each has its entry in the ledger, and its decision another.
CREATE TABLE acts_of_staff (
    id         BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    act        TEXT COLLATE "C" NOT NULL,
    household  BYTEA,
    by_login   TEXT COLLATE "C" NOT NULL,
    at         BIGINT NOT NULL,
    awaits     BIGINT NOT NULL,
    outcome    BIGINT,
    second     TEXT COLLATE "C",
    decided_at BIGINT
);
CREATE INDEX acts_of_staff_by_time ON acts_of_staff (at);
CREATE INDEX acts_of_staff_waiting ON acts_of_staff (at) WHERE awaits <> 0 AND outcome IS NULL;

-- From the day there are two administrators, what gives a right asks for both; closing one of them ends that not.
CREATE TABLE four_eyes (
    one   BIGINT PRIMARY KEY CHECK (one = 1),
    since BIGINT NOT NULL
);
INSERT INTO four_eyes (one, since)
    SELECT 1, CAST(extract(epoch FROM now()) AS BIGINT) * 1000 WHERE (SELECT count(*) FROM staff WHERE role = 1) > 1;

-- Readings of before are in no entry of the ledger.
ALTER TABLE readings ADD COLUMN entered BIGINT NOT NULL DEFAULT 0;
