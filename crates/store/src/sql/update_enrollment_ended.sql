UPDATE enrollment
SET ended_on = $1
WHERE athlete_id = $2 AND id = $3
