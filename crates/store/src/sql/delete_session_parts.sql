DELETE FROM session_part
WHERE athlete_id = $1 AND day < $2
