-- What the clocks of a device did between two statements of its chain: told, never corrected.
CREATE TABLE clock_remarks (
    chain    BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    change   INTEGER NOT NULL,
    by_s     INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (chain, sequence, change),
    FOREIGN KEY (chain, sequence) REFERENCES envelopes (chain, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX clock_remarks_by_age ON clock_remarks (at);
