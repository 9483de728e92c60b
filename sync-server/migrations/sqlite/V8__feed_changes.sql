-- Where each list that devices are given last changed: a position of the ledger, so that a cursor follows commits.
CREATE TABLE feed_changes (
    kind     INTEGER NOT NULL,
    subject  BLOB NOT NULL,
    position INTEGER NOT NULL,
    content  BLOB,
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
