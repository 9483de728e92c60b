-- The registry's signed answers that gave receipts, kept until a safe mark has passed them: a restored registry
-- is told by them when it first received what it no longer has.

CREATE TABLE proofs (
    chain BLOB NOT NULL CHECK (length(chain) = 16),
    epoch INTEGER NOT NULL,
    first INTEGER NOT NULL CHECK (first >= 0),
    last INTEGER NOT NULL CHECK (last >= first),
    answer BLOB NOT NULL,
    PRIMARY KEY (chain, epoch, first, last)
) STRICT, WITHOUT ROWID;
