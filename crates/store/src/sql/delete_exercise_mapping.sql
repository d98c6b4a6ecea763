DELETE FROM exercise_mapping WHERE athlete_id = $1 AND source_name = $2
