-- What the engine computed from an athlete's log: a cache. Empty it, and it is computed again.
CREATE TABLE engine_state (
    athlete_id BLOB NOT NULL PRIMARY KEY REFERENCES account (athlete_id) ON DELETE CASCADE,
    engine TEXT NOT NULL,
    log_revision INTEGER NOT NULL,
    day TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
