SELECT athlete_id, day, signal, detail, source, value, suspect, import_id
FROM reading
WHERE athlete_id = $1 AND day >= $2 AND day <= $3
ORDER BY day, signal, detail, source
