UPDATE import_batch
SET undone_at = $1
WHERE athlete_id = $2 AND id = $3 AND undone_at IS NULL
