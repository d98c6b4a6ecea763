-- What devices measured, one value for a day, a signal and a source.
CREATE TABLE reading (
    athlete_id UUID NOT NULL REFERENCES account (athlete_id) ON DELETE CASCADE,
    day DATE NOT NULL,
    signal TEXT NOT NULL,
    detail TEXT NOT NULL,
    source TEXT NOT NULL,
    value BIGINT NOT NULL,
    suspect BIGINT NOT NULL CHECK (suspect IN (0, 1)),
    import_id UUID NOT NULL,
    PRIMARY KEY (athlete_id, day, signal, detail, source)
);
CREATE INDEX reading_by_import ON reading (athlete_id, import_id);
