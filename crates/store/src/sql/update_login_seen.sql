UPDATE login
SET seen_at = $1
WHERE token_hash = $2
