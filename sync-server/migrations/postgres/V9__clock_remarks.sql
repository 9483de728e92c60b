-- What the clocks of a device did between two statements of its chain: told, never corrected.
CREATE TABLE clock_remarks (
    chain    BYTEA NOT NULL,
    sequence BIGINT NOT NULL,
    change   BIGINT NOT NULL,
    by_s     BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (chain, sequence, change),
    FOREIGN KEY (chain, sequence) REFERENCES envelopes (chain, sequence)
);
CREATE INDEX clock_remarks_by_age ON clock_remarks (at);
