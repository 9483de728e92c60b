-- Enrolments whose facts are newer than what was judged: written with the fact, in one transaction. One that fails for a
-- reason of ours is tried again later and later, and then parked for a person.
CREATE TABLE to_judge (
    enrolment BLOB NOT NULL PRIMARY KEY,
    why       INTEGER NOT NULL,
    since     INTEGER NOT NULL,
    due       INTEGER NOT NULL,
    tries     INTEGER NOT NULL DEFAULT 0,
    parked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX to_judge_due ON to_judge (due) WHERE parked_at IS NULL;
CREATE INDEX to_judge_parked ON to_judge (parked_at) WHERE parked_at IS NOT NULL;
