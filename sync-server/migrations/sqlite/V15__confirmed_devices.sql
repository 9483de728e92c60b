-- A device works once somebody compared its letters in the console. Those that were enrolled before work on.
ALTER TABLE devices ADD COLUMN confirmed_at INTEGER;
ALTER TABLE devices ADD COLUMN confirmed_by TEXT;
UPDATE devices SET confirmed_at = enrolled_at;
