-- Bookings: rounds, the windows they promise, the places of a window, appointments.
-- States and reasons are the numbers of the crate `booking`; days count from 1970-01-01.

-- One carrier walks one round a day.
CREATE TABLE rounds (
    id         BYTEA PRIMARY KEY CHECK (length(id) = 8),
    carrier    BYTEA NOT NULL REFERENCES agents (id),
    office     BYTEA NOT NULL REFERENCES offices (id),
    day        BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (carrier, day)
);
CREATE INDEX rounds_by_day ON rounds (day);

CREATE TABLE windows (
    id      BYTEA PRIMARY KEY CHECK (length(id) = 8),
    round   BYTEA NOT NULL REFERENCES rounds (id),
    from_at BIGINT NOT NULL,
    to_at   BIGINT NOT NULL CHECK (to_at > from_at)
);
CREATE INDEX windows_by_round ON windows (round);
CREATE INDEX windows_by_time ON windows (from_at);

-- A place is a row: a window holds as many visits as it has places, by constraint. A place that was taken
-- away while booked is withdrawn: it stays until its applicant has chosen, and is not given again.
CREATE TABLE places (
    "window"    BYTEA NOT NULL REFERENCES windows (id),
    number    BIGINT NOT NULL CHECK (number >= 0),
    withdrawn BIGINT NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    PRIMARY KEY ("window", number)
);

CREATE TABLE appointments (
    id          BYTEA PRIMARY KEY CHECK (length(id) = 8),
    enrolment   BYTEA NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    "window"      BYTEA NOT NULL,
    place       BIGINT NOT NULL,
    state       BIGINT NOT NULL,
    reason      BIGINT,
    replaced_by BYTEA,
    booked_at   BIGINT NOT NULL,
    changed_at  BIGINT NOT NULL,
    FOREIGN KEY ("window", place) REFERENCES places ("window", number)
);
-- 8 cancelled and 9 moved give their place back; 1 to 4 are live.
CREATE UNIQUE INDEX one_visit_per_place ON appointments ("window", place) WHERE state NOT IN (8, 9);
CREATE UNIQUE INDEX one_live_appointment ON appointments (enrolment) WHERE state IN (1, 2, 3, 4);
CREATE INDEX appointments_by_enrolment ON appointments (enrolment, booked_at);
