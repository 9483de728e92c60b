-- What an identity is follows from all enrolments that led to it and all orders on it. States: 1 active, 2 suspended,
-- 3 withdrawn, 4 expired, 5 erased, 6 revoked; why: the numbers of `reconciliation::IdentityWhy`, 15 as it was carried here.
ALTER TABLE identities ADD COLUMN why BIGINT NOT NULL DEFAULT 15;
-- Where its attributes, level and validity come from; none where no check proves it, or none was looked at yet.
ALTER TABLE identities ADD COLUMN attributes BYTEA;
ALTER TABLE identities ADD COLUMN valid_until BIGINT;
ALTER TABLE identities ADD COLUMN changes_at BIGINT;
-- Its person has another one since: no check of this one counted any more.
ALTER TABLE identities ADD COLUMN successor BYTEA;
DROP INDEX one_live_identity;
CREATE UNIQUE INDEX one_live_identity ON identities (person) WHERE state IN (1, 2, 4, 6);
CREATE INDEX identities_by_change ON identities (changes_at) WHERE changes_at IS NOT NULL;

-- What an enrolment comes to for its identity, by its last judgement, and what state of it was told there last. None: it was
-- not judged since; until it is, the identity stays what it was.
ALTER TABLE enrolment_identities ADD COLUMN since BIGINT NOT NULL DEFAULT 0;
ALTER TABLE enrolment_identities ADD COLUMN linked BYTEA;
ALTER TABLE enrolment_identities ADD COLUMN told BIGINT NOT NULL DEFAULT 0;
CREATE INDEX enrolment_identities_by_identity ON enrolment_identities (identity);
UPDATE enrolment_identities SET
    since = (SELECT activated_at FROM identities WHERE id = identity),
    told = (SELECT state FROM identities WHERE id = identity);

-- Every state, reason and source of attributes that an identity had, oldest first.
CREATE TABLE identity_events (
    identity   BYTEA NOT NULL REFERENCES identities (id),
    number     BIGINT NOT NULL,
    state      BIGINT NOT NULL,
    why        BIGINT NOT NULL,
    attributes BYTEA,
    inputs     BYTEA NOT NULL CHECK (length(inputs) = 32),
    at         BIGINT NOT NULL,
    PRIMARY KEY (identity, number)
);
INSERT INTO identity_events (identity, number, state, why, attributes, inputs, at)
SELECT id, 0, state, 15, NULL, decode(repeat('00', 32), 'hex'), activated_at FROM identities;

INSERT INTO to_judge (enrolment, why, since, due)
SELECT enrolment, 4, 0, 0 FROM enrolment_identities WHERE true
ON CONFLICT (enrolment) DO NOTHING;
