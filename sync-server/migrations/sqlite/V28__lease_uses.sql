-- Which of the cases under its lease each case is, by the chain of its device. What was opened before has no number.
CREATE TABLE lease_uses (
    lease    BLOB NOT NULL,
    chain    BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    number   INTEGER NOT NULL,
    PRIMARY KEY (lease, chain, sequence)
) STRICT, WITHOUT ROWID;
