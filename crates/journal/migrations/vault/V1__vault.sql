-- The vault: what one agent may read on this machine (SQLCipher). Frozen: a change is V2.

CREATE TABLE items (
    name TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE round_entries (
    enrolment BLOB PRIMARY KEY CHECK (length(enrolment) = 16),
    content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
    draft BLOB PRIMARY KEY CHECK (length(draft) = 16),
    content BLOB NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
