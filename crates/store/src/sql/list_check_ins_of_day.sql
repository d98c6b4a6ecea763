SELECT athlete_id, id, day, at, prs, soreness, sleep, energy, mood, sleep_minutes, sleep_band,
    sore_muscles, pains, illness, flags, symptoms, minutes_available, copied, note,
    counter, device, deleted
FROM check_in
WHERE athlete_id = $1 AND day = $2
ORDER BY at, id
