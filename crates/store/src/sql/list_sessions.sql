SELECT athlete_id, id, day, started_at, duration_s, name, session_rpe_halves, note, slot, source,
    import_id, counter, device, deleted
FROM training_session
WHERE athlete_id = $1 AND day BETWEEN $2 AND $3 AND deleted = 0
ORDER BY day, started_at NULLS FIRST, id
