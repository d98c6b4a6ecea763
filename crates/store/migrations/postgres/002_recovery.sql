CREATE TABLE composed_session (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id UUID NOT NULL,
    at BIGINT NOT NULL,
    occasion TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (athlete_id, id)
);

CREATE TABLE recovery_settings (
    athlete_id UUID NOT NULL PRIMARY KEY REFERENCES account (athlete_id) ON DELETE CASCADE,
    props TEXT NOT NULL,
    conditions TEXT NOT NULL,
    snacks TEXT NOT NULL,
    counter BIGINT NOT NULL,
    device TEXT NOT NULL
);

CREATE TABLE snack_log (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id UUID NOT NULL,
    day DATE NOT NULL,
    at BIGINT NOT NULL,
    movement TEXT NOT NULL,
    answer TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    counter BIGINT NOT NULL,
    device TEXT NOT NULL,
    deleted BIGINT NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
);
CREATE INDEX snack_log_by_day ON snack_log (athlete_id, day);

CREATE TABLE own_exercise (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    counter BIGINT NOT NULL,
    device TEXT NOT NULL,
    deleted BIGINT NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
);
