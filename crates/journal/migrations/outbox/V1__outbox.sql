-- The outbox: what one machine owes the registry, and what the registry answered. Nothing here can be read
-- by a person who takes the file: envelopes are sealed, the rest is numbers, hashes and public keys.
-- Frozen: a change is V2.

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE chains (
    chain BLOB PRIMARY KEY CHECK (length(chain) = 16),
    next_sequence INTEGER NOT NULL CHECK (next_sequence > 0),
    previous BLOB NOT NULL CHECK (length(previous) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE envelopes (
    chain BLOB NOT NULL REFERENCES chains (chain),
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    -- NULL once a safe mark has passed it.
    envelope BLOB,
    envelope_hash BLOB NOT NULL CHECK (length(envelope_hash) = 32),
    kind INTEGER NOT NULL,
    agent BLOB NOT NULL CHECK (length(agent) = 8),
    -- A draft is sealed once.
    draft BLOB UNIQUE CHECK (length(draft) = 16),
    sealed_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'kept', 'quarantined', 'conflicting')),
    -- Stays through an epoch change: the first received time stands.
    first_received INTEGER,
    epoch INTEGER,
    reason INTEGER,
    PRIMARY KEY (chain, sequence),
    CHECK (state <> 'queued' OR envelope IS NOT NULL),
    CHECK (state <> 'kept' OR (first_received IS NOT NULL AND epoch IS NOT NULL)),
    CHECK ((state = 'quarantined') = (reason IS NOT NULL))
) STRICT;

CREATE INDEX envelopes_queued ON envelopes (chain, sequence) WHERE state = 'queued';

CREATE TABLE answers (
    chain BLOB PRIMARY KEY CHECK (length(chain) = 16),
    epoch INTEGER NOT NULL,
    mark_sequence INTEGER CHECK (mark_sequence >= 0),
    mark_hash BLOB CHECK (length(mark_hash) = 32),
    safe_mark INTEGER CHECK (safe_mark >= 0),
    answer BLOB NOT NULL,
    CHECK ((mark_sequence IS NULL) = (mark_hash IS NULL))
) STRICT, WITHOUT ROWID;

-- Beside the vaults and not inside them: the counter is written before anything is unlocked.
CREATE TABLE vaults (
    agent BLOB PRIMARY KEY CHECK (length(agent) = 8),
    label TEXT NOT NULL,
    file_name TEXT NOT NULL UNIQUE,
    tries_left INTEGER NOT NULL CHECK (tries_left BETWEEN 0 AND 10),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    memory_kib INTEGER NOT NULL,
    passes INTEGER NOT NULL,
    lanes INTEGER NOT NULL,
    nonce BLOB NOT NULL CHECK (length(nonce) = 12),
    wrapped_key BLOB NOT NULL CHECK (length(wrapped_key) = 48)
) STRICT, WITHOUT ROWID;
