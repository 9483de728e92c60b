-- The key of a device's unused code is sealed under the wrapping key: no database and no copy says what proves a code.
-- Codes that were given before have to be given again.
ALTER TABLE one_time_codes ADD COLUMN sealed_key BLOB;
UPDATE one_time_codes SET proof_key = NULL;
