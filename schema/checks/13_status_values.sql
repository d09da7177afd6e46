-- 13: every status is an SDMX code, with a value where it needs one and none where it forbids one.
SELECT 'the observation of ' || coalesce(i.code, o.indicator_id) || ', ' || coalesce(z.code, o.zone_id)
       || ', ' || o.year || ' in release ' || coalesce(r.code, o.release_id) || ' has status ' || o.status
       || CASE WHEN t.code IS NULL THEN ', which does not exist'
               WHEN o.value IS NULL THEN ' but no value' ELSE ' and a value' END AS finding
FROM observation AS o
LEFT JOIN status AS t ON t.code = o.status
LEFT JOIN indicator AS i ON i.indicator_id = o.indicator_id
LEFT JOIN zone AS z ON z.zone_id = o.zone_id
LEFT JOIN release AS r ON r.release_id = o.release_id
WHERE t.code IS NULL OR (t.value_rule = 'needed' AND o.value IS NULL)
   OR (t.value_rule = 'forbidden' AND o.value IS NOT NULL);
