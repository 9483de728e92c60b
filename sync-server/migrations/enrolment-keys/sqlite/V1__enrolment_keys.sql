-- One random key per enrolment, and the keys of the search hashes, each wrapped by the wrapping key whose
-- number stands beside it. This file is never part of a data backup: destroying a row erases a person.

CREATE TABLE enrolment_keys (
    enrolment  BLOB PRIMARY KEY CHECK (length(enrolment) = 16),
    wrapped    BLOB NOT NULL,
    wrapped_by INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE search_keys (
    version    INTEGER PRIMARY KEY,
    wrapped    BLOB NOT NULL,
    wrapped_by INTEGER NOT NULL
) STRICT;
