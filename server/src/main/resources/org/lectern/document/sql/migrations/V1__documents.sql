-- Lists are texts with one entry a line. owner is null for what came with the program.
CREATE TABLE document (
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  creators TEXT NOT NULL,
  date TEXT,
  publisher TEXT,
  kind TEXT,
  languages TEXT NOT NULL,
  source TEXT,
  accessed TEXT,
  provenance TEXT,
  owner TEXT,
  current_version TEXT NOT NULL
);

CREATE TABLE document_audience (
  document TEXT NOT NULL REFERENCES document (id),
  group_id TEXT NOT NULL,
  PRIMARY KEY (document, group_id)
);

-- A version's text and file are kept by their hashes; nothing of a version ever changes.
CREATE TABLE document_version (
  document TEXT NOT NULL REFERENCES document (id),
  version TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  ingested TEXT NOT NULL,
  source_hash TEXT NOT NULL,
  media_type TEXT NOT NULL,
  characters INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  PRIMARY KEY (document, version)
);

-- Offsets are code points of the canonical text.
CREATE TABLE page (
  document TEXT NOT NULL,
  version TEXT NOT NULL,
  number INTEGER NOT NULL,
  label TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  PRIMARY KEY (document, version, number),
  FOREIGN KEY (document, version) REFERENCES document_version (document, version)
);
CREATE INDEX page_by_start ON page (document, version, start_offset);

-- ordinal counts the passages of a version from 1.
CREATE TABLE passage (
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
  FOREIGN KEY (document, version) REFERENCES document_version (document, version)
);
CREATE INDEX passage_by_id ON passage (id);
CREATE INDEX passage_by_page ON passage (document, version, page, ordinal);
CREATE INDEX passage_by_end ON passage (document, version, end_offset);

CREATE TABLE heading (
  document TEXT NOT NULL,
  version TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  title TEXT NOT NULL,
  level INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  PRIMARY KEY (document, version, ordinal),
  FOREIGN KEY (document, version) REFERENCES document_version (document, version)
);
