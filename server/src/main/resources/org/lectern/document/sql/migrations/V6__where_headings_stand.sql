-- On which page a heading stands, and which passage begins with it (none where it is of an outline that leads into a page).
-- Looked up anew each time, the headings beside one page of a long text were read from all over the file.
ALTER TABLE heading ADD COLUMN page INTEGER;
ALTER TABLE heading ADD COLUMN passage TEXT;
UPDATE heading SET
  page = (SELECT number FROM page
    WHERE page.document = heading.document AND page.version = heading.version AND page.start_offset <= heading.start_offset
    ORDER BY page.start_offset DESC LIMIT 1),
  passage = (SELECT id FROM passage
    WHERE passage.document = heading.document AND passage.version = heading.version AND passage.ordinal =
      (SELECT ordinal FROM passage AS begun WHERE begun.document = heading.document AND begun.version = heading.version
       AND begun.end_offset > heading.start_offset ORDER BY begun.end_offset LIMIT 1)
    AND passage.start_offset = heading.start_offset);
