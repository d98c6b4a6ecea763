-- What she has for a bar, so that planned loads can be put together. Of the profile's unit, in hundredths.
ALTER TABLE profile ADD COLUMN plates TEXT;
ALTER TABLE profile ADD COLUMN bar_hundredths BIGINT;
