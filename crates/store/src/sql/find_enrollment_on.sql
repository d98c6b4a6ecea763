-- The newest one that covers the day.
SELECT athlete_id, id, program_id, program_text, started_on, ended_on, at
FROM enrollment
WHERE athlete_id = $1 AND started_on <= $2 AND (ended_on IS NULL OR ended_on >= $2)
ORDER BY started_on DESC, at DESC, id DESC
LIMIT 1
