-- Who asked for everything of hers to be deleted, and when that will be done unless she undoes it.
CREATE TABLE deletion (
    athlete_id BLOB NOT NULL PRIMARY KEY REFERENCES account (athlete_id) ON DELETE CASCADE,
    asked_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
