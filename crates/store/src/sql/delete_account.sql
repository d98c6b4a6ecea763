DELETE FROM account WHERE athlete_id = $1
