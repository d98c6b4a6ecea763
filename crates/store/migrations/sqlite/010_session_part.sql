-- What each device has of a session under way, so that another can go on with it.
CREATE TABLE session_part (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    session_id BLOB NOT NULL,
    device TEXT NOT NULL,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (athlete_id, session_id, device)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_part_by_day ON session_part (athlete_id, day);
