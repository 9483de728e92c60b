-- What people decided about records that are set aside: 1 released (opened although it does not continue its
-- chain), 2 refused (it stays sealed where it is, state 4). Each record is decided once.
CREATE TABLE quarantine_decisions (
    chain    BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    decision INTEGER NOT NULL CHECK (decision IN (1, 2)),
    login    TEXT NOT NULL,
    note     TEXT NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (chain, sequence)
) STRICT, WITHOUT ROWID;
