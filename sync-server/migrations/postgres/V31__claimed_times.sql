-- First received times of before a restore that an answer of version 1 gives by number alone: each counts once the chain of
-- headers ties its record to the mark of that answer. -1 and zeros: the answer had no mark, and ties nothing.
CREATE TABLE claimed_times (
    chain          BYTEA NOT NULL,
    sequence       BIGINT NOT NULL,
    hash           BYTEA NOT NULL CHECK (length(hash) = 32),
    mark_sequence  BIGINT NOT NULL,
    mark_hash      BYTEA NOT NULL CHECK (length(mark_hash) = 32),
    first_received BIGINT NOT NULL,
    PRIMARY KEY (chain, sequence, hash, mark_sequence, mark_hash)
);
