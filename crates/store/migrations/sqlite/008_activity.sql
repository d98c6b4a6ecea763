-- What was done beside lifting and recovery: a run, a class, a hike. Written by hand or imported.
CREATE TABLE activity (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    day TEXT NOT NULL,
    started_at INTEGER,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    effort_halves INTEGER,
    distance_mm INTEGER,
    mean_hr INTEGER,
    note TEXT,
    source TEXT NOT NULL,
    import_id BLOB,
    counter INTEGER NOT NULL,
    device TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_by_day ON activity (athlete_id, day);
