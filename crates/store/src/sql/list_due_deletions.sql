SELECT athlete_id, asked_at, due_at
FROM deletion
WHERE due_at <= $1
ORDER BY due_at, athlete_id
