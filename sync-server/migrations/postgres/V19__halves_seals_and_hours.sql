-- A link is used with a code that is not in it: whoever proposes a link is given the code, whoever confirms it the link.
-- Links of before were whole, and hold a day: they end, and are made anew.
DROP TABLE staff_resets;
CREATE TABLE staff_resets (
    token_hash   BYTEA NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    code_hash    BYTEA NOT NULL CHECK (length(code_hash) = 32),
    login        TEXT COLLATE "C" NOT NULL REFERENCES staff (login) ON DELETE CASCADE,
    expires_at   BIGINT NOT NULL,
    made_by      TEXT COLLATE "C" NOT NULL,
    ends_factors BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX staff_resets_by_login ON staff_resets (login);
ALTER TABLE acts_of_staff ADD COLUMN code_hash BYTEA;

-- The same thing is proposed once while it waits.
ALTER TABLE acts_of_staff ADD COLUMN likeness BYTEA;
CREATE UNIQUE INDEX acts_of_staff_alike ON acts_of_staff (likeness) WHERE awaits = 1 AND outcome IS NULL;

-- A session says under a keyed hash whose it is and whether its factor is proven: nobody who writes rows turns theirs into
-- another's. Sessions of before end.
DROP TABLE sessions;
CREATE TABLE sessions (
    token_hash BYTEA NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    login      TEXT COLLATE "C" NOT NULL REFERENCES staff (login) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    proven     BIGINT NOT NULL,
    seal       BYTEA NOT NULL CHECK (length(seal) = 32),
    ceremony   BYTEA
);
CREATE INDEX sessions_by_age ON sessions (created_at);
-- A factor is sealed to its login. Those of before are sealed anew at the next start.
ALTER TABLE staff_factors ADD COLUMN bound BIGINT NOT NULL DEFAULT 0;

-- One reading is entered for a person, what was read, why and an hour. Those of before have no hour.
ALTER TABLE readings ADD COLUMN hour BIGINT;
CREATE UNIQUE INDEX readings_of_an_hour ON readings (who, what, enrolment, purpose, hour);
