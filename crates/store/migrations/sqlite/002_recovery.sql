CREATE TABLE composed_session (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    at INTEGER NOT NULL,
    occasion TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_settings (
    athlete_id BLOB NOT NULL PRIMARY KEY REFERENCES account (athlete_id) ON DELETE CASCADE,
    props TEXT NOT NULL,
    conditions TEXT NOT NULL,
    snacks TEXT NOT NULL,
    counter INTEGER NOT NULL,
    device TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE snack_log (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    movement TEXT NOT NULL,
    answer TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    device TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX snack_log_by_day ON snack_log (athlete_id, day);

CREATE TABLE own_exercise (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    counter INTEGER NOT NULL,
    device TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;
