SELECT athlete_id, session_id, device, day, at, counter, body
FROM session_part
WHERE athlete_id = $1
ORDER BY session_id, device
