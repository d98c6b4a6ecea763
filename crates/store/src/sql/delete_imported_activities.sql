-- An imported activity has counter 0 until someone edits it; what was edited stays.
DELETE FROM activity
WHERE athlete_id = $1 AND import_id = $2 AND counter = 0
