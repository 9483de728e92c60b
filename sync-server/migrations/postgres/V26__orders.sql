-- Orders with dates: written to the signed log first, carried to what was opened before by a job that goes on where it
-- stopped (`carried_to`: the last enrolment it came to; `carried_at`: it came to all), and read by what is opened after.
-- Subjects: 1 agent, 2 device, 3 office, 4 document (keyed hash), 5 enrolment, 6 identity. Effects: 1 voids, 2 rests.
-- No position in the log: one of before orders were logged, which is logged at the next start.
CREATE TABLE orders (
    id           BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 8),
    subject_kind BIGINT NOT NULL,
    subject      BYTEA NOT NULL,
    effect       BIGINT NOT NULL,
    from_at      BIGINT,
    until_at     BIGINT,
    reason       BIGINT NOT NULL,
    given_by     TEXT COLLATE "C" NOT NULL,
    given_at     BIGINT NOT NULL,
    log_position BIGINT,
    lifted_by    TEXT COLLATE "C",
    lifted_at    BIGINT,
    carried_to   BYTEA,
    carried_at   BIGINT,
    touched      BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX orders_by_subject ON orders (subject_kind, subject);
CREATE INDEX orders_by_age ON orders (given_at, id);
CREATE INDEX orders_to_carry ON orders (given_at) WHERE carried_at IS NULL;

-- What an applicant said before a restore, as the log told it: it becomes a fact when the server runs again.
CREATE TABLE said_again (
    enrolment BYTEA NOT NULL,
    at        BIGINT NOT NULL,
    said      BYTEA NOT NULL,
    PRIMARY KEY (enrolment, at, said)
);

-- By whom, where and when each check was made, as far as that is proven: what an order finds.
CREATE TABLE checks (
    chain     BYTEA NOT NULL,
    sequence  BIGINT NOT NULL,
    enrolment BYTEA NOT NULL,
    agent     BYTEA NOT NULL,
    device    BYTEA NOT NULL,
    office    BYTEA,
    earliest  BIGINT NOT NULL,
    latest    BIGINT NOT NULL,
    PRIMARY KEY (chain, sequence)
);
CREATE INDEX checks_by_agent ON checks (agent, enrolment);
CREATE INDEX checks_by_device ON checks (device, enrolment);
CREATE INDEX checks_by_office ON checks (office, enrolment) WHERE office IS NOT NULL;

-- The stop list: each document is an order now, that no job has carried to the checks of before yet.
INSERT INTO orders (id, subject_kind, subject, effect, reason, given_by, given_at)
SELECT decode(substr(md5(random()::text || encode(document_hash, 'hex')), 1, 16), 'hex'), 4, document_hash, 1, 8, stopped_by, stopped_at FROM stopped_documents;
DROP TABLE stopped_documents;
