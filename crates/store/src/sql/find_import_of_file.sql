SELECT athlete_id, id, at, source_format, file_name, file_sha256, unit, sessions, sets, issues,
    undone_at
FROM import_batch
WHERE athlete_id = $1 AND file_sha256 = $2 AND undone_at IS NULL
ORDER BY at DESC, id DESC
LIMIT 1
