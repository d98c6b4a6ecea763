SELECT athlete_id, id, at, kind, body, counter, device, deleted
FROM plan_choice
WHERE athlete_id = $1 AND deleted = 0
ORDER BY at, id
