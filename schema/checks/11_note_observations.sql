-- 11: every note belongs to an observation.
SELECT 'a note of ' || n.year || ' on indicator ' || n.indicator_id || ', zone ' || n.zone_id
       || ' and release ' || n.release_id || ' has no observation' AS finding
FROM observation_note AS n
WHERE NOT EXISTS (
  SELECT 1 FROM observation AS o
  WHERE o.indicator_id = n.indicator_id AND o.year = n.year
    AND o.zone_id = n.zone_id AND o.release_id = n.release_id);
