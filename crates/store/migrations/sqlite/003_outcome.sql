-- What the outcomes are asked from, and the athlete's own experiment.

CREATE TABLE evening (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    tiredness INTEGER NOT NULL CHECK (tiredness BETWEEN 0 AND 10),
    counter INTEGER NOT NULL,
    device TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX evening_by_day ON evening (athlete_id, day);

CREATE TABLE experiment (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    started_on TEXT NOT NULL,
    at INTEGER NOT NULL,
    measure TEXT NOT NULL,
    template TEXT NOT NULL,
    stopped_on TEXT,
    counter INTEGER NOT NULL,
    device TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;

-- A coin as it fell and was told; it is never thrown again.
CREATE TABLE experiment_toss (
    athlete_id BLOB NOT NULL,
    experiment_id BLOB NOT NULL,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    arm TEXT NOT NULL CHECK (arm IN ('recovery', 'rest')),
    PRIMARY KEY (athlete_id, experiment_id, day),
    FOREIGN KEY (athlete_id, experiment_id)
        REFERENCES experiment (athlete_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
