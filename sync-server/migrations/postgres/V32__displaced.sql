-- Of two contents under one number the one that came first counts. One that was opened and came later by evidence of before a
-- restore is set aside: its statement moves here, its bytes are gone, and its facts stay where they are.
CREATE TABLE displaced_statements (
    chain        BYTEA NOT NULL,
    sequence     BIGINT NOT NULL,
    envelope     BYTEA NOT NULL CHECK (length(envelope) = 32),
    kind         BIGINT NOT NULL,
    header       BYTEA NOT NULL,
    header_hash  BYTEA NOT NULL CHECK (length(header_hash) = 32),
    signed       BYTEA NOT NULL,
    enrolment    BYTEA,
    opened_at    BIGINT NOT NULL,
    displaced_at BIGINT NOT NULL,
    PRIMARY KEY (chain, sequence, envelope)
);

-- Other bytes under a number that is taken: kept as evidence, each once. No bytes: it was opened before it was displaced.
ALTER TABLE tamper_cases ALTER COLUMN bytes DROP NOT NULL;

-- A decision is about the bytes that stood under the number when it was made.
ALTER TABLE quarantine_decisions ADD COLUMN envelope BYTEA CHECK (length(envelope) = 32);
UPDATE quarantine_decisions AS d SET envelope = e.hash FROM envelopes AS e
WHERE e.chain = d.chain AND e.sequence = d.sequence;
ALTER TABLE quarantine_decisions ALTER COLUMN envelope SET NOT NULL;
ALTER TABLE quarantine_decisions DROP CONSTRAINT quarantine_decisions_pkey;
ALTER TABLE quarantine_decisions ADD PRIMARY KEY (chain, sequence, envelope);
