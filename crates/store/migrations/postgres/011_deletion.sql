-- Who asked for everything of hers to be deleted, and when that will be done unless she undoes it.
CREATE TABLE deletion (
    athlete_id UUID NOT NULL PRIMARY KEY REFERENCES account (athlete_id) ON DELETE CASCADE,
    asked_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL
);
