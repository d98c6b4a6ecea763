SELECT athlete_id, id, name, body, counter, device, deleted
FROM own_exercise
WHERE athlete_id = $1
ORDER BY name, id
