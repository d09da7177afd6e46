-- 14: every value is a finite number or missing.
SELECT 'the observation of ' || coalesce(i.code, o.indicator_id) || ', ' || coalesce(z.code, o.zone_id)
       || ', ' || o.year || ' in release ' || coalesce(r.code, o.release_id)
       || ' has the value ' || o.value AS finding
FROM observation AS o
LEFT JOIN indicator AS i ON i.indicator_id = o.indicator_id
LEFT JOIN zone AS z ON z.zone_id = o.zone_id
LEFT JOIN release AS r ON r.release_id = o.release_id
WHERE typeof(o.value) NOT IN ('real', 'null') OR abs(o.value) > 1.7976931348623157e308;
