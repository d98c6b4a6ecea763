-- One a day, the one that counts: the newest that was not taken back.
SELECT athlete_id, id, day, at, prs, soreness, sleep, energy, mood, sleep_minutes, sleep_band,
    sore_muscles, pains, illness, flags, symptoms, minutes_available, copied, note,
    counter, device, deleted
FROM check_in AS c
WHERE athlete_id = $1 AND day BETWEEN $2 AND $3 AND deleted = 0
    AND NOT EXISTS (
        SELECT 1 FROM check_in AS later
        WHERE later.athlete_id = c.athlete_id AND later.day = c.day AND later.deleted = 0
            AND (later.at > c.at OR (later.at = c.at AND later.id > c.id))
    )
ORDER BY day
