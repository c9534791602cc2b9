-- A citation that is found again in a later version of its document keeps its id, so that one id may stand in several
-- versions.
CREATE TABLE citation_in_version (
  id TEXT NOT NULL,
  document TEXT NOT NULL,
  version TEXT NOT NULL,
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
  PRIMARY KEY (document, version, ordinal),
  FOREIGN KEY (document, version) REFERENCES cited_version (document, version)
);
INSERT INTO citation_in_version
  SELECT id, document, version, ordinal, work, form, start_offset, end_offset, locator_start, locator_end,
    quoted_start, quoted_end, authors, title, year, volume
  FROM citation;
DROP TABLE citation;
CREATE UNIQUE INDEX citation_by_id ON citation_in_version (id, version);
CREATE INDEX citation_in_version_by_work ON citation_in_version (work);

-- What people say is otherwise than it was found, one on top of the other. Nothing is ever deleted here: undone_by says
-- that one does not hold any more. revision is greater than all before whenever a row is made, undone or redone.
CREATE TABLE correction (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  account TEXT NOT NULL,
  at TEXT NOT NULL,
  undone_by TEXT,
  undone_at TEXT,
  revision INTEGER NOT NULL UNIQUE
);
