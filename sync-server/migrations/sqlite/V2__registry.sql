-- The registry: what devices sealed, what was made of it, and the ledger of all of it.
-- An envelope's key is (chain, sequence); its hash stays for good, its bytes until they are opened.

CREATE TABLE registry_state (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Whose chain it is, and how far it is kept without a gap.
CREATE TABLE chains (
    chain         BLOB PRIMARY KEY CHECK (length(chain) = 16),
    device        BLOB NOT NULL CHECK (length(device) = 8),
    mark_sequence INTEGER,
    mark_hash     BLOB,
    safe_sequence INTEGER
) STRICT, WITHOUT ROWID;

-- States: 1 kept, 2 opened, 3 quarantined, 4 refused.
CREATE TABLE envelopes (
    chain          BLOB NOT NULL REFERENCES chains (chain),
    sequence       INTEGER NOT NULL CHECK (sequence >= 0),
    hash           BLOB NOT NULL CHECK (length(hash) = 32),
    bytes          BLOB,
    first_received INTEGER NOT NULL,
    epoch          INTEGER NOT NULL,
    state          INTEGER NOT NULL,
    reason         INTEGER,
    PRIMARY KEY (chain, sequence),
    CHECK (state = 2 OR bytes IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX envelopes_set_aside ON envelopes (state, chain, sequence) WHERE state IN (3, 4);

-- Other bytes under a key that is taken: kept as evidence, each once.
CREATE TABLE tamper_cases (
    chain          BLOB NOT NULL,
    sequence       INTEGER NOT NULL,
    hash           BLOB NOT NULL CHECK (length(hash) = 32),
    bytes          BLOB NOT NULL,
    first_received INTEGER NOT NULL,
    PRIMARY KEY (chain, sequence, hash)
) STRICT, WITHOUT ROWID;

-- What is still to be opened: written with the envelope, in one transaction.
CREATE TABLE opening_work (
    chain    BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    tries    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (chain, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE leases (
    id        BLOB PRIMARY KEY CHECK (length(id) = 8),
    agent     BLOB NOT NULL REFERENCES agents (id),
    device    BLOB NOT NULL REFERENCES devices (id),
    signed    BLOB NOT NULL,
    issued_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Opened statements. Header, signature and digest are no personal data and stay when the body is erased.
CREATE TABLE statements (
    chain       BLOB NOT NULL,
    sequence    INTEGER NOT NULL,
    kind        INTEGER NOT NULL,
    header      BLOB NOT NULL,
    header_hash BLOB NOT NULL CHECK (length(header_hash) = 32),
    signed      BLOB NOT NULL,
    enrolment   BLOB,
    opened_at   INTEGER NOT NULL,
    PRIMARY KEY (chain, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX statements_by_enrolment ON statements (enrolment) WHERE enrolment IS NOT NULL;

-- Evidence about an enrolment, sealed under its key. The digest makes a fact unique: a set, not a list.
CREATE TABLE facts (
    enrolment BLOB NOT NULL REFERENCES enrolments (id),
    digest    BLOB NOT NULL CHECK (length(digest) = 32),
    sealed    BLOB NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (enrolment, digest)
) STRICT, WITHOUT ROWID;

-- Keyed hashes by which two enrolments are found to concern one document or one person.
CREATE TABLE match_keys (
    key       BLOB NOT NULL CHECK (length(key) = 32),
    enrolment BLOB NOT NULL,
    PRIMARY KEY (key, enrolment)
) STRICT, WITHOUT ROWID;

-- The history of what the registry did, per enrolment: an act can be done again (a voucher, a suspension).
CREATE TABLE acts (
    enrolment BLOB NOT NULL,
    number    INTEGER NOT NULL,
    act       INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (enrolment, number)
) STRICT, WITHOUT ROWID;

-- The last resolution recorded for each enrolment, with all that is needed to replay it.
CREATE TABLE resolutions (
    enrolment      BLOB NOT NULL,
    version        INTEGER NOT NULL,
    facts_digest   BLOB NOT NULL,
    policy_version INTEGER NOT NULL,
    rules_version  INTEGER NOT NULL,
    at             INTEGER NOT NULL,
    changes_at     INTEGER,
    resolution     BLOB NOT NULL,
    PRIMARY KEY (enrolment, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX resolutions_by_change ON resolutions (changes_at) WHERE changes_at IS NOT NULL;

-- States: 1 active, 2 suspended, 3 revoked, 4 expired, 5 erased. One live identity per person.
CREATE TABLE identities (
    id           BLOB PRIMARY KEY CHECK (length(id) = 16),
    person       BLOB NOT NULL CHECK (length(person) = 32),
    enrolment    BLOB NOT NULL REFERENCES enrolments (id),
    level        INTEGER NOT NULL,
    state        INTEGER NOT NULL,
    activated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_live_identity ON identities (person) WHERE state IN (1, 2);

-- Renewals give one person several enrolments and one identity.
CREATE TABLE enrolment_identities (
    enrolment BLOB PRIMARY KEY REFERENCES enrolments (id),
    identity  BLOB NOT NULL REFERENCES identities (id)
) STRICT, WITHOUT ROWID;

-- Every fact and act, hash-linked, in commit order.
CREATE TABLE ledger (
    position INTEGER PRIMARY KEY,
    kind     INTEGER NOT NULL,
    digest   BLOB NOT NULL CHECK (length(digest) = 32),
    head     BLOB NOT NULL CHECK (length(head) = 32),
    at       INTEGER NOT NULL
) STRICT;
