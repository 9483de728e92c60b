-- Who a member of staff is besides: the agent, and the keyed hash of where they live. Nobody decides on what they checked
-- themselves, or about their own household (R-19).
ALTER TABLE staff ADD COLUMN agent BLOB CHECK (agent IS NULL OR length(agent) = 8);
ALTER TABLE staff ADD COLUMN household BLOB CHECK (household IS NULL OR length(household) = 32);
-- Somebody said who they are besides, if only that they are nobody: until then they decide nothing.
ALTER TABLE staff ADD COLUMN person_said INTEGER NOT NULL DEFAULT 0;

-- What waits for a reviewer, by hold: what the recorded resolutions say, so that a list needs to read none of them. The hold 0
-- stands for the enrolment as a whole. Since when: from the first hold on, whatever others came and went.
CREATE TABLE reviews (
    enrolment BLOB NOT NULL,
    hold      INTEGER NOT NULL,
    since     INTEGER NOT NULL,
    PRIMARY KEY (enrolment, hold)
) STRICT, WITHOUT ROWID;
CREATE INDEX reviews_by_age ON reviews (hold, since, enrolment);

-- What reviewers decided before a restore, as the log told it: it becomes a fact when the server runs again.
CREATE TABLE decided_again (
    enrolment BLOB NOT NULL,
    at        INTEGER NOT NULL,
    decision  BLOB NOT NULL,
    PRIMARY KEY (enrolment, at, decision)
) STRICT, WITHOUT ROWID;

-- Whatever may wait for a reviewer is judged again, and listed: what is under review (5) or refused (7), what awaits a check
-- (3) or lapsed (8) and has a statement, and what is active (6) with an identity that rests (2).
INSERT INTO to_judge (enrolment, why, since, due)
SELECT e.id, 4, 0, 0 FROM enrolments AS e
WHERE e.state IN (5, 7)
   OR (e.state IN (3, 8) AND EXISTS (SELECT 1 FROM statements AS s WHERE s.enrolment = e.id))
   OR (e.state = 6 AND EXISTS (
    SELECT 1 FROM enrolment_identities AS t JOIN identities AS i ON i.id = t.identity
    WHERE t.enrolment = e.id AND i.state = 2))
ON CONFLICT (enrolment) DO NOTHING;
