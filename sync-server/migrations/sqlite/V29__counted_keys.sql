-- What counts is more than documents: a person by what their documents say, and what comes near. Kinds: 1 document, 2 person,
-- 3 person whose names may be cut, 4 person in a shorter form of their names, 5 near by name, 6 near by birth. `place` and
-- `channel` are keyed hashes of the declared birthplace and of the confirmed telephone, where the key is a person's.
CREATE TABLE counted_keys (
    kind      INTEGER NOT NULL,
    key       BLOB NOT NULL CHECK (length(key) = 32),
    enrolment BLOB NOT NULL,
    since     INTEGER NOT NULL,
    envelope  BLOB NOT NULL CHECK (length(envelope) = 32),
    place     BLOB CHECK (length(place) = 32),
    channel   BLOB CHECK (length(channel) = 32),
    PRIMARY KEY (kind, key, enrolment)
) STRICT, WITHOUT ROWID;
CREATE INDEX counted_keys_by_enrolment ON counted_keys (enrolment);
INSERT INTO counted_keys (kind, key, enrolment, since, envelope)
SELECT 1, key, enrolment, since, envelope FROM counted_documents;

-- What was said of one document stays said: kinds of match are 1 document, 2 person, 3 near, 4 renewal.
ALTER TABLE matches ADD COLUMN kind INTEGER NOT NULL DEFAULT 1;

-- Who a document names is sealed, so whoever counts is judged again, which notes it.
INSERT INTO to_judge (enrolment, why, since, due)
SELECT DISTINCT enrolment, 2, unixepoch() * 1000, unixepoch() * 1000 FROM counted_documents WHERE true
ON CONFLICT (enrolment) DO NOTHING;
DROP TABLE counted_documents;
