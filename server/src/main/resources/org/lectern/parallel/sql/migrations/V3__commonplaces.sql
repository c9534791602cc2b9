-- 1: the words stand in more than 64 places of the library, of which the first alone are linked with one another. Runs
-- of them were not found before, so everything is compared anew.
ALTER TABLE shared_run ADD COLUMN commonplace INTEGER NOT NULL DEFAULT 0;
DELETE FROM shared_run;
DELETE FROM compared_version;
