-- Enrolments whose facts are newer than what was judged: written with the fact, in one transaction. One that fails for a
-- reason of ours is tried again later and later, and then parked for a person.
CREATE TABLE to_judge (
    enrolment BYTEA NOT NULL PRIMARY KEY,
    why       BIGINT NOT NULL,
    since     BIGINT NOT NULL,
    due       BIGINT NOT NULL,
    tries     BIGINT NOT NULL DEFAULT 0,
    parked_at BIGINT
);
CREATE INDEX to_judge_due ON to_judge (due) WHERE parked_at IS NULL;
CREATE INDEX to_judge_parked ON to_judge (parked_at) WHERE parked_at IS NOT NULL;
