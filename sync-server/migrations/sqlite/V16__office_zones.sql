-- An office has a clock: its rounds are planned, and its devices tell hours, by it.
ALTER TABLE offices ADD COLUMN zone TEXT NOT NULL DEFAULT 'Europe/Paris';
