-- The order in which one reads: where an end begins and ends, an end on the whole resource before all its words.
CREATE INDEX annotation_place_in_reading_order
  ON annotation_place (resource, (coalesce(start_offset, -1)), (coalesce(end_offset, -1)), annotation);
