-- The pages, passages and headings of a long text are written before its version, a part at a time, so that others can write
-- meanwhile. They hang on this; ingest names whoever is writing them, and is null once the version is there, from then on.
CREATE TABLE version_layout (
  document TEXT NOT NULL,
  version TEXT NOT NULL,
  ingest TEXT,
  PRIMARY KEY (document, version)
);
INSERT INTO version_layout(document, version) SELECT document, version FROM document_version;

CREATE TABLE next_page (
  document TEXT NOT NULL,
  version TEXT NOT NULL,
  number INTEGER NOT NULL,
  label TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  width INTEGER,
  height INTEGER,
  PRIMARY KEY (document, version, number),
  FOREIGN KEY (document, version) REFERENCES version_layout (document, version)
);
INSERT INTO next_page(document, version, number, label, start_offset, end_offset, width, height)
  SELECT document, version, number, label, start_offset, end_offset, width, height FROM page;
DROP TABLE page;
ALTER TABLE next_page RENAME TO page;
CREATE INDEX page_by_start ON page (document, version, start_offset);

CREATE TABLE next_passage (
  document TEXT NOT NULL,
  version TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL,
  page INTEGER NOT NULL,
  kind TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (document, version, ordinal),
  FOREIGN KEY (document, version) REFERENCES version_layout (document, version)
);
INSERT INTO next_passage(document, version, ordinal, id, page, kind, start_offset, end_offset, language)
  SELECT document, version, ordinal, id, page, kind, start_offset, end_offset, language FROM passage;
DROP TABLE passage;
ALTER TABLE next_passage RENAME TO passage;
CREATE INDEX passage_by_id ON passage (id);
CREATE INDEX passage_by_page ON passage (document, version, page, ordinal);
CREATE INDEX passage_by_end ON passage (document, version, end_offset);

CREATE TABLE next_heading (
  document TEXT NOT NULL,
  version TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  title TEXT NOT NULL,
  level INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  PRIMARY KEY (document, version, ordinal),
  FOREIGN KEY (document, version) REFERENCES version_layout (document, version)
);
INSERT INTO next_heading(document, version, ordinal, title, level, start_offset)
  SELECT document, version, ordinal, title, level, start_offset FROM heading;
DROP TABLE heading;
ALTER TABLE next_heading RENAME TO heading;
CREATE INDEX heading_by_start ON heading (document, version, start_offset);
