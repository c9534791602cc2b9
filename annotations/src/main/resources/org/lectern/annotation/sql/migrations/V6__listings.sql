-- A listing of what stands on a resource goes by age: ordered is the annotation's own, so that a page of the listing is
-- read from where the one before it ended.
ALTER TABLE annotation_place ADD COLUMN ordered TEXT NOT NULL DEFAULT '';
UPDATE annotation_place SET ordered =
  (SELECT annotation.ordered FROM annotation WHERE annotation.id = annotation_place.annotation);
CREATE INDEX annotation_place_by_age ON annotation_place (resource, ordered ${byBytes}, version);

ALTER TABLE placement ADD COLUMN ordered TEXT NOT NULL DEFAULT '';
UPDATE placement SET ordered =
  (SELECT annotation.ordered FROM annotation WHERE annotation.id = placement.annotation);
CREATE INDEX placement_by_age ON placement (resource, version, ordered ${byBytes});

-- What stands on a page need not begin on it. Ends are sorted into classes by their length, so that those of a class can
-- only begin so far before the page; ends on the whole resource are in the last class.
CREATE INDEX annotation_place_by_length ON annotation_place (resource, version,
  (CASE WHEN end_offset - start_offset <= 64 THEN 64 WHEN end_offset - start_offset <= 512 THEN 512
        WHEN end_offset - start_offset <= 4096 THEN 4096 ELSE 0 END), start_offset);
CREATE INDEX placement_by_length ON placement (resource, version,
  (CASE WHEN end_offset - start_offset <= 64 THEN 64 WHEN end_offset - start_offset <= 512 THEN 512
        WHEN end_offset - start_offset <= 4096 THEN 4096 ELSE 0 END), start_offset);
DROP INDEX annotation_place_by_resource;
DROP INDEX placement_by_place;
