-- 26: table status is the SDMX code list, with the rules and the order that yearbook goes by.
WITH due (code, value_rule, severity) AS (VALUES
  ('A', 'needed', 0), ('W', 'needed', 1), ('I', 'needed', 2), ('E', 'needed', 3), ('P', 'needed', 4),
  ('V', 'needed', 5), ('N', 'needed', 6), ('F', 'needed', 7), ('G', 'needed', 8), ('J', 'allowed', 9),
  ('S', 'allowed', 10), ('U', 'needed', 11), ('D', 'needed', 12), ('B', 'allowed', 13),
  ('Q', 'forbidden', 14), ('K', 'forbidden', 15), ('L', 'forbidden', 16), ('H', 'forbidden', 17),
  ('M', 'forbidden', 18), ('O', 'forbidden', 19))
SELECT 'status ' || due.code || CASE WHEN s.code IS NULL THEN ' is missing from table status'
         ELSE ' has rule ' || s.value_rule || ' and severity ' || s.severity || ', not '
              || due.value_rule || ' and ' || due.severity END AS finding
FROM due LEFT JOIN status AS s ON s.code = due.code
WHERE s.code IS NULL OR s.value_rule <> due.value_rule OR s.severity <> due.severity
UNION ALL
SELECT 'status ' || code || ' is no SDMX code' FROM status WHERE code NOT IN (SELECT code FROM due);
