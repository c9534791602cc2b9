-- The cursor of an annotation's latest change, so that what somebody sees can be told from what they saw before.
ALTER TABLE annotation ADD COLUMN changed BIGINT NOT NULL DEFAULT 0;
UPDATE annotation SET changed =
  coalesce((SELECT max(cursor) FROM change WHERE subject = '/annotations/' || annotation.id), 0);

-- Containers are walked in the order of bytes, in which ids sort by age whatever the language of the database.
CREATE INDEX annotation_in_order ON annotation (ordered ${byBytes});
