DELETE FROM conflict WHERE athlete_id = $1 AND kind = 'check_in'
