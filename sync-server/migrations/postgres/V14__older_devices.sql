-- Devices of before agents signed questions: until when they are answered, where there were any. Thirty days are given.
CREATE TABLE older_devices (
    one          BIGINT PRIMARY KEY CHECK (one = 1),
    answered_to  BIGINT NOT NULL
);
INSERT INTO older_devices (one, answered_to)
    SELECT 1, CAST(extract(epoch FROM now()) AS BIGINT) * 1000 + 30 * 86400000::BIGINT WHERE EXISTS (SELECT 1 FROM devices);
