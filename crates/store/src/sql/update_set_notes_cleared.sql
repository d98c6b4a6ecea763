UPDATE performed_set SET note = NULL WHERE athlete_id = $1 AND note IS NOT NULL
