-- The wrapping keys that are renewed each month on PostgreSQL, by the number beside what they wrap; the keys themselves
-- are files. Number 1 is wrapping.key and has no row. A row stays after its key was destroyed: no number comes twice.
CREATE TABLE wrapping_keys (
    number       BIGINT NOT NULL PRIMARY KEY CHECK (number > 1),
    fingerprint  BYTEA NOT NULL CHECK (length(fingerprint) = 32),
    made_at      BIGINT NOT NULL,
    retired_at   BIGINT,
    -- Since when it was seen to wrap nothing: what is put back from before then still needs it.
    unused_since BIGINT,
    destroyed_at BIGINT,
    -- Enrolments whose keys were deleted while this key wrapped them: erased once it is destroyed.
    erased       BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX enrolment_keys_by_wrapping ON enrolment_keys (wrapped_by);

-- Whose folder of wrapping keys it is: the same number lies in it. Another deployment would adopt our keys, and destroy them.
CREATE TABLE wrapping_folder (
    place BIGINT NOT NULL PRIMARY KEY CHECK (place = 1),
    id   BYTEA NOT NULL CHECK (length(id) = 16)
);
