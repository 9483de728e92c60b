-- Up to where the registry has opened a chain, as its last answer said; none where it did not say.
ALTER TABLE answers ADD COLUMN opened INTEGER CHECK (opened >= 0);
