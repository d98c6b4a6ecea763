SELECT athlete_id, source_name, exercise_id
FROM exercise_mapping
WHERE athlete_id = $1
ORDER BY source_name
