-- What a version of a long text turned out to be: all of the text is read for it, so it is kept. All of these rows can be
-- deleted; they are made again when somebody asks. languages has one a line, with how many passages are in it; unknown and
-- without_text are numbers of pages with spaces between them.
CREATE TABLE version_report (
  document TEXT NOT NULL,
  version TEXT NOT NULL,
  passages INTEGER NOT NULL,
  languages TEXT NOT NULL,
  suspects INTEGER NOT NULL,
  unknown TEXT NOT NULL,
  without_text TEXT NOT NULL,
  PRIMARY KEY (document, version),
  FOREIGN KEY (document, version) REFERENCES document_version (document, version)
);
