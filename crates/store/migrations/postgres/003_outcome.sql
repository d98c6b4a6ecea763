-- What the outcomes are asked from, and the athlete's own experiment.

CREATE TABLE evening (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id UUID NOT NULL,
    day DATE NOT NULL,
    at BIGINT NOT NULL,
    tiredness BIGINT NOT NULL CHECK (tiredness BETWEEN 0 AND 10),
    counter BIGINT NOT NULL,
    device TEXT NOT NULL,
    deleted BIGINT NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
);
CREATE INDEX evening_by_day ON evening (athlete_id, day);

CREATE TABLE experiment (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id UUID NOT NULL,
    started_on DATE NOT NULL,
    at BIGINT NOT NULL,
    measure TEXT NOT NULL,
    template TEXT NOT NULL,
    stopped_on DATE,
    counter BIGINT NOT NULL,
    device TEXT NOT NULL,
    deleted BIGINT NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
);

-- A coin as it fell and was told; it is never thrown again.
CREATE TABLE experiment_toss (
    athlete_id UUID NOT NULL,
    experiment_id UUID NOT NULL,
    day DATE NOT NULL,
    at BIGINT NOT NULL,
    arm TEXT NOT NULL CHECK (arm IN ('recovery', 'rest')),
    PRIMARY KEY (athlete_id, experiment_id, day),
    FOREIGN KEY (athlete_id, experiment_id)
        REFERENCES experiment (athlete_id, id) ON DELETE CASCADE
);
