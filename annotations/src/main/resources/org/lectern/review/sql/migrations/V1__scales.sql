-- Groups' own scales; a version never changes. ordinal counts the grades from best to worst; missing is 1 for what says
-- that nothing can be judged.
CREATE TABLE scale (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made TEXT NOT NULL,
  PRIMARY KEY (id, version)
);

CREATE TABLE scale_grade (
  scale TEXT NOT NULL,
  version INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  value TEXT NOT NULL,
  word TEXT NOT NULL,
  meaning TEXT NOT NULL,
  missing INTEGER NOT NULL,
  PRIMARY KEY (scale, version, ordinal),
  FOREIGN KEY (scale, version) REFERENCES scale (id, version)
);

-- What a group grades sources on; no row for those that have chosen nothing.
CREATE TABLE group_scale (
  group_id TEXT PRIMARY KEY,
  scale TEXT NOT NULL,
  version INTEGER NOT NULL
);
