-- `match_keys` says where a document was seen, whatever that was worth: an order on it finds those. These are the documents
-- that count: shown at a check that is not refused and not an agent's alone, of an enrolment that has not ended.
CREATE TABLE counted_documents (
    key       BLOB NOT NULL CHECK (length(key) = 32),
    enrolment BLOB NOT NULL,
    since     INTEGER NOT NULL,
    envelope  BLOB NOT NULL CHECK (length(envelope) = 32),
    PRIMARY KEY (key, enrolment)
) STRICT, WITHOUT ROWID;
CREATE INDEX counted_documents_by_enrolment ON counted_documents (enrolment);

-- What an enrolment was told last of another one with its document, and when: 1 that both hold each other, 2 that it is the
-- earlier, 3 the later, 4 that it is over.
CREATE TABLE matches (
    enrolment BLOB NOT NULL,
    other     BLOB NOT NULL,
    said      INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (enrolment, other)
) STRICT, WITHOUT ROWID;

-- What was there before: as good as the rows can tell until the enrolment is judged again, which writes it anew. Ended ones
-- (7 refused, 8 lapsed, 9 withdrawn) and those without a check hold nobody.
INSERT INTO counted_documents (key, enrolment, since, envelope)
SELECT m.key, m.enrolment, min(e.first_received), zeroblob(32) FROM match_keys AS m
JOIN enrolments AS n ON n.id = m.enrolment AND n.state NOT IN (7, 8, 9)
JOIN statements AS s ON s.enrolment = m.enrolment AND s.kind = 1
JOIN envelopes AS e ON e.chain = s.chain AND e.sequence = s.sequence
GROUP BY m.key, m.enrolment;

-- Both sides of each match of before are judged again: one of them is let go, or both.
INSERT INTO matches (enrolment, other, said, at)
SELECT DISTINCT a.enrolment, b.enrolment, 1, 0 FROM match_keys AS a
JOIN match_keys AS b ON b.key = a.key AND b.enrolment <> a.enrolment;
INSERT INTO to_judge (enrolment, why, since, due)
SELECT DISTINCT enrolment, 2, unixepoch() * 1000, unixepoch() * 1000 FROM matches WHERE true
ON CONFLICT (enrolment) DO NOTHING;
