-- Where each list that devices are given last changed: a position of the ledger, so that a cursor follows commits.
CREATE TABLE feed_changes (
    kind     BIGINT NOT NULL,
    subject  BYTEA NOT NULL,
    position BIGINT NOT NULL,
    content  BYTEA,
    PRIMARY KEY (kind, subject)
);
