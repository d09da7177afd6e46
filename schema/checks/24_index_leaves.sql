-- 24: an indicator is a leaf of an index once, and exists.
SELECT 'indicator ' || coalesce(i.code, n.indicator_id) || ' is a leaf of index ' || d.code
       || CASE WHEN i.code IS NULL THEN ' but is not there' ELSE ' more than once' END AS finding
FROM index_node AS n
JOIN index_definition AS d ON d.index_id = n.index_id
LEFT JOIN indicator AS i ON i.indicator_id = n.indicator_id
WHERE n.indicator_id IS NOT NULL
GROUP BY n.index_id, n.indicator_id
HAVING count(*) > 1 OR i.code IS NULL;
