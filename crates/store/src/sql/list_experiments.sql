SELECT athlete_id, id, started_on, at, measure, template, stopped_on, counter, device, deleted
FROM experiment
WHERE athlete_id = $1 AND deleted = 0
ORDER BY started_on, at, id
