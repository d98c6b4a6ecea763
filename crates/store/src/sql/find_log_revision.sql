SELECT athlete_id, name, password_hash, created_at, log_revision
FROM account
WHERE athlete_id = $1
