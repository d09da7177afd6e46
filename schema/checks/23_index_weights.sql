-- 23: the weights of siblings in an index are not all zero.
SELECT 'the weights below node ' || n.parent || ' of index ' || d.code || ' are all zero' AS finding
FROM index_node AS n
JOIN index_definition AS d ON d.index_id = n.index_id
WHERE n.parent IS NOT NULL
GROUP BY n.index_id, n.parent
HAVING max(n.weight) <= 0;
