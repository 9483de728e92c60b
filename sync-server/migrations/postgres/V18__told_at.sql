-- The registry decides at once; until `told_at` an enrolment shows what it showed when the check came in. Rows without
-- it are told.
ALTER TABLE enrolments ADD COLUMN told_at BIGINT;
ALTER TABLE enrolments ADD COLUMN shown_state BIGINT;
ALTER TABLE enrolments ADD COLUMN shown_rests BIGINT NOT NULL DEFAULT 0;
CREATE INDEX enrolments_untold ON enrolments (told_at) WHERE told_at IS NOT NULL;
