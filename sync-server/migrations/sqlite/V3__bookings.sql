-- Bookings: rounds, the windows they promise, the places of a window, appointments.
-- States and reasons are the numbers of the crate `booking`; days count from 1970-01-01.

-- One carrier walks one round a day.
CREATE TABLE rounds (
    id         BLOB PRIMARY KEY CHECK (length(id) = 8),
    carrier    BLOB NOT NULL REFERENCES agents (id),
    office     BLOB NOT NULL REFERENCES offices (id),
    day        INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (carrier, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX rounds_by_day ON rounds (day);

CREATE TABLE windows (
    id      BLOB PRIMARY KEY CHECK (length(id) = 8),
    round   BLOB NOT NULL REFERENCES rounds (id),
    from_at INTEGER NOT NULL,
    to_at   INTEGER NOT NULL CHECK (to_at > from_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX windows_by_round ON windows (round);
CREATE INDEX windows_by_time ON windows (from_at);

-- A place is a row: a window holds as many visits as it has places, by constraint. A place that was taken
-- away while booked is withdrawn: it stays until its applicant has chosen, and is not given again.
CREATE TABLE places (
    window    BLOB NOT NULL REFERENCES windows (id),
    number    INTEGER NOT NULL CHECK (number >= 0),
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    PRIMARY KEY (window, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE appointments (
    id          BLOB PRIMARY KEY CHECK (length(id) = 8),
    enrolment   BLOB NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    window      BLOB NOT NULL,
    place       INTEGER NOT NULL,
    state       INTEGER NOT NULL,
    reason      INTEGER,
    replaced_by BLOB,
    booked_at   INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,
    FOREIGN KEY (window, place) REFERENCES places (window, number)
) STRICT, WITHOUT ROWID;
-- 8 cancelled and 9 moved give their place back; 1 to 4 are live.
CREATE UNIQUE INDEX one_visit_per_place ON appointments (window, place) WHERE state NOT IN (8, 9);
CREATE UNIQUE INDEX one_live_appointment ON appointments (enrolment) WHERE state IN (1, 2, 3, 4);
CREATE INDEX appointments_by_enrolment ON appointments (enrolment, booked_at);
