-- What was known of the zones' share of the national GDP on a day?
-- Of the releases that were out (visible_from), the one with the largest release_id stands.
WITH known AS (
  SELECT o.*
  FROM observation AS o
  JOIN release AS r ON r.release_id = o.release_id
  WHERE r.visible_from <= '2017-12-20')
SELECT i.code AS indicator, z.code AS zone, k.year, k.value, k.status, r.code AS release
FROM known AS k
JOIN indicator AS i ON i.indicator_id = k.indicator_id
JOIN zone AS z ON z.zone_id = k.zone_id
JOIN release AS r ON r.release_id = k.release_id
WHERE i.code = 'gdp_share' AND k.year = 2016
  AND NOT EXISTS (
    SELECT 1 FROM known AS later
    WHERE later.indicator_id = k.indicator_id AND later.year = k.year
      AND later.zone_id = k.zone_id AND later.release_id > k.release_id);
