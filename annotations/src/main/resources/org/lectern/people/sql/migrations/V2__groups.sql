CREATE TABLE reading_group (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  joining TEXT NOT NULL,
  created TEXT NOT NULL
);

CREATE TABLE membership (
  group_id TEXT NOT NULL REFERENCES reading_group (id),
  account TEXT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (group_id, account)
);
CREATE INDEX membership_by_account ON membership (account, group_id);

CREATE TABLE join_request (
  group_id TEXT NOT NULL REFERENCES reading_group (id),
  account TEXT NOT NULL REFERENCES account (id),
  asked TEXT NOT NULL,
  PRIMARY KEY (group_id, account)
);

-- A link is found by its hash. The link itself is kept while it may work, so that those who may invite can show it again;
-- it gives no more than they can give anyway. Revoking makes it null.
CREATE TABLE invitation (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  link TEXT,
  group_id TEXT NOT NULL REFERENCES reading_group (id),
  role TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES account (id),
  created TEXT NOT NULL,
  expires TEXT NOT NULL,
  uses INTEGER NOT NULL,
  used INTEGER NOT NULL
);
CREATE INDEX invitation_by_group ON invitation (group_id, created);

-- Argon2id in its usual text form; null for those who have chosen no passphrase.
ALTER TABLE account ADD COLUMN passphrase TEXT;
-- 1 once the owner has taken or skipped the first steps.
ALTER TABLE account ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;

ALTER TABLE token ADD COLUMN label TEXT NOT NULL DEFAULT '';
CREATE INDEX token_by_account ON token (account);

-- last_used is a day; null for what was not used since it was made.
ALTER TABLE session ADD COLUMN last_used TEXT;
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
CREATE INDEX session_by_account ON session (account);
