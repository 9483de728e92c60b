-- The day of an agent's training, in days since 1970-01-01. Those of before have none: it is to confirm, and they work on.
ALTER TABLE agents ADD COLUMN trained_on BIGINT;

-- Soft marks: steps of checks that were shorter than their floor, counted by agent, day of the check and code. No judgement
-- reads them.
CREATE TABLE agent_marks (
    agent BYTEA NOT NULL,
    day   BIGINT NOT NULL,
    code  BIGINT NOT NULL,
    count BIGINT NOT NULL CHECK (count > 0),
    PRIMARY KEY (agent, day, code)
);

-- Who was told that a deadline had passed where the date of birth is to be declared anew (state 8, lapsed) is judged again.
INSERT INTO to_judge (enrolment, why, since, due)
SELECT id, 4, 0, 0 FROM enrolments WHERE state = 8
ON CONFLICT (enrolment) DO NOTHING;
