-- Plans of the form "if this, then that" are one more kind of choice about the plan.
ALTER TABLE plan_choice RENAME TO plan_choice_before;
CREATE TABLE plan_choice (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('move', 'leave_out', 'pause', 'resume', 'days', 'ease', 'substitute', 'if_then')),
    body TEXT NOT NULL,
    counter INTEGER NOT NULL,
    device TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO plan_choice SELECT athlete_id, id, at, kind, body, counter, device, deleted FROM plan_choice_before;
DROP TABLE plan_choice_before;
