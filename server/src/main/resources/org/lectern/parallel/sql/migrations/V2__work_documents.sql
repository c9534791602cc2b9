-- Which document of the library a cited work is, where a person said so; document is null where it is none of them.
CREATE TABLE work_document (
  work TEXT PRIMARY KEY,
  document TEXT,
  account TEXT NOT NULL,
  at TEXT NOT NULL
);
