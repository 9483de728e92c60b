-- Files of documents that must not be accepted. What stops each document is an order, whose name stands here before it is
-- given: after a crash the same order is given once more, and not another one. A document's number is never here.
CREATE TABLE stop_files (
    id        BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 8),
    given_by  TEXT NOT NULL,
    given_at  INTEGER NOT NULL,
    state     INTEGER NOT NULL,
    documents INTEGER NOT NULL DEFAULT 0,
    done      INTEGER NOT NULL DEFAULT 0,
    lifted_by TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX stop_files_by_age ON stop_files (given_at, id);
CREATE INDEX stop_files_under_way ON stop_files (given_at) WHERE state IN (1, 2, 4);

CREATE TABLE stop_file_lines (
    file     BLOB NOT NULL,
    number   INTEGER NOT NULL,
    document BLOB NOT NULL CHECK (length(document) = 32),
    from_at  INTEGER,
    reason   INTEGER NOT NULL,
    order_id BLOB NOT NULL CHECK (length(order_id) = 8),
    stopped  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (file, number)
) STRICT, WITHOUT ROWID;
