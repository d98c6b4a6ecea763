DELETE FROM reading
WHERE athlete_id = $1 AND import_id = $2
