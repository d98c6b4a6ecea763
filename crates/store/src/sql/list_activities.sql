SELECT athlete_id, id, day, started_at, kind, name, minutes, effort_halves, distance_mm, mean_hr,
    note, source, import_id, counter, device, deleted
FROM activity
WHERE athlete_id = $1 AND day BETWEEN $2 AND $3 AND deleted = 0
ORDER BY day, started_at NULLS FIRST, id
