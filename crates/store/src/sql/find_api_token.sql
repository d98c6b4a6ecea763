SELECT athlete_id, id, label, token_hash, created_at, used_at, revoked_at
FROM api_token
WHERE token_hash = $1 AND revoked_at IS NULL
