-- Everything of an athlete hangs on `account` and is led by her id, so that an athlete is
-- the unit of sharding and of deletion. The only questions not led by it are those that
-- find out who is asking: by hash, through the plain indexes on login and api_token.

CREATE TABLE account (
    athlete_id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    password_hash TEXT,
    created_at BIGINT NOT NULL,
    log_revision BIGINT NOT NULL
);

CREATE TABLE login (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    token_hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    user_agent TEXT NOT NULL,
    PRIMARY KEY (athlete_id, token_hash)
);
CREATE INDEX login_by_token ON login (token_hash);

CREATE TABLE api_token (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id UUID NOT NULL,
    label TEXT NOT NULL,
    token_hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT,
    PRIMARY KEY (athlete_id, id)
);
CREATE INDEX api_token_by_token ON api_token (token_hash);

-- Belongs to no athlete: it is how the first one comes to be.
CREATE TABLE setup_link (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE profile (
    athlete_id UUID NOT NULL PRIMARY KEY REFERENCES account (athlete_id) ON DELETE CASCADE,
    unit TEXT NOT NULL CHECK (unit IN ('kg', 'lb')),
    time_zone TEXT NOT NULL,
    training_days BIGINT NOT NULL CHECK (training_days BETWEEN 0 AND 127),
    usual_minute BIGINT CHECK (usual_minute BETWEEN 0 AND 1439),
    equipment TEXT NOT NULL,
    experience TEXT NOT NULL,
    health_gate TEXT,
    health_gate_at BIGINT,
    demo BIGINT NOT NULL CHECK (demo IN (0, 1)),
    counter BIGINT NOT NULL,
    device TEXT NOT NULL
);

CREATE TABLE import_batch (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id UUID NOT NULL,
    at BIGINT NOT NULL,
    source_format TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 BYTEA NOT NULL,
    unit TEXT NOT NULL CHECK (unit IN ('kg', 'lb')),
    sessions BIGINT NOT NULL,
    sets BIGINT NOT NULL,
    issues TEXT NOT NULL,
    undone_at BIGINT,
    PRIMARY KEY (athlete_id, id)
);

CREATE TABLE exercise_mapping (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    source_name TEXT NOT NULL,
    exercise_id TEXT NOT NULL,
    PRIMARY KEY (athlete_id, source_name)
);

CREATE TABLE training_session (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id UUID NOT NULL,
    day DATE NOT NULL,
    started_at BIGINT,
    duration_s BIGINT,
    name TEXT NOT NULL,
    session_rpe_halves BIGINT,
    note TEXT,
    slot TEXT,
    source TEXT NOT NULL,
    import_id UUID,
    counter BIGINT NOT NULL,
    device TEXT NOT NULL,
    deleted BIGINT NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
);
CREATE INDEX training_session_by_day ON training_session (athlete_id, day);

CREATE TABLE performed_set (
    athlete_id UUID NOT NULL,
    session_id UUID NOT NULL,
    idx BIGINT NOT NULL,
    exercise_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    load_g BIGINT,
    load_unit TEXT NOT NULL CHECK (load_unit IN ('kg', 'lb')),
    reps BIGINT,
    rir_halves BIGINT,
    duration_s BIGINT,
    distance_mm BIGINT,
    note TEXT,
    suspect BIGINT NOT NULL CHECK (suspect IN (0, 1)),
    PRIMARY KEY (athlete_id, session_id, idx),
    FOREIGN KEY (athlete_id, session_id)
        REFERENCES training_session (athlete_id, id) ON DELETE CASCADE
);

CREATE TABLE recovery_log (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id UUID NOT NULL,
    day DATE NOT NULL,
    started_at BIGINT,
    template TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    met_milli BIGINT NOT NULL,
    effort_halves BIGINT,
    note TEXT,
    counter BIGINT NOT NULL,
    device TEXT NOT NULL,
    deleted BIGINT NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
);
CREATE INDEX recovery_log_by_day ON recovery_log (athlete_id, day);

CREATE TABLE check_in (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id UUID NOT NULL,
    day DATE NOT NULL,
    at BIGINT NOT NULL,
    prs BIGINT,
    soreness BIGINT,
    sleep BIGINT,
    energy BIGINT,
    mood BIGINT,
    sleep_minutes BIGINT,
    sleep_band TEXT,
    sore_muscles TEXT NOT NULL,
    pains TEXT NOT NULL,
    illness TEXT NOT NULL,
    flags TEXT NOT NULL,
    symptoms TEXT NOT NULL,
    minutes_available BIGINT,
    copied BIGINT NOT NULL CHECK (copied IN (0, 1)),
    note TEXT,
    counter BIGINT NOT NULL,
    device TEXT NOT NULL,
    deleted BIGINT NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
);
CREATE INDEX check_in_by_day ON check_in (athlete_id, day);

CREATE TABLE decision (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id UUID NOT NULL,
    day DATE NOT NULL,
    at BIGINT NOT NULL,
    check_in_id UUID,
    engine_version TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (athlete_id, id)
);
CREATE INDEX decision_by_day ON decision (athlete_id, day);

CREATE TABLE override_choice (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id UUID NOT NULL,
    day DATE NOT NULL,
    at BIGINT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    reason TEXT NOT NULL,
    undone BIGINT NOT NULL CHECK (undone IN (0, 1)),
    counter BIGINT NOT NULL,
    device TEXT NOT NULL,
    PRIMARY KEY (athlete_id, id)
);
CREATE INDEX override_choice_by_day ON override_choice (athlete_id, day);

CREATE TABLE enrollment (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id UUID NOT NULL,
    program_id TEXT NOT NULL,
    program_text TEXT NOT NULL,
    started_on DATE NOT NULL,
    ended_on DATE,
    at BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, id)
);

CREATE TABLE plan_choice (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    id UUID NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('move', 'leave_out', 'pause', 'resume', 'days')),
    body TEXT NOT NULL,
    counter BIGINT NOT NULL,
    device TEXT NOT NULL,
    deleted BIGINT NOT NULL CHECK (deleted IN (0, 1)),
    PRIMARY KEY (athlete_id, id)
);

CREATE TABLE plan_shown (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    day DATE NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (athlete_id, day)
);

-- The losing side when two devices changed the same row: kept until the person chose.
CREATE TABLE conflict (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    row_id UUID NOT NULL,
    counter BIGINT NOT NULL,
    device TEXT NOT NULL,
    body TEXT NOT NULL,
    answered_at BIGINT,
    PRIMARY KEY (athlete_id, kind, row_id, counter, device)
);
