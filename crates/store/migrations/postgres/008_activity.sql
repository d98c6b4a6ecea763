-- What was done beside lifting and recovery: a run, a class, a hike. Written by hand or imported.
CREATE TABLE activity (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id UUID NOT NULL,
    day DATE NOT NULL,
    started_at BIGINT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    effort_halves BIGINT,
    distance_mm BIGINT,
    mean_hr BIGINT,
    note TEXT,
    source TEXT NOT NULL,
    import_id UUID,
    counter BIGINT NOT NULL,
    device TEXT NOT NULL,
    deleted BIGINT NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
);
CREATE INDEX activity_by_day ON activity (athlete_id, day);
