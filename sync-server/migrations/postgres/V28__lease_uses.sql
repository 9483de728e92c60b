-- Which of the cases under its lease each case is, by the chain of its device. What was opened before has no number.
CREATE TABLE lease_uses (
    lease    BYTEA NOT NULL,
    chain    BYTEA NOT NULL,
    sequence BIGINT NOT NULL,
    number   BIGINT NOT NULL,
    PRIMARY KEY (lease, chain, sequence)
);
