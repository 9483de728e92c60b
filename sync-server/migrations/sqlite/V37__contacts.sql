-- Contact data that an applicant changes and that are not in effect: 1 mobile, 2 e-mail address, 3 postal address. The new
-- ones are sealed under the enrolment's key; once confirmed they take effect by themselves.
CREATE TABLE contact_changes (
    enrolment    BLOB NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    kind         INTEGER NOT NULL,
    sealed       BLOB NOT NULL,
    asked_at     INTEGER NOT NULL,
    confirmed_at INTEGER,
    effect_at    INTEGER,
    PRIMARY KEY (enrolment, kind),
    CHECK ((confirmed_at IS NULL) = (effect_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_changes_due ON contact_changes (effect_at) WHERE effect_at IS NOT NULL;
