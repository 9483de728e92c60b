-- The registry: what devices sealed, what was made of it, and the ledger of all of it.
-- An envelope's key is (chain, sequence); its hash stays for good, its bytes until they are opened.

CREATE TABLE registry_state (
    name  TEXT COLLATE "C" PRIMARY KEY,
    value BYTEA NOT NULL
);

-- Whose chain it is, and how far it is kept without a gap.
CREATE TABLE chains (
    chain         BYTEA PRIMARY KEY CHECK (length(chain) = 16),
    device        BYTEA NOT NULL CHECK (length(device) = 8),
    mark_sequence BIGINT,
    mark_hash     BYTEA,
    safe_sequence BIGINT
);

-- States: 1 kept, 2 opened, 3 quarantined, 4 refused.
CREATE TABLE envelopes (
    chain          BYTEA NOT NULL REFERENCES chains (chain),
    sequence       BIGINT NOT NULL CHECK (sequence >= 0),
    hash           BYTEA NOT NULL CHECK (length(hash) = 32),
    bytes          BYTEA,
    first_received BIGINT NOT NULL,
    epoch          BIGINT NOT NULL,
    state          BIGINT NOT NULL,
    reason         BIGINT,
    PRIMARY KEY (chain, sequence),
    CHECK (state = 2 OR bytes IS NOT NULL)
);
CREATE INDEX envelopes_set_aside ON envelopes (state, chain, sequence) WHERE state IN (3, 4);

-- Other bytes under a key that is taken: kept as evidence, each once.
CREATE TABLE tamper_cases (
    chain          BYTEA NOT NULL,
    sequence       BIGINT NOT NULL,
    hash           BYTEA NOT NULL CHECK (length(hash) = 32),
    bytes          BYTEA NOT NULL,
    first_received BIGINT NOT NULL,
    PRIMARY KEY (chain, sequence, hash)
);

-- What is still to be opened: written with the envelope, in one transaction.
CREATE TABLE opening_work (
    chain    BYTEA NOT NULL,
    sequence BIGINT NOT NULL,
    tries    BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (chain, sequence)
);

CREATE TABLE leases (
    id        BYTEA PRIMARY KEY CHECK (length(id) = 8),
    agent     BYTEA NOT NULL REFERENCES agents (id),
    device    BYTEA NOT NULL REFERENCES devices (id),
    signed    BYTEA NOT NULL,
    issued_at BIGINT NOT NULL
);

-- Opened statements. Header, signature and digest are no personal data and stay when the body is erased.
CREATE TABLE statements (
    chain       BYTEA NOT NULL,
    sequence    BIGINT NOT NULL,
    kind        BIGINT NOT NULL,
    header      BYTEA NOT NULL,
    header_hash BYTEA NOT NULL CHECK (length(header_hash) = 32),
    signed      BYTEA NOT NULL,
    enrolment   BYTEA,
    opened_at   BIGINT NOT NULL,
    PRIMARY KEY (chain, sequence)
);
CREATE INDEX statements_by_enrolment ON statements (enrolment) WHERE enrolment IS NOT NULL;

-- Evidence about an enrolment, sealed under its key. The digest makes a fact unique: a set, not a list.
CREATE TABLE facts (
    enrolment BYTEA NOT NULL REFERENCES enrolments (id),
    digest    BYTEA NOT NULL CHECK (length(digest) = 32),
    sealed    BYTEA NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (enrolment, digest)
);

-- Keyed hashes by which two enrolments are found to concern one document or one person.
CREATE TABLE match_keys (
    key       BYTEA NOT NULL CHECK (length(key) = 32),
    enrolment BYTEA NOT NULL,
    PRIMARY KEY (key, enrolment)
);

-- The history of what the registry did, per enrolment: an act can be done again (a voucher, a suspension).
CREATE TABLE acts (
    enrolment BYTEA NOT NULL,
    number    BIGINT NOT NULL,
    act       BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (enrolment, number)
);

-- The last resolution recorded for each enrolment, with all that is needed to replay it.
CREATE TABLE resolutions (
    enrolment      BYTEA NOT NULL,
    version        BIGINT NOT NULL,
    facts_digest   BYTEA NOT NULL,
    policy_version BIGINT NOT NULL,
    rules_version  BIGINT NOT NULL,
    at             BIGINT NOT NULL,
    changes_at     BIGINT,
    resolution     BYTEA NOT NULL,
    PRIMARY KEY (enrolment, version)
);
CREATE INDEX resolutions_by_change ON resolutions (changes_at) WHERE changes_at IS NOT NULL;

-- States: 1 active, 2 suspended, 3 revoked, 4 expired, 5 erased. One live identity per person.
CREATE TABLE identities (
    id           BYTEA PRIMARY KEY CHECK (length(id) = 16),
    person       BYTEA NOT NULL CHECK (length(person) = 32),
    enrolment    BYTEA NOT NULL REFERENCES enrolments (id),
    level        BIGINT NOT NULL,
    state        BIGINT NOT NULL,
    activated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX one_live_identity ON identities (person) WHERE state IN (1, 2);

-- Renewals give one person several enrolments and one identity.
CREATE TABLE enrolment_identities (
    enrolment BYTEA PRIMARY KEY REFERENCES enrolments (id),
    identity  BYTEA NOT NULL REFERENCES identities (id)
);

-- Every fact and act, hash-linked, in commit order.
CREATE TABLE ledger (
    position BIGINT PRIMARY KEY,
    kind     BIGINT NOT NULL,
    digest   BYTEA NOT NULL CHECK (length(digest) = 32),
    head     BYTEA NOT NULL CHECK (length(head) = 32),
    at       BIGINT NOT NULL
);
