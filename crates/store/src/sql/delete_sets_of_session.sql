DELETE FROM performed_set WHERE athlete_id = $1 AND session_id = $2
