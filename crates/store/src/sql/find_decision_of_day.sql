SELECT athlete_id, id, day, at, check_in_id, engine_version, state, body
FROM decision
WHERE athlete_id = $1 AND day = $2
ORDER BY at DESC, id DESC
LIMIT 1
