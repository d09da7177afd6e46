-- 16: no ratio is defined by itself, nor deeper than by ratios of figures.
WITH RECURSIVE part (start_id, indicator_id) AS (
  SELECT indicator_id, numerator_id FROM indicator WHERE numerator_id IS NOT NULL
  UNION
  SELECT indicator_id, denominator_id FROM indicator WHERE denominator_id IS NOT NULL
  UNION
  SELECT part.start_id, i.numerator_id FROM part
  JOIN indicator AS i ON i.indicator_id = part.indicator_id WHERE i.numerator_id IS NOT NULL
  UNION
  SELECT part.start_id, i.denominator_id FROM part
  JOIN indicator AS i ON i.indicator_id = part.indicator_id WHERE i.denominator_id IS NOT NULL)
SELECT 'indicator ' || i.code || ' is defined by itself by way of its parts' AS finding
FROM part JOIN indicator AS i ON i.indicator_id = part.start_id
WHERE part.indicator_id = part.start_id
UNION ALL
SELECT 'indicator ' || i.code || ' is defined by ratios of ratios by way of ' || mid.code || ' and ' || low.code
FROM indicator AS i
JOIN indicator AS mid ON mid.indicator_id IN (i.numerator_id, i.denominator_id)
JOIN indicator AS low ON low.indicator_id IN (mid.numerator_id, mid.denominator_id)
WHERE low.numerator_id IS NOT NULL
  AND i.indicator_id NOT IN (mid.indicator_id, low.indicator_id);
