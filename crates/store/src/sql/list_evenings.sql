-- One a day, the newest that was not taken back.
SELECT athlete_id, id, day, at, tiredness, counter, device, deleted
FROM evening AS e
WHERE athlete_id = $1 AND day BETWEEN $2 AND $3 AND deleted = 0
    AND NOT EXISTS (
        SELECT 1 FROM evening AS later
        WHERE later.athlete_id = e.athlete_id AND later.day = e.day AND later.deleted = 0
            AND (later.at > e.at OR (later.at = e.at AND later.id > e.id))
    )
ORDER BY day
