-- How a page is shown, in tenths of a point; null for pages of texts, which have no look of their own.
ALTER TABLE page ADD COLUMN width INTEGER;
ALTER TABLE page ADD COLUMN height INTEGER;

-- How the characters of the file were encoded; null where its kind settles that. glyphs and pictured are kept files by their
-- hashes: where the characters stand on the pages, and what the pages are drawn from where that is not the received file.
ALTER TABLE document_version ADD COLUMN encoding TEXT;
ALTER TABLE document_version ADD COLUMN glyphs TEXT;
ALTER TABLE document_version ADD COLUMN pictured TEXT;

-- A withdrawn document is there for nobody; its address says why. withdrawn is a time.
ALTER TABLE document ADD COLUMN withdrawn TEXT;
ALTER TABLE document ADD COLUMN withdrawn_by TEXT;
ALTER TABLE document ADD COLUMN withdrawn_reason TEXT;

-- What was said of a document before somebody said it otherwise; lists are texts with one entry a line.
CREATE TABLE document_edit (
  document TEXT NOT NULL REFERENCES document (id),
  ordinal INTEGER NOT NULL,
  edited TEXT NOT NULL,
  account TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (document, ordinal)
);
