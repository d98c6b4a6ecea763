-- Whatever was ever kept, also what was taken back.
SELECT id
FROM training_session
WHERE athlete_id = $1
ORDER BY id
