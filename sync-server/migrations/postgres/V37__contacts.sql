-- Contact data that an applicant changes and that are not in effect: 1 mobile, 2 e-mail address, 3 postal address. The new
-- ones are sealed under the enrolment's key; once confirmed they take effect by themselves.
CREATE TABLE contact_changes (
    enrolment    BYTEA NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    kind         BIGINT NOT NULL,
    sealed       BYTEA NOT NULL,
    asked_at     BIGINT NOT NULL,
    confirmed_at BIGINT,
    effect_at    BIGINT,
    PRIMARY KEY (enrolment, kind),
    CHECK ((confirmed_at IS NULL) = (effect_at IS NULL))
);
CREATE INDEX contact_changes_due ON contact_changes (effect_at) WHERE effect_at IS NOT NULL;
