SELECT athlete_id, experiment_id, day, at, arm
FROM experiment_toss
WHERE athlete_id = $1 AND experiment_id = $2
ORDER BY day
