SELECT athlete_id, kind, row_id, counter, device, body, answered_at
FROM conflict
WHERE athlete_id = $1 AND kind = $2 AND row_id = $3 AND answered_at IS NULL
ORDER BY counter, device
