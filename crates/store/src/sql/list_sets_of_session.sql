SELECT athlete_id, session_id, idx, exercise_id, kind, load_g, load_unit, reps,
    rir_halves, duration_s, distance_mm, note, suspect
FROM performed_set
WHERE athlete_id = $1 AND session_id = $2
ORDER BY idx
