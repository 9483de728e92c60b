-- Who made the code that brought a device's key: a newer code is another's, and says nothing of the key.
ALTER TABLE devices ADD COLUMN key_by TEXT;
UPDATE devices SET key_by = code_by WHERE public_key IS NOT NULL;
