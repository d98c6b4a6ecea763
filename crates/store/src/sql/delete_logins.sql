DELETE FROM login WHERE athlete_id = $1
