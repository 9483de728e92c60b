-- What people decided about records that are set aside: 1 released (opened although it does not continue its
-- chain), 2 refused (it stays sealed where it is, state 4). Each record is decided once.
CREATE TABLE quarantine_decisions (
    chain    BYTEA NOT NULL,
    sequence BIGINT NOT NULL,
    decision BIGINT NOT NULL CHECK (decision IN (1, 2)),
    login    TEXT COLLATE "C" NOT NULL,
    note     TEXT COLLATE "C" NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (chain, sequence)
);
