SELECT athlete_id, name, password_hash, created_at, log_revision
FROM account
ORDER BY created_at, athlete_id
