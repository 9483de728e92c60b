-- First received times of before a restore that an answer of version 1 gives by number alone: each counts once the chain of
-- headers ties its record to the mark of that answer. -1 and zeros: the answer had no mark, and ties nothing.
CREATE TABLE claimed_times (
    chain          BLOB NOT NULL,
    sequence       INTEGER NOT NULL,
    hash           BLOB NOT NULL CHECK (length(hash) = 32),
    mark_sequence  INTEGER NOT NULL,
    mark_hash      BLOB NOT NULL CHECK (length(mark_hash) = 32),
    first_received INTEGER NOT NULL,
    PRIMARY KEY (chain, sequence, hash, mark_sequence, mark_hash)
) STRICT, WITHOUT ROWID;
