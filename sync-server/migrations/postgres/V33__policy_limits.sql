-- What a policy says in time: outages, versions that end, the grace of older lists; and whether two people lift a hold. JSON;
-- what is not said is as it was.
ALTER TABLE policies ADD COLUMN limits TEXT NOT NULL DEFAULT '{}';
