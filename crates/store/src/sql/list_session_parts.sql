SELECT athlete_id, session_id, device, day, at, counter, body
FROM session_part
WHERE athlete_id = $1 AND day = $2
ORDER BY session_id, device
