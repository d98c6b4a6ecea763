UPDATE api_token
SET used_at = $1
WHERE athlete_id = $2 AND id = $3
