-- 27: the newest release that a kept score has seen is there.
SELECT DISTINCT 'a kept score of index ' || coalesce(i.code, s.index_id) || ' has seen release '
       || s.newest_release_id || ', which does not exist' AS finding
FROM index_score AS s
LEFT JOIN index_definition AS i ON i.index_id = s.index_id
WHERE s.newest_release_id <> 0
  AND NOT EXISTS (SELECT 1 FROM release AS r WHERE r.release_id = s.newest_release_id);
