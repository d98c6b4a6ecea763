UPDATE check_in
SET symptoms = $1, counter = counter + 1
WHERE athlete_id = $2 AND symptoms <> $1
