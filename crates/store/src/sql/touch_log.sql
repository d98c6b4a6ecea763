UPDATE account
SET log_revision = log_revision + 1
WHERE athlete_id = $1
