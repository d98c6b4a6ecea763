-- What each device has of a session under way, so that another can go on with it.
CREATE TABLE session_part (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    session_id UUID NOT NULL,
    device TEXT NOT NULL,
    day DATE NOT NULL,
    at BIGINT NOT NULL,
    counter BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (athlete_id, session_id, device)
);
CREATE INDEX session_part_by_day ON session_part (athlete_id, day);
