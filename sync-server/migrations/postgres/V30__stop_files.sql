-- Files of documents that must not be accepted. What stops each document is an order, whose name stands here before it is
-- given: after a crash the same order is given once more, and not another one. A document's number is never here.
CREATE TABLE stop_files (
    id        BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 8),
    given_by  TEXT NOT NULL,
    given_at  BIGINT NOT NULL,
    state     BIGINT NOT NULL,
    documents BIGINT NOT NULL DEFAULT 0,
    done      BIGINT NOT NULL DEFAULT 0,
    lifted_by TEXT
);
CREATE INDEX stop_files_by_age ON stop_files (given_at, id);
CREATE INDEX stop_files_under_way ON stop_files (given_at) WHERE state IN (1, 2, 4);

CREATE TABLE stop_file_lines (
    file     BYTEA NOT NULL,
    number   BIGINT NOT NULL,
    document BYTEA NOT NULL CHECK (length(document) = 32),
    from_at  BIGINT,
    reason   BIGINT NOT NULL,
    order_id BYTEA NOT NULL CHECK (length(order_id) = 8),
    stopped  BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (file, number)
);
