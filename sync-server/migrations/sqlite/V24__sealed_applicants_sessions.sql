-- Sessions of applicants are kept under keyed hashes, bound to their enrolment: whoever writes rows becomes nobody. Those of
-- before, a day old at most, end. What enrolments were opened with is keyed at the next start, once.
DROP TABLE applicant_sessions;
CREATE TABLE applicant_sessions (
    token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    enrolment  BLOB NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    seal       BLOB NOT NULL CHECK (length(seal) = 32)
) STRICT, WITHOUT ROWID;
CREATE INDEX applicant_sessions_by_age ON applicant_sessions (created_at);
CREATE INDEX applicant_sessions_by_enrolment ON applicant_sessions (enrolment);

ALTER TABLE enrolments ADD COLUMN continuation_keyed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX enrolments_not_keyed ON enrolments (id) WHERE continuation_keyed = 0;
