SELECT athlete_id, token_hash, created_at, seen_at, user_agent
FROM login
WHERE token_hash = $1
