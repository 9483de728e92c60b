-- Wrong codes of a way back are counted whether it found somebody or nobody: the two must not be told apart.
ALTER TABLE returns ADD COLUMN tries BIGINT NOT NULL DEFAULT 0;
