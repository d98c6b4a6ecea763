SELECT athlete_id, id, label, token_hash, created_at, used_at, revoked_at
FROM api_token
WHERE athlete_id = $1
ORDER BY created_at, id
