-- 20: every unit has a base that is a unit of its own, of the same dimension and with factor 1.
SELECT 'unit ' || u.code || ' has the base ' || u.base || ', which is no base unit of its dimension' AS finding
FROM unit AS u
LEFT JOIN unit AS b ON b.code = u.base
WHERE b.code IS NULL OR b.base <> b.code OR b.factor <> 1 OR b.dimension <> u.dimension;
