SELECT athlete_id, id, at, occasion, body
FROM composed_session
WHERE athlete_id = $1 AND $2 <= at
ORDER BY at DESC, id
