-- A kept file that says where the characters of a long text begin in its bytes; null for short texts, and for those that
-- came before, which are read once for it.
ALTER TABLE document_version ADD COLUMN marks TEXT;

-- A page shows the part of a long outline that it stands in.
CREATE INDEX heading_by_start ON heading (document, version, start_offset);
