DELETE FROM conflict WHERE athlete_id = $1
