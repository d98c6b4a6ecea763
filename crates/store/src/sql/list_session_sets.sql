SELECT s.athlete_id, s.session_id, s.idx, s.exercise_id, s.kind, s.load_g, s.load_unit, s.reps,
    s.rir_halves, s.duration_s, s.distance_mm, s.note, s.suspect
FROM training_session AS t
JOIN performed_set AS s ON s.athlete_id = t.athlete_id AND s.session_id = t.id
WHERE t.athlete_id = $1 AND t.day BETWEEN $2 AND $3 AND t.deleted = 0
ORDER BY t.day, t.started_at NULLS FIRST, t.id, s.idx
