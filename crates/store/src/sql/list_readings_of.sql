SELECT athlete_id, day, signal, detail, source, value, suspect, import_id
FROM reading
WHERE athlete_id = $1 AND signal = $2 AND day >= $3 AND day <= $4
ORDER BY day, detail, source
