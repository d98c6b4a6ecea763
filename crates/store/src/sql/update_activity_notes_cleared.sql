UPDATE activity
SET note = NULL, counter = CASE WHEN counter = 0 THEN 0 ELSE counter + 1 END
WHERE athlete_id = $1 AND note IS NOT NULL
