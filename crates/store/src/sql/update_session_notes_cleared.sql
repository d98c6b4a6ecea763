-- An imported session keeps counter 0: it still goes with its import.
UPDATE training_session
SET note = NULL, counter = CASE WHEN counter = 0 THEN 0 ELSE counter + 1 END
WHERE athlete_id = $1 AND (note IS NOT NULL OR id IN (
    SELECT session_id FROM performed_set WHERE athlete_id = $1 AND note IS NOT NULL
))
