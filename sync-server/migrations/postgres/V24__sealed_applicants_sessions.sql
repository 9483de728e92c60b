-- Sessions of applicants are kept under keyed hashes, bound to their enrolment: whoever writes rows becomes nobody. Those of
-- before, a day old at most, end. What enrolments were opened with is keyed at the next start, once.
DROP TABLE applicant_sessions;
CREATE TABLE applicant_sessions (
    token_hash BYTEA NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    enrolment  BYTEA NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    seal       BYTEA NOT NULL CHECK (length(seal) = 32)
);
CREATE INDEX applicant_sessions_by_age ON applicant_sessions (created_at);
CREATE INDEX applicant_sessions_by_enrolment ON applicant_sessions (enrolment);

ALTER TABLE enrolments ADD COLUMN continuation_keyed BIGINT NOT NULL DEFAULT 0;
CREATE INDEX enrolments_not_keyed ON enrolments (id) WHERE continuation_keyed = 0;
