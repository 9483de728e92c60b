-- When a device said that the ledger is not the one it was told before; it is a witness outside this database.
ALTER TABLE devices ADD COLUMN ledger_doubted_at INTEGER;
