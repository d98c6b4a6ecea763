DELETE FROM deletion WHERE athlete_id = $1
