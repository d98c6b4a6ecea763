SELECT athlete_id, id, day, at, from_state, to_state, reason, undone, counter, device
FROM override_choice
WHERE athlete_id = $1 AND day BETWEEN $2 AND $3
ORDER BY day, at, id
