UPDATE account
SET name = $1, password_hash = $2
WHERE athlete_id = $3
