-- Codes that were asked for, by the hour, under a keyed hash of who asked or for whom; kept for a day.
CREATE TABLE codes_asked (
    key   BYTEA NOT NULL CHECK (length(key) = 32),
    hour  BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    PRIMARY KEY (key, hour)
);
CREATE INDEX codes_asked_by_hour ON codes_asked (hour);

-- Each request to come back has a code of its own, so that no stranger's tries spend another's. It is kept for a day, to
-- be counted. Requests under way, ten minutes old at most, are asked again.
DROP TABLE returns;
DELETE FROM confirmation_codes WHERE purpose = 2;
CREATE TABLE returns (
    token_hash BYTEA NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    enrolment  BYTEA REFERENCES enrolments (id) ON DELETE CASCADE,
    lane       BYTEA NOT NULL CHECK (length(lane) = 32),
    code_hash  BYTEA NOT NULL CHECK (length(code_hash) = 32),
    asked_at   BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    tries      BIGINT NOT NULL DEFAULT 0,
    used       BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX returns_by_age ON returns (asked_at);
CREATE INDEX returns_by_enrolment ON returns (enrolment, asked_at);
