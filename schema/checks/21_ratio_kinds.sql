-- 21: only ratios are defined, by a numerator and a denominator together.
SELECT 'indicator ' || code || ' is of kind ' || kind || ' and has '
       || CASE WHEN numerator_id IS NULL THEN 'no numerator' ELSE 'a numerator' END || ' and '
       || CASE WHEN denominator_id IS NULL THEN 'no denominator' ELSE 'a denominator' END AS finding
FROM indicator
WHERE (numerator_id IS NULL) <> (denominator_id IS NULL)
   OR (numerator_id IS NOT NULL AND kind <> 'ratio')
   OR (denominator_zone_id IS NOT NULL AND denominator_id IS NULL);
