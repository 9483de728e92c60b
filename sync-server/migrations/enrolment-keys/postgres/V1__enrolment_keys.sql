-- One random key per enrolment, and the keys of the search hashes, each wrapped by the wrapping key whose
-- number stands beside it. This schema is never part of a data backup: destroying a row erases a person.

CREATE TABLE enrolment_keys (
    enrolment  BYTEA PRIMARY KEY CHECK (length(enrolment) = 16),
    wrapped    BYTEA NOT NULL,
    wrapped_by BIGINT NOT NULL
);

CREATE TABLE search_keys (
    version    BIGINT PRIMARY KEY,
    wrapped    BYTEA NOT NULL,
    wrapped_by BIGINT NOT NULL
);
