-- What happened, in the order of the commits, without gaps. Every module appends here in the transaction of its rows.
CREATE TABLE change (
  cursor BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT,
  payload TEXT
);
CREATE INDEX change_by_subject ON change (subject, cursor);

-- Where several writers work at once, the next cursor is taken from here as the last act of a transaction.
CREATE TABLE change_counter (last BIGINT NOT NULL);
INSERT INTO change_counter (last) VALUES (0);
