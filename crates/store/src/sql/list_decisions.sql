SELECT athlete_id, id, day, at, check_in_id, engine_version, state, body
FROM decision
WHERE athlete_id = $1 AND day BETWEEN $2 AND $3
ORDER BY day, at, id
