-- What the file has that is no part of its text, a kind and how many a line; null where all of it is.
ALTER TABLE document_version ADD COLUMN left_out TEXT;
