-- 22: the nodes of an index form one tree below its root.
WITH RECURSIVE below (index_id, code) AS (
  SELECT index_id, code FROM index_node WHERE parent IS NULL
  UNION
  SELECT n.index_id, n.code FROM below
  JOIN index_node AS n ON n.index_id = below.index_id AND n.parent = below.code)
SELECT 'node ' || n.code || ' of index ' || d.code || ' does not hang below the root' AS finding
FROM index_node AS n
JOIN index_definition AS d ON d.index_id = n.index_id
WHERE NOT EXISTS (SELECT 1 FROM below WHERE below.index_id = n.index_id AND below.code = n.code)
UNION ALL
SELECT 'index ' || d.code || CASE count(n.code) WHEN 0 THEN ' has no root'
         WHEN 1 THEN ' has root ' || max(n.code) || ' instead of one of its own code'
         ELSE ' has ' || count(n.code) || ' roots' END
FROM index_definition AS d
LEFT JOIN index_node AS n ON n.index_id = d.index_id AND n.parent IS NULL
GROUP BY d.index_id
HAVING count(n.code) <> 1 OR max(n.code) <> d.code;
