-- 10: every observation is of a known indicator, zone and release.
SELECT 'an observation of ' || o.year || ' names indicator ' || o.indicator_id || ', zone ' || o.zone_id
       || ' and release ' || o.release_id || ', of which one is not there' AS finding
FROM observation AS o
LEFT JOIN indicator AS i ON i.indicator_id = o.indicator_id
LEFT JOIN zone AS z ON z.zone_id = o.zone_id
LEFT JOIN release AS r ON r.release_id = o.release_id
WHERE i.indicator_id IS NULL OR z.zone_id IS NULL OR r.release_id IS NULL;
