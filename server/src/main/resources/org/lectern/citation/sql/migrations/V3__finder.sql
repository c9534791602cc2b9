-- Which revision of what finds citations has read a version; 0 for one from before they were counted. What an earlier one
-- read is read again.
ALTER TABLE cited_version ADD COLUMN finder INTEGER NOT NULL DEFAULT 0;
