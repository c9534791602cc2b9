-- Which version of its scale a grade was given on, and the citations that its scope is about, their paths joined by blanks.
ALTER TABLE rating ADD COLUMN scale_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE rating ADD COLUMN within TEXT NOT NULL DEFAULT '';
