UPDATE recovery_log
SET note = NULL, counter = counter + 1
WHERE athlete_id = $1 AND note IS NOT NULL
