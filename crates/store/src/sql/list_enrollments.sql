SELECT athlete_id, id, program_id, program_text, started_on, ended_on, at
FROM enrollment
WHERE athlete_id = $1
ORDER BY started_on, at, id
