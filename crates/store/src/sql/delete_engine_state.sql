DELETE FROM engine_state WHERE athlete_id = $1
