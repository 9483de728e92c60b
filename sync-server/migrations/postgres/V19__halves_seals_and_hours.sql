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

-- One reading is entered for a person, what was read, why and an hour. Those of before have no hour.
ALTER TABLE readings ADD COLUMN hour BIGINT;
CREATE UNIQUE INDEX readings_of_an_hour ON readings (who, what, enrolment, purpose, hour);
