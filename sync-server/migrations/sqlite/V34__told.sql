-- What an act is about: the envelope of the statement, where something is told of each one. Acts of before name none.
ALTER TABLE acts ADD COLUMN about BLOB CHECK (about IS NULL OR length(about) = 32);

-- By which channel a notice goes: 1 SMS, 2 mail. Those of before go as they were written.
ALTER TABLE notices ADD COLUMN channel INTEGER NOT NULL DEFAULT 2;
UPDATE notices SET channel = 1 WHERE kind IN (1, 10);

-- Whatever stood still while its resolution went on is judged again, and tells its next step: what is under review (5) or
-- refused (7), and what is active (6) with an identity that rests (2).
INSERT INTO to_judge (enrolment, why, since, due)
SELECT e.id, 4, 0, 0 FROM enrolments AS e
WHERE e.state IN (5, 7) OR (e.state = 6 AND EXISTS (
    SELECT 1 FROM enrolment_identities AS t JOIN identities AS i ON i.id = t.identity
    WHERE t.enrolment = e.id AND i.state = 2))
ON CONFLICT (enrolment) DO NOTHING;
