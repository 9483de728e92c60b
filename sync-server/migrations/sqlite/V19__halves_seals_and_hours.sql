-- A link is used with a code that is not in it: whoever proposes a link is given the code, whoever confirms it the link.
-- Links of before were whole, and hold a day: they end, and are made anew.
DROP TABLE staff_resets;
CREATE TABLE staff_resets (
    token_hash   BLOB    NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    code_hash    BLOB    NOT NULL CHECK (length(code_hash) = 32),
    login        TEXT    NOT NULL REFERENCES staff (login) ON DELETE CASCADE,
    expires_at   INTEGER NOT NULL,
    made_by      TEXT    NOT NULL,
    ends_factors INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_resets_by_login ON staff_resets (login);
ALTER TABLE acts_of_staff ADD COLUMN code_hash BLOB;

-- The same thing is proposed once while it waits.
ALTER TABLE acts_of_staff ADD COLUMN likeness BLOB;
CREATE UNIQUE INDEX acts_of_staff_alike ON acts_of_staff (likeness) WHERE awaits = 1 AND outcome IS NULL;

-- A session says under a keyed hash whose it is and whether its factor is proven: nobody who writes rows turns theirs into
-- another's. Sessions of before end.
DROP TABLE sessions;
CREATE TABLE sessions (
    token_hash BLOB    NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    login      TEXT    NOT NULL REFERENCES staff (login) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    proven     INTEGER NOT NULL,
    seal       BLOB    NOT NULL CHECK (length(seal) = 32),
    ceremony   BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_age ON sessions (created_at);
-- A factor is sealed to its login. Those of before are sealed anew at the next start.
ALTER TABLE staff_factors ADD COLUMN bound INTEGER NOT NULL DEFAULT 0;

-- One reading is entered for a person, what was read, why and an hour. Those of before have no hour.
ALTER TABLE readings ADD COLUMN hour INTEGER;
CREATE UNIQUE INDEX readings_of_an_hour ON readings (who, what, enrolment, purpose, hour);
