SELECT athlete_id, id, day, started_at, template, minutes, met_milli, effort_halves, soreness, note,
    counter, device, deleted
FROM recovery_log
WHERE athlete_id = $1 AND day BETWEEN $2 AND $3 AND deleted = 0
ORDER BY day, started_at NULLS FIRST, id
