SELECT athlete_id, id, at, source_format, file_name, file_sha256, unit, sessions, sets, issues,
    undone_at
FROM import_batch
WHERE athlete_id = $1
ORDER BY at, id
