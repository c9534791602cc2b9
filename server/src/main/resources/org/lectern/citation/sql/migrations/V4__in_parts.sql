-- Many citations are written in parts. Each time that a version is read its rows get a number of their own: those count that
-- the version names, and others are being written, or are left to be removed. Null where the version has still to be read.
-- reader names who is writing or removing rows; whoever ends sets it to null.
ALTER TABLE cited_version ADD COLUMN reading INTEGER;
ALTER TABLE cited_version ADD COLUMN reader TEXT;
UPDATE cited_version SET reading = 1;
CREATE INDEX cited_version_unread ON cited_version (document) WHERE reading IS NULL;

CREATE TABLE citation_of_reading (
  id TEXT NOT NULL,
  document TEXT NOT NULL,
  version TEXT NOT NULL,
  reading INTEGER NOT NULL DEFAULT 1,
  ordinal INTEGER NOT NULL,
  work TEXT NOT NULL REFERENCES work (id),
  form TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  locator_start INTEGER,
  locator_end INTEGER,
  quoted_start INTEGER,
  quoted_end INTEGER,
  authors TEXT NOT NULL,
  title TEXT NOT NULL,
  year INTEGER,
  volume TEXT NOT NULL,
  PRIMARY KEY (document, version, reading, ordinal),
  FOREIGN KEY (document, version) REFERENCES cited_version (document, version)
);
INSERT INTO citation_of_reading
  SELECT id, document, version, 1, ordinal, work, form, start_offset, end_offset, locator_start, locator_end,
    quoted_start, quoted_end, authors, title, year, volume
  FROM citation_in_version;
DROP TABLE citation_in_version;
ALTER TABLE citation_of_reading RENAME TO citation_in_version;
CREATE UNIQUE INDEX citation_by_id ON citation_in_version (id, version, reading);
CREATE INDEX citation_in_version_by_work ON citation_in_version (work);
