-- 15: no zone lies in itself.
WITH RECURSIVE up (start_id, zone_id) AS (
  SELECT zone_id, parent_id FROM zone WHERE parent_id IS NOT NULL
  UNION
  SELECT up.start_id, z.parent_id FROM up JOIN zone AS z ON z.zone_id = up.zone_id
  WHERE z.parent_id IS NOT NULL)
SELECT 'zone ' || z.code || ' lies in itself by way of its parents' AS finding
FROM up JOIN zone AS z ON z.zone_id = up.start_id
WHERE up.zone_id = up.start_id;
