-- 25: meta says which file this is and which layout it has.
SELECT 'meta has no well-formed ' || due.key AS finding
FROM (SELECT 'uuid' AS key UNION ALL SELECT 'layout_major' UNION ALL SELECT 'layout_minor') AS due
LEFT JOIN meta ON meta.key = due.key
WHERE meta.value IS NULL
   OR (due.key = 'uuid' AND (length(meta.value) <> 32 OR meta.value GLOB '*[^0-9a-f]*'))
   OR (due.key <> 'uuid' AND (meta.value = '' OR meta.value GLOB '*[^0-9]*'));
