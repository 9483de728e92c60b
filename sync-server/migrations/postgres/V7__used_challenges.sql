-- Challenges that were used, for as long as they would still be believed: several servers may answer one device.
CREATE TABLE used_challenges (
    challenge BYTEA PRIMARY KEY CHECK (length(challenge) = 16),
    used_at   BIGINT NOT NULL
);
CREATE INDEX used_challenges_by_age ON used_challenges (used_at);
