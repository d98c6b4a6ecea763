DELETE FROM login WHERE athlete_id = $1 AND token_hash = $2
