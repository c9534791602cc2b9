-- A work as its first citation names it; what later ones are compared with.
CREATE TABLE work (
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL UNIQUE,
  authors TEXT NOT NULL,
  title TEXT NOT NULL,
  year INTEGER,
  volume TEXT NOT NULL
);

-- The versions that were read for citations. Offsets are code points of the canonical text; authors one a line.
CREATE TABLE cited_version (
  document TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (document, version)
);

CREATE TABLE citation (
  id TEXT PRIMARY KEY,
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
  FOREIGN KEY (document, version) REFERENCES cited_version (document, version)
);
CREATE UNIQUE INDEX citation_by_place ON citation (document, version, ordinal);
CREATE INDEX citation_by_work ON citation (work);
