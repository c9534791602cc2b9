CREATE TABLE account (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  folded_name TEXT NOT NULL UNIQUE,
  administrator INTEGER NOT NULL,
  created TEXT NOT NULL
);

-- Secrets are stored as their SHA-256 only.
CREATE TABLE token (
  hash TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  created TEXT NOT NULL
);

CREATE TABLE session (
  hash TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  created TEXT NOT NULL,
  expires TEXT NOT NULL
);

-- account is null for the link that makes the owner.
CREATE TABLE claim (
  hash TEXT PRIMARY KEY,
  account TEXT REFERENCES account (id),
  expires TEXT NOT NULL
);
