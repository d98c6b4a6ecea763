DELETE FROM reading
WHERE athlete_id = $1 AND signal = $2
