-- Where an end of an annotation stands in a version other than the one it was written on; one row an end and version,
-- made with the version or with the annotation and never made again. ordinal counts the ends in the order of the content.
-- Offsets are code points of that version: both null for an end on the whole resource, both the same for what is lost
-- (where it would stand). What was found stays beside what somebody decided, so that deciding can be undone.
CREATE TABLE placement (
  annotation TEXT NOT NULL REFERENCES annotation (id),
  ordinal INTEGER NOT NULL,
  resource TEXT NOT NULL,
  version TEXT NOT NULL,
  start_offset INTEGER,
  end_offset INTEGER,
  state TEXT NOT NULL,
  similarity DOUBLE PRECISION NOT NULL,
  found_start INTEGER,
  found_end INTEGER,
  found_state TEXT NOT NULL,
  found_similarity DOUBLE PRECISION NOT NULL,
  decision TEXT,
  decided_by TEXT,
  decided_at TEXT,
  PRIMARY KEY (annotation, ordinal, version)
);
CREATE INDEX placement_by_place ON placement (resource, version, start_offset);
