-- Orders with dates: written to the signed log first, carried to what was opened before by a job that goes on where it
-- stopped (`carried_to`: the last enrolment it came to; `carried_at`: it came to all), and read by what is opened after.
-- Subjects: 1 agent, 2 device, 3 office, 4 document (keyed hash), 5 enrolment, 6 identity. Effects: 1 voids, 2 rests.
-- No position in the log: one of before orders were logged, which is logged at the next start.
CREATE TABLE orders (
    id           BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 8),
    subject_kind INTEGER NOT NULL,
    subject      BLOB NOT NULL,
    effect       INTEGER NOT NULL,
    from_at      INTEGER,
    until_at     INTEGER,
    reason       INTEGER NOT NULL,
    given_by     TEXT NOT NULL,
    given_at     INTEGER NOT NULL,
    log_position INTEGER,
    lifted_by    TEXT,
    lifted_at    INTEGER,
    carried_to   BLOB,
    carried_at   INTEGER,
    touched      INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX orders_by_subject ON orders (subject_kind, subject);
CREATE INDEX orders_by_age ON orders (given_at, id);
CREATE INDEX orders_to_carry ON orders (given_at) WHERE carried_at IS NULL;

-- What an applicant said before a restore, as the log told it: it becomes a fact when the server runs again.
CREATE TABLE said_again (
    enrolment BLOB NOT NULL,
    at        INTEGER NOT NULL,
    said      BLOB NOT NULL,
    PRIMARY KEY (enrolment, at, said)
) STRICT, WITHOUT ROWID;

-- By whom, where and when each check was made, as far as that is proven: what an order finds.
CREATE TABLE checks (
    chain     BLOB NOT NULL,
    sequence  INTEGER NOT NULL,
    enrolment BLOB NOT NULL,
    agent     BLOB NOT NULL,
    device    BLOB NOT NULL,
    office    BLOB,
    earliest  INTEGER NOT NULL,
    latest    INTEGER NOT NULL,
    PRIMARY KEY (chain, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX checks_by_agent ON checks (agent, enrolment);
CREATE INDEX checks_by_device ON checks (device, enrolment);
CREATE INDEX checks_by_office ON checks (office, enrolment) WHERE office IS NOT NULL;

-- The stop list: each document is an order now, that no job has carried to the checks of before yet.
INSERT INTO orders (id, subject_kind, subject, effect, reason, given_by, given_at)
SELECT randomblob(8), 4, document_hash, 1, 8, stopped_by, stopped_at FROM stopped_documents;
DROP TABLE stopped_documents;
