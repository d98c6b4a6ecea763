SELECT athlete_id, kind, row_id, counter, device, body, answered_at
FROM conflict
WHERE athlete_id = $1 AND answered_at IS NULL
ORDER BY kind, row_id, counter, device
