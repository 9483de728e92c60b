-- Vouchers of one enrolment are numbered from 0, in the order they were issued: which one came last must not hang on
-- where a row happens to lie.
ALTER TABLE vouchers ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
UPDATE vouchers SET number = (
    SELECT count(*) FROM vouchers AS earlier
    WHERE earlier.enrolment = vouchers.enrolment AND earlier.rowid < vouchers.rowid);
