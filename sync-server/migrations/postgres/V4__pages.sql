-- What the pages need: confirmation codes of several purposes, an applicant's sessions, links that reset a
-- password, why a device was revoked and when it was last heard of.

-- Purposes: 1 confirms the mobile, 2 comes back to an enrolment, 3 confirms the e-mail address.
CREATE TABLE confirmation_codes (
    enrolment  BYTEA NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    purpose    BIGINT NOT NULL,
    code_hash  BYTEA NOT NULL CHECK (length(code_hash) = 32),
    expires_at BIGINT NOT NULL,
    tries      BIGINT NOT NULL,
    sent_at    BIGINT NOT NULL,
    sent_count BIGINT NOT NULL,
    used       BIGINT NOT NULL DEFAULT 0 CHECK (used IN (0, 1)),
    PRIMARY KEY (enrolment, purpose)
);
INSERT INTO confirmation_codes (enrolment, purpose, code_hash, expires_at, tries, sent_at, sent_count)
    SELECT enrolment, 1, code_hash, expires_at, tries, sent_at, sent_count FROM sms_codes;
DROP TABLE sms_codes;

ALTER TABLE enrolments ADD COLUMN email_confirmed_at BIGINT;

CREATE TABLE applicant_sessions (
    token_hash BYTEA PRIMARY KEY CHECK (length(token_hash) = 32),
    enrolment  BYTEA NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL
);
CREATE INDEX applicant_sessions_by_age ON applicant_sessions (created_at);
CREATE INDEX applicant_sessions_by_enrolment ON applicant_sessions (enrolment);

-- Somebody asked to come back with a mobile number and a date of birth. Kept whether or not an enrolment was
-- found, so that the two cannot be told apart.
CREATE TABLE returns (
    token_hash BYTEA PRIMARY KEY CHECK (length(token_hash) = 32),
    enrolment  BYTEA REFERENCES enrolments (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);
CREATE INDEX returns_by_age ON returns (expires_at);

CREATE TABLE staff_resets (
    token_hash BYTEA PRIMARY KEY CHECK (length(token_hash) = 32),
    login      TEXT COLLATE "C" NOT NULL REFERENCES staff (login) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL,
    made_by    TEXT COLLATE "C" NOT NULL
);
CREATE INDEX staff_resets_by_login ON staff_resets (login);

ALTER TABLE devices ADD COLUMN revoked_for BIGINT;
ALTER TABLE devices ADD COLUMN heard_at BIGINT;
