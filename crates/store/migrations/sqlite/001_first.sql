-- Everything of an athlete hangs on `account` and is led by her id, so that an athlete is
-- the unit of sharding and of deletion. The only questions not led by it are those that
-- find out who is asking: by hash, through the plain indexes on login and api_token.

CREATE TABLE account (
    athlete_id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    password_hash TEXT,
    created_at INTEGER NOT NULL,
    log_revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE login (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    token_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    user_agent TEXT NOT NULL,
    PRIMARY KEY (athlete_id, token_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX login_by_token ON login (token_hash);

CREATE TABLE api_token (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    label TEXT NOT NULL,
    token_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER,
    revoked_at INTEGER,
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX api_token_by_token ON api_token (token_hash);

-- Belongs to no athlete: it is how the first one comes to be.
CREATE TABLE setup_link (
    token_hash BLOB NOT NULL PRIMARY KEY,
    created_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE profile (
    athlete_id BLOB NOT NULL PRIMARY KEY REFERENCES account (athlete_id) ON DELETE CASCADE,
    unit TEXT NOT NULL CHECK (unit IN ('kg', 'lb')),
    time_zone TEXT NOT NULL,
    training_days INTEGER NOT NULL CHECK (training_days BETWEEN 0 AND 127),
    usual_minute INTEGER CHECK (usual_minute BETWEEN 0 AND 1439),
    equipment TEXT NOT NULL,
    experience TEXT NOT NULL,
    health_gate TEXT,
    health_gate_at INTEGER,
    demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
    counter INTEGER NOT NULL,
    device TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE import_batch (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    at INTEGER NOT NULL,
    source_format TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 BLOB NOT NULL,
    unit TEXT NOT NULL CHECK (unit IN ('kg', 'lb')),
    sessions INTEGER NOT NULL,
    sets INTEGER NOT NULL,
    issues TEXT NOT NULL,
    undone_at INTEGER,
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE exercise_mapping (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    source_name TEXT NOT NULL,
    exercise_id TEXT NOT NULL,
    PRIMARY KEY (athlete_id, source_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE training_session (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    day TEXT NOT NULL,
    started_at INTEGER,
    duration_s INTEGER,
    name TEXT NOT NULL,
    session_rpe_halves INTEGER,
    note TEXT,
    slot TEXT,
    source TEXT NOT NULL,
    import_id BLOB,
    counter INTEGER NOT NULL,
    device TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX training_session_by_day ON training_session (athlete_id, day);

CREATE TABLE performed_set (
    athlete_id BLOB NOT NULL,
    session_id BLOB NOT NULL,
    idx INTEGER NOT NULL,
    exercise_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    load_g INTEGER,
    load_unit TEXT NOT NULL CHECK (load_unit IN ('kg', 'lb')),
    reps INTEGER,
    rir_halves INTEGER,
    duration_s INTEGER,
    distance_mm INTEGER,
    note TEXT,
    suspect INTEGER NOT NULL CHECK (suspect IN (0, 1)),
    PRIMARY KEY (athlete_id, session_id, idx),
    FOREIGN KEY (athlete_id, session_id)
        REFERENCES training_session (athlete_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_log (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    day TEXT NOT NULL,
    started_at INTEGER,
    template TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    met_milli INTEGER NOT NULL,
    effort_halves INTEGER,
    note TEXT,
    counter INTEGER NOT NULL,
    device TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX recovery_log_by_day ON recovery_log (athlete_id, day);

CREATE TABLE check_in (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    prs INTEGER,
    soreness INTEGER,
    sleep INTEGER,
    energy INTEGER,
    mood INTEGER,
    sleep_minutes INTEGER,
    sleep_band TEXT,
    sore_muscles TEXT NOT NULL,
    pains TEXT NOT NULL,
    illness TEXT NOT NULL,
    flags TEXT NOT NULL,
    symptoms TEXT NOT NULL,
    minutes_available INTEGER,
    copied INTEGER NOT NULL CHECK (copied IN (0, 1)),
    note TEXT,
    counter INTEGER NOT NULL,
    device TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX check_in_by_day ON check_in (athlete_id, day);

CREATE TABLE decision (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    check_in_id BLOB,
    engine_version TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_by_day ON decision (athlete_id, day);

CREATE TABLE override_choice (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    reason TEXT NOT NULL,
    undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
    counter INTEGER NOT NULL,
    device TEXT NOT NULL,
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX override_choice_by_day ON override_choice (athlete_id, day);

CREATE TABLE enrollment (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    program_id TEXT NOT NULL,
    program_text TEXT NOT NULL,
    started_on TEXT NOT NULL,
    ended_on TEXT,
    at INTEGER NOT NULL,
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_choice (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('move', 'leave_out', 'pause', 'resume', 'days')),
    body TEXT NOT NULL,
    counter INTEGER NOT NULL,
    device TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_shown (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (athlete_id, day)
) STRICT, WITHOUT ROWID;

-- The losing side when two devices changed the same row: kept until the person chose.
CREATE TABLE conflict (
    athlete_id BLOB NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    row_id BLOB NOT NULL,
    counter INTEGER NOT NULL,
    device TEXT NOT NULL,
    body TEXT NOT NULL,
    answered_at INTEGER,
    PRIMARY KEY (athlete_id, kind, row_id, counter, device)
) STRICT, WITHOUT ROWID;
