SELECT athlete_id, day, at, body
FROM plan_shown
WHERE athlete_id = $1 AND day BETWEEN $2 AND $3
ORDER BY day
