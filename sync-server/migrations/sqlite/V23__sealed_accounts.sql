-- What an account says of itself, under a key that is in no database: login, name, role, office, password. Accounts of before
-- are sealed at the next start, once.
ALTER TABLE staff ADD COLUMN seal BLOB;
