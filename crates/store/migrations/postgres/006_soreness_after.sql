ALTER TABLE recovery_log ADD COLUMN soreness BIGINT;
