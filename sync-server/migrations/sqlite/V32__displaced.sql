-- Of two contents under one number the one that came first counts. One that was opened and came later by evidence of before a
-- restore is set aside: its statement moves here, its bytes are gone, and its facts stay where they are.
CREATE TABLE displaced_statements (
    chain        BLOB NOT NULL,
    sequence     INTEGER NOT NULL,
    envelope     BLOB NOT NULL CHECK (length(envelope) = 32),
    kind         INTEGER NOT NULL,
    header       BLOB NOT NULL,
    header_hash  BLOB NOT NULL CHECK (length(header_hash) = 32),
    signed       BLOB NOT NULL,
    enrolment    BLOB,
    opened_at    INTEGER NOT NULL,
    displaced_at INTEGER NOT NULL,
    PRIMARY KEY (chain, sequence, envelope)
) STRICT, WITHOUT ROWID;

-- Other bytes under a number that is taken: kept as evidence, each once. No bytes: it was opened before it was displaced.
CREATE TABLE tamper_cases_with_opened (
    chain          BLOB NOT NULL,
    sequence       INTEGER NOT NULL,
    hash           BLOB NOT NULL CHECK (length(hash) = 32),
    bytes          BLOB,
    first_received INTEGER NOT NULL,
    PRIMARY KEY (chain, sequence, hash)
) STRICT, WITHOUT ROWID;
INSERT INTO tamper_cases_with_opened SELECT chain, sequence, hash, bytes, first_received FROM tamper_cases;
DROP TABLE tamper_cases;
ALTER TABLE tamper_cases_with_opened RENAME TO tamper_cases;

-- A decision is about the bytes that stood under the number when it was made.
CREATE TABLE decisions_on_bytes (
    chain    BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    envelope BLOB NOT NULL CHECK (length(envelope) = 32),
    decision INTEGER NOT NULL CHECK (decision IN (1, 2)),
    login    TEXT NOT NULL,
    note     TEXT NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (chain, sequence, envelope)
) STRICT, WITHOUT ROWID;
INSERT INTO decisions_on_bytes
SELECT d.chain, d.sequence, e.hash, d.decision, d.login, d.note, d.at FROM quarantine_decisions AS d
JOIN envelopes AS e ON e.chain = d.chain AND e.sequence = d.sequence;
DROP TABLE quarantine_decisions;
ALTER TABLE decisions_on_bytes RENAME TO quarantine_decisions;
