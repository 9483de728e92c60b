-- One row of its own for each group of writes, in the same transaction: whether the group was committed is told by
-- whether its row is there. A transaction's number tells nothing: a crash gives it again.
CREATE TABLE write_groups (
    marker UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    begun  TIMESTAMPTZ NOT NULL DEFAULT now()
);
