-- What moderators hide. group_ids are the groups in whose name it is hidden, joined by commas: who moderates one of them
-- may read it still and show it again. A decision is an annotation too; this is what holds, whatever becomes of that one.
CREATE TABLE hiding (
  annotation TEXT PRIMARY KEY REFERENCES annotation (id),
  hidden_by TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  group_ids TEXT NOT NULL
);
