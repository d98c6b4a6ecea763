SELECT athlete_id, token_hash, created_at, seen_at, user_agent
FROM login
WHERE athlete_id = $1
ORDER BY seen_at DESC, token_hash
