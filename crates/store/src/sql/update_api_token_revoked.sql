UPDATE api_token
SET revoked_at = $1
WHERE athlete_id = $2 AND id = $3 AND revoked_at IS NULL
