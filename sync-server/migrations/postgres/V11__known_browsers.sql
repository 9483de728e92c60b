-- Wrong passwords are forgotten a day after the last one, not by what other logins did.
ALTER TABLE sign_in_failures ADD COLUMN failed_at BIGINT NOT NULL DEFAULT 0;
UPDATE sign_in_failures SET failed_at = CAST(extract(epoch FROM now()) AS BIGINT) * 1000;
CREATE INDEX sign_in_failures_by_age ON sign_in_failures (failed_at);

-- Browsers in which somebody signed in before: wrong passwords tried elsewhere do not shut them out.
CREATE TABLE known_browsers (
    token_hash BYTEA NOT NULL CHECK (length(token_hash) = 32),
    login      TEXT COLLATE "C" NOT NULL REFERENCES staff (login) ON DELETE CASCADE,
    since      BIGINT NOT NULL,
    PRIMARY KEY (token_hash, login)
);
CREATE INDEX known_browsers_by_login ON known_browsers (login, since);
