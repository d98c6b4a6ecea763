SELECT athlete_id, id, day, at, movement, answer, minutes, counter, device, deleted
FROM snack_log
WHERE athlete_id = $1 AND day BETWEEN $2 AND $3 AND deleted = 0
ORDER BY at, id
