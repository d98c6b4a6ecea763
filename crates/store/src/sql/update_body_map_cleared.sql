UPDATE check_in
SET sore_muscles = $1, pains = $2, note = NULL, counter = counter + 1
WHERE athlete_id = $3 AND (sore_muscles <> $1 OR pains <> $2 OR note IS NOT NULL)
