-- Devices of before agents signed questions: until when they are answered, where there were any. Thirty days are given.
CREATE TABLE older_devices (
    one          INTEGER PRIMARY KEY CHECK (one = 1),
    answered_to  INTEGER NOT NULL
) STRICT;
INSERT INTO older_devices (one, answered_to)
    SELECT 1, CAST(strftime('%s', 'now') AS INTEGER) * 1000 + 30 * 86400000 WHERE EXISTS (SELECT 1 FROM devices);
