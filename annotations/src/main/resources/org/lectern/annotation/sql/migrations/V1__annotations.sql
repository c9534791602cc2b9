-- ordered is the part of the id that sorts by age; withdrawn is null for what is current.
CREATE TABLE annotation (
  id TEXT PRIMARY KEY,
  ordered TEXT NOT NULL UNIQUE,
  creator TEXT NOT NULL,
  created TEXT NOT NULL,
  modified TEXT NOT NULL,
  revision INTEGER NOT NULL,
  withdrawn TEXT,
  content TEXT NOT NULL
);
CREATE INDEX annotation_by_creator ON annotation (creator, ordered);

CREATE TABLE annotation_audience (
  annotation TEXT NOT NULL REFERENCES annotation (id),
  group_id TEXT NOT NULL,
  PRIMARY KEY (annotation, group_id)
);
CREATE INDEX annotation_audience_by_group ON annotation_audience (group_id, annotation);

CREATE TABLE annotation_motivation (
  annotation TEXT NOT NULL REFERENCES annotation (id),
  motivation TEXT NOT NULL,
  PRIMARY KEY (annotation, motivation)
);
CREATE INDEX annotation_motivation_by_motivation ON annotation_motivation (motivation, annotation);

-- The places an annotation stands at: its targets and the far ends of cross-references.
-- start_offset and end_offset are code points; both are null for an end on the whole resource.
CREATE TABLE annotation_place (
  annotation TEXT NOT NULL REFERENCES annotation (id),
  ordinal INTEGER NOT NULL,
  resource TEXT NOT NULL,
  version TEXT,
  start_offset INTEGER,
  end_offset INTEGER,
  PRIMARY KEY (annotation, ordinal)
);
CREATE INDEX annotation_place_by_resource ON annotation_place (resource, version, start_offset);

-- One current rating for each account, target, axis, scale, scope and round; a withdrawn one has no row here.
CREATE TABLE rating (
  annotation TEXT NOT NULL REFERENCES annotation (id),
  creator TEXT NOT NULL,
  target TEXT NOT NULL,
  axis TEXT NOT NULL,
  scale TEXT NOT NULL,
  scope TEXT NOT NULL,
  round TEXT NOT NULL,
  grade TEXT NOT NULL,
  PRIMARY KEY (creator, target, axis, scale, scope, round)
);
CREATE INDEX rating_by_annotation ON rating (annotation);

-- What a client's Idempotency-Key was answered with.
CREATE TABLE idempotency (
  account TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  annotation TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (account, idempotency_key)
);
