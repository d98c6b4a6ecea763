-- A decision names the inputs it used; symptoms are one of them where they were told.
DELETE FROM decision
WHERE athlete_id = $1 AND body LIKE '%"symptoms"%'
