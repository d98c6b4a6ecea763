UPDATE conflict
SET answered_at = $1
WHERE athlete_id = $2 AND kind = $3 AND row_id = $4 AND answered_at IS NULL
