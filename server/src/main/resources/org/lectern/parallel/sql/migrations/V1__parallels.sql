-- The versions that were held against all others that were there when they came.
CREATE TABLE compared_version (
  document TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (document, version)
);

-- Text that two current versions share, or one with itself; a is what was there before. Offsets are code points of the
-- canonical text. counted: words that are in no stop run.
CREATE TABLE shared_run (
  a_document TEXT NOT NULL,
  a_version TEXT NOT NULL,
  a_start INTEGER NOT NULL,
  a_end INTEGER NOT NULL,
  b_document TEXT NOT NULL,
  b_version TEXT NOT NULL,
  b_start INTEGER NOT NULL,
  b_end INTEGER NOT NULL,
  words INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  similarity REAL NOT NULL,
  PRIMARY KEY (b_document, b_version, a_document, a_version, b_start, a_start)
);
CREATE INDEX shared_run_by_a ON shared_run (a_document, a_version);

-- Names and turns of phrase that do not count towards a run's length; account is null for those that come with the program.
CREATE TABLE stop_run (
  words TEXT PRIMARY KEY,
  account TEXT,
  at TEXT NOT NULL
);
INSERT INTO stop_run (words, at) VALUES
  ('Communist Party of the Soviet Union', '2026-11-28T00:00:00.000Z'),
  ('Central Committee of the Communist Party', '2026-11-28T00:00:00.000Z'),
  ('Union of Soviet Socialist Republics', '2026-11-28T00:00:00.000Z'),
  ('People''s Commissariat of Internal Affairs', '2026-11-28T00:00:00.000Z'),
  ('People''s Commissar of Internal Affairs', '2026-11-28T00:00:00.000Z'),
  ('Supreme Soviet of the USSR', '2026-11-28T00:00:00.000Z'),
  ('Коммунистическая партия Советского Союза', '2026-11-28T00:00:00.000Z'),
  ('Коммунистической партии Советского Союза', '2026-11-28T00:00:00.000Z'),
  ('Союз Советских Социалистических Республик', '2026-11-28T00:00:00.000Z'),
  ('Союза Советских Социалистических Республик', '2026-11-28T00:00:00.000Z');

-- One row: which list of stop runs this is, and by which one the stored runs were counted.
CREATE TABLE stop_revision (
  revision INTEGER NOT NULL,
  counted_by INTEGER NOT NULL
);
INSERT INTO stop_revision (revision, counted_by) VALUES (1, 1);
