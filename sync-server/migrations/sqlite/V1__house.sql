-- The house: offices, staff, agents, devices, policy, enrolments, vouchers, notices.
-- Identifiers are bytes, instants are milliseconds since 1970 (UTC), codes are the numbers of the terms.
-- Nothing an applicant declared stands here in clear: it is sealed under the enrolment's key.

CREATE TABLE offices (
    id         BLOB PRIMARY KEY CHECK (length(id) = 8),
    name       TEXT NOT NULL,
    locality   TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
    login         TEXT PRIMARY KEY,
    name          TEXT NOT NULL,
    role          INTEGER NOT NULL,
    password_salt BLOB NOT NULL,
    password_hash BLOB NOT NULL,
    created_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    login      TEXT NOT NULL REFERENCES staff (login) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_age ON sessions (created_at);

-- Kept for every login that was tried, whether it exists or not, so that the two cannot be told apart.
CREATE TABLE sign_in_failures (
    login_hash BLOB PRIMARY KEY CHECK (length(login_hash) = 32),
    failures   INTEGER NOT NULL,
    closed_to  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE agents (
    id          BLOB PRIMARY KEY CHECK (length(id) = 8),
    kind        INTEGER NOT NULL,
    login       TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    office      BLOB NOT NULL REFERENCES offices (id),
    household   BLOB CHECK (household IS NULL OR length(household) = 32),
    active_from INTEGER NOT NULL,
    active_to   INTEGER,
    created_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX agents_by_office ON agents (office);

CREATE TABLE devices (
    id          BLOB PRIMARY KEY CHECK (length(id) = 8),
    label       TEXT NOT NULL,
    office      BLOB NOT NULL REFERENCES offices (id),
    public_key  BLOB UNIQUE,
    enrolled_at INTEGER,
    revoked_at  INTEGER,
    created_at  INTEGER NOT NULL,
    CHECK ((public_key IS NULL) = (enrolled_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX devices_by_office ON devices (office);

CREATE TABLE agent_keys (
    agent      BLOB NOT NULL REFERENCES agents (id),
    device     BLOB NOT NULL REFERENCES devices (id),
    public_key BLOB NOT NULL,
    since      INTEGER NOT NULL,
    PRIMARY KEY (agent, device, since)
) STRICT, WITHOUT ROWID;

-- Codes that enrol a device (1) or enlist an agent (2): used once, and only their keyed hash is kept. A
-- device's code leaves the key by which the server proves that it knows it, until it is used.
CREATE TABLE one_time_codes (
    code_hash  BLOB PRIMARY KEY CHECK (length(code_hash) = 32),
    purpose    INTEGER NOT NULL,
    subject    BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER,
    proof_key  BLOB CHECK (proof_key IS NULL OR length(proof_key) = 32),
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX one_time_codes_by_subject ON one_time_codes (purpose, subject);

CREATE TABLE policies (
    version         INTEGER PRIMARY KEY,
    accepted_models TEXT NOT NULL,
    deadline_days   INTEGER NOT NULL,
    set_by          TEXT NOT NULL,
    set_at          INTEGER NOT NULL
) STRICT;

-- Documents that must not be accepted (R-10): the keyed hash of kind, issuer and number, nothing else.
CREATE TABLE stopped_documents (
    document_hash BLOB PRIMARY KEY CHECK (length(document_hash) = 32),
    stopped_by    TEXT NOT NULL,
    stopped_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who of the staff read personal data, of whom and why.
CREATE TABLE readings (
    id        INTEGER PRIMARY KEY,
    who       TEXT NOT NULL,
    what      TEXT NOT NULL,
    enrolment BLOB NOT NULL,
    purpose   TEXT NOT NULL,
    at        INTEGER NOT NULL
) STRICT;
CREATE INDEX readings_by_enrolment ON readings (enrolment);

CREATE TABLE enrolments (
    id                BLOB PRIMARY KEY CHECK (length(id) = 16),
    version           INTEGER NOT NULL,
    state             INTEGER NOT NULL,
    route             INTEGER NOT NULL,
    language          INTEGER NOT NULL,
    notice_version    INTEGER NOT NULL,
    declaration       BLOB NOT NULL,
    continuation_hash BLOB NOT NULL UNIQUE CHECK (length(continuation_hash) = 32),
    mobile_hash       BLOB NOT NULL CHECK (length(mobile_hash) = 32),
    created_at        INTEGER NOT NULL,
    submitted_at      INTEGER,
    changed_at        INTEGER NOT NULL,
    policy_days       INTEGER NOT NULL,
    extension_days    INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX enrolments_by_mobile ON enrolments (mobile_hash, created_at);
CREATE INDEX enrolments_by_change ON enrolments (changed_at);
CREATE INDEX enrolments_by_state ON enrolments (state, created_at);

CREATE TABLE sms_codes (
    enrolment  BLOB PRIMARY KEY REFERENCES enrolments (id) ON DELETE CASCADE,
    code_hash  BLOB NOT NULL CHECK (length(code_hash) = 32),
    expires_at INTEGER NOT NULL,
    tries      INTEGER NOT NULL,
    sent_at    INTEGER NOT NULL,
    sent_count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE vouchers (
    secret_hash BLOB PRIMARY KEY CHECK (length(secret_hash) = 32),
    enrolment   BLOB NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    sealed      BLOB NOT NULL,
    issued_at   INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX vouchers_by_enrolment ON vouchers (enrolment, issued_at);

-- One row per act and address. What it says and where it goes is sealed under the enrolment's key and
-- removed once it has been carried.
CREATE TABLE notices (
    id           BLOB PRIMARY KEY CHECK (length(id) = 16),
    act          TEXT NOT NULL,
    address_hash BLOB NOT NULL CHECK (length(address_hash) = 32),
    enrolment    BLOB NOT NULL,
    kind         INTEGER NOT NULL,
    language     INTEGER NOT NULL,
    sealed       BLOB,
    created_at   INTEGER NOT NULL,
    due_at       INTEGER,
    tries        INTEGER NOT NULL DEFAULT 0,
    carried_at   INTEGER,
    UNIQUE (act, address_hash),
    CHECK ((carried_at IS NULL) OR (sealed IS NULL AND due_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX notices_due ON notices (due_at) WHERE due_at IS NOT NULL;
